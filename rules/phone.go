package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// figure returns the digit that r stands for in a phone number that is to be
// overlooked, 'x' where it masks one, 0 where it is neither; odd where it is no
// plain digit.
func figure(r rune) (digit byte, odd bool) {
	if r >= '0' && r <= '9' {
		return byte(r), false
	}
	switch r {
	case 'x', '*':
		return 'x', false
	case '零', '〇', '洞':
		return '0', true
	case '一', '壹', '幺':
		return '1', true
	case '二', '贰', '两':
		return '2', true
	case '三', '叁':
		return '3', true
	case '四', '肆':
		return '4', true
	case '五', '伍':
		return '5', true
	case '六', '陆':
		return '6', true
	case '七', '柒', '拐':
		return '7', true
	case '八', '捌':
		return '8', true
	case '九', '玖', '勾':
		return '9', true
	}
	return 0, false
}

// phones returns where mobile numbers stand in folded text, and how many of
// their digits or gaps are written oddly: in Chinese numerals, parted by signs.
func phones(s string) [][3]int {
	var out [][3]int
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '1' || c >= 0xE4 && one(s[i:]) {
			if n, odd := mobile(s[i:]); n > 0 && !runsOn(s[:i], s[i+n:]) {
				out = append(out, [3]int{i, i + n, odd})
				i += n - 1
			}
		}
	}
	return out
}

// one reports whether s begins with a character for the digit 1.
func one(s string) bool {
	return strings.HasPrefix(s, "一") || strings.HasPrefix(s, "壹") || strings.HasPrefix(s, "幺")
}

// mobile returns the length of the mobile number that s begins with: eleven
// digits from 13 to 19 on, of which a run at the end or in the middle may be
// masked. Many short pieces are a list of small numbers and none.
func mobile(s string) (n, odd int) {
	var c dial
	for i, r := range s {
		d, strange := figure(r)
		if d == 0 && !c.pause(r) || c.digits == 11 && d == 'x' {
			break
		}
		if d == 0 {
			continue
		}
		if c.digits == 11 || !c.fits(d) {
			return 0, 0
		}
		if c.add(d); strange {
			odd++
		}
		n = i + utf8.RuneLen(r)
	}
	if !c.whole() {
		return 0, 0
	}
	return n, odd + c.strange
}

// A dial is a phone number as far as it has been read.
type dial struct {
	digits, masked, pieces int
	gap                    int // signs since the last digit
	unmasked               bool
	odd, strange           int // gaps that nobody writes: in all; before the last digit
}

// pause takes in a sign between digits; false when it ends the number.
func (c *dial) pause(r rune) bool {
	if c.gap++; c.gap > 3 || !apart(r) {
		return false
	}
	if r != ' ' && r != '-' {
		c.odd++
	}
	return true
}

// fits reports whether d can come next.
func (c *dial) fits(d byte) bool {
	switch {
	case d == 'x':
		return c.digits >= 3 && !c.unmasked
	case c.digits == 0:
		return d == '1'
	}
	return c.digits > 1 || d >= '3'
}

func (c *dial) add(d byte) {
	if c.gap > 0 || c.digits == 0 {
		c.pieces++
	}
	if d == 'x' {
		c.masked++
	} else if c.masked > 0 {
		c.unmasked = true
	}
	c.digits++
	c.gap, c.strange = 0, c.odd
}

// whole reports whether all digits are there. A masked number may be one
// short: nobody counts the x.
func (c *dial) whole() bool {
	if c.pieces > 5 && c.pieces != c.digits || c.masked > 0 && c.masked < 3 {
		return false
	}
	return c.digits == 11 && c.masked <= 8 || c.digits == 10 && c.masked > 3
}

func apart(r rune) bool { return strings.ContainsRune(" -.·/_()~、", r) || ornament(r) }

// runsOn reports whether digits or letters go on before or after a number.
func runsOn(before, after string) bool {
	a, b := lastRune(before), firstRune(after)
	in := func(r rune) bool { return r >= '0' && r <= '9' || latin(r) }
	return before != "" && (in(a) || strings.ContainsRune(".-_#¥$/点第", a)) || after != "" && (in(b) || b == '%' || b == '元')
}

// digits returns a number as it is meant.
func digits(s string) string {
	var out []byte
	for _, r := range s {
		if d, _ := figure(r); d != 0 {
			out = append(out, d)
		}
	}
	return string(out)
}

// account returns the length of the account name that s begins with: letters
// and digits, five or more, not letters alone unless nothing else would be one.
func account(s string) int {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= '0' && s[n] <= '9' || n > 0 && (s[n] == '_' || s[n] == '-')) {
		n++
	}
	if n < 5 || n > 30 || !strings.ContainsAny(s[:n], "0123456789_-") {
		return 0
	}
	return n
}

// Words that a phrase's {phone} and {struck} are looked for by.
const (
	phoneWord  = "\x00phone"
	struckWord = "\x00struck"
)

var marked = [...]string{phoneWord, struckWord}

// mark adds what no word leads to: phone numbers, and numbers crossed out.
func (l *lore) mark(s *search, b *doc.Block) {
	if of := l.of[phoneWord]; len(of) > 0 {
		for _, n := range phones(s.read.text) {
			s.add(of, n[0], n[1])
		}
		for _, n := range landlines(s.read.text) {
			s.add(of, n[0], n[1])
		}
	}
	of := l.of[struckWord]
	for _, m := range b.Marks {
		if m.Kind != doc.Strike || len(of) == 0 {
			continue
		}
		for i := s.read.at(m.Start); i < s.read.at(m.End); i = after(s.read.text, i) {
			if n := number(s.read.text[i:]); n > 0 {
				s.add(of, i, i+n)
				break
			}
		}
	}
}
