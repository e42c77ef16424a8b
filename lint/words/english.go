package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dot decides about the full stop at byte i after the character last.
func (c *cutter) dot(i int, last rune) (int, bool) {
	end := i + 1
	for end < len(c.s) && c.s[end] == '.' {
		end++
	}
	dots := end - i
	end = c.trail(end)
	next, _ := utf8.DecodeRuneInString(c.s[end:])
	switch {
	case end == len(c.s) || next == '\n':
		return end, true
	case dots > 1:
		return end, (Wide(last) || isSpace(next)) && !goesOn(nextWord(c.s, end))
	case Wide(last):
		return end, !goesOn(next)
	}
	word := wordBefore(c.s, c.start, i)
	if Wide(next) { // Hello.你好 ends, 1.打开 and No.一 don't
		return end, len(word) > 1 && hasLetter(word) && !abbreviation(word) && !initials(word) && !goesOn(next)
	}
	after := nextWord(c.s, end)
	if !isSpace(next) || goesOn(after) {
		return end, false
	}
	return end, c.stops(word, i, after, end)
}

func goesOn(r rune) bool { return unicode.IsLower(r) || strings.ContainsRune("，、：；,;:", r) }

// stops decides about a full stop after word and before a capital or a digit.
func (c *cutter) stops(word string, i int, after rune, end int) bool {
	low := strings.ToLower(word)
	switch {
	case word == "":
		return true
	case !hasLetter(word): // 1. Open the box
		return strings.TrimSpace(c.s[c.start:i]) != word
	case title(low) || isDigit(after) && beforeNumber(low):
		return false
	case abbreviation(low), initials(word), len(word) == 1 && word != "I" && unicode.IsUpper(rune(word[0])):
		return starter(c.s[end:])
	}
	return true
}

// wordBefore returns the word that ends at byte i of s, full stops inside it
// included.
func wordBefore(s string, from, i int) string {
	k := i
	for k > from && i-k < 24 && (hostByte(s[k-1]) || s[k-1] == '.') {
		k--
	}
	return strings.TrimLeft(s[k:i], ".-")
}

// title reports whether word, lower case, always has more after its full stop.
func title(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "prof", "st", "gen", "rep", "sen", "hon", "rev", "messrs", "vs", "e.g", "i.e", "eg", "ie", "cf", "viz", "approx", "mt", "ft":
		return true
	}
	return false
}

// initials reports whether word is letters parted by full stops: U.S, a.m, Ph.D.
func initials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if len(part) > 2 {
			return false
		}
	}
	return strings.Contains(word, ".")
}

// beforeNumber reports whether word is an abbreviation before a number.
func beforeNumber(word string) bool {
	switch word {
	case "no", "nos", "vol", "fig", "figs", "sec", "ch", "pp", "p", "art", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// abbreviation reports whether word, lower case, may end with a full stop of
// its own that may be a sentence's as well.
func abbreviation(word string) bool {
	switch word {
	case "etc", "inc", "ltd", "co", "corp", "llc", "jr", "sr", "dept", "est", "bros", "al", "ph", "no", "vol", "min", "max", "incl", "excl", "ext", "tel":
		return true
	}
	return title(word)
}

// starter reports whether s begins with a word that begins sentences more often
// than names.
func starter(s string) bool {
	s = strings.TrimLeftFunc(s, isSpace)
	end := strings.IndexFunc(s, func(r rune) bool { return !Alphabetic(r) })
	if end < 0 {
		end = len(s)
	}
	switch s[:end] {
	case "The", "A", "An", "This", "That", "These", "Those", "It", "Its", "We", "You", "I", "He", "She", "They", "Our", "Your", "My", "Their",
		"In", "On", "At", "For", "If", "When", "But", "And", "So", "As", "With", "From", "To", "There", "Here", "Now", "Then", "No", "Not",
		"What", "Why", "How", "Who", "Where", "Is", "Are", "Do", "Don", "Please", "Get", "See", "Read", "After", "Before", "By", "Every", "All", "Each":
		return true
	}
	return false
}

// clause reports whether r at byte i, n bytes long, ends a clause.
func (c *cutter) clause(i, n int, r, last rune) bool {
	next, _ := utf8.DecodeRuneInString(c.s[i+n:])
	switch r {
	case '、', '；', '，':
		return r != '，' || !isDigit(last) || !thousands(c.s[i+n:])
	case '：':
		return !isDigit(last) || !isDigit(next)
	case '—':
		return (i-c.start > 60 || strings.Trim(c.s[c.start:i], " \u3000—") != "") && !(isDigit(last) && isDigit(next))
	case ',', ';', ':':
		if isDigit(last) && isDigit(next) {
			return false
		}
		return i+n == len(c.s) || isSpace(next) || Wide(next) || Wide(last)
	}
	return false
}

// dashes returns how many bytes of dash s begins with, after a dash.
func dashes(s string, r rune) int {
	if r != '—' {
		return 0
	}
	return len(s) - len(strings.TrimLeft(s, "—"))
}

// thousands reports whether s begins with three digits and no fourth: the rest
// of a number that was written with a full-width comma.
func thousands(s string) bool {
	n := 0
	for _, r := range s {
		if !isDigit(r) {
			break
		}
		n++
	}
	return n == 3
}
