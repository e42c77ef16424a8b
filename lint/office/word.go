package office

import (
	"maps"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// A wordBook reads the parts of a Word file.
type wordBook struct {
	*book
	styles  styles
	lists   lists
	notes   map[string]note // by "footnote 2"
	order   map[string]int  // notes of each kind met so far
	margins map[string]bool // parts of headers and footers that a section names
	tables  int
}

// A note is a footnote or an endnote that the text refers to.
type note struct {
	n   int // its number, from 1
	run int // where the text refers to it
}

// word reads the main part, then what stands at the foot of its pages and at
// its end, then headers and footers.
func (b *book) word() error {
	w := &wordBook{book: b, notes: map[string]note{}, order: map[string]int{}, margins: map[string]bool{}}
	main, err := b.part(b.main)
	if err != nil {
		return err
	}
	if w.styles, err = b.readStyles(main.of("styles")); err != nil {
		return err
	}
	if w.lists, err = b.readLists(main.of("numbering")); err != nil {
		return err
	}
	if b.title, err = b.readTitle(); err != nil {
		return err
	}
	if err := w.read(main, place{}); err != nil {
		return err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := w.aside(main.of(kind+"s"), place{in: kind}); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.margins)) {
		r := main.rels[id]
		if r.outside || r.kind != "header" && r.kind != "footer" {
			continue
		}
		if err := w.aside(r.target, place{in: r.kind}); err != nil {
			return err
		}
	}
	return nil
}

// aside reads a part beside the main one, if it is there.
func (w *wordBook) aside(name string, at place) error {
	p, err := w.part(name)
	if p == nil || err != nil {
		return err
	}
	return w.read(p, at)
}

func (w *wordBook) read(p *part, at place) error {
	r := &wordReader{wordBook: w, part: p, scanner: newScanner(p.data), at: at, child: -1}
	return w.bad(p.name, r.all())
}

// A wordReader reads one part of a Word file.
type wordReader struct {
	*wordBook
	*scanner
	part   *part
	at     place
	note   note // the note being read
	frames []*frame
	grids  []grid
	boxes  int
	fields []field
	tags   []insertion
	moved  int  // tracked moves that are open
	child  int  // the <w:t> being read; -1 is none
	keep   bool // its white space counts
	tokens int  // stretches of text in it so far
	drawn  drawing
	list   listing
}

// A frame is a paragraph being read. Those in a text box lie within the one
// that the box is tied to.
type frame struct {
	line *line
	runs []dress
}

// A dress is a run being read.
type dress struct {
	run                        int
	start                      int // of the line's words
	strong, em, strike, hidden bool
}

// A grid is the table being read.
type grid struct {
	group, table          int
	row, column           int // as the document counts: header row 0
	shownRow, shownColumn int // as people count, from 1
	wide                  int
	first                 bool // its first row is dressed as a header
}

// A field is a field being read: its code, then what it shows.
type field struct {
	code   string
	result bool
	link   bool
}

// An insertion is a tracked one that is open: its tag as written, and how deep
// it stands.
type insertion struct {
	tag   string
	depth int
}

// all reads the whole part.
func (r *wordReader) all() error {
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case ends:
			return nil
		case text:
			err = r.words(t)
		case closes:
			r.closes(t.name, t)
			err = r.full()
		case opens:
			if err = r.opens(t); err == nil && t.empty {
				r.closes(t.name, t)
			}
		}
		if err != nil {
			return err
		}
	}
}

// top is the paragraph being read; nil outside of any.
func (r *wordReader) top() *frame {
	if n := len(r.frames); n > 0 {
		return r.frames[n-1]
	}
	return nil
}

// dress is the run being read; nil outside of any.
func (r *wordReader) dress() *dress {
	if f := r.top(); f != nil && len(f.runs) > 0 {
		return &f.runs[len(f.runs)-1]
	}
	return nil
}

// mute reports whether what is read now isn't shown: hidden words, and a
// field's code.
func (r *wordReader) mute() bool {
	d := r.dress()
	return d == nil || d.hidden || slices.ContainsFunc(r.fields, func(f field) bool { return !f.result })
}

// skips reports whether an element has no words that a reader sees: what a
// tracked change deletes or moves away, older properties, the drawing for old
// programs that repeats the new one, formulas, the reading above a character.
func skips(name string) bool {
	switch name {
	case "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange", "w:tblPrExChange",
		"mc:Fallback", "m:oMath", "m:oMathPara", "w:rt", "w:sdtEndPr":
		return true
	}
	return false
}

// opens reads an opening tag; where it is done with the whole element, the
// scanner stands behind it.
func (r *wordReader) opens(t token) error {
	if skips(t.name) {
		return r.skipElement(t)
	}
	switch t.name {
	case "w:p":
		r.paragraph()
	case "w:pPr":
		if r.top() != nil {
			return r.shape(t)
		}
	case "w:r":
		r.begin(t)
	case "w:hyperlink":
		if f := r.top(); f != nil {
			f.line.begin(doc.Mark{Kind: doc.Link, To: r.linkTo(t)})
		}
	case "w:ins":
		r.tags = append(r.tags, insertion{string(r.data[t.start:t.end]), len(r.scanner.open)})
	case "w:moveTo":
		r.moved++
	case "w:tbl", "w:tr", "w:tc", "w:tblHeader", "w:tblLook", "w:gridSpan":
		r.table(t)
	case "w:txbxContent":
		r.boxes++
		r.grids = append(r.grids, grid{})
	case "w:sdtPr":
		return r.control(t)
	case "w:headerReference", "w:footerReference":
		r.margins[r.value(t, "r:id")] = true
	case "w:footnote", "w:endnote":
		return r.openNote(t)
	default:
		if r.dress() != nil {
			return r.inRun(t)
		}
	}
	return nil
}

// closes ends an element.
func (r *wordReader) closes(name string, t token) {
	switch name {
	case "w:p":
		if n := len(r.frames); n > 0 {
			r.frames = r.frames[:n-1]
		}
	case "w:r":
		r.end(t)
	case "w:hyperlink":
		if f := r.top(); f != nil {
			f.line.end(doc.Link)
		}
	case "w:ins":
		r.tags = r.tags[:max(0, len(r.tags)-1)]
	case "w:moveTo":
		r.moved--
	case "w:tbl":
		r.grids = r.grids[:max(0, len(r.grids)-1)]
	case "w:txbxContent":
		r.boxes--
		r.grids = r.grids[:max(0, len(r.grids)-1)]
	case "w:t":
		if r.child >= 0 {
			r.part.child[r.child].end = t.end
			r.child = -1
		}
	case "w:drawing", "w:pict", "w:object":
		r.picture()
	}
}

// openNote begins a footnote or an endnote; one that the text doesn't refer to
// isn't shown.
func (r *wordReader) openNote(t token) error {
	known, ok := r.notes[strings.TrimPrefix(t.name, "w:")+" "+r.value(t, "w:id")]
	if !ok {
		return r.skipElement(t)
	}
	r.note = known
	r.at.n = known.n
	return nil
}
