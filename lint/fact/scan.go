package fact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint/words"
)

// A scanner reads a text once, from left to right. Every recogniser gets the
// place where its first digit, letter or numeral stands and may look back no
// further than the last fact.
type scanner struct {
	s    string
	out  []Fact // settled
	prev found  // the last one, which the next may still join; Kind "" is none
}

// A found is a fact on its way.
type found struct {
	Fact
	weak    bool   // too little to be a fact by itself: a bare digit
	raw     string // a number before 万, million and the like were multiplied out
	scale   int    // the power of ten of those
	evening bool   // a time said to be after noon
}

func (sc *scanner) run() {
	s := sc.s
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isDigit(c):
			i = sc.digits(i)
		case isLetter(c):
			i = sc.letters(i)
		case c == '@':
			i = sc.mention(i)
		case c == '{' && strings.HasPrefix(s[i:], "{{"):
			i = sc.placeholder(i)
		case c < 0xE3 || c > 0xE9 || i+2 >= len(s):
			i++
		default: // three bytes, most of them Han
			if numeral(s[i:]) {
				i = sc.numerals(i)
			} else if s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
				i += 3
			} else {
				i++
			}
		}
	}
}

// last returns where the last fact ends.
func (sc *scanner) last() int { return sc.prev.End }

// before returns the text between the last fact and byte i, at most n bytes of
// it, cut at a character.
func (sc *scanner) before(i, n int) string {
	from := max(sc.last(), i-n)
	for from < i && !utf8.RuneStart(sc.s[from]) {
		from++
	}
	return sc.s[from:i]
}

// add takes a fact and returns where to go on.
func (sc *scanner) add(f found) int {
	sc.join(&f)
	sc.settle()
	sc.prev = f
	return f.End
}

// settle takes the last fact as it is. Large lists grow to twice their size, as
// small ones do: a text may be nothing but numbers.
func (sc *scanner) settle() {
	if sc.prev.Kind == "" || sc.prev.weak {
		return
	}
	if n := len(sc.out); n == cap(sc.out) {
		sc.out = slices.Grow(sc.out, max(n, 4))
	}
	sc.out = append(sc.out, sc.prev.Fact)
}

// digits reads the fact that begins at or just before the digit at byte i.
func (sc *scanner) digits(i int) int {
	if end := sc.address(i); end > i {
		return end
	}
	for _, try := range [...]func(*scanner, int) (found, bool){(*scanner).phone, (*scanner).date, (*scanner).clock, (*scanner).amount} {
		if f, ok := try(sc, i); ok {
			end := sc.add(f)
			return sc.timestamp(f, end)
		}
	}
	return sc.token(i)
}

// timestamp goes on after the date of 2026-12-03T10:00:00+08:00.
func (sc *scanner) timestamp(f found, i int) int {
	if f.Kind != Date || i+1 >= len(sc.s) || sc.s[i] != 'T' || !isDigit(sc.s[i+1]) {
		return i
	}
	at, ok := sc.clock(i + 1)
	if !ok {
		return i
	}
	end := sc.add(at)
	if end+5 < len(sc.s) && (sc.s[end] == '+' || sc.s[end] == '-') && isDigit(sc.s[end+1]) && sc.s[end+3] == ':' {
		end += 6
	}
	return end
}

// letters reads the fact that begins with the letter at byte i.
func (sc *scanner) letters(i int) int {
	if end := sc.address(i); end > i {
		return end
	}
	if f, ok := sc.englishDate(i); ok {
		return sc.add(f)
	}
	if end := currencyWord(sc.s, i); end > i {
		return end // the number that follows looks back
	}
	return sc.token(i)
}

// mention skips @somebody2026.
func (sc *scanner) mention(i int) int {
	for i++; i < len(sc.s) && (isDigit(sc.s[i]) || isLetter(sc.s[i]) || sc.s[i] == '_'); i++ {
	}
	return i
}

// placeholder skips {{code_1234}}.
func (sc *scanner) placeholder(i int) int {
	if k := strings.Index(sc.s[i:min(len(sc.s), i+200)], "}}"); k > 0 {
		return i + k + 2
	}
	return i + 1
}

// address reads the link or mail address at byte i.
func (sc *scanner) address(i int) int {
	if end := words.Mail(sc.s, i); end > i {
		return sc.add(found{Fact: Fact{Kind: Email, Value: mailbox(sc.s[i:end]), Start: i, End: end}})
	}
	if end := words.Link(sc.s, i); end > i {
		return sc.add(found{Fact: Fact{Kind: Link, Value: address(sc.s[i:end]), Start: i, End: end}})
	}
	return i
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// digitsEnd returns where the digits at byte i end.
func digitsEnd(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// gap returns where the white space at byte i ends, line breaks not among it.
func gap(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ' || s[i] == '\t':
			i++
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(s[i:], "\u3000"), strings.HasPrefix(s[i:], "\u2009"), strings.HasPrefix(s[i:], "\u202f"):
			i += 3
		default:
			return i
		}
	}
	return i
}

// starts returns the first of heads that s begins with, "" if none.
func starts(s string, heads ...string) string {
	if s == "" {
		return ""
	}
	for _, h := range heads {
		if h[0] == s[0] && strings.HasPrefix(s, h) {
			return h
		}
	}
	return ""
}

// finishes returns the first of tails that s ends with, "" if none.
func finishes(s string, tails ...string) string {
	if s == "" {
		return ""
	}
	for _, t := range tails {
		if t[len(t)-1] == s[len(s)-1] && strings.HasSuffix(s, t) {
			return t
		}
	}
	return ""
}
