package office

import (
	"io/fs"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A workbook is what the sheets of an Excel file share.
type workbook struct {
	*book
	main    *part
	shared  []line   // words that cells have in common
	formats []string // how numbers are shown, by style
	from    epoch
}

// sheets reads the sheets of an Excel file in their order, row by row, each
// cell as it is shown. Hidden sheets are not.
func (b *book) sheets() error {
	main, err := b.part(b.main)
	if err != nil {
		return err
	}
	w := &workbook{book: b, main: main}
	if err := w.readShared(main.of("sharedStrings")); err != nil {
		return err
	}
	if err := w.readFormats(main.of("styles")); err != nil {
		return err
	}
	for s := newScanner(main.data); ; {
		t, err := s.next()
		switch {
		case err != nil:
			return b.bad(main.name, err)
		case t.kind == ends:
			return nil
		case t.kind != opens:
			continue
		case t.name == "x:workbookPr" && (s.value(t, "date1904") == "1" || s.value(t, "date1904") == "true"):
			w.from = mac
		}
		r := main.rels[s.value(t, "r:id")]
		if state := s.value(t, "state"); t.name != "x:sheet" || state == "hidden" || state == "veryHidden" {
			continue
		}
		switch {
		case r.outside:
			return b.refuse(lang.F("工作表「%s」在文件之外：%s", "sheet %q lies outside the file: %s", s.value(t, "name"), r.target))
		case r == rel{}: // it can't be known which part says what it says
			return broken(b.name, s.value(t, "name"), fs.ErrNotExist)
		case r.kind != "worksheet":
			continue // a chart or a dialog: no cells
		}
		p, err := b.listed(r.target)
		if err != nil {
			return err
		}
		sheet := &sheetReader{workbook: w, part: p, scanner: newScanner(p.data), name: s.value(t, "name"), group: b.group()}
		if err := sheet.all(); err != nil {
			return b.bad(p.name, err)
		}
	}
}

// readShared reads the words that cells share.
func (w *workbook) readShared(name string) error {
	data, err := w.xml(name)
	if err != nil {
		return err
	}
	s := newScanner(data)
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return w.bad(name, err)
		case t.kind == ends:
			return nil
		case t.kind == opens && t.name == "x:si":
			var l line
			if err := rich(s, t, &l); err != nil {
				return w.bad(name, err)
			}
			w.shared = append(w.shared, l)
		}
	}
}

