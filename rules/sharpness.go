package rules

import (
	"errors"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// leastSide is the shorter side of a picture that can look sharp or not: less
// is an icon, and look/size has its say.
const leastSide = 160

// sharpness finds pictures whose edges are wider than `width` pixels at the
// size a phone shows them.
func sharpness(with yaml.Raw) (plan, error) {
	var w struct {
		Width float64 `yaml:"width" need:"true"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		var errs []error
		for d, b := range p.Blocks() {
			if b.Image == nil || min(b.Image.Width, b.Image.Height) < leastSide {
				continue
			}
			m, err := p.Pixels(b.Image)
			if err != nil {
				errs = append(errs, err)
			}
			if m == nil {
				continue
			}
			if width, known := look.EdgeWidth(m); known && width > w.Width {
				p.Report(lint.Finding{Place: doc.Place{Doc: d, Block: b},
					Message: lang.F("图片发虚：边缘宽约 %.1f 像素，清晰的图是 2 到 3，多半是小图放大或失焦", "the picture is soft: its edges are about %.1f pixels wide, those of a sharp one 2 to 3; a small one blown up, or out of focus", width)})
			}
		}
		return errors.Join(errs...)
	}}, nil
}
