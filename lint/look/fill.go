package look

import "image"

// How a fill is grown, in levels of 255 per channel. Flat neighbours are
// flatStep apart at most, in a drawn gradient and in a JPEG of a plain ground
// alike; sensor noise and texture are further. A fill is what is within
// spread of where it began: room for the ringing of a JPEG, yet a gradient is
// cut into bands of its own colour.
const (
	flatStep = 3
	spread   = 7
)

// minFill is the least number of samples that make a fill; less is the stroke
// of a letter, an edge, or one block of a JPEG.
const minFill = 100

// A fill is an even area of a picture.
type fill struct {
	color  uint32 // its own colour to the level, of a ramp the mean
	n      int    // samples
	box    image.Rectangle
	ramp   bool   // a band of a gradient
	drawn  bool   // by a program: not a ramp, or straight, smooth and exact
	ground uint32 // what a seeming band stands on, or none
}

// fills finds the even areas of a picture in reading order. What is neither
// painted in one exact colour nor a ramp is left out: photos, textures.
func (g *grid) fills() []fill {
	if g.width == 0 {
		return nil
	}
	g.owner = g.flat()
	var out []fill
	area := make([]int32, 0, g.width*g.height)
	for y := range g.height {
		for x := range g.width {
			i := int32(g.at(x, y))
			if g.owner[i] != unowned {
				continue
			}
			if area = g.grow(i, area[:0]); len(area) >= minFill {
				out = append(out, g.measure(area))
			}
		}
	}
	return out
}

// Who owns a sample: a fill, known by the sample it began at; none yet; or
// none ever, because it isn't flat.
const (
	unowned = -1
	uneven  = -2
)

// flat finds the samples that go on evenly both across and down, to whichever
// side: so a fill is whole up to a sharp edge, and a hairline is none.
func (g *grid) flat() []int32 {
	owner := make([]int32, len(g.px))
	for i := range owner {
		owner[i] = uneven
	}
	for y := range g.height {
		for x := range g.width {
			i := g.at(x, y)
			if g.px[i] != none && g.even(i, 1, g.width) && g.even(i, g.stride, g.height) {
				owner[i] = unowned
			}
		}
	}
	return owner
}

// even says whether a sample is like one of its two neighbours a step away. A
// picture one sample across has none that way.
func (g *grid) even(i, step, across int) bool {
	p := g.px[i]
	return within(p, g.px[i+step], flatStep) || within(p, g.px[i-step], flatStep) || across == 1
}

// within says whether two samples differ by at most d levels in every channel.
func within(p, q uint32, d int32) bool {
	return p == q || p|q < none && apart(p, q) <= d
}

// apart is the largest difference of two samples in any channel.
func apart(p, q uint32) int32 {
	r := int32(p>>16) - int32(q>>16)
	g := int32(p>>8&255) - int32(q>>8&255)
	b := int32(p&255) - int32(q&255)
	return max(r, -r, g, -g, b, -b)
}

// grow gives a sample a fill: every flat one that hangs together with it and
// is within spread of it.
func (g *grid) grow(from int32, area []int32) []int32 {
	seed := g.px[from]
	g.owner[from] = from
	area = append(area, from)
	for k := 0; k < len(area); k++ {
		for _, d := range g.ways() {
			next := area[k] + d
			if g.owner[next] == unowned && within(g.px[next], seed, spread) {
				g.owner[next] = from
				area = append(area, next)
			}
		}
	}
	return area
}

// measure says what kind of fill an area is. Painted ones are for the most
// part one exact colour, also after a JPEG; nothing photographed is. That
// colour is the fill's, so that what is reported is what was painted.
func (g *grid) measure(area []int32) fill {
	f := fill{n: len(area), box: g.box(area), ground: none}
	exact, n := g.majority(area)
	f.color = exact
	if 2*n <= len(area) {
		f.ramp = true
		f.color, f.drawn = g.slope(area)
		return f
	}
	f.ground, f.ramp = g.soft(area, exact)
	f.drawn = !f.ramp || n >= len(area)-len(area)/50 // the blocks of a JPEG are less exact
	return f
}

// majority is the colour that most samples have and how many do. Where none
// has more than half, it is any (Boyer and Moore's vote).
func (g *grid) majority(samples []int32) (most uint32, n int) {
	lead := 0
	for _, i := range samples {
		switch c := g.px[i]; {
		case lead == 0:
			most, lead = c, 1
		case c == most:
			lead++
		default:
			lead--
		}
	}
	for _, i := range samples {
		if g.px[i] == most {
			n++
		}
	}
	return most, n
}

func (g *grid) box(area []int32) image.Rectangle {
	x, y := g.place(int(area[0]))
	box := image.Rect(x, y, x+1, y+1)
	for _, i := range area {
		x, y := g.place(int(i))
		box.Min.X, box.Max.X = min(box.Min.X, x), max(box.Max.X, x+1)
		box.Min.Y, box.Max.Y = min(box.Min.Y, y), max(box.Max.Y, y+1)
	}
	return box
}
