package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A headliner is a title the master offers.
type headliner struct {
	text doc.Text
	full bool // as the author wrote it
	last bool // not from a title of the author's
}

// titled returns the best title of at most what the field takes, room bytes
// of it being spoken for by prefix. A title is never cut inside a clause.
func (j *job) titled(field, prefix string) doc.Text {
	best := j.headed(field, prefix, j.best(field, prefix), func(s string) bool { return j.fits(field, prefix+s, true) })
	if t, ok := j.armed(field, prefix, best); ok {
		return t
	}
	return best
}

// best returns the first title that the field takes.
func (j *job) best(field, prefix string) doc.Text {
	all := j.headliners()
	for _, try := range [...]struct{ full, strict bool }{{true, true}, {true, false}, {false, true}, {false, false}} {
		if !try.full && try.strict && j.mood.crisis {
			continue // rather long than without what it is about
		}
		for _, h := range all {
			if h.full != try.full || !j.fits(field, prefix+h.text.String(), try.strict) {
				continue
			}
			if h.last {
				j.note("warning", lang.F("标题都放不下，改用「%s」", "no title fits, %q stands in", h.text.String()), j.out.title)
			} else if !h.full {
				j.note("info", lang.F("标题放不下，取「%s」", "the title doesn't fit, taken: %q", h.text.String()), j.out.title)
			}
			return h.text
		}
	}
	if !slices.ContainsFunc(j.spec.Fields[field].Limits, func(l channel.Limit) bool { return l.Severity == "error" }) && len(all) > 0 {
		return all[0].text // the platform may take it all the same; its rule says so
	}
	if len(all) == 0 {
		j.untitled()
		return doc.Text{}
	}
	j.note("error", words2("没有一个标题放得下，请在前置信息里写一个短标题（short_title）", "no title fits: give the front matter a short one (short_title)"), j.out.title)
	return doc.Text{}
}

// headliners lists the titles the master offers, the best first.
func (j *job) headliners() []headliner {
	var out []headliner
	add := func(t doc.Text, full, last bool) {
		b := said(doc.Title, t)
		if j.oneTongue() {
			b = j.half(b)
		}
		if j.mood.crisis {
			b = sober(b)
		}
		b = trimmed(b)
		if n := b.Text.Len(); n > 0 && !j.mood.secret.told(b.Text.String()) {
			out = append(out, headliner{b.Text, full, last})
		}
	}
	add(j.master.Meta.Text("channels."+j.spec.ID+".title"), true, false)
	title := j.out.title
	add(title, true, false)
	add(j.master.Meta.Text("short_title"), true, false)
	for _, b := range j.master.Blocks {
		if isTitle(b) && !alike(b.Text.String(), title.String()) {
			add(b.Text, true, false)
			break
		}
	}
	var vague []doc.Text
	for _, t := range j.parts(title) {
		if j.vague(t.String()) {
			vague = append(vague, t)
			continue
		}
		add(t, false, false)
	}
	add(j.out.subtitle, false, false)
	for _, t := range j.parts(j.out.subtitle) {
		add(t, false, false)
	}
	for _, t := range vague {
		add(t, false, true)
	}
	for _, p := range j.out.portions {
		if p.role == lead && p.lang == j.out.lang {
			t := p.blocks[0].Text
			all := slices.DeleteFunc(clauses(t.String()), func(r [2]int) bool { return !headable(t.String()[r[0]:r[1]]) })
			for _, r := range all {
				if len(fact.In(t.String()[r[0]:r[1]])) > 0 || j.names(t.String()[r[0]:r[1]]) {
					add(t.Slice(r[0], r[1]), false, true)
				}
			}
			for _, r := range all {
				add(t.Slice(r[0], r[1]), false, true)
			}
		}
	}
	for _, t := range j.products() {
		add(t, false, true)
	}
	return out
}

