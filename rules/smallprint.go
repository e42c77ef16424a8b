package rules

import (
	"errors"
	"regexp"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/look"
)

// smallprint finds lines on a picture that limit what another line on it
// promises, and are much smaller or paler than that one.
func smallprint(with yaml.Raw) (plan, error) {
	var w struct {
		Limit  string  `yaml:"limit" need:"true"`  // what a limiting line has: a regular expression
		Claim  string  `yaml:"claim" need:"true"`  // and a promising one
		Size   float64 `yaml:"size" need:"true"`   // least share of the claim's size
		Least  float64 `yaml:"least" need:"true"`  // least share of the picture's shorter side, if it is a quarter of the claim's or less
		Paler  float64 `yaml:"paler" need:"true"`  // least share of the claim's contrast
		Enough float64 `yaml:"enough" need:"true"` // the contrast that is never too pale
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	limit, err := regexp.Compile(w.Limit)
	claim, wrong := regexp.Compile(w.Claim)
	if err := errors.Join(err, wrong); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		var errs []error
		for _, d := range p.Docs {
			lines := paintedLines(d)
			promise := promised(lines, limit, claim)
			if promise == nil {
				continue
			}
			for _, l := range lines {
				if l.image != promise.image || !limit.MatchString(l.whole()) || l.size() >= promise.size() {
					continue
				}
				share := float64(l.size()) / float64(promise.size())
				f := lint.Finding{Place: l.place(), Related: []lint.Note{{Place: promise.place(), Message: lang.F("它限制的是「%s」", "it limits %q", promise.say())}}}
				if share < w.Size || share < 0.25 && float64(l.size()) < w.Least*float64(l.short()) {
					f.Message = lang.F("限制条件的字只有主张的 %.0f%%（高 %d 像素，主张 %d 像素）", "the condition is set at %.0f%% of the claim's size (%d pixels high, the claim %d)", share*100, l.size(), promise.size())
					p.Report(f)
					continue
				}
				pale, loud, err := contrasts(p, l, *promise)
				if errs = append(errs, err); pale > 0 && pale < w.Enough && pale < w.Paler*loud {
					f.Message = lang.F("限制条件比主张淡得多（对比度 %.1f:1，主张 %.1f:1）", "the condition is much paler than the claim (contrast %.1f:1, the claim %.1f:1)", pale, loud)
					p.Report(f)
				}
			}
		}
		return errors.Join(errs...)
	}}, nil
}

// whole is the words of the line's paragraph: a condition may run on.
func (l painted) whole() string { return l.block.Text.String() }

// promised returns the largest line that makes a claim and limits nothing; nil
// where there is none.
func promised(lines []painted, limit, claim *regexp.Regexp) *painted {
	var best *painted
	for i, l := range lines {
		if claim.MatchString(l.say()) && !limit.MatchString(l.whole()) && (best == nil || l.size() > best.size()) {
			best = &lines[i]
		}
	}
	return best
}

// contrasts returns how far two lines of one picture stand out; 0 for what
// can't be told.
func contrasts(p *lint.Pass, a, b painted) (float64, float64, error) {
	m, err := p.Pixels(a.image)
	if err != nil || m == nil {
		return 0, 0, err
	}
	one, ok := look.Letters(m, a.region)
	two, sure := look.Letters(m, b.region)
	if !ok || !sure || one.Busy || two.Busy {
		return 0, 0, nil
	}
	return one.Ratio, two.Ratio, nil
}
