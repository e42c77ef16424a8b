package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// rows returns the cells of a table row by row, all rows as wide: a cell that
// says nothing has no block, and without it the others would move to the left.
func rows(cells []doc.Block) [][]doc.Block {
	var out [][]doc.Block
	width := 0
	for i, c := range cells {
		if i == 0 || c.Row != cells[i-1].Row {
			out = append(out, nil)
		}
		row := &out[len(out)-1]
		for len(*row) < c.Column && len(*row) < manyColumns {
			*row = append(*row, empty(c, len(*row)))
		}
		*row = append(*row, c)
		width = max(width, len(*row))
	}
	for i := range out {
		for len(out[i]) < width {
			out[i] = append(out[i], empty(out[i][0], len(out[i])))
		}
	}
	return out
}

// manyColumns is more than any table that is read has.
const manyColumns = 100

// empty is a cell beside c that says nothing.
func empty(c doc.Block, column int) doc.Block {
	return doc.Block{Kind: doc.Cell, Row: c.Row, Column: column, Group: c.Group}
}

// row says row n of a table as a line: "光通量：M2 标准版 3,200 lm，M2 Pro 4,500 lm".
// What heads a column is said in every row, where one of its cells wouldn't be
// understood without.
func (j *job) row(table [][]doc.Block, n int) doc.Block {
	cells, head := table[n], table[0]
	first := j.flat(cells[0])
	var rest []doc.Block
	between := j.comma()
	x := fact.In(first.Text.String())
	timed := len(x) > 0 && x[0].Kind == fact.Time
	for _, c := range cells[1:] {
		struck := c.Marked(doc.Strike, 0, c.Text.Len())
		h := doc.Block{Kind: doc.Item}
		for _, x := range head { // an empty corner has no cell
			if x.Column == c.Column {
				h = j.half(j.flat(x))
			}
		}
		if struck && old(h.Text.String()) {
			c.Marks = nil
		}
		c = j.flat(c)
		if nothing(c.Text.String()) {
			continue
		}
		if len(cells) > 2 && h.Text.Len() > 0 && (mute(table, c.Column) || len(fact.In(h.Text.String())) > 0) {
			sep := " "
			if len(fact.In(h.Text.String())) > 0 || timed && ofWords(table, c.Column) {
				sep, between = j.colon(), j.zhOr("；", "; ") // a date and a price don't run into one another, nor 主泡 and 琴师
			}
			c = joined(doc.Item, sep, j.within(head, h), c)
		}
		if s := c.Text.String(); strings.Contains(s, "，") || strings.Contains(s, ", ") {
			between = j.zhOr("；", "; ") // a cell of clauses is not parted from the next by a comma
		}
		rest = append(rest, c)
	}
	sep := j.colon()
	if asks(first.Text.String()) {
		sep = j.zhOr("", " ")
	}
	if timed {
		sep = " "
	}
	b := joined(doc.Item, sep, first, joined(doc.Item, between, rest...))
	switch {
	case len(rest) == 0:
		b = first
	case first.Text.Len() == 0:
		b = joined(doc.Item, between, rest...)
	}
	b.Kind, b.Level, b.Marker = doc.Item, 1, "•"
	return b
}

// nothing reports whether a cell says that there is nothing to say.
func nothing(s string) bool { return strings.Trim(s, " —–-/\\") == "" }

// mute reports whether a column of a table has a cell that isn't understood
// without what heads the column.
func mute(table [][]doc.Block, column int) bool {
	for _, row := range table[1:] {
		for _, c := range row {
			if s := c.Text.String(); c.Column == column && !nothing(s) && !speaks(s) {
				return true
			}
		}
	}
	return false
}

// ofWords reports whether most cells of a column are words: a name, a place.
func ofWords(table [][]doc.Block, column int) bool {
	n := 0
	for _, row := range table[1:] {
		for _, c := range row {
			if s := c.Text.String(); c.Column == column && !nothing(s) {
				if strings.IndexFunc(s, isDigit) < 0 {
					n++
				} else {
					n--
				}
			}
		}
	}
	return n > 0
}

// within is what heads a column as it is written within a line: four weeks $29.
// Where one of the heads may be a name, all keep their large letters.
func (j *job) within(head []doc.Block, h doc.Block) doc.Block {
	if j.out.lang != "en" || slices.ContainsFunc(head[1:], func(c doc.Block) bool {
		s := c.Text.String()
		return len(fact.In(s)) > 0 || j.names(s) || !ordinary().MatchString(s)
	}) {
		return h
	}
	s := h.Text.String()
	return assemble(h, []piece{{0, 1, strings.ToLower(s[:1])}, {i: 1, j: len(s)}})
}

// ordinary are headings of columns that are no names.
var ordinary = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[A-Z][a-z]+(?: [a-z]+)+|Price|Time|Hours|Size|Weight|Date|When|Where|Place|Speaker|Host|Room|Who|What|Fee|Cost|Seats|Length)$`)
})

// speaks reports whether a cell is understood without its column's heading:
// it has words beside its numbers.
func speaks(s string) bool {
	n := 0
	at := 0
	for _, f := range append(fact.In(s), fact.Fact{Start: len(s)}) {
		for _, r := range s[at:max(at, f.Start)] {
			switch {
			case words.IsHan(r):
				n += 2
			case r >= 'A' && r <= 'z':
				n++
			}
		}
		at = max(at, f.End)
	}
	return n >= 6 || n >= 5 && strings.IndexFunc(s, isDigit) >= 0
}
