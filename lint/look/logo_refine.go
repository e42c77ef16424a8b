package look

import "math"

// A stride says how far refining steps at first, and how far it may go.
type stride struct {
	move, scale, turn float64 // pixels, a part, degrees
	farScale, farTurn float64
}

// wide finds the way to a logo from a guess nearby, narrow the last pixel.
var (
	wide   = stride{move: 3, scale: 0.05, turn: 3, farScale: 0.25, farTurn: 9}
	narrow = stride{move: 1, scale: 0.02, turn: 1, farScale: 0.1, farTurn: 4}
)

const (
	maxRounds = 24
	leastMove = 0.15 // pixels: no step is finer
)

// settle is the way from a guess to where the mark fits best, with its score,
// by every so many of its points and borders.
func (m *Mark) settle(r *raster, from pose, s stride, thin int) pose {
	p := refine(from, s, func(p pose) float64 { return m.rough(r, p, thin) })
	p.score = m.value(r, p)
	return p
}

// sharpen is the way to where a mark that was found lies exactly: it looks ever
// closer at the borders, each time half as far off.
func (m *Mark) sharpen(r *raster, from pose) pose {
	for d := off * from.h / 2; d > edgeWidth; d /= 2 {
		from = refine(from, narrow, func(p pose) float64 { return m.sharp(r, p, d, wideThin) })
	}
	return refine(from, narrow, func(p pose) float64 { return m.sharp(r, p, edgeWidth, 1) })
}

// wideThin is how many points and borders there are to one that is looked at
// while the way is still far, and while it is looked for closely.
const (
	wideThin  = 3
	closeThin = 2
)

// leastHope is the value below which a pose isn't refined to the end, if it
// hasn't come up to it in hopeRounds.
const (
	leastHope  = 0.4
	hopeRounds = 4
)

// refine moves, scales, stretches and turns a pose, one at a time, as long as
// it is worth more, then in steps half as large.
func refine(from pose, s stride, worth func(pose) float64) pose {
	best, value := from, worth(from)
	for round := 0; round < maxRounds && s.move >= leastMove; round++ {
		if round >= hopeRounds && value < leastHope {
			break
		}
		better := false
		for i := range nudges {
			p := s.nudge(best, i)
			if !s.allows(from, p) {
				continue
			}
			if v := worth(p); v > value {
				best, value, better = p, v, true
			}
		}
		if !better {
			s.move, s.scale, s.turn = s.move/2, s.scale/2, s.turn/2
		}
	}
	return best
}

// nudges is how many ways there are to change a pose a little.
const nudges = 16

// nudge changes a pose in the i-th way: moved, turned, scaled, or stretched with
// one of its sides staying where it is.
func (s stride) nudge(p pose, i int) pose {
	k := 1.0
	if i%2 == 1 {
		k = -1
	}
	switch side := float64(1 - i/2%2*2); i / 2 {
	case 0:
		p.x += k * s.move
	case 1:
		p.y += k * s.move
	case 2:
		p.turn += k * s.turn
	case 3:
		p.w, p.h = p.w*(1+k*s.scale), p.h*(1+k*s.scale)
	case 4, 5:
		grow := k * s.scale * p.w
		p.w += grow
		p.x, p.y = p.x+side*grow/2*cos(p.turn), p.y+side*grow/2*sin(p.turn)
	case 6, 7:
		grow := k * s.scale * p.h
		p.h += grow
		p.x, p.y = p.x-side*grow/2*sin(p.turn), p.y+side*grow/2*cos(p.turn)
	}
	return p
}

// allows says whether a pose is still near where it came from.
func (s stride) allows(from, p pose) bool {
	return math.Abs(p.turn-from.turn) <= s.farTurn &&
		math.Abs(math.Log(p.w/from.w)) <= s.farScale && math.Abs(math.Log(p.h/from.h)) <= s.farScale
}
