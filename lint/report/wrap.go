package report

import "strings"

// Wrap breaks s into lines of at most width columns of the screen, 20 at
// least: at spaces, and between full-width characters but never before a mark
// that closes nor behind one that opens. A longer word stays whole.
func Wrap(s string, width int) []string {
	width = max(width, 20)
	var out []string
	all := cells(s)
	for from := 0; from < len(all); {
		to, room := from, 0
		for to < len(all) && room+all[to].width <= width {
			room += all[to].width
			to++
		}
		if to < len(all) {
			to = breakBefore(all, from, to)
		}
		out = append(out, strings.TrimRight(join(all[from:to], false, false), " "))
		for from = to; from < len(all) && all[from].show == " "; from++ {
		}
	}
	return out
}

// breakBefore returns the last place up to to, behind from, where a line may
// end; the next one after it where there is none.
func breakBefore(all []cell, from, to int) int {
	for i := to; i > from; i-- {
		if breakable(all[i-1], all[i]) {
			return i
		}
	}
	for i := to + 1; i < len(all); i++ {
		if breakable(all[i-1], all[i]) {
			return i
		}
	}
	return len(all)
}

func breakable(a, b cell) bool {
	switch {
	case strings.Contains("，。；：、！？）」』》】”’…,.;:!?)]}%", b.show), strings.Contains("（「『《【“‘([{", a.show):
		return false
	case a.show == " " || b.show == " ":
		return true
	}
	return a.width == 2 || b.width == 2
}
