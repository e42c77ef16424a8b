package ocr

import (
	"cmp"
	"image"
	"math"
	"slices"

	"onevoice/lint/look/ocr/net"
)

// seen is how many pixels of a picture the detector looks at, a poster of
// 1080 × 1440 whole: more costs more and breaks large lines, less misses small
// ones on photographs (character error .0110 at 960 × 720, .0043 here).
const seen = 1600 * 1000

// What one picture may cost: the parts of a strip, twenty screens of a phone,
// and lines, more than a page of a newspaper has. What goes beyond is looked at
// from further away, or the smallest lines of it not at all.
const (
	mostWindows = 20
	mostLines   = 400
	narrow      = 10 // pixels: no words fit
)

// boxes finds where lines stand on a picture.
func (r *Reader) boxes(m *image.NRGBA) ([]box, error) {
	if min(m.Rect.Dx(), m.Rect.Dy()) < narrow {
		return nil, nil
	}
	var out []box
	for _, w := range windows(m.Rect.Dx(), m.Rect.Dy()) {
		found, err := r.window(m, w)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	if len(out) > mostLines {
		size := func(b box) float64 { return min(b.width(), b.height()) }
		slices.SortStableFunc(out, func(a, b box) int { return cmp.Compare(size(b), size(a)) })
		out = out[:mostLines]
	}
	return out, nil
}

// A window is a part of a long picture that is looked at by itself. It answers
// for the lines whose middle lies in its core.
type window struct{ part, core image.Rectangle }

// windows cuts a picture that is more than twice as high as wide into parts
// some one and a half times as high as wide, which overlap by more than a line
// is high. A wide one stays whole: its lines would be cut.
func windows(width, height int) []window {
	n := 1
	if height > 2*width {
		n = min((2*height+3*width-1)/(3*width), mostWindows)
	}
	lap := (width + 3) / 4
	var out []window
	for i := range n {
		from, to := i*height/n, (i+1)*height/n
		out = append(out, window{image.Rect(0, max(from-lap, 0), width, min(to+lap, height)), image.Rect(0, from, width, to)})
	}
	return out
}

// sides returns the size at which the detector looks at a part: never larger
// than it is, whole multiples of 32.
func sides(width, height int) (w, h int) {
	by := min(1, math.Sqrt(seen/float64(width*height)))
	whole := func(n int) int { return max(1, int(math.Round(float64(n)*by/32))) * 32 }
	return whole(width), whole(height)
}

func (r *Reader) window(m *image.NRGBA, w window) ([]box, error) {
	width, height := sides(w.part.Dx(), w.part.Dy())
	small := r.sheet(height, width)
	scaled(small, m, w.part)
	likely, err := r.detect.Run(small, &r.memory)
	if err != nil {
		return nil, err
	}
	sx, sy := float64(w.part.Dx())/float64(width), float64(w.part.Dy())/float64(height)
	var out []box
	for _, b := range blobs(likely) {
		for i, p := range b.at {
			b.at[i] = p.scaled(sx, sy).plus(point{float64(w.part.Min.X), float64(w.part.Min.Y)})
		}
		middle := b.at[0].plus(b.at[2]).times(0.5)
		if (image.Point{int(middle.x), int(middle.y)}).In(w.core) {
			out = append(out, b.upright())
		}
	}
	return out, nil
}

// What differentiable binarisation (PaddleOCR) takes for a line: pixels likelier
// than inLine that hang together, likelier than isLine on average, grown by
// what the network was taught to leave out (1.5) and a little air, without
// which first characters are read twice or not at all.
const (
	inLine  = 0.2
	isLine  = 0.5
	leftOut = 1.7
	tiny    = 3.0 // pixels: lines lower than this are none
)

// blobs returns the boxes round what the detector takes for lines.
func blobs(likely net.Tensor) []box {
	w, h, p := likely.W, likely.H, likely.Data
	done := make([]bool, w*h)
	var out []box
	var queue []int
	for start, v := range p {
		if v <= inLine || done[start] {
			continue
		}
		done[start] = true
		queue = append(queue[:0], start)
		var edge []point
		var sum float64
		for n := 0; n < len(queue); n++ {
			i := queue[n]
			sum += float64(p[i])
			x, y := i%w, i/w
			outer := false
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					nx, ny := x+dx, y+dy
					if nx < 0 || ny < 0 || nx >= w || ny >= h || p[ny*w+nx] <= inLine {
						outer = true
					} else if j := ny*w + nx; !done[j] {
						done[j] = true
						queue = append(queue, j)
					}
				}
			}
			if outer {
				fx, fy := float64(x), float64(y)
				edge = append(edge, point{fx, fy}, point{fx + 1, fy}, point{fx, fy + 1}, point{fx + 1, fy + 1})
			}
		}
		if sum/float64(len(queue)) < isLine {
			continue
		}
		if b := smallest(hull(edge)); min(b.width(), b.height()) >= tiny {
			out = append(out, b.grown(b.width()*b.height()*leftOut/(2*(b.width()+b.height()))))
		}
	}
	return out
}
