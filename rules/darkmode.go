package rules

import (
	"image/color"
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// darkMode finds words that can be read on a page as it was made and hardly
// when the reader's dark mode has recoloured it. Where a picture or a ramp lies
// behind the words nothing is said: what they stand on isn't known.
func darkMode(with yaml.Raw) (plan, error) {
	var w struct {
		Least float64 `yaml:"least" need:"true"` // WCAG's ratio
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			if d.Format != "html" {
				continue
			}
			for _, x := range pairsOn(d.Source) {
				if light, dark := x.contrasts(); dark < w.Least && light >= w.Least {
					p.Report(x.finding(d, light, dark, w.Least))
				}
			}
		}
		return nil
	}}, nil
}

// A duo is words and what they stand on, as a page sets them and as the dark
// mode shows them; all four are opaque.
type duo struct {
	words, ground         color.NRGBA
	darkWords, darkGround color.NRGBA
	at                    doc.Span // what sets the later of the two
	times                 int
}

func (x duo) contrasts() (light, dark float64) {
	return look.Contrast(x.words, x.ground), look.Contrast(x.darkWords, x.darkGround)
}

func (x duo) finding(d *doc.Document, light, dark, least float64) lint.Finding {
	return lint.Finding{Place: setAt(d, x.at), Message: lang.F(
		"深色模式下看不清（%d 处）：字 %s 变成 %s、底 %s 变成 %s，对比度从 %.1f:1 变成 %.1f:1，至少要 %g:1",
		"hard to read in dark mode (%d times): words %s become %s, their ground %s becomes %s, %.1f:1 becomes %.1f:1, at least %g:1 is needed",
		x.times, look.Hex(x.words), look.Hex(x.darkWords), look.Hex(x.ground), look.Hex(x.darkGround), light, dark, least)}
}

// pairsOn returns the pairs of colours that words of a page are shown in, each
// once, in the order first met; those that the page doesn't set are left out.
func pairsOn(src *doc.Source) (out []duo) {
	w := newCoats(src)
	for w.next() {
		c := w.top()
		if !c.known || c.at.Source == nil {
			continue
		}
		x := duo{words: look.Over(c.words, c.ground), ground: c.ground, darkWords: look.Over(c.darkWords, c.darkGround), darkGround: c.darkGround, at: c.at, times: 1}
		same := func(o duo) bool { return o.words == x.words && o.ground == x.ground }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].times++
		} else {
			out = append(out, x)
		}
	}
	return out
}
