package look

import (
	"image"
	"math"
	"sync"
	"testing"
)

// marksOf are the signs, each in its two drawings.
var marksOf = sync.OnceValue(func() []*Mark {
	var drawings []image.Image
	for _, s := range signs {
		drawings = append(drawings, s.draw(onLight), s.draw(onDark))
	}
	marks, err := Marks(drawings)
	if err != nil || len(marks) != len(signs) {
		panic(err)
	}
	return marks
})

// meets says whether a logo was found where it was set.
func (c composite) meets(found []Logo, marks []*Mark) (Logo, bool) {
	for _, l := range found {
		if l.Mark == marks[c.sign] && math.Hypot(l.X-c.in.x, l.Y-c.in.y) < .1*c.in.width {
			return l, true
		}
	}
	return Logo{}, false
}

// Of the series some of each sign, ground and wrong are looked for here; all
// are by BenchmarkLogoFound, which takes minutes.
func TestLogoFound(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	marks := marksOf()
	for i := 0; i < 200; i += 59 {
		c := withLogo(t, i)
		l, ok := c.meets(FindLogos(c.img, marks[c.sign:c.sign+1]), marks)
		if !ok {
			t.Errorf("%d: %s of %+v isn't found", i, c.name, c.in)
			continue
		}
		if off := math.Abs(l.Stretch()/c.in.stretch - 1); off > .03 {
			t.Errorf("%d: stretch %.3f, want %.3f", i, l.Stretch(), c.in.stretch)
		}
		if math.Abs(l.Turn-c.in.turn) > 1 || math.Abs(l.Width/c.in.width-1) > .03 {
			t.Errorf("%d: %.0f wide at %.1f°, want %+v", i, l.Width, l.Turn, c.in)
		}
	}
	for i := 0; i < 50; i += 25 {
		c := withoutLogo(t, i)
		for _, l := range FindLogos(c.img, marks) {
			t.Errorf("%d without a logo: %v scores %.2f", i, l.Box(), l.Score)
		}
	}
}

// BenchmarkLogoFound says how many logos are found of 200 and how many are seen
// in 50 pictures without, and how far off they are measured on the mean.
func BenchmarkLogoFound(b *testing.B) {
	marks := marksOf()
	found, wrong := 0, 0
	var sum [3]float64
	for b.Loop() {
		for i := range 200 {
			c := withLogo(b, i)
			l, ok := c.meets(FindLogos(c.img, marks[c.sign:c.sign+1]), marks)
			if !ok {
				b.Logf("missed %d: %s on ground %d, %+v", i, c.name, i/3%len(grounds), c.in)
				continue
			}
			found++
			off := [3]float64{math.Abs(l.Width/c.in.width - 1), math.Abs(l.Stretch()/c.in.stretch - 1), math.Abs(l.Turn - c.in.turn)}
			for k, v := range off {
				sum[k] += v
			}
		}
		for i := range 50 {
			for _, l := range FindLogos(withoutLogo(b, i).img, marks) {
				wrong++
				b.Logf("false %d: %+v", i, l)
			}
		}
	}
	b.ReportMetric(float64(found), "found/200")
	b.ReportMetric(float64(wrong), "false/50")
	b.ReportMetric(100*sum[0]/float64(found), "%width")
	b.ReportMetric(100*sum[1]/float64(found), "%stretch")
	b.ReportMetric(sum[2]/float64(found), "°turn")
}
