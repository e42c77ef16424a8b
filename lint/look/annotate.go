package look

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// A Note is a region of a picture with something to say about it.
type Note struct {
	Region image.Rectangle // empty: the picture as a whole
	Label  string          // in ASCII: the font drawn with has no more
	Grave  bool
}

// Annotated returns a copy of a picture with each note's region framed and
// labelled; what is about the whole stands in a list at the foot of it, below
// the picture.
func Annotated(m *image.NRGBA, notes []Note) *image.NRGBA {
	scale := max(1, min(m.Rect.Dx(), m.Rect.Dy())/400)
	line := 16 * scale
	foot := 0
	for _, n := range notes {
		if n.Region.Empty() {
			foot += line
		}
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()+foot))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, m.Rect, m, m.Rect.Min, draw.Over)
	for _, n := range notes {
		n.frame(out, m.Rect, 2*scale)
	}
	at := m.Rect.Dy()
	var taken []image.Rectangle
	for _, n := range notes {
		if n.Region.Empty() {
			n.label(out, image.Pt(0, at), scale)
			at += line
			continue
		}
		box := n.room(m.Rect, taken, scale)
		n.label(out, box.Min, scale)
		taken = append(taken, box)
	}
	return out
}

// room is where a label is put: over its region or else under it, and where
// others stand already, the next line above or below that is free. Where all is
// full it covers another.
func (n Note) room(within image.Rectangle, taken []image.Rectangle, scale int) image.Rectangle {
	line, w := 16*scale, n.width()*scale
	x := max(0, min(n.Region.Min.X, within.Dx()-w))
	box := func(y int) image.Rectangle { return image.Rect(x, y, x+w, y+line) }
	free := func(y int) bool {
		return y >= 0 && y+line <= within.Dy() && !slices.ContainsFunc(taken, box(y).Overlaps)
	}
	above, below := n.Region.Min.Y-line, n.Region.Max.Y
	for i := range within.Dy()/line + 1 {
		for _, y := range [...]int{above - i*line, below + i*line} {
			if free(y) {
				return box(y)
			}
		}
	}
	return box(max(0, above))
}

// width is that of the note's label, unscaled.
func (n Note) width() int { return font.MeasureString(basicfont.Face7x13, n.Label).Ceil() + 6 }

// ink is what a note is drawn in: red for what is grave, else orange.
func (n Note) ink() image.Image {
	if n.Grave {
		return image.NewUniform(color.NRGBA{214, 26, 38, 255})
	}
	return image.NewUniform(color.NRGBA{224, 112, 0, 255})
}

// frame draws a line round the note's region; the whole picture has none.
func (n Note) frame(out *image.NRGBA, within image.Rectangle, width int) {
	if n.Region.Empty() {
		return
	}
	r := n.Region.Inset(-width).Intersect(within)
	for _, side := range []image.Rectangle{
		{r.Min, image.Pt(r.Max.X, r.Min.Y+width)}, {image.Pt(r.Min.X, r.Max.Y-width), r.Max},
		{r.Min, image.Pt(r.Min.X+width, r.Max.Y)}, {image.Pt(r.Max.X-width, r.Min.Y), r.Max},
	} {
		draw.Draw(out, side.Intersect(within), n.ink(), image.Point{}, draw.Src)
	}
}

// label writes the note's words in white on its ink, moved so that they stay
// on the picture.
func (n Note) label(out *image.NRGBA, at image.Point, scale int) {
	w := n.width()
	small := image.NewNRGBA(image.Rect(0, 0, w, 16))
	draw.Draw(small, small.Rect, n.ink(), image.Point{}, draw.Src)
	pen := font.Drawer{Dst: small, Src: image.White, Face: basicfont.Face7x13, Dot: fixed.P(3, 12)}
	pen.DrawString(n.Label)
	at.X = max(0, min(at.X, out.Rect.Dx()-w*scale))
	for y := range 16 * scale {
		for x := range w * scale {
			if p := at.Add(image.Pt(x, y)); p.In(out.Rect) {
				out.SetNRGBA(p.X, p.Y, small.NRGBAAt(x/scale, y/scale))
			}
		}
	}
}
