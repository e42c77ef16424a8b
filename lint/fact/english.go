package fact

import (
	"strings"
	"unicode/utf8"
)

// englishDate reads September 30, 2026, Sept 30, December 2027.
func (sc *scanner) englishDate(i int) (found, bool) {
	s := sc.s
	m, end := monthName(s, i)
	if m == 0 {
		return found{}, false
	}
	at := gap(s, end)
	last := digitsEnd(s, at)
	n, _, _ := whole(s, at)
	switch {
	case at == end || last == at:
		return found{}, false
	case last-at == 4 && n >= 1000 && n < 3000:
		return sc.day(day{n, m, 0}, i, last)
	case last-at > 2 || last < len(s) && (s[last] == '%' || s[last] == ':' || s[last] == '.' && last+1 < len(s) && isDigit(s[last+1])):
		return found{}, false
	}
	last = ordinal(s, last)
	if last < len(s) && isLetter(s[last]) {
		return found{}, false
	}
	year, stop := yearAfter(s, last)
	return sc.day(day{year, m, n}, i, stop)
}

// dayFirst reads 30 September 2026 and 30th of September.
func (sc *scanner) dayFirst(i, n, end int) (found, bool) {
	s := sc.s
	at := ordinal(s, end)
	k := gap(s, at)
	if rest, ok := strings.CutPrefix(s[k:], "of "); ok && at > end {
		k = len(s) - len(rest)
	}
	m, last := monthName(s, k)
	if m == 0 || k == at || n < 1 {
		return found{}, false
	}
	year, stop := yearAfter(s, last)
	return sc.day(day{year, m, n}, i, stop)
}

// ordinal skips the th of 30th.
func ordinal(s string, i int) int {
	if starts(s[i:], "st", "nd", "rd", "th") != "" && (i+2 == len(s) || !isLetter(s[i+2])) {
		return i + 2
	}
	return i
}

// yearAfter reads a year after a day: ", 2026" or " 2026".
func yearAfter(s string, i int) (int, int) {
	at := i
	if at < len(s) && s[at] == ',' {
		at++
	}
	k := gap(s, at)
	if k == at || digitsEnd(s, k) != k+4 || k+4 < len(s) && (s[k+4] == ',' && digitsEnd(s, k+5) > k+5 || s[k+4] == ':' || s[k+4] == '%') {
		return 0, i
	}
	n, _, _ := whole(s, k)
	if n < 1900 || n > 2199 {
		return 0, i
	}
	return n, k + 4
}

// monthName reads the English name of a month, or its abbreviation, at byte i.
func monthName(s string, i int) (month, end int) {
	if i >= len(s) || s[i] < 'A' || s[i] > 'Z' {
		return 0, i
	}
	for end = i; end < len(s) && isLetter(s[end]); end++ {
	}
	switch strings.ToLower(s[i:end]) {
	case "january", "jan":
		month = 1
	case "february", "feb":
		month = 2
	case "march", "mar":
		month = 3
	case "april", "apr":
		month = 4
	case "may":
		month = 5
	case "june", "jun":
		month = 6
	case "july", "jul":
		month = 7
	case "august", "aug":
		month = 8
	case "september", "sept", "sep":
		month = 9
	case "october", "oct":
		month = 10
	case "november", "nov":
		month = 11
	case "december", "dec":
		month = 12
	default:
		return 0, i
	}
	if end < len(s) && s[end] == '.' && end-i < 5 {
		end++
	}
	return month, end
}

// weekdayAt reads the day of the week named after byte i: （周三）, Wednesday.
func weekdayAt(s string, i int) int {
	at := gap(s, i)
	at = gap(s, at+len(starts(s[at:], "（", "(", "，", ",", "[", "【")))
	if word := starts(s[at:], "周", "星期", "礼拜"); word != "" {
		r, _ := utf8.DecodeRuneInString(s[at+len(word):])
		return weekdaySign(r)
	}
	end := at
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	return weekdayName(s[at:end])
}

// weekdayBefore reads the day of the week that s ends with.
func weekdayBefore(s string) int {
	s = strings.TrimRight(s, " （(，,.")
	r, n := utf8.DecodeLastRuneInString(s)
	if finishes(s[:len(s)-n], "周", "星期", "礼拜") != "" {
		return weekdaySign(r)
	}
	from := len(s)
	for from > 0 && isLetter(s[from-1]) {
		from--
	}
	return weekdayName(s[from:])
}

func weekdaySign(r rune) int {
	switch r {
	case '日', '天', '七':
		return 7
	}
	if d := digitOf(r); d > 0 && d < 7 {
		return d
	}
	return 0
}

func weekdayName(word string) int {
	switch strings.ToLower(word) {
	case "monday", "mon":
		return 1
	case "tuesday", "tue", "tues":
		return 2
	case "wednesday", "wed":
		return 3
	case "thursday", "thu", "thur", "thurs":
		return 4
	case "friday", "fri":
		return 5
	case "saturday", "sat":
		return 6
	case "sunday", "sun":
		return 7
	}
	return 0
}
