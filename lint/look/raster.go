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
	read := reader(img)
	for y := range r.h {
		for x := range r.w {
			r.set(x, y, mean(read, xs[x*n:x*n+n], ys[y*n:y*n+n]))
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
	n := uint32(len(xs) * len(ys))
	return (r+n/2)/n<<16 | (g+n/2)/n<<8 | (b+n/2)/n
}

func (r *raster) set(x, y int, c uint32) {
	p := r.pix[3*(y*r.w+x):][:3]
	p[0], p[1], p[2] = uint8(c>>16), uint8(c>>8), uint8(c)
}

// A vec is a colour to reckon with, or a difference of two: levels of red,
// green and blue.
type vec [3]float64

func (v vec) add(w vec) vec       { return vec{v[0] + w[0], v[1] + w[1], v[2] + w[2]} }
func (v vec) sub(w vec) vec       { return vec{v[0] - w[0], v[1] - w[1], v[2] - w[2]} }
func (v vec) times(k float64) vec { return vec{v[0] * k, v[1] * k, v[2] * k} }
func (v vec) square() float64     { return v[0]*v[0] + v[1]*v[1] + v[2]*v[2] }
func (r *raster) in(x, y float64) bool {
	return x >= 0 && y >= 0 && x < float64(r.w) && y < float64(r.h)
}

// color is the nearest colour that can be painted.
func (v vec) color() color.NRGBA {
	level := func(x float64) uint8 { return uint8(min(255, max(0, math.Round(x)))) }
	return color.NRGBA{level(v[0]), level(v[1]), level(v[2]), 255}
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
	x0, y0 := math.Floor(x), math.Floor(y)
	a, b := x-x0, y-y0
	p := r.pix[3*(int(y0)*r.w+int(x0)):]
	q := p[3*r.w:][:6]
	p = p[:6]
	var v vec
	for k := range v {
		top := float64(p[k]) + a*(float64(p[k+3])-float64(p[k]))
		low := float64(q[k]) + a*(float64(q[k+3])-float64(q[k]))
		v[k] = top + b*(low-top)
	}
	return v, true
}
