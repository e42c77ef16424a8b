package look

import (
	"cmp"
	"image"
	"maps"
	"math"
	"slices"
)

// A point is a place of a mark where it has one colour all around: u and v go
// from -0.5 to 0.5 across and down the mark, a little further on the ground.
type point struct {
	u, v float64
	part int // len(paints) is the ground
}

// A border is a place on an edge of a mark: du, dv is the way across it, as
// long as the mark is high, from the part with the lower number.
type border struct {
	u, v, du, dv float64
	kind         int
}

// A kind of border is all those between two parts.
type kind struct {
	a, b  int
	outer bool // b is the ground
}

const (
	wantPoints  = 2000 // in the mark's box
	wantBorders = 200  // of a kind
	around      = 0.06 // of the height: how far on the ground points lie
	off         = 0.03 // of the height: how far from an edge its colours are looked at
)

// at is the part at a pixel; outside the drawing is ground.
func (m *Mark) at(x, y int) int {
	if x < 0 || y < 0 || x >= m.w || y >= m.h {
		return len(m.paints)
	}
	return int(m.part[y*m.w+x])
}

// share turns a place in pixels of the drawing into u and v.
func (m *Mark) share(x, y float64) (u, v float64) { return x/float64(m.w) - .5, y/float64(m.h) - .5 }

// under is the part at u and v.
func (m *Mark) under(u, v float64) int {
	return m.at(int(math.Floor((u+.5)*float64(m.w))), int(math.Floor((v+.5)*float64(m.h))))
}

// pick picks the points, on a grid, those left out that lie near an edge.
func (m *Mark) pick() {
	w, h := float64(m.w), float64(m.h)
	step := math.Sqrt(w * h / wantPoints)
	d := max(1, int(h*0.012))
	for y := -h * around; y < h*(1+around); y += step {
		for x := -h * around; x < w+h*around; x += step {
			i, j := int(math.Floor(x)), int(math.Floor(y))
			k := m.at(i, j)
			if m.at(i-d, j) == k && m.at(i+d, j) == k && m.at(i, j-d) == k && m.at(i, j+d) == k {
				u, v := m.share(float64(i)+.5, float64(j)+.5)
				m.points = append(m.points, point{u, v, k})
			}
		}
	}
}

// meet finds the borders: every place where two parts, or a part and the
// ground, lie side by side, with the direction across.
func (m *Mark) meet(drawings []*image.NRGBA) {
	all := map[[2]int][]border{}
	for y := -1; y <= m.h; y++ {
		for x := -1; x <= m.w; x++ {
			for _, next := range [2][2]int{{1, 0}, {0, 1}} {
				if b, key, ok := m.border(x, y, next); ok {
					all[key] = append(all[key], b)
				}
			}
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(all), byParts) {
		list := all[key]
		if len(list) < m.h/4 {
			continue // a chance meeting
		}
		step := max(1, len(list)/wantBorders)
		for i := 0; i < len(list); i += step {
			list[i].kind = len(m.kinds)
			m.borders = append(m.borders, list[i])
		}
		m.kinds = append(m.kinds, kind{key[0], key[1], key[1] == len(m.paints)})
	}
}

func byParts(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) }

// border is the one between a pixel and the next; false where both are of one
// part, or either is too thin there for a look at its colour.
func (m *Mark) border(x, y int, next [2]int) (border, [2]int, bool) {
	a, b := m.at(x, y), m.at(x+next[0], y+next[1])
	if a == b {
		return border{}, [2]int{}, false
	}
	nx, ny, ok := m.across(x, y, a, b)
	if !ok {
		return border{}, [2]int{}, false
	}
	if a > b {
		a, b, nx, ny = b, a, -nx, -ny
	}
	e := border{du: nx * float64(m.h) / float64(m.w), dv: ny}
	e.u, e.v = m.share(float64(x)+.5+float64(next[0])/2, float64(y)+.5+float64(next[1])/2)
	return e, [2]int{a, b}, m.under(e.u-off*e.du, e.v-off*e.dv) == a && m.under(e.u+off*e.du, e.v+off*e.dv) == b
}

// across is the direction from part a to part b round a pixel: from the middle
// of what is a to the middle of what is b.
func (m *Mark) across(x, y, a, b int) (nx, ny float64, ok bool) {
	reach := max(2, m.h/80)
	var ax, ay, an, bx, by, bn float64
	for j := -reach; j <= reach; j++ {
		for i := -reach; i <= reach; i++ {
			switch m.at(x+i, y+j) {
			case a:
				ax, ay, an = ax+float64(i), ay+float64(j), an+1
			case b:
				bx, by, bn = bx+float64(i), by+float64(j), bn+1
			}
		}
	}
	nx, ny = bx/bn-ax/an, by/bn-ay/an
	d := math.Hypot(nx, ny)
	return nx / d, ny / d, d >= 0.5
}
