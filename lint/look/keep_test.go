package look

import (
	"image"
	"testing"
)

func TestCrop(t *testing.T) {
	pic := image.Rect(0, 0, 1200, 800)
	logo := func(x, y, w, h int) Keep { return Keep{"logo", image.Rect(x, y, x+w, y+h), logoWeight} }
	words := func(x, y, w, h int) Keep { return Keep{"words", image.Rect(x, y, x+w, y+h), wordsWeight} }
	subject := func(x, y, w, h int) Keep { return Keep{"subject", image.Rect(x, y, x+w, y+h), subjectWeight} }
	for _, test := range []struct {
		name  string
		w, h  int
		keeps []Keep
		focal image.Point
		want  image.Rectangle
		ok    bool
	}{
		{"nothing to keep: the middle", 1, 1, nil, image.Point{}, image.Rect(200, 0, 1000, 800), true},
		{"the same shape", 3, 2, []Keep{logo(0, 0, 90, 90)}, image.Point{}, pic, true},
		{"where it is asked for", 1, 1, nil, image.Pt(900, 100), image.Rect(400, 0, 1200, 800), true},
		{"a subject to the right", 1, 1, []Keep{subject(900, 100, 280, 500)}, image.Point{}, image.Rect(380, 0, 1180, 800), true},
		{"a logo, with air", 1, 1, []Keep{logo(40, 40, 200, 60)}, image.Point{}, image.Rect(24, 0, 824, 800), true},
		{"the logo before the subject", 1, 1, []Keep{logo(20, 20, 200, 60), subject(900, 100, 280, 500)}, image.Point{}, image.Rect(4, 0, 804, 800), true},
		{"both can't be kept", 1, 1, []Keep{logo(20, 20, 200, 60), words(900, 600, 280, 90)}, image.Point{}, image.Rect(4, 0, 804, 800), false},
		{"upright slots", 9, 16, []Keep{words(700, 300, 300, 80)}, image.Point{}, image.Rect(566, 0, 1016, 800), true},
		{"flat slots slide down", 4, 1, []Keep{words(100, 690, 300, 80)}, image.Point{}, image.Rect(0, 494, 1200, 794), true},
		{"no shape", 0, 1, nil, image.Point{}, image.Rectangle{}, false},
	} {
		got, ok := Crop(pic, test.w, test.h, test.keeps, test.focal)
		if got != test.want || ok != test.ok {
			t.Errorf("%s: %v %v, want %v %v", test.name, got, ok, test.want, test.ok)
		}
	}
}

func TestKeeps(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	img := canvas(1200, 800, "#EEF3EE")
	photo(img, image.Rect(800, 300, 1100, 700), 14)
	write(img, image.Rect(100, 500, 600, 560), "#12372A")
	set(img, signs[0].draw(onLight), setting{x: 250, y: 120, width: 300, stretch: 1, opacity: 1})
	keeps := Keeps(img, FindLogos(img, marksOf()[:1]), nil)
	want := []struct {
		kind string
		box  image.Rectangle
	}{
		{"logo", image.Rect(100, 78, 400, 162)},
		{"words", image.Rect(100, 500, 600, 560)},
		{"subject", image.Rect(800, 300, 1100, 700)},
	}
	if len(keeps) != len(want) {
		t.Fatalf("%+v", keeps)
	}
	for i, w := range want {
		if keeps[i].Kind != w.kind || overlap(keeps[i].Box, w.box) < .7 || area(keeps[i].Box) > 2*area(w.box) {
			t.Errorf("%+v, want %s %v", keeps[i], w.kind, w.box)
		}
	}
	if got := Keeps(img, nil, []image.Rectangle{}); len(got) != 1 || got[0].Kind != "subject" {
		t.Errorf("read and without words: %+v", got)
	}
	if got := Keeps(canvas(300, 200, "#EEF3EE"), nil, nil); len(got) > 0 {
		t.Errorf("an even ground: %+v", got)
	}
	if got := Keeps(image.NewNRGBA(image.Rectangle{}), nil, nil); len(got) > 0 {
		t.Errorf("no picture: %+v", got)
	}
}

func FuzzCrop(f *testing.F) {
	f.Add(1200, 800, 1, 1, 40, 40, 200, 60)
	f.Add(1, 9000, 16, 9, -5, 3, 1, 1)
	f.Fuzz(func(t *testing.T, pw, ph, w, h, x, y, kw, kh int) {
		pic := image.Rect(7, -3, 7+pw%5000, -3+ph%5000)
		keep := Keep{"logo", image.Rect(x%9000, y%9000, x%9000+kw%900, y%9000+kh%900), logoWeight}
		got, ok := Crop(pic, w, h, []Keep{keep}, image.Pt(x, y))
		if !got.In(pic) || ok && !keep.Box.In(got) || got.Empty() != (w <= 0 || h <= 0 || pic.Empty()) {
			t.Errorf("%v of %v, %v", got, pic, ok)
		}
	})
}

func BenchmarkKeeps(b *testing.B) {
	img := withLogo(b, 6).img
	for b.Loop() {
		Keeps(img, nil, nil)
	}
}
