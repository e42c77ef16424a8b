package rules

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// names finds the kit's names in another form: other case, other spaces, full
// width, or a wrong spelling the kit lists.
func names() plan {
	var cache perKit[*spelling]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(guarded(kit)) > 0 },
		check: func(p *lint.Pass) error {
			sp := cache.get(p.Kit, newSpelling)
			for d, b := range p.Blocks() {
				if b.Kind == doc.Tag {
					continue // a topic has no spaces: the platform's spelling, not the brand's
				}
				s := b.Text.String()
				for _, m := range sp.wrong(s, folded(p, b)) {
					if b.Text.Painted() && tight(s[m.start:m.end]) == tight(m.entry.say) {
						continue // a machine that reads pictures sees no spaces
					}
					if !handle(s, m.start) && !address(p, b, m.start, m.end) {
						p.Report(misnamed(doc.At(d, b, m.start, m.end), m.entry.say))
					}
				}
			}
			return nil
		},
	}
}

// A spelling knows every form of the kit's names, right and wrong.
type spelling struct {
	forms *words.Matcher
	of    []*entry // what form i should be
	right []string
	legal *words.Matcher // the company's own names, which law writes its own way
}

func newSpelling(kit *brandkit.Kit) *spelling {
	sp := &spelling{}
	var forms []string
	for _, n := range guarded(kit) {
		e := &entry{say: n.Text}
		sp.right = append(sp.right, n.Text)
		for _, f := range variants(n) {
			forms, sp.of = append(forms, f), append(sp.of, e)
		}
	}
	sp.forms = words.NewMatcher(forms)
	sp.legal = words.NewMatcher([]string{kit.Brand.Legal.ZH, kit.Brand.Legal.EN})
	return sp
}

// guarded returns the names whose form counts: those the kit lists, in both
// languages, and the brand's own in English where its capitals or digits set it
// apart from ordinary words: IsLeaf, not Pine House.
func guarded(kit *brandkit.Kit) []brandkit.Name {
	out := slices.Clone(kit.Names)
	add := func(text string) {
		if text != "" && !slices.ContainsFunc(out, func(o brandkit.Name) bool { return o.Text == text }) {
			out = append(out, brandkit.Name{Text: text})
		}
	}
	for _, n := range kit.Names {
		add(n.ZH)
		add(n.EN)
	}
	if en := kit.Brand.EN; strings.ContainsFunc(en[min(1, len(en)):], unicode.IsDigit) || camel(en) {
		add(en)
	}
	return out
}

// camel reports whether s has a capital right after a small letter.
func camel(s string) bool {
	small := false
	for _, r := range s {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// variants returns the ways a name may be misspelt: the listed ones, itself
// (the matcher is blind to case and width), without its spaces, and with a
// space where Han meets Latin.
func variants(n brandkit.Name) []string {
	out := []string{n.Text}
	for _, v := range append([]string{strings.ReplaceAll(n.Text, " ", ""), spaced(n.Text)}, n.Forms...) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func spaced(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if latin := func(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }; words.IsHan(last) && latin(r) || latin(last) && words.IsHan(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// wrong returns where a name stands in a form that isn't its own.
func (sp *spelling) wrong(s string, f words.Folded) []hit {
	var hits []hit
	for _, m := range sp.forms.In(f) {
		hits = append(hits, hit{sp.of[m.Phrase], m.Start, m.End})
	}
	var out []hit
	var legal [][2]int
	for _, m := range sp.legal.In(f) {
		legal = append(legal, [2]int{m.Start, m.End})
	}
	for _, h := range longest(hits) {
		if !slices.Contains(sp.right, s[h.start:h.end]) && !covered(legal, h.start, h.end) {
			out = append(out, h)
		}
	}
	return out
}

func tight(s string) string { return strings.ReplaceAll(s, " ", "") }

func misnamed(at doc.Place, right string) lint.Finding {
	return lint.Finding{
		Place:   at,
		Message: lang.F("名称写法不对：应为「%s」，这里写成「%s」", "the name is written %q, not %q", right, at.Text().String()),
		Fixes:   lint.Say(at, right, lang.F("改为「%s」", "write %q", right)),
	}
}
