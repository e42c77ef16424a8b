package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// times finds times of day that contradict each other: the hour at which one
// thing begins or ends on one day, or said in all but the same sentence.
func times(p *lint.Pass) error {
	all := statedBy(p, []fact.Kind{fact.Time})
	for i := range all {
		c := &all[i]
		if look := c.look; c.doc >= 0 {
			c.look = func() setting {
				set := look()
				set.attr, set.of = eventOf(p, c.at.Block, c.fact), nil
				return set
			}
		}
	}
	weigh(p, all, func(c, o *claimed) bool { return c.same(o) })
	within(p, all)
	return nil
}

// eventOf says which day's beginning or end a time is, and of what; "" where
// the words beside it don't tell.
func eventOf(p *lint.Pass, b *doc.Block, f fact.Fact) string {
	s, fs := b.Text.String(), facts(p, b)
	for k, d := range fs {
		if d.Kind != fact.Date || len(d.Value) < len("--01-01") || k+1 == len(fs) || fs[k+1].Start != f.Start || f.Start-d.End > 20 {
			continue
		}
		day := d.Value[len(d.Value)-5:]
		if part := partOf(s, fs, k); part == "end" {
			return "end " + day + aboutWhat(s, d)
		}
		rest := strings.ToLower(strings.TrimLeft(s[f.End:], " ，,正式准时将"))
		for _, w := range saleWords {
			if strings.HasPrefix(rest, w) || letter(w) && ends(strings.TrimRight(strings.ToLower(s[:d.Start]), " on"), []string{w}) {
				return "sale " + day
			}
		}
	}
	return ""
}

var saleWords = []string{"发售", "开售", "起售", "上市", "首发", "开抢", "launches", "launch", "sale", "available"}

// codes finds codes that contradict each other: a promotion code that isn't
// the master's, or a code that differs from another document's in one sign and
// stands beside the same word.
func codes(p *lint.Pass) error {
	var all []claimed
	for n, d := range p.Docs {
		all = append(all, codesOf(p, d, n)...)
	}
	weigh(p, all, func(c, o *claimed) bool {
		a, b := c.set(), o.set()
		switch {
		case a.attr != b.attr:
			return false
		case a.attr == "promo" && (c.weight(p) > 0) != (o.weight(p) > 0):
			return true
		}
		_, shared := alikeness(a.words, b.words)
		return (shared > 0 || a.attr != "") && len(c.fact.Value) > 4 && oneOff(c.fact.Value, o.fact.Value)
	})
	return nil
}

// codesOf returns the codes of d, also those set as code, and of its front
// matter.
func codesOf(p *lint.Pass, d *doc.Document, n int) []claimed {
	var out []claimed
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if s := b.Text.String(); p.Rule.Scope.Block(b) && mayHoldCode(s) && len(out) <= enough {
			fs := codesIn(s)
			for k, f := range fs[:min(len(fs), enough)] {
				set := settingOf(p, d, i, fs, k)
				set.attr = promo(set.label)
				from := f.Start
				if set.attr != "" { // with its label: what is set as code alone is no prose
					from = strings.LastIndex(s[:f.Start], set.label[max(0, len(set.label)-3):])
				}
				out = append(out, claimed{mention{key{}, f, s[f.Start:f.End], doc.At(d, b, from, f.End), false}, n, i, nil, set})
			}
		}
	}
	if t := d.Meta.Text("code"); t.Len() > 0 && master(d) {
		b := &doc.Block{Kind: doc.Paragraph, Text: t}
		f := fact.Fact{Kind: fact.Code, Value: t.String(), End: t.Len()}
		out = append(out, claimed{mention{key{}, f, f.Value, doc.At(d, b, 0, t.Len()), true}, n, -1, nil, setting{attr: "promo"}})
	}
	return out
}

