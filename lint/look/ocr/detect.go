package ocr

import (
	"image"
	"math"

	"onevoice/lint/look/ocr/net"
)

// seen is how many pixels of a picture the detector looks at, 960 × 720: more
// costs more and breaks large lines, less misses small ones.
const seen = 960 * 720

// boxes finds where lines stand on a picture.
func (r *Reader) boxes(m *image.NRGBA) ([]box, error) {
	var out []box
	for _, w := range windows(m.Rect.Dx(), m.Rect.Dy()) {
		found, err := r.window(m, w)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// A window is a part of a long picture that is looked at by itself. It answers
// for the lines whose middle lies in its core.
type window struct{ part, core image.Rectangle }

// windows cuts a picture that is more than twice as long as wide, or as wide
// as long, into overlapping parts.
func windows(width, height int) []window {
	short, long := min(width, height), max(width, height)
	at := func(from, to int) image.Rectangle {
		if width > height {
			return image.Rect(from, 0, to, height)
		}
		return image.Rect(0, from, width, to)
	}
	n := 1
	if long > 2*short {
		n = (2*long + 3*short - 1) / (3 * short) // each some one and a half times as long as wide
	}
	var out []window
	for i := range n {
		from, to := i*long/n, (i+1)*long/n
		lap := (short + 3) / 4
		out = append(out, window{at(max(from-lap, 0), min(to+lap, long)), at(from, to)})
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

// What PaddleOCR's differentiable binarisation takes for a line: pixels likelier
// than inLine that hang together, likelier than isLine on average, grown by
// what the network was taught to leave out.
const (
	inLine  = 0.3
	isLine  = 0.6
	leftOut = 1.5
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
