package adapt

import (
	"regexp"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// inner reports whether a date is the writer's own business.
func inner(leaf string) bool {
	switch leaf {
	case "created", "updated", "draft", "review", "approved", "due":
		return true
	}
	return false
}

// root and leaf cut a path of the front matter: "price.0.launch".
func root(path string) string { r, _, _ := strings.Cut(path, "."); return r }

func leaf(path string) string {
	last := path[strings.LastIndexByte(path, '.')+1:]
	if last != "" && strings.Trim(last, "0123456789") == "" {
		return ""
	}
	return last
}

// public reports whether readers are told the front matter at path.
func public(path string) bool {
	_, ok := labels()[root(path)]
	return ok && leaf(path) != "currency" && leaf(path) != "timezone" && !inner(leaf(path))
}

// core reports whether the front matter at path belongs in every channel:
// what it costs, when it starts and ends, where, with which code.
func core(path string) bool {
	switch l := leaf(path); {
	case !labels()[root(path)].core:
		return false
	case root(path) == "price":
		return l != "list" && l != "original" && l != "regular" && l != "was" && l != "sku" && l != "name"
	case root(path) == "dates":
		switch l {
		case "publish", "statement", "discovered", "found", "next_edition", "release":
			return false
		}
	}
	return true
}

var isoTime = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$`)
})

// shown returns the value at path as a reader reads it: 2026-12-03 10:00 of
// 2026-12-03T10:00:00+08:00. Its digits are the master's.
func shown(path string, t doc.Text) doc.Text {
	m := isoTime().FindStringSubmatchIndex(t.String())
	if m == nil {
		return t
	}
	out := doc.Join(t.Slice(m[2], m[3]), label(" "), t.Slice(m[4], m[5]))
	switch zone := t.Slice(max(m[6], 0), max(m[7], 0)); zone.String() {
	case "", "+08:00", "+0800":
		return out
	case "Z":
		return doc.Join(out, label(" UTC"))
	default:
		return doc.Join(out, label(" (UTC"), zone, label(")"))
	}
}

// dated is shown without the time zone.
func dated(t doc.Text) doc.Text {
	if m := isoTime().FindStringSubmatchIndex(t.String()); m != nil {
		return doc.Join(t.Slice(m[2], m[3]), label(" "), t.Slice(m[4], m[5]))
	}
	return t
}

// A line is one thing the front matter says and the body doesn't.
type line struct {
	path  string
	core  bool
	block doc.Block
}

// front returns what the front matter tells readers beyond the body, a line
// each. A teaser tells nothing beyond its body.
func (j *job) front() []line {
	if j.mood.teaser {
		return nil
	}
	var out []line
	for i := 0; i < len(j.master.Meta); i++ {
		f := j.master.Meta[i]
		if !public(f.Path) || j.mood.secret.names(f.Path) {
			continue
		}
		if group, n := j.group(i); n > 1 {
			if l, ok := j.grouped(group); ok {
				out = append(out, l)
			}
			i += n - 1
			continue
		}
		if !j.told(f) {
			value := j.priced(f)
			switch {
			case root(f.Path) == "time":
				value = j.onDays(value)
			case f.Path == "date":
				value = j.withHour(value)
			}
			out = append(out, j.lined(f.Path, value))
		}
	}
	return out
}

// group returns the fields of a mapping in a list, as of one product, that
// begins at field i.
func (j *job) group(i int) (doc.Meta, int) {
	path := j.master.Meta[i].Path
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 || leaf(path[:dot]) != "" || !strings.Contains(path[:dot], ".") {
		return nil, 0
	}
	n := 0
	for i+n < len(j.master.Meta) && strings.HasPrefix(j.master.Meta[i+n].Path, path[:dot+1]) {
		n++
	}
	return j.master.Meta[i : i+n], n
}

// sku returns what the fields of one product call it.
func sku(group doc.Meta) string { return skuField(group).Text.String() }

func skuField(group doc.Meta) doc.Field {
	for _, f := range group {
		switch leaf(f.Path) {
		case "sku", "name", "product", "title", "type", "tier", "item":
			return f
		}
	}
	return doc.Field{}
}

// grouped says in one line what the body doesn't tell of one product.
func (j *job) grouped(group doc.Meta) (line, bool) {
	name := skuField(group)
	blocks := []doc.Block{}
	must := false
	for _, f := range group {
		if f.Path == name.Path || !public(f.Path) || j.told(f) {
			continue
		}
		blocks = append(blocks, joined(doc.Item, "", said(doc.Item, label(j.key(f.Path)+j.space())), said(doc.Item, j.dayed(j.priced(f)))))
		must = must || core(f.Path)
	}
	if len(blocks) == 0 {
		return line{}, false
	}
	rest := joined(doc.Item, j.comma(), blocks...)
	if name.Text.Len() > 0 {
		rest = joined(doc.Item, j.colon(), said(doc.Item, name.Text), rest)
	}
	l := j.lined(root(name.Path), rest.Text)
	l.core = must
	return l, true
}

func (j *job) lined(path string, value doc.Text) line {
	b := joined(doc.Item, "", said(doc.Item, label(j.keyFor(path, value.String())+j.colon())), said(doc.Item, j.dayed(value)))
	b.Level, b.Marker = 1, "•"
	return line{path: path, core: core(path), block: b}
}

// key returns what the field at path is called.
func (j *job) key(path string) string {
	name := leaf(path)
	w, ok := keys()[name]
	for i := strings.IndexByte(name, '_'); !ok && i >= 0; i = strings.IndexByte(name, '_') {
		name = name[i+1:] // service_until: until when
		w, ok = keys()[name]
	}
	if whole := leaf(path); whole == "" || whole == root(path) || !ok && j.out.lang == "zh" {
		w, ok = labels()[root(path)].words, true
	} else if j.out.lang == "en" && name != whole {
		ok = false // English can say the whole key
	}
	switch {
	case !ok || w.Empty():
		return capital(strings.ReplaceAll(leaf(path), "_", " "))
	case j.out.both && w.ZH != w.EN && !j.oneTongue():
		return w.ZH + " / " + w.EN
	}
	return w.In(j.out.lang)
}

func capital(s string) string {
	if s == "" || s[0] >= 0x80 {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (j *job) colon() string { return j.zhOr("：", ": ") }
func (j *job) comma() string { return j.zhOr("，", ", ") }
func (j *job) space() string { return " " }
func (j *job) zhOr(zh, en string) string {
	if j.out.lang == "zh" {
		return zh
	}
	return en
}

// told reports whether the body says what field f does.
func (j *job) told(f doc.Field) bool {
	v := shown(f.Path, f.Text).String()
	for i := range j.ledger.Entries {
		if e := &j.ledger.Entries[i]; e.Why != "" && strings.Contains(v, e.Text) {
			return true // disputed: said in a note, not to readers
		}
	}
	if r := root(f.Path); r != "price" && r != "dates" && j.stands(v) {
		return true
	}
	facts := fact.In(dated(f.Text).String())
	for _, x := range facts {
		midnight := x.Kind == fact.Time && (strings.HasPrefix(x.Value, "00:00") || strings.HasPrefix(x.Value, "23:59") || strings.HasPrefix(x.Value, "24:00"))
		if e := j.ledger.find(x); !midnight && (e == nil || !e.told) {
			return false
		}
	}
	if len(facts) > 0 && len(facts[0].Value) > 0 && (root(f.Path) == "price" || root(f.Path) == "dates") {
		return true
	}
	if j.mood.crisis && root(f.Path) == "price" {
		return true // words, not a number: the statement has its own
	}
	if short := j.spec.Archetype == "note" || j.spec.Archetype == "script"; short && root(f.Path) == "price" && strings.Contains(fold(j.urge().String()), fold(v)) {
		return true // 免费报名 says that it is free
	}
	return j.stands(v)
}

// stands reports whether the body holds v, or every part of it that is parted
// by a slash, word for word.
func (j *job) stands(v string) bool {
	all := fold(j.bodyText())
	for _, one := range strings.Split(v, " / ") {
		if !strings.Contains(all, fold(one)) {
			return false
		}
	}
	return true
}

func (j *job) bodyText() string {
	var b strings.Builder
	for _, x := range j.master.Blocks {
		b.WriteString(x.Text.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// priced returns f's value with the currency the front matter gives it.
func (j *job) priced(f doc.Field) doc.Text {
	t := shown(f.Path, f.Text)
	if root(f.Path) != "price" || strings.Trim(t.String(), "0123456789.,") != "" {
		return t
	}
	dir := ""
	if dot := strings.LastIndexByte(f.Path, '.'); dot > 0 {
		dir = f.Path[:dot+1]
	}
	currency := j.master.Meta.Get(dir + "currency")
	if currency == "" {
		currency = j.master.Meta.Get("currency")
	}
	switch strings.ToUpper(currency) {
	case "CNY", "RMB", "¥":
		return doc.Join(label("¥"), t)
	case "USD", "$":
		return doc.Join(label("$"), t)
	case "EUR", "€":
		return doc.Join(label("€"), t)
	case "GBP", "£":
		return doc.Join(label("£"), t)
	case "":
		if j.out.lang == "zh" {
			return doc.Join(t, label(" 元"))
		}
		return t
	}
	return doc.Join(t, label(" "+currency))
}
