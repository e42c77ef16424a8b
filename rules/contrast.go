package rules

import (
	"errors"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/look"
)

// contrast finds words on pictures that hardly differ from what they stand on.
// On a busy ground nothing is said: there is no one contrast to measure. A
// logo's own words are what they are: look/logo-background judges them.
func contrast(shared *lore, with yaml.Raw) (plan, error) {
	var w struct {
		Least      float64 `yaml:"least" need:"true"`       // WCAG's ratio
		LeastLarge float64 `yaml:"least_large" need:"true"` // and for large type
		Large      float64 `yaml:"large" need:"true"`       // from which share of the picture's shorter side on a line is large
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		var errs []error
		for _, d := range p.Docs {
			for _, l := range paintedLines(d) {
				m, err := p.Pixels(l.image)
				if err != nil || m == nil {
					errs = append(errs, err)
					break
				}
				least := w.Least
				if float64(l.size()) > w.Large*float64(l.short()) {
					least = w.LeastLarge
				}
				if shared.inLogo(p, l) {
					continue
				}
				if seen, ok := look.Letters(m, l.region); ok && !seen.Busy && seen.Ratio < least && several(l.say()) {
					p.Report(lint.Finding{Place: l.place(), Message: lang.F("看不清：字 %s、底 %s，对比度 %.1f:1，至少要 %g:1", "hard to read: %s on %s is %.1f:1, at least %g:1 is needed",
						look.Hex(seen.Ink), look.Hex(seen.Ground), seen.Ratio, least)})
				}
			}
		}
		return errors.Join(errs...)
	}}, nil
}

// several reports whether a line is words, not a single sign of an icon.
func several(s string) bool { return len([]rune(strings.TrimSpace(s))) > 1 }

// inLogo reports whether a line is a logo's own words. Where the logos can't be
// looked for, the rules about them say so.
func (l *lore) inLogo(p *lint.Pass, line painted) bool {
	found, _ := l.logosIn(p, line.image)
	return slices.ContainsFunc(found, func(logo look.Logo) bool {
		in := line.region.Intersect(logo.Around(logo.Height / 4))
		return 2*in.Dx()*in.Dy() > line.region.Dx()*line.region.Dy()
	})
}
