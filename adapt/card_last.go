package adapt

import (
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// remember chooses what the last card says: the points that state what nobody
// may miss, in the master's order. Where all is said on one card, and in a
// crisis, there is no such card.
func (d *deck) remember(kept []unit) {
	if d.mood.crisis || len(d.pages) < 2 {
		if len(d.points) > 0 { // still to be said
			d.pages = append(d.pages, cardPage{entries: d.points})
		}
		d.points = nil
		return
	}
	var out []cardLine
	room := 4 - len(d.points)
	for i, u := range kept {
		if len(out) >= room || !d.telling1(u) || u.role == table && !d.wholeTable(kept, i, room) {
			continue
		}
		if e, ok := d.entry(u.block); ok {
			e.kind, e.level, e.marker = doc.Item, 1, "•"
			out = append(out, e)
		}
	}
	d.points = append(out, d.points...)
	if len(d.points) > 1 {
		return
	}
	last := &d.pages[len(d.pages)-1]
	if len(out) == 0 { // only the front matter says it: it goes on the card before
		last.entries = append(last.entries, d.points...)
	}
	d.points = nil // one point doesn't make a card
}

// telling1 reports whether a unit is to be remembered, and can be without what
// stood before it: what it costs, when, with which code.
func (d *deck) telling1(u unit) bool {
	s := u.block.Text.String()
	if u.section < 0 || u.role == notes || u.role == quote || u.parent >= 0 || u.bond != 0 || u.lang != d.out.lang && d.out.both && u.lang != "" {
		return false
	}
	if utf8.RuneCountInString(s) > 64 || announces(s) || lame(s) || pointing().MatchString(s) {
		return false
	}
	for _, e := range u.entries {
		x := &d.ledger.Entries[e]
		if !x.Required {
			continue
		}
		switch x.Fact.Kind {
		case fact.Price, fact.Date, fact.Discount, fact.Percent, fact.Code, free:
			return true
		case fact.Number: // the front matter has prices as plain numbers
			if priced(s) {
				return true
			}
		}
	}
	return false
}

// wholeTable reports whether all rows of the table that unit i is of fit among
// room points: one row of several misleads.
func (d *deck) wholeTable(us []unit, i, room int) bool {
	rows, before := 0, 0
	for k, u := range us {
		switch {
		case u.portion == us[i].portion && u.role == table:
			if rows++; !d.telling1(u) {
				return false
			}
		case k < i && d.telling1(u) && u.role != table:
			before++
		}
	}
	return before+rows <= room
}
