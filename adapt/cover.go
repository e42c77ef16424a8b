package adapt

import (
	"image"
	"image/color"
	"strings"
	"unicode/utf8"

	"onevoice/adapt/ink"
	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
)

// A split is a title as a cover shows it: what is said large, and what stands
// small above it.
type split struct{ small, large string }

// splitTitle parts a title at the mark that parts what it is about from what it
// says: 双杯季：第二杯 9 元. A title without one is said large.
func splitTitle(title string) split {
	for _, mark := range [...]string{"：", "｜", " | ", "——", " — ", ": "} {
		small, large, ok := strings.Cut(title, mark)
		small, large = strings.TrimSpace(small), strings.TrimSpace(large)
		if strings.Contains(small, " / ") {
			continue
		}
		if n := utf8.RuneCountInString(large); ok && n >= 4 && utf8.RuneCountInString(small) >= 2 {
			return split{small, large}
		}
	}
	if large, small, ok := strings.Cut(title, " / "); ok {
		return split{small, large} // the same in two languages
	}
	return split{large: title}
}

// coverTitle is the variant's own title: it has been held against the
// channel's rules. False where there is none that can be written.
func (j *job) coverTitle() (split, bool) {
	for _, b := range j.v.Doc.Blocks {
		if b.Kind == doc.Title || b.Kind == doc.Subject {
			s, ok := j.writable(b.Text.String())
			return splitTitle(s), ok && s != ""
		}
	}
	return split{}, false
}

// typographic draws a cover of words alone: the title on the brand's own
// colour, its mark, and two discs for something to look at. A statement in a
// crisis stands on the quiet ground without them.
func (j *job) typographic(w, h int, safe image.Rectangle) *image.NRGBA {
	p := j.wish.Album.studio.paint
	look := coat{ground: p.field, words: p.onField, small: p.onField, bar: p.onPaint}
	if j.mood.crisis {
		look = coat{ground: p.ground, words: p.ink, small: p.quiet, bar: p.ink}
	}
	t, ok := j.coverTitle()
	e := j.easel(w, h, look.ground)
	if e == nil || !ok {
		return nil
	}
	u := float64(min(w, h)) / 100
	banner := w > 2*h
	if banner && !j.mood.crisis {
		safe.Max.X = safe.Min.X + safe.Dx()*3/5
	}
	switch {
	case j.mood.crisis:
	case banner:
		e.disc(float64(w)-u*28, u*40, u*58, p.shade)
		e.disc(float64(w)-u*14, u*88, u*26, look.bar)
	default: // below the words: nothing may lie on them
		e.disc(float64(w)-u*4, float64(h)+u*2, u*32, p.shade)
		safe.Max.Y -= int(u * 22)
		if look.bar == look.words { // no colour of its own to look at
			break
		}
		e.disc(float64(w)-u*33, float64(h)-u*9, u*8, look.bar)
	}
	e.headline(t, safe, look)
	return e.NRGBA
}

// A coat is the colours of one cover.
type coat struct{ ground, words, small, bar color.NRGBA }

// headline sets a title into a box, with the brand's mark at its foot.
func (e *easel) headline(t split, box image.Rectangle, look coat) {
	u := float64(min(e.Rect.Dx(), e.Rect.Dy())) / 100
	foot := int(9 * u)
	room := box
	if top := e.sign(box, foot, look); top < e.Rect.Max.Y {
		room.Max.Y = min(room.Max.Y, top)
	}
	var small *ink.Setting
	gap := 3 * u
	high := float64(room.Dy()) - 5*u
	if t.small != "" {
		small = e.largest(e.job.prose(t.small), room.Dx(), int(14*u), 6.4*u, 3.6*u, 2, ink.Style{Leading: 1.35, Color: look.small, Even: true})
		high -= small.Height + gap
	}
	from := 16 * u
	if e.Rect.Dx() > 2*e.Rect.Dy() {
		from = 21 * u
	}
	large := e.largest(e.job.prose(t.large), room.Dx(), int(high), from, 4*u, 4, ink.Style{Bold: true, Leading: 1.28, Color: look.words, Even: true})
	y := float64(room.Min.Y) + max(0, (high-large.Height)*0.5)
	x := float64(room.Min.X)
	e.box(room.Min.X, int(y), int(9*u), int(1.4*u), look.bar)
	y += 5 * u
	if small != nil {
		small.Paint(e.NRGBA, x, y)
		y += small.Height + gap
	}
	large.Paint(e.NRGBA, x, y)
}

// sign paints the brand's mark at the foot of a cover, or its name where it has
// no mark, and returns down to where there is room for words.
func (e *easel) sign(box image.Rectangle, high int, look coat) int {
	u := float64(min(e.Rect.Dx(), e.Rect.Dy())) / 100
	edge, gap := int(8*u), int(13*u)-int(8*u)
	s := e.job.seal(box.Dx()/2, high, e.Rect.Size(), look.ground)
	switch {
	case s != nil:
		edge = max(edge, s.round())
		e.stamp(s, max(box.Min.X, s.round()), e.Rect.Max.Y-edge)
		return e.Rect.Max.Y - edge - max(high, s.tall()) - max(gap, s.round())
	case e.name(box.Min.X, e.Rect.Max.Y-edge, box.Dx()/2, high, look.words) > 0:
		return e.Rect.Max.Y - high - int(13*u)
	}
	return e.Rect.Max.Y
}

// posted draws a cover of a picture and the title: the picture above, or in a
// landscape beside, the words. It returns nil where the picture won't do.
func (j *job) posted(p *photo, w, h int, safe image.Rectangle) *image.NRGBA {
	c := j.wish.Album.studio.paint
	e := j.easel(w, h, c.field)
	t, ok := j.coverTitle()
	if e == nil || !ok {
		return nil
	}
	beside := w > h && !p.keep // what is shown whole wants width
	box := image.Rect(0, 0, w, h/2)
	if beside {
		box = image.Rect(w*11/20, 0, w, h)
	}
	if !e.photo(p, box, c.ground) {
		return nil
	}
	margin := min(w, h) * 6 / 100
	if beside {
		safe.Max.X = min(safe.Max.X, box.Min.X-margin)
	} else {
		safe.Min.Y = max(safe.Min.Y, box.Max.Y+margin)
	}
	e.headline(t, safe, coat{ground: c.field, words: c.onField, small: c.onField, bar: c.onPaint})
	return e.NRGBA
}

// safeIn returns the part of a w by h picture that nothing covers: of an
// upright one what the channel's canvas leaves free where the platform shows
// the picture in the middle of it, else all but a margin.
func safeIn(c channel.Canvas, w, h int) image.Rectangle {
	margin := min(w, h) * 8 / 100
	box := image.Rect(margin, margin, w-margin, h-margin)
	if len(c.Size) != 2 || len(c.Safe) != 4 || c.Size[0] != w || c.Size[1] < h {
		return box
	}
	above := (c.Size[1] - h) / 2
	return box.Intersect(image.Rect(c.Safe[0], c.Safe[1]-above, c.Safe[2], c.Safe[3]-above))
}
