package look

import (
	"bytes"
	"image"
	"image/color"
	"testing"
)

// A raster of a picture in memory is the one that any other way of reading it
// gives, also where it is transparent and doesn't begin at nought.
func TestRaster(t *testing.T) {
	img := image.NewNRGBA(image.Rect(-7, 5, 293, 245))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i / 97)
		if i%4 == 3 && i%1600 > 400 {
			img.Pix[i] = 255
		}
	}
	for _, part := range []image.Rectangle{img.Rect, image.Rect(10, 20, 150, 90), image.Rect(200, 200, 400, 400)} {
		for _, side := range []int{40, 120, 1000} {
			got, want := newRaster(img, part, side), newRaster(plainly{img}, part, side)
			if got.w != want.w || got.h != want.h || !bytes.Equal(got.pix, want.pix) {
				t.Errorf("%v at %d: other pixels than read one by one", part, side)
			}
		}
	}
}

// plainly is a picture of no known kind.
type plainly struct{ img *image.NRGBA }

func (p plainly) ColorModel() color.Model { return p.img.ColorModel() }
func (p plainly) Bounds() image.Rectangle { return p.img.Rect }
func (p plainly) At(x, y int) color.Color { return p.img.At(x, y) }
