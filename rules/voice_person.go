package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// person finds the brand speaking of itself by another word than the kit's:
// 小编 where it is 我们, I where it is we.
func person(with yaml.Raw) (plan, error) {
	var w struct {
		ZH   []string `yaml:"zh"`   // how brands speak of themselves
		EN   []string `yaml:"en"`   // in English
		Same []string `yaml:"same"` // "我们 we": the same person in both languages
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	all := append(slices.Clone(w.ZH), w.EN...)
	m := words.NewMatcher(all)
	return plan{
		needs: func(kit *brandkit.Kit) bool { return kit.Voice.Person != "" },
		check: func(p *lint.Pass) error {
			mine := persons(p.Kit.Voice.Person, w.Same)
			for d, b := range p.Blocks() {
				if b.Kind == doc.Quote || b.Kind == doc.Tag {
					continue
				}
				s := b.Text.String()
				for _, h := range m.In(folded(p, b)) {
					word := all[h.Phrase]
					at := doc.At(d, b, h.Start, h.End)
					want := mine[h.Phrase >= len(w.ZH)]
					if len(want) == 0 || slices.Contains(want, word) || s[h.Start:h.End] == "i" || contracted(s[h.End:]) ||
						covered(speech(p, b), h.Start, h.End) || address(p, b, h.Start, h.End) {
						continue
					}
					f := lint.Finding{Place: at, Message: lang.F("品牌自称「%s」，这里写了「%s」", "the brand calls itself %q, not %q", want[0], s[h.Start:h.End])}
					if h.Phrase < len(w.ZH) { // an English verb goes with its person: am, is, are
						f.Fixes = lint.Say(at, want[0], lang.F("改为「%s」", "say %q", want[0]))
					}
					p.Report(f)
				}
			}
			return nil
		},
	}, nil
}

// persons returns what the brand may call itself, in Chinese (false) and in
// English (true).
func persons(kit string, same []string) map[bool][]string {
	out := map[bool][]string{letter(strings.ToLower(kit)): {kit}}
	for _, line := range same {
		if group := strings.Fields(line); slices.ContainsFunc(group, func(w string) bool { return strings.EqualFold(w, kit) }) {
			for _, w := range group {
				w = strings.ReplaceAll(w, "_", " ")
				if english := letter(strings.ToLower(w)); !slices.Contains(out[english], w) {
					out[english] = append(out[english], w)
				}
			}
		}
	}
	return out
}

// contracted reports whether a word goes on as a contraction: I'm, I’d. The
// whole of it is found by itself.
func contracted(after string) bool {
	return strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’")
}
