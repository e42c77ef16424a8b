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
		Own  []string `yaml:"own"`  // how who signs a letter speaks
		Sign []string `yaml:"sign"` // what stands in the line that signs one
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	all := append(slices.Clone(w.ZH), w.EN...)
	m, sign := words.NewMatcher(all), words.NewMatcher(w.Sign)
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
						slices.Contains(w.Own, word) && signed(p, d, sign) || covered(speech(p, b), h.Start, h.End) || address(p, b, h.Start, h.End) {
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

// signedOf is the key under which a rule remembers who signs a document.
type signedOf struct{ d *doc.Document }

// signed reports whether somebody signs d by name: one of its last lines is
// short and says what its writer is.
func signed(p *lint.Pass, d *doc.Document, sign *words.Matcher) bool {
	return lint.Once(p, signedOf{d}, func() bool {
		return slices.ContainsFunc(d.Blocks[max(0, len(d.Blocks)-lastLines):], func(b doc.Block) bool {
			return b.Kind == doc.Paragraph && b.Text.Len() <= shortLine && len(sign.Find(b.Text.String())) > 0
		})
	})
}

// lastLines is how many lines may follow a signature and it.
const lastLines = 8

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
