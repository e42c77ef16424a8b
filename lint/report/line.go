package report

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// A cell is one character as a person sees it (a Han character, an emoji of
// five code points, a letter with its accents) and the room it takes.
type cell struct {
	show       string
	width      int // columns of the screen
	start, end int // bytes of the line
}

const (
	tab   = "    " // a tab, so that what stands under it keeps its place
	reach = 2048   // bytes of a very long line that are enough on either side
)

// cells splits a line. Ambiguous characters (“ ” … —) count as one column, as
// terminals draw them, also in a Chinese locale.
func cells(line string) []cell {
	var out []cell
	g := displaywidth.StringGraphemes(line)
	for off := 0; g.Next(); {
		c := cell{show: g.Value(), width: g.Width(), start: off, end: off + len(g.Value())}
		switch {
		case c.show == "\t":
			c.show, c.width = tab, len(tab)
		case strings.ContainsFunc(c.show, control):
			c.show, c.width = "\uFFFD", 1
		}
		off = c.end
		out = append(out, c)
	}
	return out
}

// A stretch is bytes of a line.
type stretch struct{ start, end int }

// underline returns a line as it is shown and the carets that stand under some
// stretches of it. A line wider than max columns is shown around the first,
// with … where it goes on.
func underline[T string | []byte](line T, max int, under ...stretch) (shown, carets string) {
	first := under[0]
	for most := 4 * max; ; most *= 4 {
		part, off, left, right := near(line, first.start, most)
		all := cells(part)
		from, to := covered(all, first.less(off))
		lo, hi := window(all, from, to, max)
		if (left && lo < 2 || right && hi > len(all)-2) && most < reach {
			continue // what was cut might have been shown
		}
		left, right = left || lo > 0, right || hi < len(all)
		return join(all[lo:hi], left, right), drawn(all, lo, hi, left, off, under)
	}
}

func (s stretch) less(off int) stretch { return stretch{s.start - off, s.end - off} }

// drawn returns the carets under the cells lo to hi, as far as stretches lie
// there.
func drawn(all []cell, lo, hi int, left bool, off int, under []stretch) string {
	var row []byte
	for k, s := range under {
		from, to := covered(all, s.less(off))
		if k > 0 && (from < lo || from >= hi) {
			continue
		}
		at, n := room(all[lo:min(from, hi)], left), columns(all[from:max(from, min(to, hi))])
		for len(row) < at+n {
			row = append(row, ' ')
		}
		for i := at; i < at+n; i++ {
			row[i] = '^'
		}
	}
	return string(row)
}

// near cuts a long line down to what lies round start, about most bytes on
// either side, between characters. It returns where that begins and reports
// what it cut.
func near[T string | []byte](line T, start, most int) (cut string, off int, left, right bool) {
	lo, hi := max(0, start-most), min(len(line), start+most)
	for lo > 0 && !utf8.RuneStart(line[lo]) {
		lo--
	}
	for hi < len(line) && !utf8.RuneStart(line[hi]) {
		hi++
	}
	return string(line[lo:hi]), lo, lo > 0, hi < len(line)
}

// covered returns which cells hold any bytes of a stretch: at least one, unless
// it starts at the line's end.
func covered(all []cell, s stretch) (from, to int) {
	for from < len(all) && all[from].end <= s.start {
		from++
	}
	for to = from; to < len(all) && all[to].start < max(s.end, s.start+1); {
		to++
	}
	return from, to
}

// window returns which cells to show so that they and their … fit into most
// columns: all of them if they do, else those round from to to, a third of the
// spare room before and two thirds after.
func window(all []cell, from, to, most int) (lo, hi int) {
	if width(all) <= most {
		return 0, len(all)
	}
	spare := most - 2
	used := 0
	for hi = from; hi < to && used+all[hi].width <= spare; hi++ {
		used += all[hi].width
	}
	lo = from
	for third := used + (spare-used)/3; lo > 0 && used+all[lo-1].width <= third; lo-- {
		used += all[lo-1].width
	}
	for ; hi < len(all) && used+all[hi].width <= spare; hi++ {
		used += all[hi].width
	}
	for ; lo > 0 && used+all[lo-1].width <= spare; lo-- {
		used += all[lo-1].width
	}
	return lo, hi
}

func join(list []cell, left, right bool) string {
	var b strings.Builder
	if left {
		b.WriteString("…")
	}
	for _, c := range list {
		b.WriteString(c.show)
	}
	if right {
		b.WriteString("…")
	}
	return b.String()
}

func width(list []cell) int {
	n := 0
	for _, c := range list {
		n += c.width
	}
	return n
}

// room is the columns before a caret, the … at the left included.
func room(list []cell, left bool) int {
	n := width(list)
	if left {
		n++
	}
	return n
}

// columns is how many carets to draw: one under what takes no room.
func columns(list []cell) int { return max(1, width(list)) }
