package look

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// Lettering is how words stand out from what they stand on.
type Lettering struct {
	Ink, Ground color.NRGBA // opaque
	Ratio       float64     // of their luminances as WCAG 2.2 defines contrast, 1 to 21
	Busy        bool        // what is not ink is no one colour: Ground is its middle, Ratio says little
}

// fineness is the most samples taken along each side of a region.
const fineness = 96

// busySpread is how far, in L*, the middle half of the ground's samples may
// spread for it to be one ground: a gradient behind one line stays below it,
// foliage and faces don't.
const busySpread = 12

// Letters measures the words in a region of a picture: it parts its colours
// into two, takes the one that prevails along its edge for ground, and of
// each the middle of what is furthest from the other, since the edges of
// strokes are mixed of both. ok is false where a region is too small to tell.
func Letters(m *image.NRGBA, region image.Rectangle) (l Lettering, ok bool) {
	region = region.Intersect(m.Rect)
	if region.Dx() < 4 || region.Dy() < 4 {
		return Lettering{}, false
	}
	samples := grains(m, region)
	split(samples)
	var groups [2][]grain
	var edge [2]int
	for _, g := range samples {
		groups[g.group] = append(groups[g.group], g)
		if g.edge {
			edge[g.group]++
		}
	}
	ground := 0
	if edge[1] > edge[0] {
		ground = 1
	}
	if len(groups[1-ground]) < 8 || len(groups[ground]) < 8 {
		return Lettering{}, false
	}
	ink, paper := groups[1-ground], groups[ground]
	dark := ranked(ink, 0.5).light < ranked(paper, 0.5).light
	far, near := 0.1, 0.65 // the furthest tenth of the ink, a little beyond the middle of the ground
	if !dark {
		far, near = 0.9, 0.35
	}
	a, b := ranked(ink, far), ranked(paper, near)
	spread := 116 * (labCurve(ranked(paper, 0.75).light) - labCurve(ranked(paper, 0.25).light))
	return Lettering{a.c, b.c, ratio(a.light, b.light), spread > busySpread}, true
}

// A grain is one sample of a region.
type grain struct {
	c     color.NRGBA
	light float64 // relative luminance, 0 to 1
	edge  bool    // near the region's border
	group int
}

func grains(m *image.NRGBA, r image.Rectangle) []grain {
	nx, ny := min(r.Dx(), fineness), min(r.Dy(), fineness)
	out := make([]grain, 0, nx*ny)
	for j := range ny {
		for i := range nx {
			p := m.Pix[m.PixOffset(r.Min.X+i*r.Dx()/nx, r.Min.Y+j*r.Dy()/ny):]
			c := color.NRGBA{onPaper(p[0], p[3]), onPaper(p[1], p[3]), onPaper(p[2], p[3]), 255}
			out = append(out, grain{c: c, light: luminance(c), edge: i == 0 || j == 0 || i == nx-1 || j == ny-1})
		}
	}
	return out
}

// onPaper is a level seen through its opacity on white.
func onPaper(v, alpha uint8) uint8 {
	return uint8((int(v)*int(alpha) + 255*(255-int(alpha))) / 255)
}

// split parts samples into two groups of colours (2-means), beginning at the
// darkest and the lightest but for stray ones.
func split(samples []grain) {
	slices.SortFunc(samples, func(a, b grain) int { return cmp.Compare(a.light, b.light) })
	stray := len(samples) / 50
	centre := [2][3]float64{levels(samples[stray].c), levels(samples[len(samples)-1-stray].c)}
	for range 8 {
		var sum [2][3]float64
		var n [2]float64
		for i := range samples {
			v := levels(samples[i].c)
			k := 0
			if distance2(v, centre[1]) < distance2(v, centre[0]) {
				k = 1
			}
			samples[i].group = k
			n[k]++
			for c := range v {
				sum[k][c] += v[c]
			}
		}
		for k := range centre {
			for c := range centre[k] {
				if n[k] > 0 {
					centre[k][c] = sum[k][c] / n[k]
				}
			}
		}
	}
}

func levels(c color.NRGBA) [3]float64 {
	return [3]float64{float64(c.R), float64(c.G), float64(c.B)}
}

func distance2(a, b [3]float64) float64 {
	return (a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2])
}

// ranked returns the sample at a share of a group sorted by luminance.
func ranked(g []grain, share float64) grain { return g[int(share*float64(len(g)-1))] }

// Contrast returns the contrast of two opaque colours as WCAG 2.2 defines it,
// 1 to 21.
func Contrast(a, b color.NRGBA) float64 { return ratio(luminance(a), luminance(b)) }

func ratio(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of a colour: WCAG 2.2, from sRGB.
func luminance(c color.NRGBA) float64 {
	light := linear()
	return 0.2126*light[c.R] + 0.7152*light[c.G] + 0.0722*light[c.B]
}
