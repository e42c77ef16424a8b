package adapt

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"github.com/disintegration/imaging"

	"onevoice/adapt/ink"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// An easel is one drawn picture at work.
type easel struct {
	*image.NRGBA
	job   *job
	pen   *ink.Pen
	paint paint
}

// easel returns a picture of w by h pixels in one colour to draw on; nil where
// there is no typeface to write with.
func (j *job) easel(w, h int, ground color.NRGBA) *easel {
	pen := j.pen()
	if pen == nil {
		return nil
	}
	return &easel{blank(w, h, ground), j, pen, j.wish.Album.studio.paint}
}

// prose returns s as the pen sets it: facts and product names are kept whole,
// Chinese words are known.
func (j *job) prose(s string) ink.Text {
	t := ink.Text{S: s}
	facts := fact.In(s)
	for _, f := range facts {
		if f.End-f.Start <= 36 {
			t.Keep = append(t.Keep, [2]int{f.Start, f.End})
		}
	}
	t.Keep = append(t.Keep, stretches(s, facts)...)
	for _, name := range j.products() {
		if n := name.String(); n != "" && len(n) <= 20 {
			for at := 0; ; {
				i := strings.Index(s[at:], n)
				if i < 0 {
					break
				}
				t.Keep = append(t.Keep, [2]int{at + i, at + i + len(n)})
				at += i + len(n)
			}
		}
	}
	if strings.IndexFunc(s, words.IsHan) >= 0 {
		t.Words = words.Segment(s)
	}
	return t
}

// largest sets t as large as it fits into w by h pixels, between sizes from
// and to, on at most so many lines; the smallest size always does. Chinese is
// set up to a quarter smaller where its lines then end at its phrases.
func (e *easel) largest(t ink.Text, w, h int, from, to float64, lines int, st ink.Style) *ink.Setting {
	var best *ink.Setting
	first := 0.0
	for size := from; ; size -= 4 {
		st.Size = max(size, to)
		if best != nil && (st.Size < first*0.75 || best.Rough() == 0) {
			return best
		}
		s := e.pen.Set(t, float64(w), st)
		fits := s.Lines() <= lines && s.Height <= float64(h) && s.Width <= float64(w)+1 && !e.broken(t, float64(w), st)
		switch {
		case fits && t.Words == nil:
			return s
		case fits && (best == nil || s.Rough() < best.Rough()):
			best, first = s, max(first, st.Size)
		case best == nil && size <= to:
			return s
		}
		if size <= to {
			return best
		}
	}
}

// broken reports whether at this size a word is wider than the column.
func (e *easel) broken(t ink.Text, w float64, st ink.Style) bool {
	for _, word := range strings.Fields(t.S) {
		if strings.IndexFunc(word, words.IsHan) < 0 && e.pen.Set(ink.Text{S: word}, 1e6, st).Width > w {
			return true
		}
	}
	return false
}

// box fills a rectangle.
func (e *easel) box(x, y, w, h int, c color.NRGBA) { fill(e.NRGBA, image.Rect(x, y, x+w, y+h), c) }

// disc paints a disc, or what of it is on the picture, its edge in as many
// steps as ink has.
func (e *easel) disc(x, y, radius float64, c color.NRGBA) {
	b := image.Rect(int(x-radius)-1, int(y-radius)-1, int(x+radius)+2, int(y+radius)+2).Intersect(e.Rect)
	for py := b.Min.Y; py < b.Max.Y; py++ {
		for px := b.Min.X; px < b.Max.X; px++ {
			d := radius + 0.5 - math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y)
			if d <= 0 {
				continue
			}
			was := e.NRGBAAt(px, py)
			e.SetNRGBA(px, py, between(was, c, math.Round(min(d, 1)*32)/32))
		}
	}
}

// photo paints part of the album's picture p so that it fills a box, or the
// whole of it where it must not be cut. It reports whether it did.
func (e *easel) photo(p *photo, box image.Rectangle, mat color.NRGBA) bool {
	m := e.job.wish.Album.look(p)
	if m == nil {
		return false
	}
	if p.keep {
		fill(e.NRGBA, box, mat)
		margin := box.Dy() / 16
		inside(e.NRGBA, m, box.Inset(margin))
		return true
	}
	part := p.window(m, box.Dx(), box.Dy())
	if float64(box.Dx()) > mostEnlarged*float64(part.Dx()) {
		return false
	}
	small := imaging.Resize(onto(m, part, white), box.Dx(), box.Dy(), imaging.Lanczos)
	draw.Draw(e.NRGBA, box, small, image.Point{}, draw.Src)
	return true
}
