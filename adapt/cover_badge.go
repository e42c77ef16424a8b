package adapt

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"github.com/disintegration/imaging"

	"onevoice/adapt/ink"
	"onevoice/brandkit"
	"onevoice/lint/read"
)

// A badge is one drawing of the brand's mark.
type badge struct {
	*image.NRGBA
	on    []string
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
			out = append(out, badge{tight(m), l.On, l.Clear})
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

// badge paints the brand's mark with its lower left corner at (x, y), in a box
// of w by h pixels, and returns how wide it is. Where the kit has no mark for
// such a ground the brand's name stands instead; a channel that frowns on
// marks gets neither.
func (e *easel) badge(x, y, w, h int, ground, ink color.NRGBA) int {
	if e.job.spec.Logo == "avoid" {
		return 0
	}
	want := "light"
	if luminance(ground) < 0.18 {
		want = "dark"
	}
	for _, b := range e.job.wish.Album.studio.marks() {
		if len(b.on) > 0 && !slices.Contains(b.on, want) || !b.shows(ground) {
			continue
		}
		scale := min(1, float64(w)/float64(b.Rect.Dx()), float64(h)/float64(b.Rect.Dy()))
		bw, bh := int(float64(b.Rect.Dx())*scale), int(float64(b.Rect.Dy())*scale)
		if bw < 1 || bh < 1 {
			continue
		}
		m := imaging.Resize(b.NRGBA, bw, bh, imaging.Lanczos)
		draw.Draw(e.NRGBA, image.Rect(x, y-bh, x+bw, y), m, image.Point{}, draw.Over)
		return bw
	}
	return e.name(x, y, w, h, ink)
}

// shows reports whether a mark without a ground of its own stands out from the
// one it would be put on: most of its paint differs.
func (b badge) shows(ground color.NRGBA) bool {
	seen, all := 0, 0
	for i := 0; i+3 < len(b.Pix); i += 4 * 7 {
		if b.Pix[i+3] > 128 {
			all++
			if contrast(color.NRGBA{b.Pix[i], b.Pix[i+1], b.Pix[i+2], 255}, ground) >= 1.5 {
				seen++
			}
		}
	}
	return seen*2 > all
}

// name writes the brand's name where its mark would stand.
func (e *easel) name(x, y, w, h int, c color.NRGBA) int {
	brand := e.job.kit.Brand.Words().In(e.job.out.lang)
	if brand == "" || len(e.pen.Lacks(brand)) > 0 {
		return 0
	}
	s := e.largest(ink.Text{S: brand}, w, h, float64(h)*0.8, 16, 1, ink.Style{Bold: true, Leading: 1.2, Color: c})
	s.Paint(e.NRGBA, float64(x), float64(y)-s.Height+float64(h)*0.05)
	return int(s.Width)
}
