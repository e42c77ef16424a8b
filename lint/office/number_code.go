package office

import "strings"

// A code is a number format, in pieces.
type code struct {
	pieces  []codePiece
	date    bool // it shows a day or a time
	digits  bool // it shows digits
	places  int  // after the point
	zeros   int  // of them at least
	comma   bool // thousands are parted
	percent int
}

// A codePiece is a run of one letter that means something, or words.
type codePiece struct {
	letter byte // y m d h s a, '0' for the digits, 0 for words
	n      int
	words  string
}

// parsed reads a format. What it doesn't know leaves it without digits and
// without a date.
func parsed(format string) code {
	var c code
	for i := 0; i < len(format); {
		n := 1
		switch b := format[i]; {
		case b == '"':
			if n = strings.IndexByte(format[i+1:], '"') + 2; n < 2 {
				return code{}
			}
			c.say(format[i+1 : i+n-1])
		case b == '\\' && i+1 < len(format):
			n = 1 + len(first(format[i+1:]))
			c.say(format[i+1 : i+n])
		case b == '_' || b == '*': // room for a character, or one that fills the cell
			n = 1 + len(first(format[i+1:]))
		case b == '[':
			if n = strings.IndexByte(format[i:], ']') + 1; n == 0 {
				return code{}
			}
			c.bracket(format[i+1 : i+n-1])
		case strings.HasPrefix(format[i:], "AM/PM"), strings.HasPrefix(format[i:], "am/pm"):
			n = 5
			c.pieces = append(c.pieces, codePiece{letter: 'p'})
		case strings.HasPrefix(format[i:], "上午/下午"):
			n = len("上午/下午")
			c.pieces = append(c.pieces, codePiece{letter: 'P'})
		case strings.IndexByte("yYmMdDhHsSaA", b) >= 0:
			for i+n < len(format) && format[i+n]|0x20 == b|0x20 {
				n++
			}
			c.date = true
			c.pieces = append(c.pieces, codePiece{letter: b | 0x20, n: n})
		case strings.IndexByte("0#?", b) >= 0 && !c.date:
			if c.digits { // a fraction, or a number in parts: not simple
				return code{}
			}
			n = c.number(format[i:])
		case b == 'E' || b == 'e' || b == '@' || format[i:] == "General":
			return code{}
		default:
			n = len(first(format[i:]))
			if b == '%' {
				c.percent++
			}
			c.say(format[i : i+n])
		}
		i += n
	}
	return c
}

// first returns the first character of s.
func first(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

func (c *code) say(words string) { c.pieces = append(c.pieces, codePiece{words: words}) }

// bracket reads what stands in brackets: a currency is shown, a colour or a
// country is not; hours that go on past a day are hours.
func (c *code) bracket(s string) {
	if money, ok := strings.CutPrefix(s, "$"); ok {
		money, _, _ = strings.Cut(money, "-")
		c.say(money)
	}
	if l := strings.ToLower(s); strings.Trim(l, "h") == "" || strings.Trim(l, "m") == "" || strings.Trim(l, "s") == "" {
		if l != "" {
			c.date = true
			c.pieces = append(c.pieces, codePiece{letter: l[0], n: len(l)})
		}
	}
}

// number reads the digits of a format and returns how long they are.
func (c *code) number(s string) int {
	n := 0
	point := false
	for ; n < len(s) && strings.IndexByte("0#?.,", s[n]) >= 0; n++ {
		switch {
		case s[n] == '.':
			point = true
		case s[n] == ',':
			c.comma = true
		case point:
			if c.places++; s[n] == '0' {
				c.zeros = c.places
			}
		}
	}
	c.digits = true
	c.pieces = append(c.pieces, codePiece{letter: '0'})
	return n
}
