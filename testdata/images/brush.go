//go:build ignore

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

type point struct{ x, y float32 }

// A canvas is a picture to draw on; lengths are pixels.
type canvas struct{ *image.RGBA }

func blank(w, h int, bg color.Color) canvas {
	c := canvas{image.NewRGBA(image.Rect(0, 0, w, h))}
	draw.Draw(c, c.Bounds(), image.NewUniform(bg), image.Point{}, draw.Src)
	return c
}

// poly fills the shape x0, y0, x1, y1, …
func (c canvas) poly(col color.Color, xy ...float32) {
	var shape []point
	for i := 0; i < len(xy); i += 2 {
		shape = append(shape, point{xy[i], xy[i+1]})
	}
	c.fill(col, [][]point{shape})
}

// fill paints the shapes, holes where they overlap, each pixel by how many of
// its 4 by 8 samples lie inside.
func (c canvas) fill(col color.Color, shapes [][]point) {
	w, h := c.Rect.Dx(), c.Rect.Dy()
	cover := image.NewAlpha(c.Rect)
	row := make([]int, w)
	for y := range h {
		clear(row)
		for k := range 4 {
			xs := crossings(shapes, float32(y)+(float32(k)+.5)/4)
			for i := 0; i+1 < len(xs); i += 2 {
				from, to := int(max(0, xs[i]*8)), int(min(float32(w*8), xs[i+1]*8))
				for s := from; s < to; s++ {
					row[s/8]++
				}
			}
		}
		for x, n := range row {
			cover.Pix[y*cover.Stride+x] = uint8(n * 255 / 32)
		}
	}
	draw.DrawMask(c, c.Rect, image.NewUniform(col), image.Point{}, cover, image.Point{}, draw.Over)
}

// crossings returns where the shapes' edges meet the line at y, from the left.
func crossings(shapes [][]point, y float32) []float32 {
	var xs []float32
	for _, s := range shapes {
		for i, a := range s {
			b := s[(i+1)%len(s)]
			if (a.y <= y) != (b.y <= y) {
				xs = append(xs, a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x))
			}
		}
	}
	slices.Sort(xs)
	return xs
}

func (c canvas) disc(x, y, radius float32, col color.Color) {
	var xy []float32
	for i := range 128 {
		s, co := math.Sincos(float64(i) * math.Pi / 64)
		xy = append(xy, x+radius*float32(co), y+radius*float32(s))
	}
	c.poly(col, xy...)
}

// mark draws the brand's sign, a stream folded twice, in a square of side s.
func (c canvas) mark(x, y, s float32, band, fold color.Color) {
	t := s * .30
	c.poly(fold, x+s, y+s*.18, x+s, y+s*.18+t, x, y+s*.52+t, x, y+s*.52)
	c.poly(band, x, y, x+s, y+s*.18, x+s, y+s*.18+t, x, y+t)
	c.poly(band, x, y+s*.52, x+s, y+s*.70, x+s, y+s, x, y+s*.52+t)
}

// dripper draws a folding stand with its cone and the glass below, 100 units
// wide and 190 high, the middle of its top at x, y.
func (c canvas) dripper(x, y, s float32, steel, coffee color.Color) {
	p := func(col color.Color, xy ...float32) {
		for i := range xy {
			xy[i] = xy[i]*s + []float32{x, y}[i%2]
		}
		c.poly(col, xy...)
	}
	p(steel, -46, 0, 46, 0, 46, 6, -46, 6)
	p(steel, -38, 8, 38, 8, 9, 70, -9, 70)
	p(steel, -46, 0, -40, 0, -52, 190, -58, 190)
	p(steel, 46, 0, 40, 0, 52, 190, 58, 190)
	p(coffee, -1.5, 72, 1.5, 72, 1.5, 112, -1.5, 112)
	p(coffee, -28, 142, 28, 142, 32, 180, -32, 180)
	p(steel, -26, 108, 26, 108, 28, 116, -28, 116)
	p(steel, -28, 116, -25.5, 116, -31.5, 180, -34, 180)
	p(steel, 28, 116, 25.5, 116, 31.5, 180, 34, 180)
	p(steel, -34, 180, 34, 180, 34, 186, -34, 186)
}

