package look

import "math"

// A pose is how a mark lies in a raster: its middle and its size in pixels, its
// turn in degrees, clockwise.
type pose struct {
	x, y, w, h, turn float64
	score            float64
}

// same says whether two poses are so near that sharpening either ends alike.
func (p pose) same(q pose) bool {
	return math.Hypot(p.x-q.x, p.y-q.y) < 1 && math.Abs(p.turn-q.turn) < 0.5 &&
		math.Abs(p.w-q.w) < 2 && math.Abs(p.h-q.h) < 2
}

// onto is the same pose in another raster of the same picture.
func (p pose) onto(from, to *raster) pose {
	k := to.scale / from.scale
	p.x = (p.x/from.scale + float64(from.of.Min.X-to.of.Min.X)) * to.scale
	p.y = (p.y/from.scale + float64(from.of.Min.Y-to.of.Min.Y)) * to.scale
	p.w, p.h = p.w*k, p.h*k
	return p
}

// A lie turns places on a mark into places in a raster.
type lie struct{ x, y, ux, uy, vx, vy float64 }

func (p pose) lie() lie {
	c, s := cos(p.turn), sin(p.turn)
	return lie{p.x, p.y, p.w * c, p.w * s, -p.h * s, p.h * c}
}

func (l lie) at(u, v float64) (x, y float64) {
	return l.x + u*l.ux + v*l.vx, l.y + u*l.uy + v*l.vy
}

// value says how well a mark fits at a pose, 0 to 1: whether the colours step
// alike all along each of its borders, and whether its parts have one colour.
// What colours these are doesn't matter.
func (m *Mark) value(r *raster, p pose) float64 { return m.rough(r, p, 1) }

// rough is value from every so many of the mark's points and borders.
func (m *Mark) rough(r *raster, p pose, thin int) float64 {
	l := p.lie()
	parts, out := m.measure(r, l, thin)
	if out*thin > len(m.points)/20 {
		return 0 // much of it is outside the picture
	}
	inner, outer := m.steps(r, l, thin, &parts)
	return 0.35*inner + 0.4*outer + 0.25*m.plain(&parts)
}

// sharp says how much the colours change right at the borders, in levels, from
// so many pixels on one side to as many on the other, at every so many of them: the most where a pose is
// as exact as that, whatever the ground.
func (m *Mark) sharp(r *raster, p pose, pixels float64, thin int) float64 {
	l, sum := p.lie(), 0.0
	off := pixels / p.h
	for i := 0; i < len(m.borders); i += thin {
		b := &m.borders[i]
		c1, ok1 := r.between(l.at(b.u-off*b.du, b.v-off*b.dv))
		c2, ok2 := r.between(l.at(b.u+off*b.du, b.v+off*b.dv))
		if ok1 && ok2 {
			sum += math.Sqrt(c2.sub(c1).square())
		}
	}
	return sum * float64(thin) / float64(max(1, len(m.borders)))
}

// edgeWidth is how far off a border one has to look past its soft edge.
const edgeWidth = 0.8

const (
	outside   = 3000.0 // what a border outside the picture adds to a kind's squares: a wild step
	faintStep = 40.0   // squared levels: a step as small as noise counts as none
	onePaint  = 150.0  // squared levels: parts this close are painted in one colour,
	unseen    = 0.4    // and that their border can't be seen says little against it
)

// steps says how much alike the steps of colour are along the inner and the
// outer borders: the square of their mean over the mean of their squares.
func (m *Mark) steps(r *raster, l lie, thin int, parts *tallies) (inner, outer float64) {
	var sum [maxKinds]vec
	var squares, n [maxKinds]float64
	for i := 0; i < len(m.borders); i += thin {
		b := &m.borders[i]
		x1, y1 := l.at(b.u-off*b.du, b.v-off*b.dv)
		x2, y2 := l.at(b.u+off*b.du, b.v+off*b.dv)
		c1, ok1 := r.between(x1, y1)
		c2, ok2 := r.between(x2, y2)
		n[b.kind]++
		if !ok1 || !ok2 {
			squares[b.kind] += outside
			continue
		}
		d := c2.sub(c1)
		sum[b.kind] = sum[b.kind].add(d)
		squares[b.kind] += d.square()
	}
	var weight [2]float64
	var value [2]float64
	for k, kind := range m.kinds {
		side := 0
		if kind.outer {
			side = 1
		}
		if n[k] == 0 {
			continue
		}
		w := math.Sqrt(n[k])
		v := sum[k].times(1/n[k]).square() / (squares[k]/n[k] + faintStep)
		if !kind.outer && parts[kind.a].mean().sub(parts[kind.b].mean()).square() < onePaint {
			v = max(v, unseen)
		}
		weight[side] += w
		value[side] += w * v
	}
	outer = value[1] / max(weight[1], 1)
	if weight[0] == 0 {
		return outer, outer
	}
	return value[0] / weight[0], outer
}

const (
	groundNoise = 0.15 // how much of a busy ground's variance counts
	leastSpread = 60.0 // squared levels: parts this close in colour are one
)

// plain is the part of the variance of a logo's pixels that its parts explain,
// parts weighted alike; 0 where it is one colour all over.
func (m *Mark) plain(parts *tallies) float64 {
	var all vec
	n := 0.0
	for _, t := range parts {
		if t.n > 0 {
			all, n = all.add(t.mean()), n+1
		}
	}
	all = all.times(1 / max(1, n))
	left, total := 0.0, 0.0
	for k, t := range parts {
		if t.n == 0 {
			continue
		}
		v := max(0, t.squares/t.n-t.mean().square())
		if k == len(m.paints) {
			v *= groundNoise
		}
		left += v
		total += v + t.mean().sub(all).square()
	}
	if total < leastSpread {
		return 0
	}
	return 1 - left/total
}

// Tallies are one for each part of a mark, the ground the last.
type tallies [maxParts + 1]tally

// A tally adds up colours.
type tally struct {
	n, squares float64
	sum        vec
}

func (t *tally) add(c vec) {
	t.n++
	t.squares += c.square()
	t.sum = t.sum.add(c)
}

func (t tally) mean() vec { return t.sum.times(1 / max(1, t.n)) }

// measure reads the colours of each part and of the ground round it, and how
// many points of the mark lie outside the raster.
func (m *Mark) measure(r *raster, l lie, thin int) (parts tallies, out int) {
	for i := 0; i < len(m.points); i += thin {
		p := &m.points[i]
		x, y := l.at(p.u, p.v)
		if !r.in(x, y) {
			if p.part < len(m.paints) {
				out++
			}
			continue
		}
		parts[p.part].add(r.at(x, y))
	}
	return parts, out
}
