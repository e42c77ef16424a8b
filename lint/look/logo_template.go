package look

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/disintegration/imaging"
)

// leastWidth is the least width of a logo that is searched for, in pixels of
// the raster; a tenth more each time, up to mostWidth of the picture's.
const (
	leastWidth = 44
	widthStep  = 1.12
	mostWidth  = 0.9
)

// The proportions and turns a mark is searched for in. Refining bridges what
// lies between.
var (
	stretches = []float64{0.8, 1, 1.25}
	turns     = []float64{-15, -7.5, 0, 7.5, 15}
	fewTurns  = []float64{-11, 0, 11} // do for a small one: all its edges stay near their own
)

// smallWidth is the width, in pixels of the raster, up to which fewTurns do.
const smallWidth = 72

// A level is the edges of a mark that can be seen at one size: at others its
// thin lines run together, or apart.
type level struct {
	width    float64
	features []feature
}

// A feature is an edge of a mark: its place as a point's, its direction as the
// vector along it, in pixels of the level.
type feature struct{ u, v, dx, dy float64 }

const (
	levelStep    = 1.5 // from one level's width to the next
	maxFeatures  = 62  // of a template: best × 62 fits in a byte
	leastFeature = 20
)

// trace draws a mark at each level and picks edges far from one another.
func (m *Mark) trace(drawing *image.NRGBA) []level {
	var out []level
	for width := float64(leastWidth) * 1.2; width < markSide*1.2; width *= levelStep {
		if l := m.level(drawing, width); len(l.features) >= leastFeature {
			out = append(out, l)
		}
	}
	return out
}

// margin is the ground round a mark when it is drawn to find its edges.
const margin = 6

func (m *Mark) level(drawing *image.NRGBA, width float64) level {
	w, h := int(width+.5), max(4, int(width/m.shape()+.5))
	small := imaging.Resize(drawing, w, h, imaging.Box)
	canvas := image.NewRGBA(image.Rect(0, 0, w+2*margin, h+2*margin))
	draw.Draw(canvas, canvas.Rect, image.NewUniform(m.ground()), image.Point{}, draw.Src)
	draw.Draw(canvas, small.Rect.Add(image.Pt(margin, margin)), small, image.Point{}, draw.Over)
	r := newRaster(canvas, canvas.Rect, max(canvas.Rect.Dx(), canvas.Rect.Dy()))
	slopes := r.slopes()
	var all []feature
	for i, bit := range oriented(slopes, r.w, r.h, leastLine) {
		if bit != 0 {
			x, y := float64(i%r.w-margin)+.5, float64(i/r.w-margin)+.5
			all = append(all, feature{x/float64(w) - .5, y/float64(h) - .5, -float64(slopes[i].y), float64(slopes[i].x)})
		}
	}
	return level{width, scatter(all, float64(w), float64(h))}
}

// ground is the grey that is furthest from every colour of the first drawing.
func (m *Mark) ground() color.NRGBA {
	best, room := color.NRGBA{}, -1.0
	for v := 0; v < 256; v += 51 {
		g, least := vec{float64(v), float64(v), float64(v)}, math.Inf(1)
		for _, p := range m.paints {
			least = min(least, g.sub(vec{float64(p[0].R), float64(p[0].G), float64(p[0].B)}).square())
		}
		if least > room {
			best, room = g.color(), least
		}
	}
	return best
}

// scatter picks at most maxFeatures that lie as far apart as they can: it goes
// through them in a mixed order and takes what is far from those it has, ever
// less far until there are enough.
func scatter(all []feature, w, h float64) []feature {
	if len(all) <= maxFeatures {
		return all
	}
	step := 7919 // a prime that no count of edges is likely to share
	for d := math.Sqrt(float64(len(all)) / maxFeatures * 6); ; d *= 0.85 {
		var out []feature
		for i := range all {
			f := all[i*step%len(all)]
			if aloof(out, f, w, h, d) || d < 0.5 {
				out = append(out, f)
			}
			if len(out) == maxFeatures {
				return out
			}
		}
	}
}

// aloof says whether a feature is at least d pixels from all others.
func aloof(have []feature, f feature, w, h, d float64) bool {
	for _, g := range have {
		if x, y := (f.u-g.u)*w, (f.v-g.v)*h; x*x+y*y < d*d {
			return false
		}
	}
	return true
}

// A template is a mark's edges at one size, proportion and turn, in pixels from
// the corner of the box round it.
type template struct {
	pose
	w, h     int
	features []stroke
}

// A stroke is a feature where a template has it.
type stroke struct{ x, y, way int }

// templates are those that fit into a picture of a width.
func (m *Mark) templates(width int) []template {
	var out []template
	for w := float64(leastWidth); w <= mostWidth*float64(width); w *= widthStep {
		l, turns := m.nearestLevel(w), turns
		if w < smallWidth {
			turns = fewTurns
		}
		for _, stretch := range stretches {
			for _, turn := range turns {
				out = append(out, m.template(l, pose{w: w, h: w / m.shape() / stretch, turn: turn}))
			}
		}
	}
	return out
}

func (m *Mark) nearestLevel(w float64) level {
	best := m.levels[0]
	for _, l := range m.levels[1:] {
		if math.Abs(math.Log(l.width/w)) < math.Abs(math.Log(best.width/w)) {
			best = l
		}
	}
	return best
}

// template lays the features of a level as a pose has them.
func (m *Mark) template(l level, p pose) template {
	c, s := cos(p.turn), sin(p.turn)
	w, h := p.w*math.Abs(c)+p.h*math.Abs(s), p.w*math.Abs(s)+p.h*math.Abs(c)
	t := template{pose: p, w: int(w + .5), h: int(h + .5)}
	for _, f := range l.features {
		u, v := f.u*p.w, f.v*p.h
		dx, dy := f.dx*p.w, f.dy*p.h*m.shape()
		x, y := u*c-v*s+w/2, u*s+v*c+h/2
		// The slope is at right angles to the edge.
		k := way(dx*s+dy*c, -(dx*c - dy*s))
		t.features = append(t.features, stroke{max(0, int(x)), max(0, int(y)), k})
	}
	return t
}
