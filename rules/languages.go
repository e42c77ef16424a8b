package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// languages finds a thing's English name in Chinese copy and its Chinese name
// in English copy, where the kit has one for each. Both side by side are right.
func languages() plan {
	var cache perKit[*bilingual]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(newBilingual(kit).pairs) > 0 },
		check: func(p *lint.Pass) error {
			n := cache.get(p.Kit, newBilingual)
			for d, b := range p.Blocks() {
				if b.Kind == doc.Tag || b.Kind == doc.Quote || b.Kind == doc.Alt {
					continue
				}
				n.check(p, d, b)
			}
			return nil
		},
	}
}

// A bilingual knows the names of things that have one in each language.
type bilingual struct {
	pairs []brandkit.Name // ZH and EN set
	seek  *words.Matcher  // phrase 2i is the Chinese name of pair i, 2i+1 the English
	legal *words.Matcher  // the company's own names: what stands in them is right
}

func newBilingual(kit *brandkit.Kit) *bilingual {
	out := &bilingual{}
	var phrases, others []string
	for _, n := range kit.Names {
		zh, en := n.ZH, n.EN
		if zh == "" && en != "" && strings.ContainsFunc(n.Text, words.IsHan) {
			zh = n.Text
		}
		if en == "" && zh != "" && !strings.ContainsFunc(n.Text, words.IsHan) {
			en = n.Text
		}
		if zh != "" && en != "" && zh != en && !slices.Contains(phrases, zh) {
			out.pairs = append(out.pairs, brandkit.Name{ZH: zh, EN: en})
			phrases = append(phrases, zh, en)
		}
	}
	for _, n := range kit.Names { // longer names hold shorter ones
		if !slices.Contains(phrases, n.Text) {
			others = append(others, n.Text)
		}
	}
	out.seek = words.NewMatcher(append(phrases, others...))
	out.legal = words.NewMatcher([]string{kit.Brand.Legal.ZH, kit.Brand.Legal.EN})
	return out
}

func (n *bilingual) check(p *lint.Pass, d *doc.Document, b *doc.Block) {
	f := folded(p, b)
	found := n.seek.In(f)
	if len(found) == 0 {
		return
	}
	zh := tongue(p, d, b) == "zh"
	s := b.Text.String()
	var hits []hit
	which, said := map[[2]int]int{}, map[int]bool{}
	for _, m := range found {
		hits = append(hits, hit{nil, m.Start, m.End})
		which[[2]int{m.Start, m.End}], said[m.Phrase] = m.Phrase, true
	}
	var legal [][2]int
	for _, m := range n.legal.In(f) {
		legal = append(legal, [2]int{m.Start, m.End})
	}
	others := quoted(s)
	for _, h := range longest(hits) {
		i := which[[2]int{h.start, h.end}]
		if i/2 >= len(n.pairs) || (i%2 == 0) == zh {
			continue
		}
		pair := n.pairs[i/2]
		want, other := pair.EN, i+1
		if zh {
			want, other = pair.ZH, i-1
		}
		if said[other] || covered(legal, h.start, h.end) || covered(others, h.start, h.end) || handle(s, h.start) || address(p, b, h.start, h.end) {
			continue
		}
		at := doc.At(d, b, h.start, h.end)
		say := lang.F("中文稿里叫「%s」，这里写了「%s」", "in Chinese copy it is %q, not %q", want, s[h.start:h.end])
		if !zh {
			say = lang.F("英文稿里叫「%s」，这里写了「%s」", "in English copy it is %q, not %q", want, s[h.start:h.end])
		}
		p.Report(lint.Finding{Place: at, Message: say, Fixes: lint.Say(at, want, lang.F("改为「%s」", "say %q", want))})
	}
}