// codesIn returns the codes of s: those that look like one, and any word in
// capitals after 优惠码 and the like.
func codesIn(s string) []fact.Fact {
	var out []fact.Fact
	for _, f := range fact.In(s) {
		if f.Kind == fact.Code {
			out = append(out, f)
		}
	}
	for _, w := range promoWords {
		for at := 0; ; {
			k := strings.Index(s[at:], w)
			if k < 0 {
				break
			}
			at += k + len(w)
			from := len(s) - len(strings.TrimLeft(s[at:], " ：:“”「」\"'`为是"))
			end := from
			for end < len(s) && (s[end] >= 'A' && s[end] <= 'Z' || s[end] >= '0' && s[end] <= '9' || s[end] == '-') {
				end++
			}
			if word := s[from:end]; end-from > 3 && len(out) < enough &&
				!slices.ContainsFunc(out, func(f fact.Fact) bool { return f.Start < end && from < f.End }) && word != strings.ToLower(word) && (end == len(s) || !letter(strings.ToLower(s[end:]))) {
				out = append(out, fact.Fact{Kind: fact.Code, Value: word, Start: from, End: end})
			}
		}
	}
	slices.SortFunc(out, func(a, b fact.Fact) int { return a.Start - b.Start })
	return out
}

var promoWords = []string{"优惠码", "折扣码", "兑换码", "邀请码", "口令", "暗号", "promo code", "discount code", "code"}

func mayHoldCode(s string) bool {
	return strings.ContainsAny(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

func promo(label string) string {
	if ends(strings.TrimRight(label, " “「\"'`"), promoWords) {
		return "promo"
	}
	return ""
}

// callNumbers finds telephone numbers that differ in one digit, or that two
// documents give for the same hotline.
func callNumbers(p *lint.Pass) error {
	all := statedBy(p, []fact.Kind{fact.Phone})
	if n := p.Kit.Brand.Legal.Phone; n != "" {
		for _, f := range fact.In(n) {
			all = append(all, claimed{mention: mention{fact: f, said: n}, doc: -1})
		}
	}
	weigh(p, all, func(c, o *claimed) bool {
		if oneOff(c.fact.Value, o.fact.Value) {
			return true
		}
		a, b := c.set(), o.set()
		like, _ := alikeness(a.words, b.words)
		return like > 0.9 && hotline(a.label) && hotline(b.label)
	})
	return nil
}

func hotline(s string) bool {
	return ends(s, []string{"客服", "客服电话", "热线", "客服热线", "服务热线", "hotline", "customer service"})
}

// links finds hosts and mail addresses that differ from another document's in
// one letter.
func links(p *lint.Pass) error {
	all := statedBy(p, []fact.Kind{fact.Link, fact.Email})
	var out []claimed
	seen := map[string]bool{}
	for _, c := range all {
		if c.fact.Kind == fact.Link {
			c.fact.Value = host(c.fact.Value)
		}
		if id := string(rune(c.doc+2)) + c.fact.Value; !seen[id] {
			seen[id] = true
			out = append(out, c)
		}
	}
	weigh(p, out, func(c, o *claimed) bool {
		a, b := strings.FieldsFunc(c.fact.Value, hostMark), strings.FieldsFunc(o.fact.Value, hostMark)
		return len(c.fact.Value) > 8 && misspelt(a, b)
	})
	return nil
}

func hostMark(r rune) bool { return r == '.' || r == '@' }

// misspelt reports whether two addresses differ in one letter of one part.
func misspelt(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			if n++; len(a[i]) < 5 || strings.ContainsAny(a[i]+b[i], "0123456789") || !oneOff(a[i], b[i]) {
				return false
			}
		}
	}
	return n == 1
}

// host returns the host of a link.
func host(link string) string {
	_, rest, ok := strings.Cut(link, "://")
	if !ok {
		rest = link
	}
	if k := strings.IndexAny(rest, "/?#:"); k >= 0 {
		rest = rest[:k]
	}
	return strings.TrimPrefix(words.Fold(rest).Text, "www.")
}

// oneOff reports whether a and b differ in one sign: another, one more, one
// less, or two neighbours swapped.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(b)-len(a) > 1 || len(a) < 4 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
