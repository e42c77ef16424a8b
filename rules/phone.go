package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// figures are the signs that stand for the digits 0 to 9 in a phone number
// that is to be overlooked, and x for one that is masked.
var figures = [...]string{"0零〇洞", "1一壹幺", "2二贰两", "3三叁", "4四肆", "5五伍", "6六陆", "7七柒拐", "8八捌", "9九玖勾"}

// figure returns the digit that r stands for, 'x' where it masks one, 0 where
// it is neither; odd where it is no plain digit.
func figure(r rune) (digit byte, odd bool) {
	if r >= '0' && r <= '9' {
		return byte(r), false
	}
	if r == 'x' || r == '*' {
		return 'x', false
	}
	if r < 0x3007 || r > 0x9FFF {
		return 0, false
	}
	for d, signs := range figures {
		if strings.ContainsRune(signs, r) {
			return '0' + byte(d), true
		}
	}
	return 0, false
}

// phones returns where mobile numbers stand in folded text, and how many of
// their digits or gaps are written oddly: in Chinese numerals, parted by signs.
func phones(s string) [][3]int {
	var out [][3]int
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '1' || r == '一' || r == '幺' || r == '壹' {
			if n, odd := mobile(s[i:]); n > 0 && !runsOn(s[:i], s[i+n:]) {
				out = append(out, [3]int{i, i + n, odd})
				i += n
				continue
			}
		}
		i += size
	}
	return out
}

// mobile returns the length of the mobile number that s begins with: eleven
// digits from 13 to 19 on, all but the first three of which may be masked.
func mobile(s string) (n, odd int) {
	digits, gap, masked := 0, 0, 0
	for i, r := range s {
		d, strange := figure(r)
		switch {
		case d == 'x' && digits < 3, d != 0 && digits == 0 && d != '1', d != 0 && digits == 1 && d < '3':
			return 0, 0
		case d == 0:
			if gap++; gap > 3 || !apart(r) {
				return masks(n, odd, digits, masked)
			}
			if r != ' ' && r != '-' && digits < 11 {
				odd++
			}
			continue
		}
		if digits == 11 {
			if d == 'x' {
				return n, odd
			}
			return 0, 0
		}
		if d == 'x' {
			masked++
		}
		if strange {
			odd++
		}
		digits, gap, n = digits+1, 0, i+utf8.RuneLen(r)
	}
	return masks(n, odd, digits, masked)
}

// masks allows a masked number to be one digit short: nobody counts the x.
func masks(n, odd, digits, masked int) (int, int) {
	if digits == 11 && masked <= 8 || digits == 10 && masked > 3 {
		return n, odd
	}
	return 0, 0
}

func apart(r rune) bool { return strings.ContainsRune(" -.·/_()~、", r) || ornament(r) }

// runsOn reports whether digits or letters go on before or after a number.
func runsOn(before, after string) bool {
	a, b := lastRune(before), firstRune(after)
	in := func(r rune) bool { return r >= '0' && r <= '9' || latin(r) }
	return before != "" && (in(a) || strings.ContainsRune(".-_#¥$/", a)) || after != "" && (in(b) || b == '%' || b == '元')
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

// mark adds what no word leads to: phone numbers, and numbers crossed out.
func (l *lore) mark(s *scanned, b *doc.Block) {
	if of := l.of[phoneWord]; len(of) > 0 {
		for _, n := range phones(s.read.text) {
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
