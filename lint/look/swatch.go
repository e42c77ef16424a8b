package look

import (
	"image"
	"image/color"
)

// A Swatch is a flat colour of a picture.
type Swatch struct {
	Color  color.NRGBA
	Share  float64         // of the picture's area, 0 to 1
	Region image.Rectangle // around its largest part, in pixels of the picture
}

// Swatches returns the flat colours of a picture by share, largest first, those
// one to the eye together, each of at least a four-hundredth of the picture.
// What is left is photographs, ramps and detail.
func Swatches(img image.Image) []Swatch {
	g := newGrid(img)
	var all []tone
	for _, t := range tones(g.fills()) {
		if !t.ramp {
			t.off = true // so that gather keeps it
			all = append(all, t)
		}
	}
	var out []Swatch
	for _, t := range gather(all) {
		s := Swatch{Color: unpack(t.color), Share: float64(t.n) / float64(g.width*g.height), Region: g.pixels(t.parts[0].box)}
		if s.Share >= minShare {
			out = append(out, s)
		}
	}
	return out
}
