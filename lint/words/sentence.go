package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of s as ranges of bytes, in order, without
// the white space round them; every other byte of s is in one. A Chinese
// sentence ends at 。！？；… with the quotes and brackets that close there, an
// English one at . ! ? unless that belongs to an abbreviation, a number, an
// address or an ellipsis; a line ends one too. What stands in brackets or
// quotes of up to 100 characters is kept whole.
func Sentences(s string) [][2]int { return cut(s, false) }

// Clauses is Sentences cut further, after ，、；：— and , ; : outside numbers,
// addresses, brackets and quotes.
func Clauses(s string) [][2]int { return cut(s, true) }

// A cutter walks a text and cuts it.
type cutter struct {
	s     string
	start int // of the piece it is in
	out   [][2]int
}

func cut(s string, clauses bool) [][2]int {
	c := cutter{s: s}
	last := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case IsHan(r) || r == ' ':
		case kind(r) != 0:
			if kind(last) == 0 && last != '.' {
				n = max(n, Link(s, i)-i, Mail(s, i)-i)
			}
		default:
			end, stop := c.mark(i, n, r, last, clauses)
			if stop {
				c.end(end)
			}
			n = end - i
		}
		i += n
		last, _ = utf8.DecodeLastRuneInString(s[:i])
	}
	c.end(len(s))
	return c.out
}

// end closes the piece at byte i.
func (c *cutter) end(i int) {
	from := c.start + len(c.s[c.start:i]) - len(strings.TrimLeftFunc(c.s[c.start:i], isSpace))
	to := from + len(strings.TrimRightFunc(c.s[from:i], isSpace))
	if from < to {
		c.out = append(c.out, [2]int{from, to})
	}
	c.start = i
}

// mark looks at r, which is no letter, at byte i. It returns where to go on
// and whether the piece ends there.
func (c *cutter) mark(i, n int, r, last rune, clauses bool) (int, bool) {
	if r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' {
		return i + n, true
	}
	if end := enclosed(c.s, i, r); end > i {
		return c.quoted(i, end, last)
	}
	switch r {
	case '。', '！', '？', '；', '｡', '．', '…':
		return c.wideStop(i + n)
	case '!', '?':
		return c.narrowStop(i+n, last)
	case '.':
		return c.dot(i, last)
	}
	return i + n + dashes(c.s[i+n:], r), clauses && c.clause(i, n, r, last)
}

// quoted decides whether what is closed at byte end, and opened at byte i, ends
// a sentence: where it is somebody's speech or a sentence of its own.
func (c *cutter) quoted(i, end int, last rune) (int, bool) {
	_, n := utf8.DecodeLastRuneInString(c.s[:end])
	inner, _ := utf8.DecodeLastRuneInString(strings.TrimRight(c.s[:end-n], `”’」』）)】》]"'`))
	alone := strings.TrimSpace(c.s[c.start:i]) == "" || strings.ContainsRune(":：，,", last)
	if !alone || !strings.ContainsRune("。！？…!?.", inner) {
		return end, false
	}
	if inner == '.' || inner == '!' || inner == '?' {
		return c.narrowStop(end, inner)
	}
	return c.wideStop(end)
}

// wideStop ends a sentence whose mark ends at byte i with the marks, quotes and
// emoji that follow, unless it goes on after them.
func (c *cutter) wideStop(i int) (int, bool) {
	i = c.trail(i)
	r := nextWord(c.s, i)
	return i, !unicode.IsLower(r) && !strings.ContainsRune("，、：；,;", r)
}

// narrowStop is wideStop for ! and ? after the character last.
func (c *cutter) narrowStop(i int, last rune) (int, bool) {
	i = c.trail(i)
	next, _ := utf8.DecodeRuneInString(c.s[i:])
	if i == len(c.s) || Wide(next) || Wide(last) {
		return i, !strings.ContainsRune("，、：；", next)
	}
	return i, isSpace(next) && !unicode.IsLower(nextWord(c.s, i))
}

// trail returns where the marks, closing quotes and emoji that follow byte i
// end.
func (c *cutter) trail(i int) int {
	for i < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[i:])
		switch {
		case strings.ContainsRune("。！？；…!?～~”’」』）)】》〉]｣", r):
		case r == '"' && strings.Count(c.s[max(c.start, i-400):i], `"`)%2 == 1:
		case r == '.' && i > 0 && c.s[i-1] == '.':
		case r > 0x2000 && unicode.Is(unicode.So, r), r == 0xFE0F, r == 0x200D, r >= 0x1F3FB && r <= 0x1F3FF:
		default:
			return i
		}
		i += n
	}
	return i
}

// nextWord returns the first character from byte i on that is no white space;
// a line break and the end of the text are '\n'.
func nextWord(s string, i int) rune {
	for _, r := range s[i:] {
		if r == '\n' || !isSpace(r) {
			return r
		}
	}
	return '\n'
}

// enclosed returns the end of the bracket or quote that r opens at byte i of s,
// or i where it closes too far on or not at all.
func enclosed(s string, i int, r rune) int {
	const most = 100 // characters: longer ones hold sentences of their own
	closer, ok := closing(r)
	if !ok {
		return i
	}
	depth, count := 0, 0
	for j, x := range s[i:] {
		switch x {
		case r:
			depth++
		case closer:
			if depth--; depth == 0 {
				return i + j + utf8.RuneLen(x)
			}
		case '\n':
			return i
		}
		if count++; count > most {
			return i
		}
	}
	return i
}

func closing(r rune) (rune, bool) {
	switch r {
	case '“':
		return '”', true
	case '‘':
		return '’', true
	case '「', '『', '《', '〈', '【', '〔', '〖':
		return r + 1, true
	case '（':
		return '）', true
	case '(':
		return ')', true
	case '[':
		return ']', true
	case '［':
		return '］', true
	case '{':
		return '}', true
	}
	return 0, false
}
