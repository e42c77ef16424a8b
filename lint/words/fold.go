package words

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// A Folded is a text in which what counts as the same sign is the same
// character, and which remembers where each was.
type Folded struct {
	Text  string
	steps []step // where Text and the original run apart, in order
}

// A step says that from byte at on, the original is shift bytes ahead.
type step struct{ at, shift int }

// Origin returns where in the original byte i of Text came from. Both ends of
// a range of Text may be asked for: the end of a character is its end.
func (f Folded) Origin(i int) int {
	if len(f.steps) == 0 {
		return i
	}
	k := sort.Search(len(f.steps), func(k int) bool { return f.steps[k].at > i })
	if k == 0 {
		return i
	}
	return i + f.steps[k-1].shift
}

// Fold makes full-width letters, digits and punctuation half-width and all
// letters lower case. What is not the same sign (。 is no .) stays. A text with
// nothing to change costs no memory.
func Fold(s string) Folded { return fold(s, nextFold, foldRune) }

// Narrow makes full-width letters, digits and the signs that belong to numbers
// and addresses (％ ＋ － ． ／ ￥ ＄ ＠ ＃) half-width and keeps everything else:
// case, and the commas and colons that part sentences.
func Narrow(s string) Folded { return fold(s, nextNarrow, narrowRune) }

func fold(s string, next func(string, int) int, to func(rune) rune) Folded {
	at := next(s, 0)
	if at == len(s) {
		return Folded{Text: s}
	}
	out := make([]byte, 0, len(s))
	var steps []step
	for from := 0; ; at = next(s, from) {
		out = append(out, s[from:at]...)
		if at == len(s) {
			return Folded{string(out), steps}
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		out = utf8.AppendRune(out, to(r))
		from = at + n
		if shift := from - len(out); len(steps) == 0 && shift != 0 || len(steps) > 0 && steps[len(steps)-1].shift != shift {
			steps = append(steps, step{len(out), shift})
		}
	}
}

// nextFold returns the first byte from i on whose character Fold changes.
func nextFold(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c < 0x80:
			if 'A' <= c && c <= 'Z' {
				return i
			}
			i++
		case c < 0xC0 || c >= 0xE4 && c <= 0xE9: // the rest of a character, and Han: never changed
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if n > 1 && foldRune(r) != r {
				return i
			}
			i += n
		}
	}
	return len(s)
}

func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldRune(r - 0xFF01 + '!')
	case r == 0x3000:
		return ' '
	case r == 0xFFE5:
		return '¥'
	case r == 0xFFE1:
		return '£'
	case r > 0x2FFF, r >= 0x2000 && r < 0x2126: // quotes, dashes, dots
		return r
	}
	return unicode.ToLower(r)
}

func nextNarrow(s string, i int) int {
	for ; i < len(s); i++ {
		if s[i] != 0xEF {
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[i:]); n > 1 && narrowRune(r) != r {
			return i
		}
	}
	return len(s)
}

func narrowRune(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ',
		r == '％', r == '＋', r == '－', r == '．', r == '／', r == '＄', r == '＠', r == '＃':
		return r - 0xFF01 + '!'
	case r == '￥':
		return '¥'
	case r == '￡':
		return '£'
	}
	return r
}