// words sets s in the typeface, size pixels to the em, from x on the line y.
func (c canvas) words(ttf []byte, size float64, x, y int, col color.Color, s string) {
	f, err := sfnt.Parse(ttf)
	check(err)
	var buf sfnt.Buffer
	ppem := fixed.Int26_6(size * 64)
	left := float32(x)
	for _, r := range s {
		g, err := f.GlyphIndex(&buf, r)
		check(err)
		segs, err := f.LoadGlyph(&buf, g, ppem, nil)
		check(err)
		if len(segs) > 0 {
			c.fill(col, outline(segs, left, float32(y)))
		}
		step, err := f.GlyphAdvance(&buf, g, ppem, font.HintingNone)
		check(err)
		left += float32(step) / 64
	}
}

// outline flattens a glyph's curves, eight lines to a curve.
func outline(segs sfnt.Segments, dx, dy float32) (shapes [][]point) {
	at := func(p fixed.Point26_6) point { return point{dx + float32(p.X)/64, dy + float32(p.Y)/64} }
	var now []point
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			shapes = append(shapes, now)
			now = []point{at(s.Args[0])}
		case sfnt.SegmentOpLineTo:
			now = append(now, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo: // TrueType has no other curves
			a, b, c := now[len(now)-1], at(s.Args[0]), at(s.Args[1])
			for i := range 8 {
				t := float32(i+1) / 8
				k, l, m := (1-t)*(1-t), 2*t*(1-t), t*t
				now = append(now, point{k*a.x + l*b.x + m*c.x, k*a.y + l*b.y + m*c.y})
			}
		}
	}
	return append(shapes, now)
}

// paste sets p w pixels wide, each pixel the mean of those it stands for.
func (c canvas) paste(p image.Image, x0, y0, w int) {
	k := float64(p.Bounds().Dx()) / float64(w)
	h := int(float64(p.Bounds().Dy()) / k)
	for y := range h {
		for x := range w {
			var sum [4]float64
			for i := range 16 {
				r, g, b, a := p.At(int((float64(x)+float64(i%4)/4)*k), int((float64(y)+float64(i/4)/4)*k)).RGBA()
				sum[0], sum[1], sum[2], sum[3] = sum[0]+float64(r), sum[1]+float64(g), sum[2]+float64(b), sum[3]+float64(a)
			}
			px := color.RGBA64{uint16(sum[0] / 16), uint16(sum[1] / 16), uint16(sum[2] / 16), uint16(sum[3] / 16)}
			draw.Draw(c, image.Rect(x0+x, y0+y, x0+x+1, y0+y+1), image.NewUniform(px), image.Point{}, draw.Over)
		}
	}
}

// grain sets a pixel with a little noise, as a sensor would.
func (c canvas) grain(x, y int, r, g, b float64, seed *uint32) {
	*seed = *seed*1664525 + 1013904223
	n := float64(*seed>>24)/32 - 4
	clip := func(v float64) uint8 { return uint8(max(0, min(255, v+n))) }
	c.SetRGBA(x, y, color.RGBA{clip(r), clip(g), clip(b), 255})
}

func rgb(v int) color.RGBA { return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255} }

func mix(t float64, from, to int) (r, g, b float64) {
	t = max(0, min(1, t))
	at := func(shift int) float64 {
		return float64(from>>shift&255)*(1-t) + float64(to>>shift&255)*t
	}
	return at(16), at(8), at(0)
}

func writePNG(path string, img image.Image) {
	var b bytes.Buffer
	check((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img))
	write(path, b.Bytes())
}

func writeJPG(path string, img image.Image) {
	var b bytes.Buffer
	check(jpeg.Encode(&b, img, &jpeg.Options{Quality: 58}))
	write(path, b.Bytes())
}

func write(path string, data []byte) {
	check(os.MkdirAll(filepath.Dir(path), 0o755))
	check(os.WriteFile(path, data, 0o644))
	log.Println(path, len(data))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
