package look

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/disintegration/imaging"
)

// notice is a poster with something to say: a mark, a headline, lines, a band.
// Other words make other bars.
func notice(words int) *image.NRGBA {
	m := canvas(1080, 1440, "#F5F1E6")
	paint(m, image.Rect(80, 90, 300, 150), "#1F6F5C")
	paint(m, image.Rect(0, 1240, 1080, 1440), "#12433A")
	paint(m, image.Rect(120, 1300, 520, 1370), "#C7683F")
	seed := uint32(words)*2654435761 + 1
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for y := 330; y < 1100; y += 70 {
		for x := 120 + next(120); x < 900; x += 24 + next(60) {
			paint(m, image.Rect(x, y+next(16), x+8+next(30), y+30+next(18)), "#22282A")
		}
	}
	return m
}

// A picture is known again scaled, cropped, re-encoded or altered, and it is
// said what became of it.
func TestTwin(t *testing.T) {
	approved := notice(1)
	print := NewPrint(approved)
	altered := imaging.Clone(approved)
	draw.Draw(altered, image.Rect(700, 900, 900, 1100), image.NewUniform(color.NRGBA{200, 30, 30, 255}), image.Point{}, draw.Src)
	for _, c := range []struct {
		name    string
		m       image.Image
		scale   float64
		shows   image.Rectangle
		cropped bool
		changed image.Rectangle // must overlap one that is reported; empty: none is
	}{
		{"the same", approved, 1, approved.Rect, false, image.Rectangle{}},
		{"two thirds, as JPEG", asJPEG(t, imaging.Resize(approved, 720, 0, imaging.Lanczos), 70), 0.667, approved.Rect, false, image.Rectangle{}},
		{"brighter", imaging.AdjustBrightness(approved, 8), 1, approved.Rect, false, image.Rectangle{}},
		{"a tenth cut off", imaging.Crop(approved, image.Rect(54, 72, 1026, 1368)), 1, image.Rect(54, 72, 1026, 1368), true, image.Rectangle{}},
		{"a square", imaging.Resize(imaging.Crop(approved, image.Rect(0, 200, 1080, 1280)), 600, 0, imaging.Lanczos), 0.556, image.Rect(0, 200, 1080, 1280), true, image.Rectangle{}},
		{"with a sticker", altered, 1, approved.Rect, false, image.Rect(700, 900, 900, 1100)},
	} {
		got, ok := NewPrint(imaging.Clone(c.m)).TwinOf(print)
		if !ok {
			t.Errorf("%s: not known again", c.name)
			continue
		}
		near := func(a, b image.Rectangle) bool {
			return max(far(a.Min.X, b.Min.X), far(a.Min.Y, b.Min.Y), far(a.Max.X, b.Max.X), far(a.Max.Y, b.Max.Y)) < 25
		}
		if got.Cropped != c.cropped || !near(got.Shows, c.shows) || got.Scale < c.scale*0.97 || got.Scale > c.scale*1.03 {
			t.Errorf("%s: %+v", c.name, got)
		}
		if c.changed.Empty() != (len(got.Changed) == 0) || !c.changed.Empty() && !got.Changed[0].Overlaps(c.changed) {
			t.Errorf("%s: changed %v, want %v", c.name, got.Changed, c.changed)
		}
	}
}

func far(a, b int) int { return max(a-b, b-a) }

// Another poster of the same campaign is another picture; so is a plain ground,
// or none.
func TestNoTwin(t *testing.T) {
	print := NewPrint(notice(1))
	for name, m := range map[string]*image.NRGBA{
		"other words": notice(2), "more other words": notice(77), "plain": canvas(1080, 1440, "#F5F1E6"),
		"a photograph": photo(canvas(800, 600, "#808080"), image.Rect(0, 0, 800, 600), 10), "mirrored": imaging.FlipH(notice(1)), "none": {}, "a dot": canvas(1, 1, "#000000"),
	} {
		if got, ok := NewPrint(m).TwinOf(print); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func BenchmarkTwin(b *testing.B) {
	m, print := notice(2), NewPrint(notice(1))
	for b.Loop() {
		NewPrint(m).TwinOf(print)
	}
}
