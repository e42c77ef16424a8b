package look

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/disintegration/imaging"
)

// striped is a picture of slanted bars with sharp edges, such as letters have.
func striped(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := uint8(230)
			if (x+y/5)/23%3 == 0 || (y-x/7)/31%4 == 0 {
				v = 40
			}
			m.SetNRGBA(x, y, color.NRGBA{v, v, v, 255})
		}
	}
	return m
}

// What is blown up or blurred has wider edges than what was drawn at its size,
// after a JPEG as before, and at any size of the file.
func TestEdgeWidth(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	sharp := striped(1080, 1440)
	enlarged := func(times int) image.Image {
		return imaging.Resize(imaging.Resize(sharp, 1080/times, 0, imaging.Lanczos), 1080, 1440, imaging.CatmullRom)
	}
	for _, c := range []struct {
		name     string
		m        image.Image
		from, to float64
	}{
		{"sharp", sharp, 2, 2.2},
		{"four times as large", imaging.Resize(sharp, 4320, 0, imaging.Lanczos), 1.9, 2.6},
		{"as JPEG", asJPEG(t, sharp, 40), 2, 2.4},
		{"enlarged 4 times", enlarged(4), 3.5, 8},
		{"enlarged 6 times", enlarged(6), 5, 12},
		{"enlarged 4 times, as JPEG", asJPEG(t, enlarged(4), 60), 3.5, 8},
		{"blurred a little", imaging.Blur(sharp, 2), 3.5, 8},
		{"blurred much", imaging.Blur(sharp, 7), 6, 40},
	} {
		got, ok := EdgeWidth(imaging.Clone(c.m))
		if !ok || got < c.from || got > c.to {
			t.Errorf("%s: %.2f, %v, want %g to %g", c.name, got, ok, c.from, c.to)
		}
	}
}

// What has no edges says nothing: a ground, a ramp, a soft light.
func TestEdgeWidthUnknown(t *testing.T) {
	glow := image.NewNRGBA(image.Rect(0, 0, 1080, 1440))
	for y := range 1440 {
		for x := range 1080 {
			v := uint8(240 * math.Exp(-(math.Pow(float64(x-500), 2)+math.Pow(float64(y-700), 2))/3e5))
			glow.SetNRGBA(x, y, color.NRGBA{v, v, v / 2, 255})
		}
	}
	for name, m := range map[string]*image.NRGBA{"glow": glow, "empty": image.NewNRGBA(image.Rect(0, 0, 1080, 1440)), "tiny": striped(20, 20), "none": {}} {
		if got, ok := EdgeWidth(m); ok {
			t.Errorf("%s: %.2f", name, got)
		}
	}
}

func BenchmarkEdgeWidth(b *testing.B) {
	m := imaging.Clone(imaging.Resize(striped(1080, 1440), 3000, 4000, imaging.Lanczos))
	for b.Loop() {
		EdgeWidth(m)
	}
}
