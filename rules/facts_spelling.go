package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// codes returns the codes of d, also those set as code.
func codes(p *lint.Pass, d *doc.Document, n int) []*claimed {
	var out []*claimed
	for i := range d.Blocks {
		b := &d.Blocks[i]
		s := b.Text.String()
		if !p.Rule.Scope.Block(b) || !mayHoldCode(s) || len(out) > enough {
			continue
		}
		all := facts(p, b)
		if len(b.Marks) > 0 { // those of what is set as code are left out there
			all = fact.In(s)
		}
		fs := codesIn(s, all)
		for k, f := range fs[:min(len(fs), enough)] {
			from, attr := f.Start, ""
			if label := promoBefore(s[:f.Start]); label >= 0 { // with its label: what is set as code alone is no prose
				from, attr = label, "promo"
			}
			out = append(out, &claimed{fact: f, said: s[f.Start:f.End], at: doc.At(d, b, from, f.End), doc: n, block: i, look: func() setting {
				set := settingOf(p, d, i, fs, k)
				set.attr = attr
				return set
			}})
		}
	}
	return out
}

// sameCode reports whether two codes are one: each is the promotion's, or they
// differ in one sign and stand beside the same word.
func sameCode(c, o *claimed) bool {
	a, b := c.set(), o.set()
	switch {
	case a.attr != b.attr:
		return false
	case a.attr == "promo" && c.meta != o.meta:
		return true
	}
	_, shared := alikeness(a.words, b.words)
	return (shared > 0 || a.attr != "") && len(c.fact.Value) > 4 && oneOff(c.fact.Value, o.fact.Value)
}

// codesIn returns the codes of s, whose facts are all: those that look like one,
// and any word in capitals after 优惠码 and the like.
func codesIn(s string, all []fact.Fact) []fact.Fact {
	var out []fact.Fact
	for _, f := range all {
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
				!slices.ContainsFunc(out, func(f fact.Fact) bool { return f.Start < end && from < f.End }) && word != strings.ToLower(word) && (end == len(s) || !letter(lowStart(s[end:]))) {
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

// promoBefore returns where the word that makes a promotion code of what follows
// head begins; -1 where none ends it.
func promoBefore(head string) int {
	head = strings.TrimRight(head, " ：:“「\"'`为是约仅")
	if !ends(head, promoWords) {
		return -1
	}
	return len(head) - len(longestOf(promoWords, lowEnd(head), strings.HasSuffix))
}

// samePhone reports whether two telephone numbers differ in one digit, or are
// those of one hotline.
func samePhone(c, o *claimed) bool {
	if oneOff(c.fact.Value, o.fact.Value) {
		return true
	}
	a, b := c.set(), o.set()
	like, _ := alikeness(a.words, b.words)
	return like > 0.9 && hotline(a.label) && hotline(b.label)
}

func hotline(s string) bool {
	return ends(s, []string{"客服", "客服电话", "热线", "客服热线", "服务热线", "hotline", "customer service"})
}

// links returns the hosts and mail addresses that d refers to, each once.
func links(p *lint.Pass, d *doc.Document, n int) []*claimed {
	var out []*claimed
	seen := map[string]bool{}
	for _, c := range stating(fact.Link, fact.Email)(p, d, n) {
		if c.look = nil; c.fact.Kind == fact.Link {
			c.fact.Value = host(c.fact.Value)
		}
		if !seen[c.fact.Value] {
			seen[c.fact.Value] = true
			out = append(out, c)
		}
	}
	return out
}

// sameHost reports whether two addresses differ in one letter.
func sameHost(c, o *claimed) bool {
	a, b := strings.FieldsFunc(c.fact.Value, hostMark), strings.FieldsFunc(o.fact.Value, hostMark)
	return len(c.fact.Value) > 8 && misspelt(a, b)
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
