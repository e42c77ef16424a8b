package look

import (
	"cmp"
	"image/color"
	"math"
	"slices"
)

// logo makes what was found into pixels of the picture, with the colours it has
// there.
func (m *Mark) logo(r *raster, p pose) Logo {
	k := 1 / r.scale
	l := Logo{
		Mark: m, Score: p.score,
		X: p.x*k + float64(r.of.Min.X), Y: p.y*k + float64(r.of.Min.Y),
		Width: p.w * k, Height: p.h * k, Turn: p.turn,
	}
	shown := m.shown(r, p)
	drawing := m.nearestDrawing(shown)
	l.Drawing = m.drawings[drawing]
	for k, c := range shown {
		if c.A == 0 {
			continue
		}
		want := m.paints[k][drawing]
		l.Parts = append(l.Parts, Part{Color: c, Want: want, Distance: CIEDE2000(ToLab(c), ToLab(want)), Share: m.shares[k], Outer: m.outer(k)})
	}
	return l
}

// outer says whether a part lies on the ground.
func (m *Mark) outer(part int) bool {
	return slices.ContainsFunc(m.kinds, func(k kind) bool { return k.outer && k.a == part })
}

// nearestDrawing is the one whose colours are the nearest to those shown,
// parts counted by their area.
func (m *Mark) nearestDrawing(shown []color.NRGBA) int {
	best, least := 0, math.Inf(1)
	for d := range m.drawings {
		sum := 0.0
		for k, c := range shown {
			if c.A > 0 {
				sum += math.Sqrt(m.shares[k]) * CIEDE2000(ToLab(c), ToLab(m.paints[k][d]))
			}
		}
		if sum < least {
			best, least = d, sum
		}
	}
	return best
}

// shown is the colour of each part as the picture has it: the median of what
// lies deepest in the part, so that neither soft edges nor dust count. One with
// no pixel of its own is transparent.
func (m *Mark) shown(r *raster, p pose) []color.NRGBA {
	l := p.lie()
	seen := make([][]vec, len(m.paints))
	for _, pt := range m.deep {
		if x, y := l.at(pt.u, pt.v); r.in(x, y) {
			seen[pt.part] = append(seen[pt.part], r.at(x, y))
		}
	}
	out := make([]color.NRGBA, len(m.paints))
	for k, list := range seen {
		if len(list) == 0 {
			continue
		}
		out[k] = median(list).color()
	}
	return out
}

// median is the median of each channel.
func median(list []vec) vec {
	one := make([]float64, len(list))
	of := func(level func(vec) float64) float64 {
		for i, v := range list {
			one[i] = level(v)
		}
		slices.Sort(one)
		return one[len(one)/2]
	}
	return vec{
		of(func(v vec) float64 { return v.r }),
		of(func(v vec) float64 { return v.g }),
		of(func(v vec) float64 { return v.b }),
	}
}

// deepest are the points furthest from the edges of their part, a quarter of each
// part's and at least a few.
func (m *Mark) deepest() []point {
	depth := m.depths()
	byPart := make([][]point, len(m.paints))
	for _, p := range m.points {
		if p.part < len(m.paints) {
			byPart[p.part] = append(byPart[p.part], p)
		}
	}
	of := func(p point) int {
		return depth[int((p.v+.5)*float64(m.h))*m.w+int((p.u+.5)*float64(m.w))]
	}
	var out []point
	for _, list := range byPart {
		slices.SortStableFunc(list, func(a, b point) int { return cmp.Compare(of(b), of(a)) })
		out = append(out, list[:min(len(list), max(5, len(list)/4))]...)
	}
	return out
}

// depths is how far each pixel of the mark is from another part, in steps
// across and down.
func (m *Mark) depths() []int {
	d := make([]int, m.w*m.h)
	step := func(x, y, dx, dy int) int {
		if m.at(x+dx, y+dy) != m.at(x, y) {
			return 0
		}
		return d[(y+dy)*m.w+x+dx] + 1
	}
	for i := range d {
		x, y := i%m.w, i/m.w
		if m.at(x, y) == len(m.paints) {
			continue
		}
		d[i] = min(step(x, y, -1, 0), step(x, y, 0, -1))
	}
	for i := len(d) - 1; i >= 0; i-- {
		x, y := i%m.w, i/m.w
		if m.at(x, y) == len(m.paints) {
			continue
		}
		d[i] = min(d[i], step(x, y, 1, 0), step(x, y, 0, 1))
	}
	return d
}
