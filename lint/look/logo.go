package look

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// A Logo is where a picture shows one. Lengths are pixels of the picture.
type Logo struct {
	Mark    *Mark
	Drawing int     // which of the drawings that its marks were made of: the one with the nearest colours
	X, Y    float64 // the middle of what is visible of it
	Width   float64 // of the logo itself, however it is turned
	Height  float64
	Turn    float64 // degrees, clockwise
	Score   float64 // how well it fits, 0 to 1; foundScore and more
	Parts   []Part  // its colours
}

// A Part is the areas of a logo that its drawing paints in one colour.
type Part struct {
	Color    color.NRGBA // as the picture shows it
	Want     color.NRGBA // as the drawing has it
	Distance float64     // CIEDE2000 between the two
	Share    float64     // of the logo's painted area, 0 to 1
	Outer    bool        // whether it meets the ground, or lies within other parts
}

// Stretch is how much too wide the logo is for its height: 1.1 is a tenth.
func (l Logo) Stretch() float64 { return l.Width / l.Height / l.Mark.shape() }

// Box is the upright box round the logo, turned as it is.
func (l Logo) Box() image.Rectangle { return l.Around(0) }

// Around is Box with so many pixels more on each side of the logo.
func (l Logo) Around(more float64) image.Rectangle {
	c, s := math.Abs(cos(l.Turn)), math.Abs(sin(l.Turn))
	w, h := l.Width/2+more, l.Height/2+more
	dx, dy := w*c+h*s, w*s+h*c
	return image.Rect(int(math.Floor(l.X-dx+.5)), int(math.Floor(l.Y-dy+.5)), int(math.Ceil(l.X+dx-.5)), int(math.Ceil(l.Y+dy-.5)))
}

// foundScore is the score from which a logo is there. On composites of three
// logos whole ones score 0.72 and more but for one in a hundred, and pictures
// without it, also with another logo of the same build and colours, at most 0.66.
const foundScore = 0.7

// searchSide is the longer side of what is searched: the least logo of a
// poster, a twentieth of its width, has strokes of two pixels then.
const searchSide = 960

// FindLogos finds where a picture shows the marks, the surest first; no two of
// them in one place. It finds them whatever their colours, from a twentieth of
// the picture's width to nine tenths, turned up to 18° and a quarter too wide
// or too narrow. What lies partly outside the picture isn't found.
func FindLogos(img image.Image, marks []*Mark) []Logo {
	if img.Bounds().Dx() < 2*leastWidth/3 || img.Bounds().Dy() < 16 || len(marks) == 0 {
		return nil
	}
	r := newRaster(img, img.Bounds(), searchSide)
	f := newField(r)
	var found []Logo
	for _, m := range marks {
		for _, p := range m.places(r, m.likely(r, m.search(f))) {
			if l, ok := m.closer(img, r, p); ok {
				found = append(found, l)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Logo) int { return cmp.Compare(b.Score, a.Score) })
	return apartFrom(found)
}

// places are the guesses that turn out to be a logo, or nearly.
func (m *Mark) places(r *raster, guesses []pose) []pose {
	var out []pose
	for _, p := range guesses {
		taken := func(q pose) bool { return q.score > sureScore && math.Hypot(p.x-q.x, p.y-q.y) < q.h/2 }
		if slices.ContainsFunc(out, taken) {
			continue
		}
		if p = m.settle(r, p, wide, wideThin); p.score >= foundScore-slack {
			out = append(out, p)
		}
	}
	return out
}

// sureScore is the score at which a place needs no other guess.
const sureScore = 0.85

// slack is how much a score may gain when it is looked at closely.
const slack = 0.1

// closeSide is the longer side of what is looked at closely.
const closeSide = 512

// closer looks again at a logo that was found, at as many pixels as the picture
// has of it, and also whether it isn't simply upright and as it was drawn;
// false where it turns out to be none.
func (m *Mark) closer(img image.Image, r *raster, p pose) (Logo, bool) {
	l := m.logo(r, p)
	near := newRaster(img, l.Around(l.Height/4), closeSide)
	best, most := pose{}, -1.0
	var been []pose
	for _, from := range m.starts(p.onto(r, near)) {
		from = m.settle(near, from, wide, closeThin)
		if from.score < foundScore-slack || slices.ContainsFunc(been, from.same) {
			continue
		}
		been = append(been, from)
		q := m.sharpen(near, m.settle(near, from, narrow, 1))
		if v := q.score * q.score * m.sharp(near, q, edgeWidth, 1); v > most {
			best, most = q, v
		}
		if q.score >= certainScore {
			break
		}
	}
	return m.logo(near, best), len(been) > 0
}

// certainScore is the score at which no other way in is tried.
const certainScore = 0.97

// starts are where to look closely from: as it was found, upright and as it
// was drawn, and turned a little more either way.
func (m *Mark) starts(p pose) []pose {
	straight := pose{x: p.x, y: p.y, w: math.Sqrt(p.w * p.h * m.shape()), h: math.Sqrt(p.w * p.h / m.shape())}
	left, right := p, p
	left.turn, right.turn = p.turn-4, p.turn+4
	return []pose{p, straight, left, right}
}

// apartFrom keeps the first of logos that lie over one another, and those that
// are there.
func apartFrom(found []Logo) []Logo {
	var out []Logo
	for _, l := range found {
		over := func(k Logo) bool { return overlap(k.Box(), l.Box()) > 0.3 }
		if l.Score >= foundScore && !slices.ContainsFunc(out, over) {
			out = append(out, l)
		}
	}
	return out
}

// overlap is the part of the smaller of two boxes that lies in the other.
func overlap(a, b image.Rectangle) float64 {
	return float64(area(a.Intersect(b))) / float64(max(1, min(area(a), area(b))))
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }
