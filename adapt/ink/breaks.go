package ink

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// What a line break costs beside the room it leaves empty. Never is for those
// that 禁则 forbids, and those inside a number with its unit.
const (
	never    = 1e9
	inWord   = 30 // a Chinese word goes on in the next line
	anywhere = 1e4
	atMark   = -4 // after a mark, where a reader pauses anyway
)

const (
	openers = "（〔［｛〈《「『【〖“‘([{<"
	closers = "）〕］｝〉》」』】〗”’)]}>。，、；：？！．,.;:?!…—～·%％‰℃°′″"
)

func opening(r rune) bool { return strings.ContainsRune(openers, r) }
func closing(r rune) bool { return strings.ContainsRune(closers, r) }

// wide reports whether a character takes the room of a Chinese one and lines
// may break at either side of it.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3100 || r >= 0xFF00 && r < 0xFFE0
}

// costs returns what a break before each rune costs, one more for the end.
// must says where a line has to end.
func costs(t Text, runes []rune) (cost []float64, must []bool) {
	cost, must = make([]float64, len(runes)+1), make([]bool, len(runes)+1)
	for i := range cost {
		cost[i] = never
	}
	var seg segmenter.Segmenter
	seg.Init(runes)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		end := l.Offset + len(l.Text)
		cost[end] = 0
		must[end] = l.IsMandatoryBreak && end < len(runes)
	}
	cut := runeCuts(t.S, t.Words)
	keep := runeInside(t.S, t.Keep)
	for i := 1; i < len(runes); i++ {
		a, b := runes[i-1], runes[i]
		switch {
		case must[i]:
		case keep[i] || forbidden(runes, i):
			cost[i] = never
		case quoteEdge(a, b):
			cost[i] = 0
		}
		if cost[i] == 0 && wide(a) && wide(b) && cut != nil && !cut[i] {
			cost[i] = inWord
		}
		if cost[i] == 0 && closing(a) && wide(b) {
			cost[i] = atMark
		}
	}
	return cost, must
}

// quoteEdge reports a break that UAX #14 leaves out because “ and ” look alike
// to it: before an opening and after a closing quotation mark in Chinese.
func quoteEdge(a, b rune) bool {
	return (b == '“' || b == '‘') && (wide(a) || closing(a)) && !opening(a) || (a == '”' || a == '’') && (wide(b) || opening(b)) && !closing(b)
}

// forbidden reports whether 禁则 or a number forbids a break before rune i.
func forbidden(runes []rune, i int) bool {
	a, b := runes[i-1], runes[i]
	switch {
	case opening(a) || closing(b) && b != '<':
		return true
	case strings.ContainsRune("¥￥$€£第№#", a):
		return true
	case (a == '-' || a == '/' || a == '–') && i > 1 && (alnum(runes[i-2]) || alnum(b)):
		return true
	case unicode.IsDigit(a) && (unit(b)):
		return true // 417天
	case a == ' ' && i > 1:
		before := runes[i-2]
		if unicode.IsDigit(before) && unit(b) {
			return true // 417 天, 38 W
		}
		return unicode.IsDigit(b) && short(runes[:i-1]) // R9 = 95, Ra 97
	}
	return false
}

// unit reports whether a character may begin the unit of a number before it.
func unit(r rune) bool {
	return unicode.IsLetter(r) || strings.ContainsRune("°℃℉%㎡µΩ", r)
}

func alnum(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// short reports whether a text ends in a word of at most three Latin letters,
// or a sign, that belongs to the number after it.
func short(runes []rune) bool {
	n := 0
	for n < len(runes) && alnum(runes[len(runes)-1-n]) {
		n++
	}
	last := runes[len(runes)-1]
	return n > 0 && n <= 3 || strings.ContainsRune("=≤≥<>≈±×+", last)
}

// runeCuts says before which runes a word begins; nil where nobody knows.
func runeCuts(s string, words [][2]int) []bool {
	if words == nil {
		return nil
	}
	begins := map[int]bool{}
	for _, w := range words {
		begins[w[0]], begins[w[1]] = true, true
	}
	var out []bool
	for i := range s {
		out = append(out, begins[i])
	}
	return append(out, true)
}

// runeInside says of each rune whether it is in one of the ranges and not its
// first.
func runeInside(s string, ranges [][2]int) []bool {
	var out []bool
	for i := range s {
		in := false
		for _, r := range ranges {
			in = in || r[0] < i && i < r[1]
		}
		out = append(out, in)
	}
	return append(out, false)
}
