package adapt

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// credited returns a quote without the name of who said it, and that name.
func credited(bs []doc.Block) ([]doc.Block, doc.Block) {
	end := len(bs) - 1
	s := bs[end].Text.String()
	if end > 0 && byline(s) {
		return bs[:end], bs[end]
	}
	at := bylineAt(s)
	if at < 0 {
		return bs, doc.Block{}
	}
	words := append([]doc.Block(nil), bs...)
	words[end] = part(bs[end], 0, at)
	return words, part(bs[end], at, len(s))
}

// bylineAt returns where in a quote the name of who said it begins: on the last
// line, or behind a mark that ends what was said: “……” —— 店长 许小满. -1 where
// none does.
func bylineAt(s string) int {
	if i := strings.LastIndexByte(s, '\n'); i > 0 && byline(s[i+1:]) {
		return i + 1
	}
	for i, r := range s {
		if end := i + utf8.RuneLen(r); i > 0 && strings.ContainsRune("”」』\"’。！？.!?", r) && byline(strings.TrimSpace(s[end:])) {
			return end
		}
	}
	return -1
}

// byline reports whether a line is who said what stands before it: — Dana.
func byline(s string) bool {
	rest := strings.TrimLeft(s, "—–―-─ ")
	dash := strings.HasPrefix(s, "—") || strings.HasPrefix(s, "―") || strings.HasPrefix(s, "──") || strings.HasPrefix(s, "--") || strings.HasPrefix(s, "– ")
	return dash && rest != "" && width(rest) <= shortLine*1.5 && !strings.ContainsAny(rest, "。！？!?")
}

// side is where a name stands under what was said: at the end of the line in
// Chinese, at its beginning in English.
func (j *job) side() string { return j.zhOr("right", "left") }

// signed reports whether b signs the master.
func (j *job) signed(b doc.Block) bool {
	for _, p := range j.out.portions {
		if p.role == sign && p.blocks[0].Text.String() == b.Text.String() {
			return true
		}
	}
	return false
}
