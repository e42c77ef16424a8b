package adapt

import (
	"image"
	"image/color"
	"strconv"

	"onevoice/adapt/ink"
	"onevoice/lint/doc"
)

// What a card is measured in: hundredths of its width.
const (
	cardMargin = 8.2 // at either side
	cardTop    = 9.0
	cardFoot   = 12.5 // kept free below for the mark and the number
	textLead   = 6.4  // the largest size of words that stand alone
	textLarge  = 5.6  // of words under a heading
	textEasy   = 4.0  // a size that reads easily; where less is left a card is parted
	textSmall  = 3.3  // the smallest: 36 pixels of 1080
)

// settle returns a page, or where its words would be small the two it is
// parted into, each under its heading, the picture on the first.
func (d *deck) settle(p cardPage) []cardPage {
	_, b, room := d.open(p)
	es := p.entries
	var head []cardLine
	if es[0].kind == doc.Heading {
		head, es = es[:1], es[1:]
	}
	if _, height := b.set(es, textEasy*float64(d.w)/100); height <= room || len(es) < 2 {
		return []cardPage{p}
	}
	at, half := 0, bulk(es)/2
	for i := 1; i < len(es); i++ {
		better := bulk(es[:i]) - half
		if straggles(es, i) {
			continue
		}
		if now := bulk(es[:at]) - half; at == 0 || es[i].level <= 1 && (es[at].level > 1 || better*better < now*now) {
			at = i
		}
	}
	if at == 0 {
		at = len(es) / 2
	}
	join := func(part []cardLine) []cardLine { return append(append([]cardLine{}, head...), part...) }
	return append(d.settle(cardPage{join(es[:at]), p.photo}), d.settle(cardPage{entries: join(es[at:])})...)
}

// holds reports whether a page reads easily as it is.
func (d *deck) holds(p cardPage) bool { return len(d.settle(p)) == 1 }

// open begins a page: its ground, picture and heading. It returns the column
// for the words, which begins at y, and the room they have.
func (d *deck) open(p cardPage) (y float64, b column, room float64) {
	c := d.wish.Album.studio.paint
	e := d.easel(d.w, d.h, c.ground)
	u := float64(d.w) / 100
	b = column{e, coat{ground: c.ground, words: c.ink, small: c.quiet, bar: c.accent}, c.strong, cardMargin * u, float64(d.w) - 2*cardMargin*u}
	if d.mood.crisis {
		b.coat.bar = c.ink
	}
	y = cardTop * u
	if p.photo != nil {
		if tall := d.h * 4 / 10; e.photo(p.photo, image.Rect(0, 0, d.w, tall), c.ground) {
			y = float64(tall) + 6*u
		}
	}
	if p.entries[0].kind == doc.Heading {
		y = b.heading(p.entries[0], y)
	} else if p.photo == nil {
		e.box(int(b.x), int(y), int(9*u), int(1.1*u), b.coat.bar)
		y += 6 * u
	}
	return y, b, float64(d.h) - y - d.foot(b.coat.ground)
}

// page draws one card: a heading, the words below it as large as they fit, the
// brand's mark and the card's number.
func (d *deck) page(p cardPage, number, all int) *image.NRGBA {
	y, b, room := d.open(p)
	d.footer(b.easel, b.coat, number, all)
	es, large := p.entries, textLarge
	if es[0].kind == doc.Heading {
		es = es[1:]
	} else if p.photo == nil {
		large = textLead
	}
	b.fit(es, y, room, large)
	return b.NRGBA
}

// last draws the last card, on the brand's own colour: the tagline or the
// title, the points to remember, and what to do as a button that isn't one.
func (d *deck) last(number, all int) *image.NRGBA {
	c := d.wish.Album.studio.paint
	e := d.easel(d.w, d.h, c.field)
	u := float64(d.w) / 100
	b := column{e, coat{ground: c.field, words: c.onField, small: c.onField, bar: c.onPaint}, c.onField, cardMargin * u, float64(d.w) - 2*cardMargin*u}
	d.footer(e, b.coat, number, all)
	title, _ := d.coverTitle()
	for _, t := range d.taglines() {
		if s, ok := d.writable(t.String()); ok && s != "" {
			title.large = s
			break
		}
	}
	y := b.heading(cardLine{text: d.prose(title.large)}, cardTop*u) + 2*u
	room := float64(d.h) - y - d.foot(c.field) - 2*u
	if text := d.urge(); text.Len() > 0 {
		if s, ok := d.writable(text.String()); ok && s != "" {
			room -= 15 * u
			b.button(s, float64(d.h)-d.foot(c.field)-14*u)
		}
	}
	b.fit(d.points, y, room, textLead)
	return e.NRGBA
}

// The mark at a card's foot, in hundredths of the card's width: how high, how
// far from the lower edge, and how far from the words above.
const (
	footMark = 4.6
	footEdge = 5.2
	footGap  = cardFoot - footEdge - footMark
)

// mark is the brand's mark at the foot of a card on a ground; nil for none.
func (d *deck) mark(ground color.NRGBA) *seal {
	return d.seal(d.w*2/5, int(footMark*float64(d.w)/100), image.Pt(d.w, d.h), ground)
}

