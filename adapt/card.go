package adapt

import (
	"fmt"
	"image"
	"path"
	"slices"
	"unicode/utf8"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// cards draws the picture cards of a note and returns their addresses: a cover,
// the units of the note section by section, and a last one with what to
// remember. A master with little to say gets few. Without pictures there are
// none.
func (j *job) cards(kept []unit) []string {
	names := []string{}
	i := slices.IndexFunc(j.spec.Output, func(o channel.Output) bool { return o.Kind == "cards" })
	if i < 0 || j.wish.Album == nil || j.spent || j.pen() == nil {
		return names
	}
	o := j.spec.Output[i]
	slot := j.spec.Images.Slots[o.Slot]
	if len(slot.Out) != 2 {
		return names
	}
	j.missed()
	d := &deck{job: j, w: slot.Out[0], h: slot.Out[1]}
	d.lay(kept)
	for k, m := range d.draw() {
		file := j.armFile(fmt.Sprintf("%s/%02d.png", o.File, k+1))
		c := d.carries[k]
		j.wall.made = append(j.wall.made, pictureFile{Picture{file, o.Slot, d.w, d.h, true}, c.intoPNG(flatPNG(m)), i})
		names = append(names, path.Base(o.File)+"/"+path.Base(file))
	}
	if least := j.spec.Cards.Min; len(names) > 0 && len(names) < least {
		j.note("info", lang.F("母稿内容只够 %d 张图卡，没有凑数", "the master has enough for %d cards only; nothing was made up", len(names)), doc.Text{})
	}
	return names
}

// A deck is a note's cards in the making.
type deck struct {
	*job
	w, h    int
	pages   []cardPage
	points  []cardLine // what the last card says
	carries []carried
}

// A cardPage is one card between the first and the last.
type cardPage struct {
	entries []cardLine
	photo   *photo // above the words
}

// lay cuts the units of the note into pages: a section is not parted where it
// fits on one, and two short ones share one.
func (d *deck) lay(kept []unit) {
	most := d.perCard()
	var page cardPage
	flush := func() {
		if len(page.entries) > 0 {
			d.pages = append(d.pages, page)
		}
		page = cardPage{}
	}
	for i := 0; i < len(kept); {
		k := i + 1
		for k < len(kept) && kept[k].section == kept[i].section {
			k++
		}
		section := kept[i:k]
		i = k
		entries := d.entries(section)
		photo := d.shownIn(section[0].section)
		switch {
		case section[0].section < 0:
			for n := range entries {
				entries[n].kind, entries[n].level, entries[n].marker = doc.Item, 1, "•"
			}
			d.points = append(d.points, entries...)
			continue
		case len(entries) == 0:
			continue
		}
		if photo != nil || bulk(page.entries)+bulk(entries) > most || page.photo != nil {
			flush()
		}
		for n, part := range parted(entries, most, photo != nil) {
			if n > 0 {
				flush()
			}
			page.entries = append(page.entries, part...)
			if photo != nil {
				page.photo, photo = photo, nil
			}
			if bulk(page.entries) > most*2/3 {
				flush()
			}
		}
	}
	flush()
	d.pages = d.filled(d.pages)
	var fitting []cardPage
	for _, p := range d.pages {
		fitting = append(fitting, d.settle(p)...)
	}
	d.pages = fitting
	d.remember(kept)
}

// entries are what a section says, its heading first. A paragraph too long for
// a card is parted into its sentences.
func (d *deck) entries(section []unit) []cardLine {
	var out []cardLine
	for _, b := range d.laid(section) {
		pieces := [][2]int{{0, b.Text.Len()}}
		if utf8.RuneCountInString(b.Text.String()) > 150 && b.Kind != doc.Heading {
			pieces = sentences(b.Text.String())
		}
		for k, r := range pieces {
			one := part(b, r[0], r[1])
			if k > 0 {
				one.Marker = ""
			}
			if e, ok := d.entry(one); ok {
				out = append(out, e)
			}
		}
	}
	if len(out) == 1 && out[0].kind == doc.Heading {
		return nil
	}
	return out
}

// shownIn returns the picture that a section of the master shows, if it isn't
// the cover's.
func (d *deck) shownIn(section int) *photo {
	lead := d.lead()
	for _, p := range d.out.portions {
		if p.role != figure || p.section != section {
			continue
		}
		if ref, alt, _ := pictured(p.blocks); ref != "" && !d.mood.secret.told(alt) {
			if one := d.wish.Album.photo(ref); one != lead && d.wish.Album.look(one) != nil {
				return one
			}
		}
	}
	return nil
}

// draw draws the cards in order.
func (d *deck) draw() []*image.NRGBA {
	most := 18
	if n := d.spec.Cards.Max; n > 0 {
		most = n
	}
	last := len(d.points) > 0
	if room := most - 2; len(d.pages) > room {
		d.note("warning", lang.F("图卡最多 %d 张，后面 %d 张没有画", "at most %d cards: %d more were not drawn", most, len(d.pages)-room), doc.Text{})
		d.pages = d.pages[:room]
	}
	all := 1 + len(d.pages)
	if last {
		all++
	}
	out := []*image.NRGBA{}
	add := func(m *image.NRGBA, c carried) {
		if m != nil {
			out, d.carries = append(out, m), append(d.carries, c)
		}
	}
	cover, c := d.first()
	add(cover, c)
	for i, p := range d.pages {
		c := carried{}
		if p.photo != nil {
			c = p.photo.carries
		}
		add(d.page(p, i+2, all), c)
	}
	if last {
		add(d.last(all, all), carried{})
	}
	return out
}

// first is the cover.
func (d *deck) first() (*image.NRGBA, carried) {
	safe := safeIn(channel.Canvas{}, d.w, d.h)
	if p := d.lead(); p != nil {
		if m := d.posted(p, d.w, d.h, safe); m != nil {
			return m, p.carries
		}
	}
	return d.typographic(d.w, d.h, safe), carried{}
}
