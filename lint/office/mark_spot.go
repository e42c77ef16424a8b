package office

import "slices"

// A spot is a piece of a line.
type spot struct {
	line  *line
	piece int
}

func (s spot) lo() int { return s.line.at + s.line.pieces[s.piece].off }
func (s spot) hi() int { return s.line.at + s.line.pieceEnd(s.piece) }

func (l *line) pieceEnd(i int) int {
	if i+1 < len(l.pieces) {
		return l.pieces[i+1].off
	}
	return len(l.words)
}

// lineAt is the line that holds byte off of Data.
func (b *book) lineAt(off int) *line {
	i, found := slices.BinarySearchFunc(b.lines, off, func(l *line, off int) int { return l.at - off })
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	return b.lines[i]
}

// spots are the pieces that hold any of bytes start to end of Data; where it is
// empty, the one that ends or else begins there.
func (b *book) spots(start, end int) (out []spot) {
	l := b.lineAt(start)
	if l == nil {
		return nil
	}
	for i, p := range l.pieces {
		lo, hi := l.at+p.off, l.at+l.pieceEnd(i)
		if lo < end && start < hi || start == end && (hi == start || lo == start && len(out) == 0) {
			out = append(out, spot{l, i})
		}
	}
	if start == end && len(out) > 1 {
		out = out[:1]
	}
	return out
}

// ends are the first and the last piece of the words at start to end between
// which a comment may stand: in the main part, outside of boxes.
func (m *marker) ends(start, end int) (from, to spot, ok bool) {
	all := m.spots(start, end)
	if last := m.lineAt(max(start, end-1)); last != nil && last != m.lineAt(start) {
		all = append(all, m.spots(last.at, end)...)
	}
	all = slices.DeleteFunc(all, func(s spot) bool {
		return s.line.part != m.mainPart || s.line.anchor >= 0 || s.line.pieces[s.piece].child < 0
	})
	if len(all) == 0 {
		return from, to, false
	}
	return all[0], all[len(all)-1], true
}

// elsewhere is the run of the main part at which a comment stands on words that
// can have none themselves: what they are tied to, else the first there is.
func (m *marker) elsewhere(start int) int {
	if l := m.lineAt(start); l != nil && l.anchor >= 0 {
		return l.anchor
	}
	for i, r := range m.mainPart.runs {
		if r.end > 0 && !slices.ContainsFunc(m.mainPart.runs, func(o run) bool { return o.start < r.start && r.end < o.end }) {
			return i
		}
	}
	return -1
}
