package look

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"testing"
)

// An invented palette: a spring green, a clay, a deep pine, a mist.
var garden = []Paint{
	{Name: "spring", Color: hex("#2F9E6E")},
	{Name: "clay", Color: hex("#C8553D")},
	{Name: "pine", Color: hex("#12372A")},
	{Name: "mist", Color: hex("#EEF3EE")},
	{Name: "blue", Color: hex("#0B5FFF")},
}

// canvas is a picture of one colour.
func canvas(w, h int, c string) *image.NRGBA {
	return paint(image.NewNRGBA(image.Rect(0, 0, w, h)), image.Rect(0, 0, w, h), c)
}

func paint(img *image.NRGBA, r image.Rectangle, c string) *image.NRGBA {
	draw.Draw(img, r, image.NewUniform(hex(c)), image.Point{}, draw.Src)
	return img
}

// poster is a clean one: mist with a band of pine, a button of clay, lines
// that stand for words.
func poster() *image.NRGBA {
	img := canvas(1080, 1440, "#EEF3EE")
	paint(img, image.Rect(0, 1100, 1080, 1440), "#12372A")
	paint(img, image.Rect(400, 820, 680, 910), "#C8553D")
	write(img, image.Rect(120, 300, 960, 420), "#12372A")
	write(img, image.Rect(430, 845, 650, 885), "#FFFFFF")
	write(img, image.Rect(120, 1200, 960, 1250), "#EEF3EE")
	return img
}

// write fills a box with strokes a sixth of its height thick, a letter of them
// every box's height.
func write(img *image.NRGBA, r image.Rectangle, c string) {
	s := max(1, r.Dy()/6)
	for x := r.Min.X; x+r.Dy() <= r.Max.X; x += r.Dy() + s {
		paint(img, image.Rect(x, r.Min.Y, x+s, r.Max.Y), c)
		paint(img, image.Rect(x, r.Min.Y, x+5*s, r.Min.Y+s), c)
		paint(img, image.Rect(x, r.Min.Y+3*s, x+4*s, r.Min.Y+4*s), c)
	}
}

// ramp draws a gradient down r.
func ramp(img *image.NRGBA, r image.Rectangle, from, to string) *image.NRGBA {
	a, b := hex(from), hex(to)
	mix := func(a, b uint8, t float64) uint8 { return uint8(math.Round(float64(a) + t*(float64(b)-float64(a)))) }
	for y := r.Min.Y; y < r.Max.Y; y++ {
		t := float64(y-r.Min.Y) / float64(max(1, r.Dy()-1))
		c := color.NRGBA{mix(a.R, b.R, t), mix(a.G, b.G, t), mix(a.B, b.B, t), 255}
		draw.Draw(img, image.Rect(r.Min.X, y, r.Max.X, y+1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	return img
}

// photo fills r with what a camera gives: hills of light that go their own way
// in each channel, and the noise of a sensor (its standard deviation, levels).
func photo(img *image.NRGBA, r image.Rectangle, noise float64) *image.NRGBA {
	rnd := rand.New(rand.NewPCG(1, 2))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			u, v := float64(x)/300, float64(y)/300
			for k, base := range []float64{120, 140, 165} {
				p := float64(k)
				hill := 45*math.Sin(u*(1+p/3)+v*0.7+p) + 30*math.Cos(v*(1.3-p/4)-u*0.4+2*p)
				img.Pix[img.PixOffset(x, y)+k] = uint8(min(255, max(0, base+hill+noise*rnd.NormFloat64())))
			}
			img.Pix[img.PixOffset(x, y)+3] = 255
		}
	}
	return img
}

// asJPEG is a picture after being saved at a quality.
func asJPEG(tb testing.TB, img image.Image, quality int) image.Image {
	tb.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		tb.Fatal(err)
	}
	out, err := jpeg.Decode(&b)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// as copies a picture into another kind.
func as(dst draw.Image, src image.Image) draw.Image {
	draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Src)
	return dst
}
