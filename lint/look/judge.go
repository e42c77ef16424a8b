package look

import (
	"image/color"
	"math"
)

// A judge knows a palette and says what is of it.
type judge struct {
	palette []Paint
	labs    []Lab
	ends    []color.NRGBA // what gradients may run between: the paints, white and black
	lossy   bool
	slack   float64
	least   int // samples in one piece
}

// newJudge is for a picture of which each sample stands for so many pixels.
func newJudge(palette []Paint, opt Options, pixels float64) judge {
	j := judge{palette: palette, lossy: opt.Lossy}
	if opt.Lossy {
		j.slack = lossySlack
		j.least = int(lossyPiece / pixels)
	}
	for _, p := range palette {
		j.labs = append(j.labs, ToLab(p.Color))
		j.ends = append(j.ends, p.Color)
	}
	j.ends = append(j.ends, paper, ink)
	return j
}

var (
	paper = color.NRGBA{255, 255, 255, 255}
	ink   = color.NRGBA{0, 0, 0, 255}
)

// judge says whether a tone is off: none of the palette's.
func (j judge) judge(t tone) tone {
	if t.ground != none && t.drawn && j.has(unpack(t.ground)) {
		t.ramp = false // a pale card on a pale page
	}
	switch {
	case t.parts[0].n < j.least || j.has(unpack(t.color)):
	case !t.ramp:
		t.off = true
	default:
		// Bands of a lossy gradient drift off its line, and the sky in a photo
		// becomes bands: nothing sure can be said of either.
		t.off = t.drawn && !j.lossy && !j.between(t)
	}
	return t
}

// has says whether a colour is one of the palette's, or paper or ink.
func (j judge) has(c color.NRGBA) bool {
	for _, p := range j.palette {
		if Near(c, p.Color, p.tolerance()+j.slack) {
			return true
		}
	}
	return Near(c, paper, sameTone+j.slack) || Near(c, ink, sameTone+j.slack)
}

func (p Paint) tolerance() float64 {
	if p.DeltaE > 0 {
		return p.DeltaE
	}
	return defaultDeltaE
}

// between says whether a colour lies on the way from one of the palette's to
// another, the way programs draw it: straight in sRGB.
func (j judge) between(t tone) bool {
	c := unpack(t.color)
	for i, from := range j.ends {
		for _, to := range j.ends[:i] {
			if CIEDE2000(t.lab, ToLab(onWay(c, from, to))) <= defaultDeltaE {
				return true
			}
		}
	}
	return false
}

// onWay is the colour nearest to c on the straight line between two others.
func onWay(c, from, to color.NRGBA) color.NRGBA {
	dr, dg, db := delta(from.R, to.R), delta(from.G, to.G), delta(from.B, to.B)
	long := dr*dr + dg*dg + db*db
	if long == 0 {
		return from
	}
	t := (delta(from.R, c.R)*dr + delta(from.G, c.G)*dg + delta(from.B, c.B)*db) / long
	t = min(1, max(0, t))
	step := func(v uint8, d float64) uint8 { return uint8(float64(v) + t*d + 0.5) }
	return color.NRGBA{R: step(from.R, dr), G: step(from.G, dg), B: step(from.B, db), A: 255}
}

func delta(a, b uint8) float64 { return float64(b) - float64(a) }

// patch describes a tone that is off. A gradient is shown by its worst band.
func (j judge) patch(t tone, g *grid) Patch {
	p := j.nearest(unpack(t.color))
	if t.ramp {
		for _, band := range t.parts {
			if q := j.nearest(unpack(band.color)); q.Distance > p.Distance {
				p = q
			}
		}
	}
	p.Share = float64(t.n) / float64(g.width*g.height)
	p.Region = g.pixels(t.around(max(g.width, g.height) / 20))
	return p
}

// nearest fills in the paint a colour is nearest to.
func (j judge) nearest(c color.NRGBA) Patch {
	p := Patch{Color: c, Distance: math.Inf(1)}
	lab := ToLab(c)
	for i, paint := range j.palette {
		if d := CIEDE2000(lab, j.labs[i]); d < p.Distance {
			p.Nearest, p.Distance = paint, d
		}
	}
	return p
}
