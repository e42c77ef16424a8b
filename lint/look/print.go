package look

import (
	"image"
	"iter"
	"math"
)

// The longer sides of the small copies that a Print keeps: to find a picture in
// another, to lay one on the other, and to compare them.
const (
	roughSide = 28
	midSide   = 80
	fineSide  = 192
)

// A Print is what is kept of a picture to know it again: 0.3 MB for one of any
// size.
type Print struct {
	size  image.Point
	rough thumb
	mid   thumb
	fine  thumb
}

// NewPrint makes the print of a picture; what is transparent is white.
func NewPrint(m *image.NRGBA) *Print {
	p := &Print{size: m.Rect.Size()}
	if m.Rect.Empty() {
		return p
	}
	side := float64(max(p.size.X, p.size.Y))
	p.fine = newThumb(m, fineSide/side)
	p.mid = p.fine.shrink(float64(midSide) / fineSide)
	p.rough = p.mid.shrink(float64(roughSide) / midSide)
	return p
}

// A thumb is a small copy of a picture in three planes of 0 to 255, and its
// brightness.
type thumb struct {
	w, h  int
	plane [3][]float32
	gray  []float32
}

func blankThumb(w, h int) thumb {
	t := thumb{w: w, h: h, gray: make([]float32, w*h)}
	for c := range t.plane {
		t.plane[c] = make([]float32, w*h)
	}
	return t
}

// newThumb shrinks a picture, each pixel the mean of those it stands for.
// Larger pictures are sampled: sixteen a pixel each way tell a mean.
func newThumb(m *image.NRGBA, scale float64) thumb {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	t := blankThumb(max(1, int(float64(w)*scale+0.5)), max(1, int(float64(h)*scale+0.5)))
	for y := range t.h {
		y0, y1 := y*h/t.h, max((y+1)*h/t.h, y*h/t.h+1)
		for x := range t.w {
			x0, x1 := x*w/t.w, max((x+1)*w/t.w, x*w/t.w+1)
			dx, dy := 1+(x1-x0)/16, 1+(y1-y0)/16
			var sum [3]int
			n := 0
			for v := y0; v < y1; v += dy {
				for u := x0; u < x1; u += dx {
					p := m.Pix[v*m.Stride+4*u:][:4]
					a := int(p[3])
					for c := range 3 {
						sum[c] += (int(p[c])*a + 255*(255-a)) / 255
					}
					n++
				}
			}
			t.set(x, y, sum, n)
		}
	}
	return t
}

func (t *thumb) set(x, y int, sum [3]int, n int) {
	i := y*t.w + x
	for c := range 3 {
		t.plane[c][i] = float32(sum[c]) / float32(n)
	}
	t.gray[i] = 0.299*t.plane[0][i] + 0.587*t.plane[1][i] + 0.114*t.plane[2][i]
}

// shrink makes a smaller copy; a pixel that lies in two of its pixels counts
// in each by its part.
func (t thumb) shrink(scale float64) thumb {
	s := blankThumb(max(1, int(float64(t.w)*scale+0.5)), max(1, int(float64(t.h)*scale+0.5)))
	for y := range s.h {
		for x := range s.w {
			var sum [4]float32
			var all float32
			for v, down := range parts(y, s.h, t.h) {
				for u, across := range parts(x, s.w, t.w) {
					i, k := v*t.w+u, down*across
					all += k
					for c := range 3 {
						sum[c] += k * t.plane[c][i]
					}
					sum[3] += k * t.gray[i]
				}
			}
			i := y*s.w + x
			for c := range 3 {
				s.plane[c][i] = sum[c] / all
			}
			s.gray[i] = sum[3] / all
		}
	}
	return s
}

// parts yields which of m pixels the i-th of n covers, and how much of each.
func parts(i, n, m int) iter.Seq2[int, float32] {
	return func(yield func(int, float32) bool) {
		lo, hi := float32(i)*float32(m)/float32(n), float32(i+1)*float32(m)/float32(n)
		for k := int(lo); k < m && float32(k) < hi; k++ {
			if part := min(hi, float32(k+1)) - max(lo, float32(k)); part > 0 && !yield(k, part) {
				return
			}
		}
	}
}

// at reads a plane between its pixels; false outside.
func (t thumb) at(plane []float32, x, y float64) (float32, bool) {
	x, y = x-0.5, y-0.5
	fx, fy := math.Floor(x), math.Floor(y)
	if x < -0.5 || y < -0.5 || x > float64(t.w)-0.5 || y > float64(t.h)-0.5 {
		return 0, false
	}
	x0, y0 := max(0, int(fx)), max(0, int(fy))
	x1, y1 := min(t.w-1, int(fx)+1), min(t.h-1, int(fy)+1)
	u, v := float32(x-fx), float32(y-fy)
	top := plane[y0*t.w+x0]*(1-u) + plane[y0*t.w+x1]*u
	low := plane[y1*t.w+x0]*(1-u) + plane[y1*t.w+x1]*u
	return top*(1-v) + low*v, true
}
