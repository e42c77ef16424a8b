package look

import (
	"image"
	"math"
)

// A Crowd is what comes too close to a logo.
type Crowd struct {
	Things []image.Rectangle // words and marks within the space, in reading order
	Edges  []Edge            // of the picture
	Blind  bool              // on a busy ground, where things can't be told from it
}

// An Edge is a side of the picture that a logo is close to.
type Edge struct {
	Side     string  // left right top bottom
	Distance float64 // pixels from the upright box round the logo
}

const (
	crowdSide  = 960 // the longer side of the picture as it is looked at, at most,
	crowdLeast = 360 // and at least,
	crowdLogo  = 32  // and of the logo's height, which is enough to see its neighbours
)

// Crowd finds what comes closer to the logo than so many pixels: words, other
// marks, the edges of the picture. What it stands on is no intruder, nor is
// what goes on to the picture's edge: a plate, a band, a photo. Where the ground
// isn't even, only words can be told from it, and those are for the caller to
// know.
func (l Logo) Crowd(img image.Image, space float64) Crowd {
	c := Crowd{Edges: l.edges(img.Bounds(), space)}
	if c.Blind = l.Ground(img).Uneven >= Busy; c.Blind {
		return c
	}
	long := float64(max(img.Bounds().Dx(), img.Bounds().Dy()))
	side := int(min(crowdSide, max(crowdLeast, crowdLogo/l.Height*long)))
	r := newRaster(img, img.Bounds(), side)
	s := newSpace(l, r, space)
	s.flood()
	if c.Blind = s.busy(); c.Blind {
		return c
	}
	for _, t := range s.things() {
		if s.intrudes(t) {
			c.Things = append(c.Things, s.pixels(t.box))
		}
	}
	return c
}

// edges are the sides of the picture closer than space.
func (l Logo) edges(img image.Rectangle, space float64) []Edge {
	var out []Edge
	b, fix := l.Box(), space*nearly
	for _, e := range []Edge{
		{"left", float64(b.Min.X - img.Min.X)}, {"right", float64(img.Max.X - b.Max.X)},
		{"top", float64(b.Min.Y - img.Min.Y)}, {"bottom", float64(img.Max.Y - b.Max.Y)},
	} {
		if e.Distance < fix-1 {
			e.Distance = max(0, e.Distance)
			out = append(out, e)
		}
	}
	return out
}

// groundSeed is how close to a logo, in heights, its ground begins: closer than
// most words come.
const groundSeed = 0.15

// nearly is the part of the space that has to be clear, so that what stands
// exactly on its edge doesn't count for being found a pixel off.
const nearly = 0.95

// A space is a picture round a logo, each pixel the logo's, ground or neither.
type space struct {
	logo  Logo
	r     *raster
	wide  float64 // the space, in pixels of the picture
	what  []uint8
	steep []slope
}

const (
	unknown = iota
	own     // the logo's
	calm    // the ground it stands on, as far as it goes on evenly
	counted // looked at
)

func newSpace(l Logo, r *raster, wide float64) *space {
	s := &space{logo: l, r: r, wide: wide * nearly, what: make([]uint8, r.w*r.h), steep: r.slopes()}
	soft := max(groundFrom*l.Height, 2/r.scale)
	for i := range s.what {
		if l.away(r, i%r.w, i/r.w) <= soft {
			s.what[i] = own
		}
	}
	return s
}

// flood lets the ground run from round the logo to wherever there is an edge.
func (s *space) flood() {
	var queue []int
	for i := range s.what {
		if d := s.logo.away(s.r, i%s.r.w, i/s.r.w); s.what[i] == unknown && d < groundSeed*s.logo.Height && s.flat(i) {
			s.what[i] = calm
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		s.beside(i, func(j int) {
			if s.what[j] == unknown && s.flat(j) {
				s.what[j] = calm
				queue = append(queue, j)
			}
		})
	}
}

// flat says whether there is no edge at a pixel that words or marks would have.
func (s *space) flat(i int) bool { return s.steep[i].square() < 2*leastSlope*2*leastSlope }

// beside calls do with the neighbours of a pixel.
func (s *space) beside(i int, do func(int)) {
	x := i % s.r.w
	if x > 0 {
		do(i - 1)
	}
	if x < s.r.w-1 {
		do(i + 1)
	}
	if i >= s.r.w {
		do(i - s.r.w)
	}
	if i < len(s.what)-s.r.w {
		do(i + s.r.w)
	}
}

// busy says whether less than half of what is round the logo is even.
func (s *space) busy() bool {
	ground, all := 0, 0
	for i, w := range s.what {
		if d := s.logo.away(s.r, i%s.r.w, i/s.r.w); w != own && d <= max(s.wide, groundTo*s.logo.Height) {
			all++
			if w == calm {
				ground++
			}
		}
	}
	return 2*ground < all
}

// A thing is what stands on the ground and hangs together.
type thing struct {
	box    image.Rectangle
	n      int
	far    float64 // how far from the logo it reaches, in pixels of the picture
	beyond bool    // it goes on to the picture's edge
}

// things are found in reading order of their first pixels.
func (s *space) things() []thing {
	var out []thing
	for i := range s.what {
		if s.what[i] == unknown && s.logo.away(s.r, i%s.r.w, i/s.r.w) < s.wide {
			out = append(out, s.grow(i))
		}
	}
	return out
}

// rim is how many pixels at the picture's edge have no slope of their own.
const rim = 2

func (s *space) grow(from int) thing {
	t := thing{far: math.Inf(-1)}
	queue := []int{from}
	s.what[from] = counted
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		x, y := i%s.r.w, i/s.r.w
		t.box = t.box.Union(image.Rect(x, y, x+1, y+1))
		t.n++
		t.far = max(t.far, s.logo.away(s.r, x, y))
		t.beyond = t.beyond || min(x, y, s.r.w-1-x, s.r.h-1-y) <= rim
		s.beside(i, func(j int) {
			if s.what[j] == unknown {
				s.what[j] = counted
				queue = append(queue, j)
			}
		})
	}
	return t
}

// intrudes says whether a thing is a word or a mark: large enough to be seen
// beside the logo, not the soft edge of the logo itself, nor a plate or frame
// round it, nor what goes on beyond the picture.
func (s *space) intrudes(t thing) bool {
	least := max(4, int(0.08*s.logo.Height*s.r.scale))
	round := s.pixels(t.box)
	return !t.beyond && t.far > groundSeed*s.logo.Height && max(t.box.Dx(), t.box.Dy()) >= least && t.n >= 2*least && !s.logo.Box().In(round)
}

// pixels turns a box of the raster into one of the picture.
func (s *space) pixels(b image.Rectangle) image.Rectangle {
	k := 1 / s.r.scale
	return image.Rect(int(float64(b.Min.X)*k), int(float64(b.Min.Y)*k), int(math.Ceil(float64(b.Max.X)*k)), int(math.Ceil(float64(b.Max.Y)*k))).
		Add(s.r.of.Min).Intersect(s.r.of)
}