// rich reads the words that element t holds, in runs or at once, without the
// reading above them.
func rich(s *scanner, t token, l *line) error {
	struck, start, inText := false, 0, false
	if t.empty {
		return nil
	}
	for depth := len(s.open); len(s.open) >= depth; {
		t, err := s.next()
		switch {
		case err != nil:
			return err
		case t.kind == ends:
			return errXML
		case t.kind == text:
			if inText {
				err = verbatim(s, t, l)
			}
		case t.name == "x:t":
			inText = t.kind == opens && !t.empty
		case t.kind == opens && t.name == "x:rPh":
			err = s.skipElement(t)
		case t.kind == opens && t.name == "x:r":
			struck, start = false, len(l.words)
		case t.kind == opens && t.name == "x:strike":
			v, ok := s.attr(t, "val")
			struck = !ok || v == "1" || v == "true"
		case t.kind == closes && t.name == "x:r" && struck:
			l.mark(doc.Strike, start, "")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// verbatim reads characters whose line breaks are meant.
func verbatim(s *scanner, t token, l *line) error {
	raw := s.data[t.inside[0]:t.inside[1]]
	if !t.cdata {
		for i := range raw {
			if raw[i] == '&' {
				if _, _, ok := entity(raw, i); !ok {
					return errXML
				}
			}
		}
		raw = []byte(unescape(raw))
	}
	said := strings.NewReplacer("\r\n", "\n", "\r", "\n", "_x000D_\n", "\n", "_x000D_", "\n").Replace(string(raw))
	l.add(strings.ReplaceAll(said, "\u00ad", ""), t.start, t.end, -1)
	return nil
}

// A sheetReader reads one sheet.
type sheetReader struct {
	*workbook
	*scanner
	part   *part
	name   string
	group  int
	row    int // from 1
	column int // from 1
	first  int // the row of the header; 0 while there is none
	begun  int // the line at which the row being read begins
	cells  map[string]*line
}

// all reads the whole sheet, then where its cells lead.
func (r *sheetReader) all() error {
	r.cells = map[string]*line{}
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return err
		case t.kind == ends:
			return nil
		case t.kind == closes && t.name == "x:row":
			r.endRow()
		case t.kind != opens:
		case t.name == "x:row":
			r.row, r.column, r.begun = rowOf(r.value(t, "r"), r.row+1), 0, len(r.lines)
		case t.name == "x:c":
			err = r.cell(t)
		case t.name == "x:hyperlink":
			r.link(t)
		}
		if err != nil {
			return err
		}
	}
}

// cell reads one cell.
func (r *sheetReader) cell(t token) error {
	at, kind, style := r.value(t, "r"), r.value(t, "t"), r.value(t, "s")
	if r.column++; columnOf(at) > 0 {
		r.column = columnOf(at)
	}
	l := &line{part: r.part, anchor: -1, place: place{in: "sheet", name: r.name, row: r.row, column: r.column}}
	value, from := "", t
	if !t.empty {
		for depth := len(r.scanner.open); len(r.scanner.open) >= depth; {
			t, err := r.next()
			switch {
			case err != nil:
				return err
			case t.kind == ends:
				return errXML
			case t.kind == opens && t.name == "x:is":
				err = rich(r.scanner, t, l)
			case t.kind == opens && t.name == "x:v" && !t.empty:
				var v line
				v, err = r.plain()
				value = string(v.words)
			case t.kind == opens && t.name != "x:v":
				err = r.skipElement(t)
			}
			if err != nil {
				return err
			}
		}
	}
	r.say(l, kind, style, value, from)
	if !l.empty() {
		r.lines = append(r.lines, l)
		r.cells[address(r.row, r.column)] = l
	}
	return r.full()
}

// plain reads the text up to the next tag.
func (r *sheetReader) plain() (line, error) {
	var l line
	for {
		t, err := r.next()
		if err != nil || t.kind == ends {
			return l, err
		}
		if t.kind != text {
			return l, nil
		}
		if err := verbatim(r.scanner, t, &l); err != nil {
			return l, err
		}
	}
}

// say puts down what a cell shows.
func (r *sheetReader) say(l *line, kind, style, value string, t token) {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(r.shared) {
			l.add(string(r.shared[n].words), t.start, t.end, -1)
			l.marks = append(l.marks, r.shared[n].marks...)
		}
	case "str":
		l.add(value, t.start, t.end, -1)
	case "b":
		l.add(map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(value)], t.start, t.end, -1)
	case "", "n":
		format := ""
		if n, err := strconv.Atoi(style); err == nil && n >= 0 && n < len(r.formats) {
			format = r.formats[n]
		}
		l.add(number(strings.TrimSpace(value), format, r.from), t.start, t.end, -1)
	case "d":
		l.add(value, t.start, t.end, -1)
	}
}

// endRow says what the cells of a row are. The first row with two is the
// header; what stands above it alone is a heading of the sheet, no table yet.
func (r *sheetReader) endRow() {
	row := r.lines[r.begun:]
	if r.first == 0 && len(row) > 1 {
		r.first = r.row
	}
	for _, l := range row {
		l.block = doc.Block{Kind: doc.Paragraph}
		if r.first > 0 {
			l.block = doc.Block{Kind: doc.Cell, Group: r.group, Row: r.row - r.first, Column: l.place.column - 1}
		}
	}
}

// link marks a cell that leads somewhere.
func (r *sheetReader) link(t token) {
	l := r.cells[r.value(t, "ref")]
	if to := r.part.rels[r.value(t, "r:id")]; l != nil && to.target != "" {
		l.mark(doc.Link, 0, to.target)
	}
}
