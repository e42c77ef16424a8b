package ocr

import (
	"cmp"
	"image"
	"math"
	"slices"
)

type point struct{ x, y float64 }

func (p point) plus(q point) point        { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point       { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point     { return point{p.x * f, p.y * f} }
func (p point) length() float64           { return math.Hypot(p.x, p.y) }
func cross(o, a, b point) float64         { return (a.x-o.x)*(b.y-o.y) - (a.y-o.y)*(b.x-o.x) }
func (p point) scaled(x, y float64) point { return point{p.x * x, p.y * y} }

// A box is a rectangle round a line, tilted as the line is: its corners from
// the top left clockwise, as the line is read.
type box struct{ at [4]point }

func (b box) width() float64  { return b.at[1].minus(b.at[0]).length() }
func (b box) height() float64 { return b.at[3].minus(b.at[0]).length() }

// around returns the pixels a box touches, within a picture.
func (b box) around(within image.Rectangle) image.Rectangle {
	low, high := b.at[0], b.at[0]
	for _, p := range b.at[1:] {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	return image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y))).Intersect(within)
}

// grown returns the box moved out by d on every side.
func (b box) grown(d float64) box {
	right := b.at[1].minus(b.at[0]).times(d / max(b.width(), 1e-9))
	down := b.at[3].minus(b.at[0]).times(d / max(b.height(), 1e-9))
	return box{[4]point{
		b.at[0].minus(right).minus(down), b.at[1].plus(right).minus(down),
		b.at[2].plus(right).plus(down), b.at[3].minus(right).plus(down)}}
}

// upright returns the box with its corners in the order a line is read: the
// left ones first by height, then the right ones.
func (b box) upright() box {
	p := b.at
	slices.SortFunc(p[:], func(a, b point) int { return cmp.Compare(a.x, b.x) })
	if p[0].y > p[1].y {
		p[0], p[1] = p[1], p[0]
	}
	if p[2].y > p[3].y {
		p[2], p[3] = p[3], p[2]
	}
	return box{[4]point{p[0], p[2], p[3], p[1]}}
}

// turned returns the box read from the right side: a column on its side.
func (b box) turned() box { return box{[4]point{b.at[1], b.at[2], b.at[3], b.at[0]}} }

// hull returns the convex hull of points, which it sorts.
func hull(p []point) []point {
	slices.SortFunc(p, func(a, b point) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	var h []point
	for range 2 {
		start := len(h)
		for _, q := range p {
			for len(h) >= start+2 && cross(h[len(h)-2], h[len(h)-1], q) <= 0 {
				h = h[:len(h)-1]
			}
			h = append(h, q)
		}
		h = h[:len(h)-1]
		slices.Reverse(p)
	}
	return h
}

// smallest returns the rectangle of the smallest area round a hull: one of its
// sides lies on one of the hull's.
func smallest(h []point) box {
	var best box
	area := math.Inf(1)
	for i, a := range h {
		side := h[(i+1)%len(h)].minus(a)
		n := side.length()
		if n == 0 {
			continue
		}
		u := side.times(1 / n)
		low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
		for _, q := range h {
			along, off := q.x*u.x+q.y*u.y, -q.x*u.y+q.y*u.x
			low = point{min(low.x, along), min(low.y, off)}
			high = point{max(high.x, along), max(high.y, off)}
		}
		if size := (high.x - low.x) * (high.y - low.y); size < area {
			area = size
			back := func(along, off float64) point { return point{along*u.x - off*u.y, along*u.y + off*u.x} }
			best = box{[4]point{back(low.x, low.y), back(high.x, low.y), back(high.x, high.y), back(low.x, high.y)}}
		}
	}
	return best
}
