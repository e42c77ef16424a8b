package look

import (
	"errors"
	"image"
	"math"
	"slices"
	"testing"

	"github.com/disintegration/imaging"
)

func TestMarks(t *testing.T) {
	moon, leaf := signs[0], signs[2]
	opaque := canvas(700, 300, "#EEF3EE")
	set(opaque, moon.draw(onLight), setting{x: 350, y: 150, width: 600, stretch: 1, opacity: 1})
	smaller := imaging.Resize(moon.draw(onDark), 350, 0, imaging.Linear)
	for _, test := range []struct {
		name     string
		drawings []image.Image
		want     [][]int
	}{
		{"two of one shape", []image.Image{moon.draw(onLight), moon.draw(onDark)}, [][]int{{0, 1}}},
		{"other sizes", []image.Image{moon.draw(onLight), leaf.draw(onLight), smaller}, [][]int{{0, 2}, {1}}},
		{"on a plate", []image.Image{opaque}, [][]int{{0}}},
		{"none", nil, nil},
	} {
		marks, err := Marks(test.drawings)
		var got [][]int
		for _, m := range marks {
			got = append(got, m.drawings)
		}
		if err != nil || !slices.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%s: %v %v, want %v", test.name, got, err, test.want)
		}
	}
}

func TestPlainMarks(t *testing.T) {
	for name, img := range map[string]image.Image{
		"empty":       image.NewNRGBA(image.Rect(0, 0, 200, 100)),
		"no size":     image.NewNRGBA(image.Rectangle{}),
		"one pixel":   canvas(1, 1, "#2F9E6E"),
		"one colour":  canvas(300, 100, "#2F9E6E"),
		"a thin line": paint(image.NewNRGBA(image.Rect(0, 0, 300, 100)), image.Rect(0, 50, 300, 52), "#2F9E6E"),
	} {
		_, err := Marks([]image.Image{signs[0].draw(onLight), img})
		var plain *PlainMark
		if !errors.As(err, &plain) || plain.Drawing != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// shown is a picture with the moon in it and the moon as it is found there.
func shown(t *testing.T, img *image.NRGBA, c scheme, s setting) Logo {
	t.Helper()
	marks := marksOf()[:1]
	set(img, signs[0].draw(c), s)
	found := FindLogos(img, marks)
	if len(found) != 1 {
		t.Fatalf("%d found", len(found))
	}
	return found[0]
}

var middle50 = setting{x: 500, y: 400, width: 300, stretch: 1, opacity: 1}

func TestLogoColours(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	red := onLight
	red[0] = "#D32F2F"
	faded := middle50
	faded.opacity = .7
	for _, test := range []struct {
		name    string
		c       scheme
		s       setting
		drawing int
		off     []float64 // distances of body, word, cut and dot: at least, at most 2 where 0
	}{
		{"right", onLight, middle50, 0, []float64{0, 0, 0, 0}},
		{"for dark ground", onDark, middle50, 1, []float64{0, 0, 0, 0}},
		{"red", red, middle50, 0, []float64{40, 0, 0, 0}},
		{"seen through", onLight, faded, 0, []float64{8, 8, 0, 8}},
	} {
		l := shown(t, canvas(1000, 800, "#D8DEE6"), test.c, test.s)
		if l.Drawing != test.drawing {
			t.Errorf("%s: drawing %d", test.name, l.Drawing)
		}
		for k, want := range test.off {
			if d := l.Parts[k].Distance; d < want || want == 0 && d > 12 {
				t.Errorf("%s: part %d is %s for %s, %.1f off", test.name, k, Hex(l.Parts[k].Color), Hex(l.Parts[k].Want), d)
			}
		}
	}
}

func TestLogoGround(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	busy := canvas(1000, 800, "#FFFFFF")
	for y := range 800 {
		for x := range 1000 {
			v := 150 + 45*math.Sin(float64(x)/9)*math.Cos(float64(y)/11)
			busy.SetNRGBA(x, y, vec{v, v * .9, v * .7}.color())
		}
	}
	words := canvas(1000, 800, "#EEF3EE")
	write(words, image.Rect(350, 455, 640, 485), "#12372A")
	for _, test := range []struct {
		name     string
		img      *image.NRGBA
		from, to float64 // unevenness
	}{
		{"plain", canvas(1000, 800, "#EEF3EE"), 0, .5},
		{"gradient", ramp(canvas(1000, 800, "#FFFFFF"), image.Rect(0, 0, 1000, 800), "#F2D9A0", "#8E6AA8"), 0, 1},
		{"words near", words, 0, 1},
		{"waves", busy, Busy, 100},
	} {
		l := shown(t, test.img, onLight, middle50)
		g := l.Ground(test.img)
		if g.Uneven < test.from || g.Uneven > test.to || len(g.Contrasts) != len(l.Parts) {
			t.Errorf("%s: %+v", test.name, g)
		}
		if test.name == "plain" && (Hex(g.Color) != "#EEF3EE" || g.Contrasts[1] < 10 || g.Contrasts[2] != 0) {
			t.Errorf("plain: %+v", g)
		}
	}
}

func TestLogoCrowd(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	plain := func() *image.NRGBA { return canvas(1000, 800, "#EEF3EE") }
	words, far, plate, frame, band := plain(), plain(), plain(), plain(), plain()
	write(words, image.Rect(350, 465, 640, 495), "#12372A")
	write(far, image.Rect(350, 520, 640, 550), "#12372A")
	paint(paint(plate, plate.Rect, "#C8553D"), image.Rect(300, 330, 700, 470), "#EEF3EE")
	paint(paint(frame, image.Rect(20, 20, 980, 780), "#12372A"), image.Rect(24, 24, 976, 776), "#EEF3EE")
	paint(band, image.Rect(0, 460, 1000, 800), "#12372A")
	corner := middle50
	corner.x, corner.y = 165, 740
	for _, test := range []struct {
		name   string
		img    *image.NRGBA
		s      setting
		things int
		edges  string
	}{
		{"alone", plain(), middle50, 0, ""},
		{"words", words, middle50, 6, ""},
		{"words far off", far, middle50, 0, ""},
		{"on a plate", plate, middle50, 0, ""},
		{"in a frame", frame, middle50, 0, ""},
		{"over a band", band, middle50, 0, ""},
		{"in a corner", plain(), corner, 0, "left bottom "},
	} {
		l := shown(t, test.img, onLight, test.s)
		c := l.Crowd(test.img, l.Height*.5)
		edges := ""
		for _, e := range c.Edges {
			edges += e.Side + " "
		}
		if (len(c.Things) > 0) != (test.things > 0) || edges != test.edges || c.Blind {
			t.Errorf("%s: %+v", test.name, c)
		}
	}
}

func FuzzFindLogos(f *testing.F) {
	f.Add([]byte{1, 200, 3, 40}, uint16(60), uint16(50))
	f.Add([]byte{0, 255}, uint16(1), uint16(300))
	f.Fuzz(func(t *testing.T, pix []byte, width, height uint16) {
		w, h := int(width)%200+1, int(height)%200+1
		img := image.NewNRGBA(image.Rect(-5, 9, w-5, h+9))
		for i := range img.Pix {
			if len(pix) > 0 {
				img.Pix[i] = pix[i/40%len(pix)]
			}
		}
		for _, l := range FindLogos(img, marksOf()[:1]) {
			if !l.Box().Overlaps(img.Rect) || l.Score < foundScore || l.Score > 1.01 {
				t.Errorf("%+v", l)
			}
			l.Ground(img)
			l.Crowd(img, l.Height/2)
		}
	})
}

func BenchmarkFindLogos(b *testing.B) {
	marks := marksOf()[:1]
	large := photo(canvas(4000, 3000, "#FFFFFF"), image.Rect(0, 0, 4000, 3000), 4)
	set(large, signs[0].draw(onLight), setting{x: 900, y: 700, width: 800, stretch: 1, opacity: 1})
	for name, img := range map[string]image.Image{"poster": withLogo(b, 0).img, "without": withoutLogo(b, 5).img, "12 megapixels": large} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				FindLogos(img, marks)
			}
		})
	}
}
