package look

import (
	"image"
	"image/color"
	"math"
)

// A raster is part of a picture at a size to search in: opaque, three bytes a
// pixel, the same scale across and down.
type raster struct {
	of    image.Rectangle // what it shows, in pixels of the picture
	scale float64         // pixels of the raster to one of the picture, at most 1
	w, h  int
	pix   []uint8
}

// taps is how many samples across and down make one pixel of a raster that is
// smaller than the picture: enough to keep the stroke of a letter whole, and
// the same cost for a picture of any size.
const taps = 3

// newRaster shows a part of a picture with its longer side at most side
// pixels, never larger than it is. What is transparent is white.
func newRaster(img image.Image, part image.Rectangle, side int) *raster {
	part = part.Intersect(img.Bounds())
	r := &raster{of: part, scale: 1}
	if part.Empty() {
		return r
	}
	r.scale = min(1, float64(side)/float64(max(part.Dx(), part.Dy())))
	r.w = max(1, int(float64(part.Dx())*r.scale))
	r.h = max(1, int(float64(part.Dy())*r.scale))
	r.pix = make([]uint8, 3*r.w*r.h)
	n := taps
	if r.scale == 1 {
		n = 1
	}
	xs, ys := places(r.w*n, part.Min.X, part.Max.X, r.scale*float64(n)), places(r.h*n, part.Min.Y, part.Max.Y, r.scale*float64(n))
	mean := averager(img)
	for y := range r.h {
		for x := range r.w {
			r.set(x, y, mean(xs[x*n:x*n+n], ys[y*n:y*n+n]))
		}
	}
	return r
}

// places are the pixels that n samples across a side fall on.
func places(n, from, to int, scale float64) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = min(to-1, from+int((float64(i)+.5)/scale))
	}
	return out
}

// averager returns a function that gives the mean colour of the pixels where
// some columns and rows cross. Pictures as they are checked have their own
// way, without a call for every pixel.
func averager(img image.Image) func(xs, ys []int) uint32 {
	read := reader(img)
	if img, ok := img.(*image.NRGBA); ok {
		return func(xs, ys []int) uint32 {
			if c := meanOpaque(img, xs, ys); c != none {
				return c
			}
			return mean(read, xs, ys)
		}
	}
	return func(xs, ys []int) uint32 { return mean(read, xs, ys) }
}

// meanOpaque is mean where all the pixels are opaque, none where one isn't.
func meanOpaque(img *image.NRGBA, xs, ys []int) uint32 {
	var r, g, b uint32
	alpha := uint8(255)
	for _, y := range ys {
		line := img.Pix[img.PixOffset(img.Rect.Min.X, y):]
		for _, x := range xs {
			p := line[4*(x-img.Rect.Min.X):][:4]
			r, g, b, alpha = r+uint32(p[0]), g+uint32(p[1]), b+uint32(p[2]), alpha&p[3]
		}
	}
	if alpha != 255 {
		return none
	}
	return nth(r, g, b, uint32(len(xs)*len(ys)))
}

// mean is the mean colour of the pixels where some columns and rows cross.
func mean(read func(x, y int) uint32, xs, ys []int) uint32 {
	var r, g, b uint32
	for _, y := range ys {
		for _, x := range xs {
			p := read(x, y)
			if p == none {
				p = 0xffffff
			}
			r, g, b = r+p>>16, g+p>>8&255, b+p&255
		}
	}
	return nth(r, g, b, uint32(len(xs)*len(ys)))
}

// nth is the nearest colour to an n-th of each sum.
func nth(r, g, b, n uint32) uint32 {
	return (r+n/2)/n<<16 | (g+n/2)/n<<8 | (b+n/2)/n
}

func (r *raster) set(x, y int, c uint32) {
	p := r.pix[3*(y*r.w+x):][:3]
	p[0], p[1], p[2] = uint8(c>>16), uint8(c>>8), uint8(c)
}

// A vec is a colour to reckon with, or a difference of two: levels of red,
// green and blue.
type vec struct{ r, g, b float64 }

func (v vec) add(w vec) vec       { return vec{v.r + w.r, v.g + w.g, v.b + w.b} }
func (v vec) sub(w vec) vec       { return vec{v.r - w.r, v.g - w.g, v.b - w.b} }
func (v vec) times(k float64) vec { return vec{v.r * k, v.g * k, v.b * k} }
func (v vec) square() float64     { return v.r*v.r + v.g*v.g + v.b*v.b }
func (r *raster) in(x, y float64) bool {
	return x >= 0 && y >= 0 && x < float64(r.w) && y < float64(r.h)
}

// color is the nearest colour that can be painted.
func (v vec) color() color.NRGBA {
	level := func(x float64) uint8 { return uint8(min(255, max(0, math.Round(x)))) }
	return color.NRGBA{level(v.r), level(v.g), level(v.b), 255}
}

// at is the colour of the pixel that a point lies in.
func (r *raster) at(x, y float64) vec {
	p := r.pix[3*(int(y)*r.w+int(x)):][:3]
	return vec{float64(p[0]), float64(p[1]), float64(p[2])}
}

// between is the colour at a point, of the four pixels round it; false where
// they aren't all in the raster.
func (r *raster) between(x, y float64) (vec, bool) {
	x, y = x-.5, y-.5
	if x < 0 || y < 0 || x >= float64(r.w-1) || y >= float64(r.h-1) {
		return vec{}, false
	}
	x0, y0 := int(x), int(y)
	a, b := x-float64(x0), y-float64(y0)
	p := r.pix[3*(y0*r.w+x0):]
	q := p[3*r.w:][:6]
	p = p[:6]
	return vec{
		amid(p[0], p[3], q[0], q[3], a, b),
		amid(p[1], p[4], q[1], q[4], a, b),
		amid(p[2], p[5], q[2], q[5], a, b),
	}, true
}

// amid is the level at a place among four pixels, two above two.
func amid(p0, p1, q0, q1 uint8, a, b float64) float64 {
	top := float64(p0) + a*float64(int(p1)-int(p0))
	low := float64(q0) + a*float64(int(q1)-int(q0))
	return top + b*(low-top)
}
