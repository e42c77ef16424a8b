package office

import (
	"path"
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// slides reads the slides of a PowerPoint file in their order, each with its
// notes. Hidden ones are not shown.
func (b *book) slides() error {
	main, err := b.part(b.main)
	if err != nil {
		return err
	}
	n := 0
	for s := newScanner(main.data); ; {
		t, err := s.next()
		if err != nil {
			return b.bad(main.name, err)
		}
		if t.kind == ends {
			return nil
		}
		r := main.rels[s.value(t, "r:id")]
		if t.kind != opens || t.name != "p:sldId" || r.outside {
			continue
		}
		n++
		slide, err := b.listed(r.target)
		if err != nil {
			return err
		}
		if err := b.slide(slide, place{in: "slide", n: n}); err != nil {
			return b.bad(slide.name, err)
		}
	}
}

// slide reads one slide and what is noted on it.
func (b *book) slide(p *part, at place) error {
	r := &slideReader{book: b, part: p, scanner: newScanner(p.data), at: at}
	if shown, err := r.all(); err != nil || !shown {
		return err
	}
	notes, err := b.part(p.of("notesSlide"))
	if notes == nil || err != nil {
		return err
	}
	at.in = "notes"
	r = &slideReader{book: b, part: notes, scanner: newScanner(notes.data), at: at}
	_, err = r.all()
	return b.bad(notes.name, err)
}

// A slideReader reads one slide, or its notes.
type slideReader struct {
	*book
	*scanner
	part  *part
	at    place
	shape string // the role of the shape being read: "title"; "" is none in particular
	mute  bool   // it isn't shown, or shown on each slide: its number
	line  *line  // the paragraph being read; nil outside of any
	words bool   // within <a:t>
	dress slideDress
	grid  *grid
	table int
	list  int // the group of the items being read; 0 is none
	drawn drawing
}

// A slideDress is how a run looks, and where its words begin.
type slideDress struct {
	start              int
	strong, em, strike bool
	link               string
}

// all reads the whole part and reports whether it is shown.
func (r *slideReader) all() (shown bool, err error) {
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return false, err
		case t.kind == ends:
			return true, nil
		case t.kind == text:
			if r.words && r.line != nil && !r.mute {
				err = r.line.text(r.data, t, -1)
			}
		case t.kind == closes:
			r.closes(t.name)
			err = r.full()
		case t.name == "p:sld" && r.value(t, "show") == "0":
			return false, nil
		default:
			if err = r.opens(t); err == nil && t.empty {
				r.closes(t.name)
			}
		}
		if err != nil {
			return false, err
		}
	}
}

func (r *slideReader) opens(t token) error {
	switch t.name {
	case "mc:Fallback":
		return r.skipElement(t)
	case "p:sp", "p:pic", "p:graphicFrame":
		r.shape, r.mute, r.list, r.drawn = "", false, 0, drawing{}
	case "p:ph":
		r.role(r.value(t, "type"))
	case "p:cNvPr":
		r.mute = r.value(t, "hidden") == "1"
		if said := strings.Join(strings.Fields(r.value(t, "descr")), " "); said != "" {
			r.drawn.alt.add(said, t.start, t.end, -1)
		}
	case "a:blip":
		if to := r.part.rels[r.value(t, "r:embed")]; !to.outside && r.has(to.target) {
			r.drawn.ref = to.target
		}
	case "a:tbl", "a:tblPr", "a:tr", "a:tc":
		r.inTable(t)
	case "a:p":
		r.paragraph()
	case "a:buChar", "a:buAutoNum":
		r.item(t.name == "a:buAutoNum")
	case "a:pPr":
		if n, err := strconv.Atoi(r.value(t, "lvl")); err == nil && r.line != nil && r.line.block.Kind == doc.Paragraph {
			r.line.block.Level = min(max(0, n), 8) // of an item, one less
		}
	case "a:r":
		r.dress = slideDress{}
		if r.line != nil {
			r.dress.start = len(r.line.words)
		}
	case "a:rPr":
		strike := r.value(t, "strike")
		r.dress.strong, r.dress.em, r.dress.strike = r.value(t, "b") == "1", r.value(t, "i") == "1", strike != "" && strike != "noStrike"
	case "a:hlinkClick":
		r.dress.link = r.part.rels[r.value(t, "r:id")].target
	case "a:fld":
		if kind := r.value(t, "type"); kind == "slidenum" || strings.HasPrefix(kind, "datetime") {
			return r.skipElement(t)
		}
	case "a:br":
		if r.line != nil && !r.mute {
			r.line.add("\n", t.start, t.end, -1)
		}
	case "a:t":
		r.words = true
	}
	return nil
}

func (r *slideReader) closes(name string) {
	switch name {
	case "a:t":
		r.words = false
	case "a:r":
		r.undress()
	case "a:p":
		if l := r.line; l != nil && l.block.Kind != doc.Item {
			if r.list = 0; l.block.Kind == doc.Paragraph {
				l.block.Level = 0
			}
		}
		r.line = nil
	case "a:tbl":
		r.grid = nil
	case "p:pic", "p:sp", "p:graphicFrame":
		r.picture()
		r.mute = false
	}
}

// role takes down what a shape is for. Numbers, dates and footers stand on
// every slide alike; notes show their slide again.
func (r *slideReader) role(kind string) {
	switch r.shape = kind; kind {
	case "sldNum", "dt", "ftr", "hdr", "sldImg":
		r.mute = true
	}
}

// paragraph begins a paragraph.
func (r *slideReader) paragraph() {
	if r.mute {
		return
	}
	l := &line{part: r.part, place: r.at, anchor: -1, block: doc.Block{Kind: doc.Paragraph}}
	switch {
	case r.grid != nil:
		g := r.grid
		l.block = doc.Block{Kind: doc.Cell, Group: g.group, Row: g.row, Column: g.column}
		l.place.table, l.place.row, l.place.column = g.table, g.shownRow, g.shownColumn
	case r.shape != "title" && r.shape != "ctrTitle" || r.at.in == "notes":
	case r.at.n == 1:
		l.block = doc.Block{Kind: doc.Title, Level: 1}
	default:
		l.block = doc.Block{Kind: doc.Heading, Level: 2}
	}
	r.line = l
	r.lines = append(r.lines, l)
}

// item makes of the paragraph an item of a list.
func (r *slideReader) item(counted bool) {
	if r.line == nil || r.line.block.Kind != doc.Paragraph {
		return
	}
	if r.list == 0 {
		r.list = r.group()
	}
	marker := "•"
	if counted {
		marker = "1."
	}
	r.line.block = doc.Block{Kind: doc.Item, Level: r.line.block.Level + 1, Marker: marker, Group: r.list}
}

// undress marks the words of a run as it looked.
func (r *slideReader) undress() {
	l, d := r.line, r.dress
	if l == nil {
		return
	}
	for _, m := range []struct {
		on   bool
		kind doc.MarkKind
		to   string
	}{{d.strong, doc.Strong, ""}, {d.em, doc.Em, ""}, {d.strike, doc.Strike, ""}, {d.link != "", doc.Link, d.link}} {
		if m.on {
			l.mark(m.kind, d.start, m.to)
		}
	}
}

// inTable reads what makes a table.
func (r *slideReader) inTable(t token) {
	if t.name == "a:tbl" {
		r.table++
		r.grid = &grid{group: r.group(), table: r.table, row: -1, column: -1}
		return
	}
	g := r.grid
	switch {
	case g == nil:
	case t.name == "a:tblPr":
		g.first = r.value(t, "firstRow") == "1"
	case t.name == "a:tr":
		if g.row++; g.row == 0 && !g.first {
			g.row = 1
		}
		g.shownRow++
		g.column, g.shownColumn = -1, 0
	case t.name == "a:tc":
		g.column++
		g.shownColumn++
	}
}

// picture puts a picture and what is said of it where it stands.
func (r *slideReader) picture() {
	d := r.drawn
	r.drawn = drawing{}
	if r.mute || d.ref == "" && len(d.alt.words) == 0 {
		return
	}
	l := d.alt
	l.block = doc.Block{Kind: doc.Picture, Image: &doc.Image{Ref: d.ref}}
	l.place, l.part, l.anchor = r.at, r.part, -1
	if len(l.words) == 0 {
		l.add(path.Base(d.ref), 0, 0, -1)
		l.silent = true
	}
	r.lines = append(r.lines, &l)
}
