package ocr

import (
	"image"
	"testing"
)

// High pictures are cut into parts whose cores cover them once and that look
// beyond their cores; others stay whole, wide ones too.
func TestWindows(t *testing.T) {
	for _, c := range []struct{ width, height, want int }{{1080, 1440, 1}, {900, 383, 1}, {3000, 300, 1}, {1080, 2160, 1}, {750, 3200, 3}, {1080, 2400, 2}, {1, 700, 20}, {1, 50_000_000, 20}} {
		got := windows(c.width, c.height)
		if len(got) != c.want {
			t.Errorf("%d×%d is cut into %d, want %d", c.width, c.height, len(got), c.want)
		}
		y := 0
		for i, w := range got {
			if w.core.Min.Y != y || w.core.Dx() != c.width || !w.core.In(w.part) || i > 0 && w.part.Min.Y >= w.core.Min.Y {
				t.Errorf("%d×%d: window %d is %v, its core %v", c.width, c.height, i, w.part, w.core)
			}
			y = w.core.Max.Y
		}
		if y != c.height {
			t.Errorf("%d×%d: nobody looks below %d", c.width, c.height, y)
		}
	}
}

// The detector sees no picture larger than it is, nor more of it than it can
// take, in whole multiples of 32.
func TestSides(t *testing.T) {
	for _, c := range []struct{ width, height, w, h int }{{1080, 1440, 1088, 1440}, {540, 720, 544, 736}, {1, 1, 32, 32}, {6000, 4000, 1536, 1024}, {900, 383, 896, 384}} {
		if w, h := sides(c.width, c.height); w != c.w || h != c.h {
			t.Errorf("%d×%d is seen at %d×%d, want %d×%d", c.width, c.height, w, h, c.w, c.h)
		}
	}
}

// A picture from far away is a mean of its pixels.
func TestScaled(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(255 * (i / 4 % 2)) // black and white columns
	}
	r := &Reader{}
	small := r.sheet(1, 2)
	scaled(small, m, m.Rect)
	for c, want := range []float32{(0.5 - 0.485) / 0.229, (0.5 - 0.456) / 0.224, (0.5 - 0.406) / 0.225} {
		for x := range 2 {
			if d := small.Data[c*2+x] - want; d > 1e-5 || d < -1e-5 {
				t.Errorf("plane %d is %g, want %g", c, small.Data[c*2+x], want)
			}
		}
	}
}
