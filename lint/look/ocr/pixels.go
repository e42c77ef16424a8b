package ocr

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"onevoice/lint/look/ocr/net"
)

// onWhite returns a picture from (0, 0) on white paper, itself where it is so
// already.
func onWhite(m *image.NRGBA) *image.NRGBA {
	if m.Rect.Min == (image.Point{}) && m.Opaque() {
		return m
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, m, m.Rect.Min, draw.Over)
	return out
}

// scaled writes part of a picture at the size of a tensor as the detector
// wants it: blue, green, red, each less its mean over its spread in ImageNet.
// Of a smaller size each value is the mean of the pixels it stands for.
func scaled(t net.Tensor, m *image.NRGBA, part image.Rectangle) {
	mean, spread := [3]float32{0.485, 0.456, 0.406}, [3]float32{0.229, 0.224, 0.225}
	n := t.W * t.H
	for y := range t.H {
		top, bottom := edges(y, t.H, part.Min.Y, part.Max.Y)
		for x := range t.W {
			left, right := edges(x, t.W, part.Min.X, part.Max.X)
			var sum [3]int
			for row := top; row < bottom; row++ {
				for p := m.Pix[row*m.Stride+left*4 : row*m.Stride+right*4]; len(p) >= 4; p = p[4:] {
					sum[0] += int(p[2])
					sum[1] += int(p[1])
					sum[2] += int(p[0])
				}
			}
			by := 1 / float32((bottom-top)*(right-left)*255)
			for c, v := range sum {
				t.Data[c*n+y*t.W+x] = (float32(v)*by - mean[c]) / spread[c]
			}
		}
	}
}

// edges returns the pixels from low to high that value i of n stands for.
func edges(i, n, low, high int) (from, to int) {
	from = low + i*(high-low)/n
	return from, max(low+(i+1)*(high-low)/n, from+1)
}

// sheet returns a tensor of three planes, contents arbitrary, in the reader's
// own memory: it holds until the next.
func (r *Reader) sheet(height, width int) net.Tensor {
	n := 3 * height * width
	if cap(r.paper) < n {
		r.paper = make([]float32, n)
	}
	return net.Tensor{C: 3, H: height, W: width, Data: r.paper[:n]}
}

// lineHeight is what the recogniser wants a line to be, in pixels; widest is
// the longest it gets, some fifty characters.
const (
	lineHeight = 48
	narrowest  = 48
	widest     = 2400
)

// cut writes what is inside a box, upright and lineHeight high, as the
// recogniser wants it: blue, green, red from -1 to 1.
func (r *Reader) cut(m *image.NRGBA, b box) net.Tensor {
	high := b.height()
	width := int(math.Ceil(lineHeight * b.width() / high))
	t := r.sheet(lineHeight, min(max(width, narrowest), widest))
	width = min(width, t.W)
	right, down := b.at[1].minus(b.at[0]).times(1/float64(width)), b.at[3].minus(b.at[0]).times(1.0/lineHeight)
	// Of a large line every pixel counts: fine samples a side for each of ours.
	fine := min(max(int(math.Ceil(high/lineHeight)), 1), 6)
	n := t.H * t.W
	for i := range n {
		x, y := i%t.W, i/t.W
		if x >= width {
			for c := range 3 {
				t.Data[c*n+i] = 0 // beyond a short line: grey
			}
			continue
		}
		var sum [3]float64
		for k := range fine * fine {
			fx := float64(x) + (float64(k%fine)+0.5)/float64(fine)
			fy := float64(y) + (float64(k/fine)+0.5)/float64(fine)
			p := b.at[0].plus(right.times(fx)).plus(down.times(fy))
			between(m, p.x-0.5, p.y-0.5, &sum)
		}
		for c, v := range sum {
			t.Data[(2-c)*n+i] = float32(v/float64(fine*fine)/127.5 - 1)
		}
	}
	return t
}

// between adds the colour at a point between pixels; past the edge it is the
// edge's.
func between(m *image.NRGBA, x, y float64, sum *[3]float64) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	x, y = min(max(x, 0), float64(w-1)), min(max(y, 0), float64(h-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, w-1), min(y0+1, h-1)
	a, b := x-float64(x0), y-float64(y0)
	p, q := m.Pix[y0*m.Stride+x0*4:], m.Pix[y0*m.Stride+x1*4:]
	r, s := m.Pix[y1*m.Stride+x0*4:], m.Pix[y1*m.Stride+x1*4:]
	for c := range sum {
		sum[c] += (float64(p[c])*(1-a)+float64(q[c])*a)*(1-b) + (float64(r[c])*(1-a)+float64(s[c])*a)*b
	}
}
