package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A Ledger is every fact a master states, in the order first stated.
type Ledger struct {
	Entries []Entry
	at      map[string][]int // entries by the value of their fact, without a year
}

// An Entry is one fact, wherever the master states it, and what became of it
// in one channel.
type Entry struct {
	Fact        fact.Fact
	Text        string // as first written
	Places      []doc.Place
	Required    bool   // has to be in every channel
	Basis       string // why it is required: "front matter", "emphasis", "title", "lead"; "" where optional
	Struck      bool   // crossed out wherever it stands
	Row, Column string // what heads its row and column, of a table cell

	Kept bool   // in this variant
	Why  string // why not: "its sentence is left out", "not to be told", "crossed out", "the channel takes no link"

	fronts bool // the front matter states it
	told   bool // the body states it
}

// ledgerOf writes down the facts of the front matter that readers are told,
// and those of the body.
func (j *job) ledgerOf(blocks []doc.Block) *Ledger {
	l, d, m, o := &Ledger{}, j.master, j.mood, j.out
	for i := range d.Meta {
		f := &d.Meta[i]
		titled := f.Path == "title" || f.Path == "subtitle"
		if !titled && !public(f.Path) || m.secret.names(f.Path) {
			continue
		}
		b := said(doc.Paragraph, dated(f.Text))
		basis := ""
		if core(f.Path) {
			basis = "front matter"
		}
		for _, x := range j.find(&b) {
			why := basis
			if f.Path == "title" && heavy(x) {
				why = "title"
			}
			e := l.enter(x, d, &b, why)
			e.fronts = true
		}
	}
	at, heads := places(blocks, o), cellsOf(blocks)
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == doc.Code || b.Kind == doc.Break {
			continue
		}
		for _, x := range j.find(b) {
			e := l.enter(x, d, b, at.basis(b, x))
			e.told = true
			if b.Kind == doc.Cell && b.Row > 0 && b.Column > 0 && e.Row == "" {
				e.Row, e.Column = heads[corner{b.Group, b.Row, 0}], heads[corner{b.Group, 0, b.Column}]
			}
		}
	}
	return l
}

// enter adds fact x of block b, or a place to the fact it repeats.
func (l *Ledger) enter(x fact.Fact, d *doc.Document, b *doc.Block, basis string) *Entry {
	place := doc.At(d, b, x.Start, x.End)
	e := l.find(x)
	if e == nil {
		if l.at == nil {
			l.at = map[string][]int{}
		}
		l.at[drawer(x)] = append(l.at[drawer(x)], len(l.Entries))
		l.Entries = append(l.Entries, Entry{Fact: x, Text: b.Text.String()[x.Start:x.End], Struck: x.Struck})
		e = &l.Entries[len(l.Entries)-1]
	}
	e.Places = append(e.Places, place)
	e.Struck = e.Struck && x.Struck
	if basis != "" && !x.Struck && !e.Required {
		e.Required, e.Basis = true, basis
	}
	return e
}

func (l *Ledger) find(x fact.Fact) *Entry {
	for _, i := range l.match(x) {
		return &l.Entries[i]
	}
	return nil
}

// match returns the entries that state what x does.
func (l *Ledger) match(x fact.Fact) []int {
	var out []int
	for _, i := range l.at[drawer(x)] {
		if e := l.Entries[i].Fact; fact.Same(e, x) || bare(e, x) {
			out = append(out, i)
		}
	}
	return out
}

// drawer is where facts that may be the same are kept together.
func drawer(x fact.Fact) string {
	if v := strings.TrimPrefix(x.Value, "--"); x.Kind == fact.Date && len(v) > 5 {
		return v[5:]
	} else {
		return v
	}
}

// bare reports that one of two facts is a plain number that the other gives a
// unit: price: 1499 in the front matter, ¥1,499 in the body.
func bare(a, b fact.Fact) bool {
	if a.Kind != fact.Number {
		a, b = b, a
	}
	return a.Kind == fact.Number && utf8.RuneCountInString(a.Value) > 1 && a.Value == b.Value && (b.Kind == fact.Price || b.Kind == fact.Quantity)
}

// positions says which blocks state what must not get lost.
type positions map[*doc.Block]string

func places(blocks []doc.Block, o *outline) positions {
	at := positions{}
	for i := range blocks {
		if isTitle(blocks[i]) {
			at[&blocks[i]] = "title"
		}
	}
	leads := map[string]bool{}
	for _, p := range o.portions {
		if p.role == lead && p.lang == o.lang {
			leads[p.blocks[0].Text.String()] = true
		}
	}
	for i := range blocks {
		if leads[blocks[i].Text.String()] {
			at[&blocks[i]] = "lead"
		}
	}
	return at
}

// leadLength is how far into the lead, in bytes, its facts are what the piece
// is about: some 80 Chinese characters.
const leadLength = 240

// basis says why fact x of b has to be in every channel; "" where it needn't.
func (p positions) basis(b *doc.Block, x fact.Fact) string {
	switch at := p[b]; {
	case x.Kind == fact.Name || at == "title" && heavy(x):
		return "title"
	case at == "title":
		return ""
	case b.Kind == doc.Heading || b.Kind == doc.Cell || b.Kind == doc.Footnote || b.Kind == doc.Alt || b.Kind == doc.Caption:
		return ""
	case b.Marked(doc.Strong, x.Start, x.End):
		return "emphasis"
	case at == "lead" && x.Start < leadLength:
		return "lead"
	}
	return ""
}

// heavy reports whether a fact of the title has to be said wherever the title
// itself is shortened: not a bare number, and not a month alone.
func heavy(x fact.Fact) bool {
	switch x.Kind {
	case fact.Number, fact.Quantity:
		return false
	case fact.Date:
		return strings.Count(strings.TrimPrefix(x.Value, "--"), "-") == 1 && strings.HasPrefix(x.Value, "--") || strings.Count(x.Value, "-") == 2 && !strings.HasPrefix(x.Value, "--")
	}
	return true
}

// A corner is a cell's place: its table, row and column.
type corner struct{ group, row, column int }

// cellsOf returns what the cells that head a row or a column say.
func cellsOf(blocks []doc.Block) map[corner]string {
	out := map[corner]string{}
	for _, c := range blocks {
		if c.Kind == doc.Cell && (c.Row == 0 || c.Column == 0) {
			out[corner{c.Group, c.Row, c.Column}] = c.Text.String()
		}
	}
	return out
}

// priced reports whether the master names a price that holds.
func (l *Ledger) priced() bool {
	return slices.ContainsFunc(l.Entries, func(e Entry) bool { return e.Fact.Kind == fact.Price && !e.Struck })
}
