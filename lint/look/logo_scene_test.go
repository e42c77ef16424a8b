package look

import (
	"image"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A scheme is the colours of a drawing: of the sign's body, what is cut into
// it, its dot, and the word.
type scheme [4]string

var (
	onLight = scheme{"#2F9E6E", "#FFFFFF", "#C8553D", "#12372A"}
	onDark  = scheme{"#2F9E6E", "#FFFFFF", "#C8553D", "#EEF3EE"}
)

// A sign is an invented logo. Its shape says which colour of a scheme is at a
// place, -1 for none; both go from 0 to 1 down the sign.
type sign struct {
	name  string
	wide  float64 // width over height of the whole
	shape func(x, y float64) int
	word  string
}

// in says whether a place is within r of another.
func in(x, y, cx, cy, r float64) bool { return math.Hypot(x-cx, y-cy) < r }

var signs = []sign{
	{"moon", 3.1, func(x, y float64) int {
		switch {
		case in(x, y, .84, .16, .15):
			return 2
		case in(x, y, .62, .42, .27) && in(x, y, .5, .52, .48):
			return 1
		case in(x, y, .5, .52, .48):
			return 0
		}
		return -1
	}, "Tidewell"},
	{"tiles", 1.15, func(x, y float64) int {
		col, row := int(x*3), int(y*3.9)
		switch {
		case x < 0 || x > 1 || y > .76 || math.Mod(x*3, 1) < .1 || math.Mod(y*3.9, 1) < .1:
			return -1
		case col == 2 && row == 0:
			return 2
		case (col+row)%2 == 0:
			return 0
		}
		return 3
	}, ""},
	{"leaf", 2.4, func(x, y float64) int {
		switch {
		case math.Abs(y-x) < .035 && x > .3 && x < .95:
			return 1
		case in(x, y, .1, .9, .84) && in(x, y, .9, .1, .84):
			return 0
		}
		return -1
	}, "Olim"},
}

// draw draws a sign on nothing, cut to what is visible.
func (s sign) draw(c scheme) *image.NRGBA {
	h := int(800 / s.wide)
	w, side := 6*h, float64(h) // room for the word
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if k := s.shape((float64(x)+.5)/side, (float64(y)+.5)/side); k >= 0 {
				img.SetNRGBA(x, y, hex(c[k]))
			}
		}
	}
	if s.word != "" {
		letter(img, gobold.TTF, side*.62, int(side*1.12), int(side*.72), c[3], s.word)
	}
	return cutOut(img)
}

// letter writes a line; size, x and the base line y in pixels.
func letter(img draw.Image, ttf []byte, size float64, x, y int, c, words string) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		panic(err)
	}
	d := font.Drawer{Dst: img, Src: image.NewUniform(hex(c)), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(words)
}

// A setting is how a logo is set into a picture, as Logo says it.
type setting struct {
	x, y, width, stretch, turn, opacity float64
}

// set lays a drawing into a picture.
func set(img *image.NRGBA, drawing *image.NRGBA, s setting) {
	w, h := float64(drawing.Rect.Dx()), float64(drawing.Rect.Dy())
	p := pose{x: s.x, y: s.y, w: s.width, h: s.width / s.stretch * h / w, turn: s.turn}
	l := p.lie()
	det := l.ux*l.vy - l.vx*l.uy
	reach := int(s.width + p.h)
	for y := max(0, int(s.y)-reach); y < min(img.Rect.Dy(), int(s.y)+reach); y++ {
		for x := max(0, int(s.x)-reach); x < min(img.Rect.Dx(), int(s.x)+reach); x++ {
			var sum vec
			alpha := 0.0
			for k := range 16 {
				dx, dy := float64(x)+(float64(k%4)+.5)/4-s.x, float64(y)+(float64(k/4)+.5)/4-s.y
				i, j := int(math.Floor(((dx*l.vy-dy*l.vx)/det+.5)*w)), int(math.Floor(((dy*l.ux-dx*l.uy)/det+.5)*h))
				if i >= 0 && j >= 0 && i < int(w) && j < int(h) {
					c := drawing.NRGBAAt(i, j)
					a := float64(c.A) / 255 / 16
					alpha += a
					sum = sum.add(vec{float64(c.R), float64(c.G), float64(c.B)}.times(a))
				}
			}
			if alpha > 0 {
				c := img.NRGBAAt(x, y)
				under := vec{float64(c.R), float64(c.G), float64(c.B)}
				img.SetNRGBA(x, y, under.times(1-alpha*s.opacity).add(sum.times(s.opacity)).color())
			}
		}
	}
}

// A composite is a picture with a logo in it, or without.
type composite struct {
	name string
	img  image.Image
	sign int
	in   setting // width 0: there is none
}

