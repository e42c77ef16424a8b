package office

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// A line is a paragraph or a cell as it is read: its words, and where its part
// of the file writes each of them.
type line struct {
	words  []byte
	pieces []piece
	marks  []doc.Mark
	open   []doc.Mark // begun and not ended
	block  doc.Block  // what it is; its Text is made last
	place  place
	anchor int // the run of the main part where a comment on it may stand, if not on its words; -1 is none
	at     int // of Data, once laid out
	part   *part
	drop   bool // it only repeats what stands elsewhere
	silent bool // its words only name a picture: no reader sees them
}

// A piece is words that stand in one stretch of a part: off bytes into the
// line, written at start to end of the part's XML.
type piece struct {
	off, start, end int
	copied          bool // byte for byte
	child           int  // which child of a run, of the part's list; -1 is none that can be marked
}

// add puts words down that the part writes at start to end.
func (l *line) add(words string, start, end, child int) {
	if words == "" {
		return
	}
	l.pieces = append(l.pieces, piece{len(l.words), start, end, false, child})
	l.words = append(l.words, words...)
}

// copy puts down words that stand in data at start to end as they are.
func (l *line) copy(data []byte, start, end, child int) {
	if start >= end {
		return
	}
	n := len(l.pieces) - 1
	if n >= 0 && l.pieces[n].copied && l.pieces[n].end == start && l.pieces[n].child == child {
		l.pieces[n].end = end
	} else {
		l.pieces = append(l.pieces, piece{len(l.words), start, end, true, child})
	}
	l.words = append(l.words, data[start:end]...)
}

// text puts down the characters of a text token, decoded; white space that
// would break the line is a space, and soft hyphens are left out.
func (l *line) text(data []byte, t token, child int) error {
	from, i, end := t.inside[0], t.inside[0], t.inside[1]
	for i < end {
		r, next, plain := rune(data[i]), i+1, true
		switch c := data[i]; {
		case c == 0xC2 && i+1 < end && data[i+1] == 0xAD:
			r, next = softHyphen, i+2
		case c >= utf8.RuneSelf:
			r = utf8.RuneError // whichever it is, it stays
		case c == '&' && !t.cdata:
			var ok bool
			if r, next, ok = entity(data[:end], i); !ok {
				return errXML
			}
			plain = false
		}
		if plain && r != '\n' && r != '\r' && r != '\t' && r != softHyphen {
			i = next
			continue
		}
		l.copy(data, from, i, child)
		switch r {
		case '\n', '\r', '\t':
			l.add(" ", i, next, child)
		case softHyphen:
		default:
			l.add(string(r), i, next, child)
		}
		from, i = next, next
	}
	l.copy(data, from, end, child)
	return nil
}

const softHyphen = '\u00ad'

// begin begins a mark at the words that follow.
func (l *line) begin(m doc.Mark) {
	m.Start = len(l.words)
	l.open = append(l.open, m)
}

// end ends the latest open mark of kind k.
func (l *line) end(k doc.MarkKind) {
	for i := len(l.open) - 1; i >= 0; i-- {
		if m := l.open[i]; m.Kind == k {
			l.open = slices.Delete(l.open, i, i+1)
			l.mark(m.Kind, m.Start, m.To)
			return
		}
	}
}

// mark puts a mark on the words from start on; one that goes on from the last
// of its kind is the same mark, as runs with the same dress are one to a
// reader.
func (l *line) mark(k doc.MarkKind, start int, to string) {
	if start >= len(l.words) {
		return
	}
	for i := len(l.marks) - 1; i >= 0; i-- {
		if m := &l.marks[i]; m.Kind == k && m.End == start && m.To == to {
			m.End = len(l.words)
			return
		}
	}
	l.marks = append(l.marks, doc.Mark{Kind: k, Start: start, End: len(l.words), To: to})
}

// empty reports whether a line says nothing to a reader.
func (l *line) empty() bool {
	return len(bytes.Trim(l.words, white)) == 0
}

// white is what stands round words without being any: an indent, a break.
const white = " \n\t\u3000\u00a0"

// seen returns where the words of a line begin and end for a reader, and the
// marks on them.
func (l *line) seen() (start, end int, marks []doc.Mark) {
	start = len(l.words) - len(bytes.TrimLeft(l.words, white))
	end = len(bytes.TrimRight(l.words, white))
	for _, m := range l.marks {
		m.Start, m.End = min(max(m.Start, start), end)-start, min(max(m.End, start), end)-start
		if m.Start < m.End || m.Kind == doc.Note {
			marks = append(marks, m)
		}
	}
	return start, end, marks
}

// finish ends the marks that are open and puts all in order, the wider first.
func (l *line) finish() {
	for len(l.open) > 0 {
		l.end(l.open[len(l.open)-1].Kind)
	}
	slices.SortStableFunc(l.marks, func(a, b doc.Mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
}
