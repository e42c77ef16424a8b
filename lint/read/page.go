package read

import (
	"cmp"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// A page gathers a document's blocks as a reader reads them. Readers say what
// they see, in order; the page closes up white space, keeps marks round the
// words they cover and puts pictures where they stand.
type page struct {
	src    *doc.Source
	doc    *doc.Document
	as     doc.Block // what the words being read are: kind, level, marker, row ...
	bare   bool      // bare addresses are links
	mute   bool      // what is read isn't shown
	words  doc.Builder
	gap    gap        // white space that nothing has followed yet
	marks  []doc.Mark // of the words so far
	open   []doc.Mark // begun and not ended; Start -1 until words follow
	later  []doc.Block
	ask    []doc.Ignore // wait to learn which block is next
	groups int
}

// A gap is white space between words as the source writes it.
type gap struct {
	start, end int
	line       bool // it holds a line break
	any        bool
}

func newPage(src *doc.Source, format string) *page {
	d := &doc.Document{Source: src, Format: format}
	d.Blocks = make([]doc.Block, 0, len(src.Data)/128+4)
	return &page{src: src, doc: d, as: doc.Block{Kind: doc.Paragraph}}
}

// begin ends the block being read and says what the next one is.
func (p *page) begin(as doc.Block) {
	p.flush()
	p.as = as
}

// group returns a number for a new list or table.
func (p *page) group() int {
	p.groups++
	return p.groups
}

// mark begins a mark at the words that follow.
func (p *page) mark(m doc.Mark) {
	m.Start = -1
	p.open = append(p.open, m)
}

// unmark ends the latest mark of kind k that is open.
func (p *page) unmark(k doc.MarkKind) {
	for i := len(p.open) - 1; i >= 0; i-- {
		if p.open[i].Kind == k {
			p.keep(p.open[i])
			p.open = slices.Delete(p.open, i, i+1)
			return
		}
	}
}

// keep takes an open mark down as it is now.
func (p *page) keep(m doc.Mark) {
	if m.End = p.words.Len(); m.Start >= 0 && m.Start < m.End {
		p.marks = append(p.marks, m)
	}
}

// note reads a footnote's mark, which has no words of its own.
func (p *page) note(label string) {
	n := p.words.Len()
	p.marks = append(p.marks, doc.Mark{Kind: doc.Note, Start: n, End: n, To: label})
}

// flush ends the block being read. Marks still open go on in the next one.
func (p *page) flush() {
	p.gap = gap{}
	if p.words.Len() > 0 {
		for i, m := range p.open {
			p.keep(m)
			p.open[i].Start = -1
		}
		b := p.as
		b.Text, b.Marks = p.words.Text(), p.sorted()
		b.Text, b.Marks = unbroken(b.Text, b.Marks)
		if p.bare && b.Kind != doc.Code {
			b.Marks = bareLinks(b.Text, b.Marks)
		}
		p.add(b)
		p.as.Marker = ""
	}
	p.marks = p.marks[:0]
	if len(p.later) > 0 {
		p.add(p.later...)
		p.later = p.later[:0]
	}
}

// unbroken returns t without line breaks at its end, which part nothing.
func unbroken(t doc.Text, marks []doc.Mark) (doc.Text, []doc.Mark) {
	n := len(strings.TrimRight(t.String(), "\n"))
	if n == t.Len() {
		return t, marks
	}
	for i := range marks {
		marks[i].Start, marks[i].End = min(marks[i].Start, n), min(marks[i].End, n)
	}
	return t.Slice(0, n), marks
}

// sorted returns the marks in order, the wider first.
func (p *page) sorted() []doc.Mark {
	if len(p.marks) == 0 {
		return nil
	}
	slices.SortStableFunc(p.marks, func(a, b doc.Mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return slices.Clone(p.marks)
}

// add puts finished blocks down; ignores that waited are for the first.
func (p *page) add(blocks ...doc.Block) {
	for _, ig := range p.ask {
		ig.Block = len(p.doc.Blocks)
		p.doc.Ignores = append(p.doc.Ignores, ig)
	}
	p.ask = p.ask[:0]
	p.doc.Blocks = append(p.doc.Blocks, blocks...)
}

// beside puts a picture and what is said of it where it stands: before the
// block being read if that has no words yet, else after it.
func (p *page) beside(blocks ...doc.Block) {
	if p.mute {
		return
	}
	if p.words.Len() == 0 {
		p.add(blocks...)
		return
	}
	p.later = append(p.later, blocks...)
}

// finish ends the document. An ignore that nothing follows is for the block
// that isn't there, so that it is reported as stale.
func (p *page) finish() *doc.Document {
	p.flush()
	p.add()
	slices.SortStableFunc(p.doc.Ignores, func(a, b doc.Ignore) int { return a.Span.Start - b.Span.Start })
	return p.doc
}
