package read

import (
	"image"
	"image/color"
	"image/draw"
)

// An upright lays the pixels of a decoder out as everybody wants them: in
// NRGBA, turned as the file says, in sRGB. Row by row, so that a picture of
// fifty million pixels is in memory twice and not three times.
type upright struct {
	turn    int      // 1 to 8 as in Exif; 1 is upright
	profile *profile // nil: sRGB as it is
}

// size is that of the picture once it is turned.
func (u upright) size(w, h int) (int, int) {
	if u.turn >= 5 {
		return h, w
	}
	return w, h
}

// lay returns the picture; m itself where nothing is to be done.
func (u upright) lay(m image.Image) *image.NRGBA {
	b := m.Bounds()
	same := u.turn == 1 && u.profile == nil && b.Min == image.Point{}
	switch m := m.(type) {
	case *image.NRGBA:
		if same {
			return m
		}
	case *image.RGBA:
		if same && m.Opaque() { // then both kinds are the same bytes
			return &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
		}
	}
	w, h := u.size(b.Dx(), b.Dy())
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	line := rower(m)
	row := make([]uint8, 4*b.Dx())
	for y := range b.Dy() {
		line(b.Min.Y+y, row)
		if u.profile != nil {
			u.profile.row(row)
		}
		at, step := u.way(b.Dx(), b.Dy(), y, out.Stride)
		if step == 4 {
			copy(out.Pix[at:], row)
			continue
		}
		for x := 0; x < len(row); x += 4 {
			copy(out.Pix[at:at+4], row[x:x+4])
			at += step
		}
	}
	return out
}

// way is where row y of a w×h picture begins once it is turned, and how far it
// is to the next pixel, in bytes.
func (u upright) way(w, h, y, stride int) (at, step int) {
	switch u.turn {
	case 2: // mirrored
		return y*stride + 4*(w-1), -4
	case 3: // upside down
		return (h-1-y)*stride + 4*(w-1), -4
	case 4:
		return (h - 1 - y) * stride, 4
	case 5: // mirrored along the diagonal
		return 4 * y, stride
	case 6: // to be turned clockwise
		return 4 * (h - 1 - y), stride
	case 7:
		return (w-1)*stride + 4*(h-1-y), -stride
	case 8: // to be turned anticlockwise
		return (w-1)*stride + 4*y, -stride
	}
	return y * stride, 4
}

// rower returns a function that writes one row of a picture as NRGBA.
func rower(m image.Image) func(y int, row []uint8) {
	b := m.Bounds()
	switch m := m.(type) {
	case *image.NRGBA:
		return func(y int, row []uint8) { copy(row, m.Pix[m.PixOffset(b.Min.X, y):]) }
	case *image.Paletted:
		var table [256]color.NRGBA
		for i, c := range m.Palette[:min(256, len(m.Palette))] {
			table[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
		}
		return func(y int, row []uint8) {
			for x, i := range m.Pix[m.PixOffset(b.Min.X, y):][:b.Dx()] {
				put(row[4*x:], table[i])
			}
		}
	case *image.YCbCr, *image.Gray, *image.CMYK: // opaque: the standard library has a quick way into RGBA
		return func(y int, row []uint8) {
			line := &image.RGBA{Pix: row, Stride: len(row), Rect: image.Rect(0, 0, b.Dx(), 1)}
			draw.Draw(line, line.Rect, m, image.Pt(b.Min.X, y), draw.Src)
		}
	}
	return func(y int, row []uint8) {
		for x := range b.Dx() {
			put(row[4*x:], color.NRGBAModel.Convert(m.At(b.Min.X+x, y)).(color.NRGBA))
		}
	}
}

func put(p []uint8, c color.NRGBA) { p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A }

// row converts the colours of a row. Neighbours are often the same.
func (p *profile) row(row []uint8) {
	var was, is color.NRGBA
	is = p.convert(was)
	for i := 0; i < len(row); i += 4 {
		c := color.NRGBA{row[i], row[i+1], row[i+2], row[i+3]}
		if c != was {
			was, is = c, p.convert(c)
		}
		put(row[i:], is)
	}
}
