package look

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// A Ground is what a logo stands on: the picture close round it.
type Ground struct {
	Color color.NRGBA // the median
	// Uneven is how far its lightness is off an even slope, as CIE L*, what a
	// word or an edge close by takes of it left out: under 1 on a plate, a drawn
	// gradient or a clear sky, also as JPEG; 5 and more is what an eye calls busy.
	Uneven float64
	// Contrasts are those of the parts that stand on it, in their order: WCAG's
	// ratio of luminances, 1 to 21; 0 for a part that doesn't.
	Contrasts []float64
}

// Busy is the unevenness from which a ground is no ground for a logo.
const Busy = 5

// groundFrom and groundTo are how far round a logo its ground is looked at, in heights: its
// own soft edge isn't ground.
const (
	groundFrom = 0.06
	groundTo   = 0.35
)

// groundSide is the longer side of what is looked at to judge a ground.
const groundSide = 320

// Ground looks at what the logo stands on. Words and marks close by are ground
// to it: Crowd says what they are.
func (l Logo) Ground(img image.Image) Ground {
	r := newRaster(img, l.Around(l.Height*groundTo), groundSide)
	var seen []vec
	var at [][2]float64
	for y := range r.h {
		for x := range r.w {
			if d := l.away(r, x, y); d > groundFrom*l.Height && d <= groundTo*l.Height {
				seen = append(seen, r.at(float64(x), float64(y)))
				at = append(at, [2]float64{float64(x), float64(y)})
			}
		}
	}
	if len(seen) == 0 { // the logo fills the picture
		return Ground{Color: color.NRGBA{255, 255, 255, 255}, Contrasts: make([]float64, len(l.Parts))}
	}
	g := Ground{Color: median(seen).color(), Uneven: roughness(seen, at)}
	for _, p := range l.Parts {
		c := 0.0
		if p.Outer {
			c = Contrast(p.Color, g.Color)
		}
		g.Contrasts = append(g.Contrasts, c)
	}
	return g
}

// away is how far a pixel of a raster is from the logo's own box, in pixels of
// the picture along the box's sides; less than 0 within it.
func (l Logo) away(r *raster, x, y int) float64 {
	dx := (float64(x)+.5)/r.scale + float64(r.of.Min.X) - l.X
	dy := (float64(y)+.5)/r.scale + float64(r.of.Min.Y) - l.Y
	c, s := cos(l.Turn), sin(l.Turn)
	return max(math.Abs(dx*c+dy*s)-l.Width/2, math.Abs(dy*c-dx*s)-l.Height/2)
}

// evenShare is the part of a ground that its slope is found by.
const evenShare = 0.7

// roughness is how far lightness is off the plane that fits it best, where it
// fits best.
func roughness(seen []vec, at [][2]float64) float64 {
	light, order := make([]float64, len(seen)), make([]int, len(seen))
	for i, v := range seen {
		light[i], order[i] = ToLab(v.color()).L, i
	}
	off := make([]float64, len(seen))
	for range 3 {
		a, b, c := plane(light, at, order)
		for i, p := range at {
			off[i] = math.Abs(light[i] - a - b*p[0] - c*p[1])
		}
		order = order[:len(off)]
		slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(off[i], off[j]), i-j) })
		order = order[:max(1, int(evenShare*float64(len(off))))]
	}
	return off[order[len(order)-1]]
}

// plane fits a + bx + cy to some of the values by least squares; where they lie
// on a line it is level.
func plane(values []float64, at [][2]float64, some []int) (a, b, c float64) {
	n := float64(len(some))
	var mx, my, mv float64
	for _, i := range some {
		mx, my, mv = mx+at[i][0]/n, my+at[i][1]/n, mv+values[i]/n
	}
	var xx, yy, xy, xv, yv float64
	for _, i := range some {
		x, y, v := at[i][0]-mx, at[i][1]-my, values[i]-mv
		xx, yy, xy, xv, yv = xx+x*x, yy+y*y, xy+x*y, xv+x*v, yv+y*v
	}
	if det := xx*yy - xy*xy; det > 1e-6*xx*yy {
		b, c = (xv*yy-yv*xy)/det, (yv*xx-xv*xy)/det
	}
	return mv - b*mx - c*my, b, c
}
