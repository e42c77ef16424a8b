package adapt

import (
	"image"
	"image/color"

	"github.com/disintegration/imaging"

	"onevoice/adapt/ink"
	"onevoice/brandkit"
	"onevoice/lint/read"
)

// A badge is one drawing of the brand's mark.
type badge struct {
	*image.NRGBA
	on    []string
	least float64 // its width, as a share of the picture's
	clear float64 // free room round it, as a share of its height
}

// badgesOf unfolds the marks of a kit; those that can't be (loading a kit says
// so) are left out.
func badgesOf(kit *brandkit.Kit) []badge {
	var out []badge
	for _, l := range kit.Logos {
		d, err := read.File(kit.File(l.File), l.File)
		if err != nil || d.Format != "picture" || d.Blocks[0].Image.Decode == nil {
			continue
		}
		if m, err := d.Blocks[0].Image.Decode(); err == nil {
			out = append(out, badge{tight(m), l.On, l.MinWidth, l.Clear})
		}
	}
	return out
}

// tight cuts away what is transparent round a mark.
func tight(m *image.NRGBA) *image.NRGBA {
	box := image.Rectangle{}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if m.Pix[m.PixOffset(x, y)+3] > 8 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if box.Empty() || box == m.Rect {
		return m
	}
	return imaging.Crop(m, box)
}

// shows returns how much of a mark's paint stands out from a ground: a share.
func (b badge) shows(ground color.NRGBA) float64 {
	seen, all := 0, 0
	for i := 0; i+3 < len(b.Pix); i += 4 * 7 {
		if b.Pix[i+3] > 128 {
			all++
			if contrast(color.NRGBA{b.Pix[i], b.Pix[i+1], b.Pix[i+2], 255}, ground) >= 1.5 {
				seen++
			}
		}
	}
	return float64(seen) / float64(max(all, 1))
}

// name writes the brand's name where its mark would stand, and returns how wide
// it is; 0 on a channel that frowns on marks.
func (e *easel) name(x, y, w, h int, c color.NRGBA) int {
	brand := e.job.kit.Brand.Words().In(e.job.out.lang)
	if brand == "" || e.job.spec.Logo == "avoid" || len(e.pen.Lacks(brand)) > 0 {
		return 0
	}
	s := e.largest(ink.Text{S: brand}, w, h, float64(h)*0.8, 16, 1, ink.Style{Bold: true, Leading: 1.2, Color: c})
	s.Paint(e.NRGBA, float64(x), float64(y)-s.Height+float64(h)*0.05)
	return int(s.Width)
}
