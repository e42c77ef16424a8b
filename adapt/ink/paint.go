package ink

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// ascent is how far above the baseline the square of a Chinese character
// reaches, in ems.
const ascent = 0.88

// Paint puts the setting onto dst, its upper left corner at (x, y). Edges are
// blended in 32 steps, so that a card of few colours stays one of few.
func (s *Setting) Paint(dst *image.NRGBA, x, y float64) {
	lead := s.style.leading()
	top := y + (lead-s.style.Size)/2
	for _, l := range s.lines {
		s.line(dst, l, x-l.left, top+ascent*s.style.Size)
		top += lead
	}
}

// line paints one line from x on, on the baseline y.
func (s *Setting) line(dst *image.NRGBA, l line, x, y float64) {
	size := s.style.Size
	box := image.Rect(int(x-size), int(y-1.4*size), int(x+l.width+l.left+l.extra*float64(l.end-l.from)+2*size), int(y+0.7*size)).Intersect(dst.Rect)
	if box.Empty() {
		return
	}
	for _, strong := range [...]bool{false, true} {
		ras := vector.NewRasterizer(box.Dx(), box.Dy())
		at, any := x, false
		for i := l.from; i < l.end; i++ {
			c := s.clusters[i]
			if i > l.from && l.extra > 0 && wide(s.clusters[i-1].r) && wide(c.r) {
				at += l.extra
			}
			if c.strong == strong {
				any = true
				s.cluster(dst, ras, c, at, y, box.Min)
			}
			at += c.width
		}
		ink := s.style.Color
		if strong && s.style.Strong != (color.NRGBA{}) {
			ink = s.style.Strong
		}
		if any {
			pour(dst, ras, box, ink)
		}
	}
}

// cluster draws one cluster's outlines into ras and paints its pictures.
func (s *Setting) cluster(dst *image.NRGBA, ras *vector.Rasterizer, c cluster, x, y float64, origin image.Point) {
	scale := s.style.Size / float64(c.face.Upem())
	for _, g := range c.glyphs {
		gx, gy := x+float64(g.XOffset)/64, y-float64(g.YOffset)/64
		switch d := c.face.GlyphData(g.GlyphID).(type) {
		case font.GlyphOutline:
			outline(ras, d, float32(gx)-float32(origin.X), float32(gy)-float32(origin.Y), float32(scale))
		case font.GlyphBitmap:
			s.emoji(dst, d, g, gx, y)
		}
		x += float64(g.Advance) / 64
	}
}

func outline(ras *vector.Rasterizer, d font.GlyphOutline, x, y, scale float32) {
	at := func(p opentype.SegmentPoint) (float32, float32) { return x + p.X*scale, y - p.Y*scale }
	for _, seg := range d.Segments {
		ax, ay := at(seg.Args[0])
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			ras.ClosePath()
			ras.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			ras.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			bx, by := at(seg.Args[1])
			ras.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := at(seg.Args[1])
			cx, cy := at(seg.Args[2])
			ras.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	ras.ClosePath()
}

// emoji paints a character that is a picture, as high as the line's own.
func (s *Setting) emoji(dst *image.NRGBA, d font.GlyphBitmap, g shaping.Glyph, x, y float64) {
	m, err := png.Decode(bytes.NewReader(d.Data))
	if err != nil || m.Bounds().Empty() {
		return
	}
	w := float64(g.Advance) / 64
	h := w * float64(m.Bounds().Dy()) / float64(m.Bounds().Dx())
	mid := y - (ascent-0.5)*s.style.Size
	box := image.Rect(int(math.Round(x)), int(math.Round(mid-h/2)), int(math.Round(x+w)), int(math.Round(mid+h/2)))
	draw.CatmullRom.Scale(dst, box, m, m.Bounds(), draw.Over, nil)
}

// pour fills what ras holds with ink.
func pour(dst *image.NRGBA, ras *vector.Rasterizer, box image.Rectangle, ink color.NRGBA) {
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	ras.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for y := range box.Dy() {
		row := dst.Pix[dst.PixOffset(box.Min.X, box.Min.Y+y):]
		for x, a := range mask.Pix[y*mask.Stride:][:box.Dx()] {
			if part := (int(a) + 4) / 8; part > 0 {
				blend(row[4*x:4*x+4], ink, part)
			}
		}
	}
}

// blend lays ink over p, a of 32 parts; ink is opaque, and p is.
func blend(p []uint8, ink color.NRGBA, a int) {
	mix := func(from, to uint8) uint8 { return uint8((int(from)*(32-a) + int(to)*a + 16) / 32) }
	p[0], p[1], p[2] = mix(p[0], ink.R), mix(p[1], ink.G), mix(p[2], ink.B)
}
