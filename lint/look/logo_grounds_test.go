package look

import (
	"image"
	"image/color"
	"math/rand/v2"

	"golang.org/x/image/font/gofont/gomedium"
)

// grounds are what composites are made on: plain, gradient, and what cameras
// give, at w×h.
var grounds = []func(r *rand.Rand, w, h int) *image.NRGBA{
	func(r *rand.Rand, w, h int) *image.NRGBA { return canvas(w, h, "#EEF3EE") },
	func(r *rand.Rand, w, h int) *image.NRGBA { return canvas(w, h, "#12372A") },
	func(r *rand.Rand, w, h int) *image.NRGBA {
		return ramp(canvas(w, h, "#FFFFFF"), image.Rect(0, 0, w, h), "#F2D9A0", "#5B2A6E")
	},
	func(r *rand.Rand, w, h int) *image.NRGBA {
		return photo(canvas(w, h, "#FFFFFF"), image.Rect(0, 0, w, h), 4)
	},
	func(r *rand.Rand, w, h int) *image.NRGBA { return cloud(r, w, h, 5, .5, "#9EC3E6", "#F5EDE0") },
	func(r *rand.Rand, w, h int) *image.NRGBA { return cloud(r, w, h, 60, .7, "#22301C", "#9DB36A") }, // leaves
	func(r *rand.Rand, w, h int) *image.NRGBA { return cloud(r, w, h, 14, .6, "#5A3820", "#D8A878") }, // wood, sand
	street,
}

// cloud is noise of several sizes between two colours: cells across at first,
// then ever finer and fainter.
func cloud(r *rand.Rand, w, h int, cells int, fade float64, from, to string) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	var grids [5][]float64
	var across [5]int
	for o := range grids {
		across[o] = cells<<o + 2
		grids[o] = make([]float64, across[o]*(across[o]*h/w+3))
		for i := range grids[o] {
			grids[o][i] = r.Float64()
		}
	}
	a, b := hex(from), hex(to)
	for y := range h {
		for x := range w {
			t, weight, all := 0.0, 1.0, 0.0
			for o, g := range grids {
				cell := float64(cells<<o) / float64(w)
				u, v := float64(x)*cell, float64(y)*cell
				i, j := int(u), int(v)
				u, v = u-float64(i), v-float64(j)
				u, v = u*u*(3-2*u), v*v*(3-2*v)
				k := j*across[o] + i
				top, low := g[k]+u*(g[k+1]-g[k]), g[k+across[o]]+u*(g[k+across[o]+1]-g[k+across[o]])
				t += weight * (top + v*(low-top))
				all += weight
				weight *= fade
			}
			t = min(1, max(0, (t/all-.5)*2.2+.5))
			n := 5 * r.NormFloat64()
			mix := func(a, b uint8) float64 { return float64(a) + t*(float64(b)-float64(a)) + n }
			img.SetNRGBA(x, y, vec{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B)}.color())
		}
	}
	return img
}

// street is boxes upon boxes with windows, signs and words: edges everywhere.
func street(r *rand.Rand, w, h int) *image.NRGBA {
	img := cloud(r, w, h, 4, .5, "#A8BCCB", "#E8E2D6")
	shade := func(base int) string {
		return Hex(color.NRGBA{uint8(base + r.IntN(90)), uint8(base + r.IntN(80)), uint8(base + r.IntN(70)), 255})
	}
	for range 14 {
		x, y, bw := r.IntN(w), h/4+r.IntN(h/2), w/10+r.IntN(w/6)
		house := shade(60)
		paint(img, image.Rect(x, y, x+bw, h), house)
		pane := shade(20)
		for i := x + 8; i+20 < x+bw; i += 30 {
			for j := y + 10; j+30 < h; j += 44 {
				paint(img, image.Rect(i, j, i+18, j+28), pane)
			}
		}
		if bw > 140 {
			letter(img, gomedium.TTF, 26, x+6, y+30, shade(150), "Canal Street 24")
		}
	}
	for i := range img.Pix { // grain
		if i%4 != 3 {
			img.Pix[i] = uint8(min(255, max(0, float64(img.Pix[i])+4*r.NormFloat64())))
		}
	}
	return img
}
