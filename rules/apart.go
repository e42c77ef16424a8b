package rules

import (
	"unicode"
	"unicode/utf8"

	"onevoice/lint/words"
)

// partedAfter reports whether byte i may begin a separator: most of what
// follows a character is another, and no look into it is needed.
func partedAfter(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c := s[i]
	return c == ' ' || c < 0x80 && (isMark(rune(c)) || isBracket(rune(c))) || c >= 0x80 && (c < 0xE4 || c > 0xE9)
}

// heldApart returns three characters or more that stand at byte i, each parted
// from the next by signs or all by spaces. They count as nothing by themselves,
// only as what they say for the rules.
func heldApart(s string, i, size int) (straight, bool) {
	out := straight{start: i, end: i + size, loose: true}
	for words.IsHan(firstRune(s[out.end-size:])) {
		out.phrase += s[out.end-size : out.end]
		out.add(out.end-size-i, 1)
		k, then := separators(s, out.end, out.guess)
		if k == out.end || k >= len(s) || out.n > 12 || then.marks > 0 && then.spaces > 0 {
			break
		}
		_, size = utf8.DecodeRuneInString(s[k:])
		out.guess, out.end = then, k+size
	}
	if !words.IsHan(firstRune(s[out.end-size:])) {
		return out, false
	}
	return out, out.n > 2
}

// A guess is how a phrase has been written so far.
type guess struct {
	phrase   string
	at       [16]uint16 // where each of its characters begins, from the start
	n        int        // characters
	exact    int        // as they are
	bent     int        // written otherwise
	sounds   int        // of those, by one other character that sounds or looks alike
	initials int        // of those, by one letter only
	marks    int        // signs between that nobody writes inside a word
	brackets int        // the same, but for one pair anybody might
	spaces   int        // gaps that are a space only
}

// separators returns where the separators that begin at byte i end, and counts
// them.
func separators(s string, i int, how guess) (int, guess) {
	j, mark, bracket := i, false, false
	for n := 0; n < 3 && j < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case r == ' ':
		case isBracket(r):
			bracket = true
		case isMark(r), ornament(r):
			mark = true
		default:
			n = 3
			continue
		}
		j += size
	}
	switch {
	case mark:
		how.marks++
	case bracket:
		how.brackets++
	default:
		how.spaces++
	}
	return j, how
}

func isBracket(r rune) bool {
	switch r {
	case '【', '】', '[', ']', '(', ')', '「', '」', '{', '}':
		return true
	}
	return false
}

func isMark(r rune) bool {
	switch r {
	case '·', '•', '.', '・', '‧', '∙', '⋅', '_', '-', '*', '|', '/', '\\', '~', '^', '+', '=', '`', '#', '&', '@', '—', '–', '…', '、', '‖', '¦', '丨', '丶':
		return true
	}
	return false
}

// ornament reports whether r is an emoji, an arrow, a star or the like.
func ornament(r rune) bool {
	return r >= 0x2190 && r < 0x2460 || r >= 0x2500 && r < 0x2C00 || r >= 0x1F000 && r < 0x1FB00 || r > 0xA0 && r < 0x2000 && unicode.IsSymbol(r)
}
