package look

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"
)

// lettered draws upright strokes of one colour on another, their edges mixed
// as type's are.
func lettered(ink, ground color.NRGBA, stroke int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 300, 60))
	draw.Draw(m, m.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	mixed := color.NRGBA{uint8((int(ink.R) + int(ground.R)) / 2), uint8((int(ink.G) + int(ground.G)) / 2), uint8((int(ink.B) + int(ground.B)) / 2), 255}
	for x := 10; x < 280; x += 4 * stroke {
		draw.Draw(m, image.Rect(x-1, 9, x+stroke+1, 51), image.NewUniform(mixed), image.Point{}, draw.Src)
		draw.Draw(m, image.Rect(x, 10, x+stroke, 50), image.NewUniform(ink), image.Point{}, draw.Src)
	}
	return m
}

// WCAG's own numbers: black on white is 21, grey #767676 just reaches 4.5.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#767676", "#ffffff", 4.54}, {"#FFFFFF", "#FF0000", 4.0}, {"#123456", "#123456", 1}} {
		if got := Contrast(hex(c.a), hex(c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// What was drawn is measured, whichever is the darker and however thin the
// strokes; which is ink the edge says.
func TestLetters(t *testing.T) {
	for _, c := range []struct {
		ink, ground string
		stroke      int
	}{{"#FFFFFF", "#19B36B", 6}, {"#C9D3DF", "#F4F6F8", 4}, {"#222222", "#FAFAFA", 2}, {"#F0D9A0", "#111111", 3}, {"#FFF3E0", "#C8352B", 8}} {
		ink, ground := hex(c.ink), hex(c.ground)
		got, ok := Letters(lettered(ink, ground, c.stroke), image.Rect(0, 0, 300, 60))
		if want := Contrast(ink, ground); !ok || got.Busy || got.Ink != ink || got.Ground != ground || math.Abs(got.Ratio-want) > 0.01 {
			t.Errorf("%v: %+v, want %.2f", c, got, want)
		}
	}
}

// A ground of many colours is called busy; one colour, or next to nothing, has
// no letters.
func TestLettersUnsure(t *testing.T) {
	m := lettered(hex("#FFFFFF"), hex("#808080"), 5)
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i] == 0x80 {
			v := uint8(i / 4 * 7919 % 170)
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = v, v, v
		}
	}
	if got, ok := Letters(m, m.Rect); !ok || !got.Busy {
		t.Errorf("%+v, %v", got, ok)
	}
	for _, r := range []image.Rectangle{{}, image.Rect(0, 0, 3, 60), image.Rect(-50, -50, 2, 2), image.Rect(0, 0, 300, 8)} {
		if got, ok := Letters(lettered(hex("#000"), hex("#fff"), 5), r); ok {
			t.Errorf("%v: %+v", r, got)
		}
	}
}