// trimmed drops the mark a title part ends on, white space and empty brackets.
func trimmed(b doc.Block) doc.Block {
	s := b.Text.String()
	i, k := 0, len(s)
	for i < k && strings.ContainsRune(" \t\n，、：:；;—–-|｜/,", first(s[i:])) {
		i += utf8.RuneLen(first(s[i:]))
	}
	for i < k && strings.ContainsRune(" \t\n，、：:；;—–-|｜/,。.", lastRune(s[i:k])) {
		k -= utf8.RuneLen(lastRune(s[i:k]))
	}
	return part(b, i, k)
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// parts returns what is left of a title with a part dropped: the one that
// says more first. 关于 and the name before it may go, and what English titles
// begin with.
func (j *job) parts(t doc.Text) []doc.Text {
	s := t.String()
	var out []doc.Text
	cuts := seams(s)
	if j.out.both {
		cuts = append(cuts, slashes(s)...)
	}
	for i := 0; i+1 < len(cuts); i++ {
		for k := len(cuts) - 1; k > i; k-- {
			if i > 0 || k < len(cuts)-1 {
				out = append(out, t.Slice(cuts[i], cuts[k]))
			}
		}
	}
	if i := strings.Index(s, "关于"); i >= 0 && i <= 24 {
		out = append(out, t.Slice(i+len("关于"), len(s)))
		if n := notice(s); n > 0 {
			out = append(out, t.Slice(i+len("关于"), n))
		}
	}
	if n := notice(s); n > 0 && !strings.Contains(s, "关于") {
		out = append(out, t.Slice(0, n))
	}
	for _, p := range [...]string{"The State of ", "Introducing ", "Announcing ", "Notice: ", "Meet "} {
		if strings.HasPrefix(s, p) {
			out = append(out, t.Slice(len(p), len(s)))
		}
	}
	if i := strings.IndexAny(s, "（("); i > 0 {
		out = append(out, t.Slice(0, i))
	}
	if i := tail(s); i > 0 {
		out = append(out, t.Slice(0, i))
	}
	if j.out.lang == "en" {
		out = append(out, plainer(t.Slice(0, cuts[1]))...)
	}
	rank(out, func(t doc.Text) int {
		n := j.worth(t)
		if strings.HasPrefix(s, t.String()) && !j.vague(t.String()) {
			n += 8 // what comes first is what it is about
		}
		if torn(s, t.String()) {
			n -= 16 // the beginning of a list, or the end of a thought
		}
		return n
	})
	return out
}

// vague reports whether a part of a title alone says too little: Live session.
func (j *job) vague(s string) bool {
	s = bare1(s)
	facts := fact.In(s)
	if r := first(s); r >= 'a' && r <= 'z' && !j.names(s) {
		return true // and what we are doing
	}
	if len(facts) == 1 && width(s)-width(s[facts[0].Start:facts[0].End]) < 2 {
		return true // a date alone
	}
	return width(s) < 6.5 && !j.names(s) && len(facts) == 0
}

// worth says how much a part of a title tells.
func (j *job) worth(t doc.Text) int {
	s := t.String()
	n := min(utf8.RuneCountInString(s), 24)
	if j.names(s) {
		n += 20
	}
	if j.out.both && langOf(s) != j.out.lang {
		n -= 30
	}
	if i := strings.LastIndexAny(s, "：:"); strings.HasSuffix(s, "，") && i >= 0 && len(fact.In(s[i:])) == 0 {
		n -= 12 // 招 6 位教研：会写题，: half of a pair
	}
	return n + 4*min(len(fact.In(s)), 2)
}

func rank(ts []doc.Text, worth func(doc.Text) int) {
	for i := 1; i < len(ts); i++ {
		for k := i; k > 0 && worth(ts[k]) > worth(ts[k-1]); k-- {
			ts[k], ts[k-1] = ts[k-1], ts[k]
		}
	}
}

// seams returns where a title can be parted: its ends, and behind each colon,
// bar, dash or comma outside brackets.
func seams(s string) []int {
	out := []int{0}
	depth := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("「『《（(“【[", r):
			depth++
		case strings.ContainsRune("」』》）)”】]", r):
			depth--
		case depth > 0:
		case strings.ContainsRune("：｜|—，、；？！", r),
			(r == ':' || r == ',' || r == '-' || r == '–') && strings.HasPrefix(s[i+utf8.RuneLen(r):], " "):
			if end := i + utf8.RuneLen(r); end < len(s) {
				out = append(out, end)
			}
		}
	}
	return append(out, len(s))
}

// slashes returns where a title in two languages changes over.
func slashes(s string) []int {
	if i := strings.Index(s, " / "); i > 0 {
		return []int{0, i, len(s)}[1:]
	}
	return nil
}

// products returns the names of what the master is about.
func (j *job) products() []doc.Text {
	var out []doc.Text
	for _, t := range j.master.Meta.List("product") {
		if !j.mood.secret.told(t.String()) {
			out = append(out, t)
		}
	}
	return out
}

// names reports whether s names the brand or a product.
func (j *job) names(s string) bool {
	low := fold(s)
	for _, t := range j.products() {
		if strings.Contains(low, fold(t.String())) {
			return true
		}
	}
	for _, n := range [...]string{j.kit.Brand.ZH, j.kit.Brand.EN} {
		if n != "" && strings.Contains(low, fold(n)) {
			return true
		}
	}
	return false
}