// foot is how much of a card on a ground is kept free below, in pixels.
func (d *deck) foot(ground color.NRGBA) float64 {
	u := float64(d.w) / 100
	s := d.mark(ground)
	if s == nil {
		return cardFoot * u
	}
	return max(cardFoot*u, max(footEdge*u, float64(s.round()))+float64(s.tall())+max(footGap*u, float64(s.round())))
}

// footer paints the brand's mark, or its name where it has no mark, and the
// card's number.
func (d *deck) footer(e *easel, coat coat, number, all int) {
	u := float64(d.w) / 100
	y := float64(d.h) - footEdge*u
	if s := d.mark(coat.ground); s != nil {
		e.stamp(s, max(int(cardMargin*u), s.round()), min(int(y), d.h-s.round()))
	} else {
		e.name(int(cardMargin*u), int(y), d.w*2/5, int(footMark*u), coat.small)
	}
	s := e.pen.Set(ink.Text{S: strconv.Itoa(number) + " / " + strconv.Itoa(all)}, float64(d.w)/3, ink.Style{Size: 2.9 * u, Leading: 1.2, Color: coat.small})
	s.Paint(e.NRGBA, float64(d.w)-cardMargin*u-s.Width, y-s.Height)
}

// A column sets entries in a column.
type column struct {
	*easel
	coat   coat
	strong color.NRGBA
	x, w   float64
}

// heading sets a section's heading at y, with a bar over it, and returns where
// the words below begin.
func (b column) heading(h cardLine, y float64) float64 {
	u := float64(b.Rect.Dx()) / 100
	b.box(int(b.x), int(y), int(9*u), int(1.1*u), b.coat.bar)
	y += 3.6 * u
	s := b.largest(h.text, int(b.w), int(20*u), 7.4*u, 4.6*u, 2, ink.Style{Bold: true, Leading: 1.3, Color: b.strong, Even: true})
	s.Paint(b.NRGBA, b.x, y)
	return y + s.Height + 4*u
}

// A cardSet is an entry set in type.
type cardSet struct {
	entry cardLine
	text  *ink.Setting
	mark  *ink.Setting
	x     float64 // of the words, from the column's left
	y     float64
}

// fit sets entries from y on as large as room allows, at most at size large,
// and paints them. What is short stands a little lower.
func (b column) fit(es []cardLine, y, room, large float64) {
	u := float64(b.Rect.Dx()) / 100
	for size := large * u; ; size -= 2 {
		size = max(size, textSmall*u)
		all, height := b.set(es, size)
		if height > room && size > textSmall*u {
			continue
		}
		if large == textLead {
			y += max(0, room-height) / 3
		}
		for _, p := range all {
			b.paintEntry(p, y, size)
		}
		return
	}
}

// set sets entries below one another and returns them with their height.
func (b column) set(es []cardLine, size float64) (out []cardSet, height float64) {
	for i, e := range es {
		p := cardSet{entry: e}
		st := ink.Style{Size: size, Leading: 1.58, Color: b.coat.words, Strong: b.strong}
		switch e.kind {
		case doc.Heading:
			st = ink.Style{Size: size * 1.16, Leading: 1.4, Bold: true, Color: b.strong, Even: true}
		case doc.Item:
			p.x = float64(min(max(e.level-1, 0), 3)) * 1.1 * size
			if e.marker != "" {
				p.mark = b.pen.Set(ink.Text{S: e.marker}, b.w, ink.Style{Size: size, Leading: 1.58, Bold: true, Color: b.strong})
				p.x += max(0.95*size, p.mark.Width+0.35*size)
			}
		case doc.Quote:
			p.x = 0.9 * size
		}
		p.text = b.pen.Set(e.text, b.w-p.x, st)
		if i > 0 {
			height += gap(es[i-1], e) * size
		}
		p.y = height
		height += p.text.Height
		out = append(out, p)
	}
	return out, height
}

// gap is the room between two entries, in ems.
func gap(a, b cardLine) float64 {
	switch {
	case b.kind == doc.Heading:
		return 1.3
	case a.kind == doc.Heading:
		return 0.35
	case a.kind == doc.Item && b.kind == doc.Item:
		return 0.32
	case a.kind == doc.Quote && b.kind == doc.Quote:
		return 0.1
	}
	return 0.7
}

func (b column) paintEntry(p cardSet, y, size float64) {
	y += p.y
	switch {
	case p.entry.kind == doc.Quote:
		b.box(int(b.x), int(y+0.2*size), int(0.14*size), int(p.text.Height-0.4*size), b.coat.bar)
	case p.mark != nil && p.entry.marker == "•":
		b.disc(b.x+p.x-0.67*size, y+0.79*size, 0.14*size, b.coat.bar)
	case p.mark != nil:
		p.mark.Paint(b.NRGBA, b.x+p.x-p.mark.Width-0.35*size, y)
	}
	p.text.Paint(b.NRGBA, b.x+p.x, y)
}

// button paints what to do as a reader of a picture can't: he looks for it.
func (b column) button(s string, y float64) {
	u := float64(b.Rect.Dx()) / 100
	t := b.largest(ink.Text{S: s}, int(b.w-10*u), int(6*u), 5*u, 3*u, 1, ink.Style{Bold: true, Leading: 1.2, Color: b.coat.ground})
	w, h := t.Width+10*u, 10*u
	b.box(int(b.x), int(y), int(w), int(h), b.coat.words)
	t.Paint(b.NRGBA, b.x+5*u, y+(h-t.Height)/2)
}
