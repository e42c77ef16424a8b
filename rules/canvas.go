package rules

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"onevoice/lint/doc"
	"onevoice/lint/look"
)

// String returns the picture as a person reads it.
func (c Canvas) String() string {
	if c.File != "" {
		return c.File
	}
	s := fmt.Sprintf("%d×%d %s", c.Width, c.Height, c.Fill)
	for _, w := range c.Words {
		s += fmt.Sprintf("「%s」%s %v", w.Say, w.Ink, w.At)
	}
	return s
}

// bytes returns the picture as a file; an empty one, of which the reader says
// so, where there is none.
func (c Canvas) bytes() []byte {
	if c.File == "" {
		return c.png()
	}
	data, err := builtin.ReadFile("look/pictures/" + c.File)
	if err != nil {
		return nil
	}
	return data
}

// png returns the canvas as a PNG file; a colour that can't be read is black.
func (c Canvas) png() []byte {
	fill, err := look.ParseHex(c.Fill)
	if err != nil {
		fill = color.NRGBA{A: 255}
	}
	img := image.NewNRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(img, img.Bounds(), image.NewUniform(fill), image.Point{}, draw.Src)
	for _, w := range c.Words {
		w.paint(img)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // an empty picture: the reader says so
	}
	return b.Bytes()
}

// read returns the words on the canvas as blocks of the picture src.
func (c Canvas) read(src *doc.Source) []doc.Block {
	var out []doc.Block
	for _, w := range c.Words {
		out = append(out, doc.Block{Kind: doc.Paragraph, Text: doc.Derive(w.Say, doc.Span{Source: src, Region: w.region()})})
	}
	return out
}

func (w Lettering) region() image.Rectangle {
	if len(w.At) != 4 {
		return image.Rectangle{}
	}
	return image.Rect(w.At[0], w.At[1], w.At[0]+w.At[2], w.At[1]+w.At[3])
}

// paint draws a line of upright strokes: as much ink, about, as words have.
func (w Lettering) paint(img *image.NRGBA) {
	ink, err := look.ParseHex(w.Ink)
	if err != nil {
		return
	}
	r := w.region()
	stroke := max(r.Dy()/8, 1)
	for x := r.Min.X + stroke; x < r.Max.X-stroke; x += 3 * stroke {
		draw.Draw(img, image.Rect(x, r.Min.Y+stroke, x+stroke, r.Max.Y-stroke), image.NewUniform(ink), image.Point{}, draw.Src)
	}
}
