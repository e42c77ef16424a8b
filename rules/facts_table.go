package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A table knows where the cells of a document's tables stand.
type table struct {
	heads map[[3]int]*doc.Block   // by table, row and column: those of the first row and the first column
	rows  map[[2]int][]*doc.Block // by table and row
}

type tableOf struct{ d *doc.Document }

func tables(p *lint.Pass, d *doc.Document) *table {
	return lint.Once(p, tableOf{d}, func() *table {
		out := &table{map[[3]int]*doc.Block{}, map[[2]int][]*doc.Block{}}
		for i := range d.Blocks {
			b := &d.Blocks[i]
			if b.Kind != doc.Cell {
				continue
			}
			if b.Row == 0 || b.Column == 0 {
				out.heads[[3]int{b.Group, b.Row, b.Column}] = b
			}
			row := [2]int{b.Group, b.Row}
			out.rows[row] = append(out.rows[row], b)
		}
		return out
	})
}

// headers returns the cells that head a table cell: its column's and its row's
// first.
func headers(p *lint.Pass, d *doc.Document, cell *doc.Block) []*doc.Block {
	var out []*doc.Block
	for _, at := range [][3]int{{cell.Group, 0, cell.Column}, {cell.Group, cell.Row, 0}} {
		if b := tables(p, d).heads[at]; b != nil && b != cell {
			out = append(out, b)
		}
	}
	return out
}

// widest is how many cells of a row are read as one line.
const widest = 40

// rowLine returns the words of the row that fact f of a cell stands in, the
// same with the heads of the columns that hold figures and with those of all,
// and which of the row's facts of its kind and unit it is. A table that is
// written out as lines says one of the three.
func rowLine(p *lint.Pass, d *doc.Document, cell *doc.Block, f fact.Fact) (line, headed, full []string, nth [2]int) {
	var plain, with, all strings.Builder
	var names []string
	t := tables(p, d)
	row := t.rows[[2]int{cell.Group, cell.Row}]
	for _, b := range row[:min(len(row), widest)] {
		s, fs := b.Text.String(), facts(p, b)
		said := without(s, 0, len(s), fs) + "\n"
		names = append(names, namesAt(p, b, 0, len(s))...)
		plain.WriteString(said)
		if head := t.heads[[3]int{b.Group, 0, b.Column}]; head != nil && head != b && b.Column > 0 {
			all.WriteString(head.Text.String() + "\n")
			if len(fs) > 0 {
				with.WriteString(head.Text.String() + "\n")
			}
		}
		with.WriteString(said)
		all.WriteString(said)
		for _, o := range fs {
			if o.Kind == f.Kind && o.Unit == f.Unit {
				nth = counted(nth, b.Column < cell.Column || b == cell && o.Start < f.Start)
			}
		}
	}
	return tokens(plain.String(), slices.Clone(names)...), tokens(with.String(), slices.Clone(names)...), tokens(all.String(), names...), nth
}