var sizes = [][2]int{{1080, 1440}, {900, 383}, {1600, 1200}, {1080, 1080}, {720, 1280}}

// withLogo is the i-th of a series of pictures with a logo: a tenth to four
// tenths of the width, turned up to 15°, every third stretched, half of them in
// colours that aren't the logo's, over everything, saved as JPEG at 60.
func withLogo(tb testing.TB, i int) composite {
	r := rand.New(rand.NewPCG(7, uint64(i)))
	size := sizes[i%len(sizes)]
	ground := i / 3 % len(grounds)
	img := grounds[ground](r, size[0], size[1])
	words(r, img)
	k := i % len(signs)
	s := setting{width: float64(size[0]) * (.1 + .3*r.Float64()), stretch: 1, opacity: 1}
	if i%2 == 1 {
		s.turn = 30*r.Float64() - 15
	}
	if i%3 == 1 {
		s.stretch = .8 + .5*r.Float64()
	}
	d := signs[k].draw(colours(r, i, ground))
	s.width = min(s.width, .8*float64(size[1])*float64(d.Rect.Dx())/float64(d.Rect.Dy())*s.stretch)
	half := pose{w: s.width, h: s.width / s.stretch * float64(d.Rect.Dy()) / float64(d.Rect.Dx()), turn: s.turn}.box()
	s.x = half[0] + 4 + r.Float64()*(float64(size[0])-2*half[0]-8)
	s.y = half[1] + 4 + r.Float64()*(float64(size[1])-2*half[1]-8)
	set(img, d, s)
	return composite{signs[k].name, asJPEG(tb, img, 60), k, s}
}

// box is half the width and height of the upright box round a pose.
func (p pose) box() [2]float64 {
	b := Logo{Width: p.w, Height: p.h, Turn: p.turn}.Box()
	return [2]float64{float64(b.Dx()) / 2, float64(b.Dy()) / 2}
}

// colours are the drawing's own for its ground, or others.
func colours(r *rand.Rand, i, ground int) scheme {
	c := onLight
	if ground == 1 || ground == 5 || ground == 6 {
		c = onDark
	}
	switch i % 8 {
	case 1: // another hue
		c[0] = "#D32F2F"
	case 3: // grey
		c = scheme{"#777777", "#EEEEEE", "#AAAAAA", "#444444"}
		if ground == 1 {
			c[3] = "#DDDDDD"
		}
	case 5: // swapped
		c[0], c[2] = c[2], c[0]
	case 7:
		c = scheme{"#0B5FFF", "#F2D9A0", "#FF2E88", "#5B2A6E"}
		if ground == 1 || ground == 2 {
			c[3] = "#FFFFFF"
		}
	}
	return c
}

// words writes a headline and a smaller line, and a button.
func words(r *rand.Rand, img *image.NRGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	letter(img, gobold.TTF, float64(w)/16, w/10, h/3+r.IntN(h/4), "#22282A", "Spring comes early")
	letter(img, gomedium.TTF, float64(w)/36, w/10, h*2/3+r.IntN(h/6), "#FFFFFF", "Bring your own cup, the 12th to the 30th")
	paint(img, image.Rect(w*6/10, h*8/10, w*8/10, h*8/10+w/16), "#C8553D")
}

// withoutLogo is the i-th of a series without one: the same grounds and words,
// half of them with a logo of the same build and colours that is another's.
func withoutLogo(tb testing.TB, i int) composite {
	r := rand.New(rand.NewPCG(8, uint64(i)))
	size := sizes[i%len(sizes)]
	img := grounds[i%len(grounds)](r, size[0], size[1])
	words(r, img)
	if i%2 == 0 {
		d := rivals[i/2%len(rivals)].draw(onLight)
		w := min(float64(size[0])*.3, .8*float64(size[1])*float64(d.Rect.Dx())/float64(d.Rect.Dy()))
		set(img, d, setting{x: float64(size[0]) / 2, y: float64(size[1]) / 2, width: w, stretch: 1, opacity: 1})
	}
	return composite{"none", asJPEG(tb, img, 60), -1, setting{}}
}

// rivals are built like the signs and are none of them.
var rivals = []sign{
	{"disc", 3.1, func(x, y float64) int {
		switch {
		case in(x, y, .5, .52, .2):
			return 1
		case in(x, y, .5, .52, .48):
			return 0
		}
		return -1
	}, "Harbour"},
	{"rings", 1.15, func(x, y float64) int {
		d := math.Hypot(x-.55, y-.5)
		if d < .45 && math.Mod(d*8, 1) < .5 {
			return int(d*8) % 4
		}
		return -1
	}, ""},
	{"bar", 2.4, func(x, y float64) int {
		if x > .1 && x < .9 && y > .1 && y < .9 {
			return int(y*4) % 3
		}
		return -1
	}, "Milo"},
}
