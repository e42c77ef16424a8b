package office

import (
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// paragraph begins a paragraph: of the body, of a cell, of a text box.
func (r *wordReader) paragraph() {
	l := &line{part: r.part, place: r.at, anchor: -1, block: doc.Block{Kind: doc.Paragraph}}
	if r.boxes > 0 || r.at.in != "" {
		l.anchor = r.anchor()
	}
	if r.boxes > 0 && r.at.in == "" {
		l.place = place{in: "box"}
	}
	switch r.at.in {
	case "footnote", "endnote":
		l.block = doc.Block{Kind: doc.Footnote, Marker: strconv.Itoa(r.at.n)}
	}
	if n := len(r.grids) - 1; n >= 0 && r.grids[n].group > 0 {
		g := r.grids[n]
		l.block = doc.Block{Kind: doc.Cell, Group: g.group, Row: g.row, Column: g.column}
		l.place.table, l.place.row, l.place.column = g.table, g.shownRow, g.shownColumn
	}
	r.frames = append(r.frames, &frame{line: l})
	r.lines = append(r.lines, l)
}

// shape reads what a paragraph is: its style, its list, its level.
func (r *wordReader) shape(t token) error {
	s := style{outline: -1, list: listRef{level: -1}}
	err := r.within(t, func(t token) error {
		switch t.name {
		case "w:pStyle":
			s.base = r.value(t, "w:val")
		case "w:rPr", "w:pPrChange":
			return r.skipElement(t)
		case "w:headerReference", "w:footerReference":
			r.margins[r.value(t, "r:id")] = true
		default:
			s.read(r.scanner, t)
		}
		return nil
	})
	if l := r.top().line; err == nil && l.block.Kind == doc.Paragraph {
		r.become(l, r.styles.of(s))
	}
	return err
}

// become makes of a paragraph what its style says.
func (r *wordReader) become(l *line, s style) {
	switch {
	case strings.HasPrefix(s.name, "toc ") || s.name == "table of figures":
		l.drop = true // it repeats the headings
	case s.name == "title" || s.outline == 0:
		l.block = doc.Block{Kind: doc.Title, Level: 1}
	case s.outline > 0 && s.outline < 9:
		l.block = doc.Block{Kind: doc.Heading, Level: min(6, s.outline+1)}
	case s.name == "quote" || s.name == "intense quote":
		l.block = doc.Block{Kind: doc.Quote, Level: 1}
	case s.name == "caption":
		l.block = doc.Block{Kind: doc.Caption}
	case s.list.id != "" && s.list.id != "0":
		level := max(0, s.list.level)
		l.block = doc.Block{Kind: doc.Item, Level: level + 1, Marker: r.lists.marker(s.list.id, level), Group: r.listGroup(s.list.id)}
	}
}

// A listing is the list that was read last.
type listing struct {
	id    string
	group int
	next  int // the line that goes on with it
}

// listGroup is the group of an item: that of the item right before it, if it
// is of the same list.
func (r *wordReader) listGroup(id string) int {
	if r.list.id != id || r.list.next != len(r.lines) {
		r.list = listing{id: id, group: r.group()}
	}
	r.list.next = len(r.lines) + 1
	return r.list.group
}

// table reads what makes a table.
func (r *wordReader) table(t token) {
	if t.name == "w:tbl" {
		r.tables++
		r.grids = append(r.grids, grid{group: r.group(), table: r.tables, row: -1, column: -1})
		return
	}
	n := len(r.grids) - 1
	if n < 0 {
		return
	}
	g := &r.grids[n]
	switch t.name {
	case "w:tblLook":
		bits, _ := strconv.ParseUint(r.value(t, "w:val"), 16, 32)
		g.first = r.value(t, "w:firstRow") == "1" || bits&0x20 != 0
	case "w:tr":
		if g.row++; g.row == 0 && !g.first {
			g.row = 1 // a table without a header begins with row 1
		}
		g.shownRow++
		g.column, g.shownColumn, g.wide = -1, 0, 1
	case "w:tc":
		g.column += g.wide
		g.shownColumn++
		g.wide = 1
	case "w:gridSpan":
		if span, err := strconv.Atoi(r.value(t, "w:val")); err == nil {
			g.wide = min(max(1, span), 1000)
		}
	case "w:tblHeader":
		if g.shownRow == 1 && r.on(t) {
			g.row = 0
		}
	}
}
