package fact

import (
	"strings"
	"unicode/utf8"
)

// quantity takes the unit after a number, or another number that it is
// multiplied by.
func (sc *scanner) quantity(f *found) bool {
	s := sc.s
	if strings.HasSuffix(strings.TrimRight(sc.before(f.Start, 6), " "), "第") {
		return false // a place in an order: 第9.3节
	}
	unit, end := unitAt(s, f.End)
	if end == f.End+1 && digitsEnd(f.raw, 0) > 5 || unit == "包" && strings.HasPrefix(s[end:], "邮") {
		return false // 20260930A, 9.9包邮
	}
	if plain := len(f.raw) == 4 && digitsEnd(f.raw, 0) == 4; plain && (unit == "year" || unit == "s") && (f.raw[0] == '1' || f.raw[0] == '2') {
		f.End = end // 2026年 and the 1990s are no quantities
		return false
	}
	times, last := factor(s, end)
	if unit == "" && times == "" {
		return false
	}
	f.Unit, f.End = unit, end
	for n := 0; times != "" && n < 2; n++ { // 35g×10, 30×40×5cm
		f.Value, f.End = f.Value+"×"+times, last
		if unit == "" {
			f.Unit, f.End = unitAt(s, last)
		}
		times, last = factor(s, f.End)
	}
	return true
}

// factor reads ×10 at byte i.
func factor(s string, i int) (string, int) {
	at := gap(s, i)
	word := starts(s[at:], "×", "✕", "*", "x", "X")
	if word == "" {
		return "", i
	}
	at = gap(s, at+len(word))
	value, end := decimal(s, at)
	if value == "" {
		return "", i
	}
	return trim(value), end
}

// unitAt returns the unit that follows a number which ends at byte i, in its
// normal form, and where it ends; "" where none follows. Units of measure and
// of time, and a few things that both languages count, have one form: 克 and g
// are g, 天 and days are day. Other measure words stay as they are: 家, 盒.
func unitAt(s string, i int) (string, int) {
	at := gap(s, i)
	if at < len(s) && s[at] == '-' && at == i { // 12-month
		if word, end := letters(s, at+1); len(word) > 2 && units()[word] != "" {
			return units()[word], end
		}
		return "", i
	}
	if at >= len(s) || at-i > 3 {
		return "", i
	}
	if unit, end := signUnit(s, at); unit != "" {
		return unit, end
	}
	if isLetter(s[at]) || strings.HasPrefix(s[at:], "µ") || strings.HasPrefix(s[at:], "μ") {
		word, end := letters(s, at)
		if unit := units()[word]; unit != "" {
			return per(s, unit, end)
		}
		return "", i
	}
	if unit, end := hanUnitAt(s, at); unit != "" {
		return unit, end
	}
	return "", i
}

// per goes on after a unit with the one it is divided by: km/h.
func per(s, unit string, end int) (string, int) {
	if end >= len(s) || s[end] != '/' {
		return unit, end
	}
	word, last := letters(s, end+1)
	if by := units()[word]; by != "" {
		return unit + "/" + by, last
	}
	return unit, end
}

func letters(s string, i int) (string, int) {
	end := i
	for end < len(s) && (isLetter(s[end]) || strings.HasPrefix(s[end:], "µ") || strings.HasPrefix(s[end:], "μ")) {
		end++
		if !isLetter(s[end-1]) {
			end++
		}
	}
	if word := s[i:end]; end < len(s) && isDigit(s[end]) {
		if (word == "m" || word == "cm" || word == "km") && (s[end] == '2' || s[end] == '3') && digitsEnd(s, end) == end+1 {
			return s[i : end+1], end + 1
		}
		return "", i
	}
	if end < len(s) && strings.HasPrefix(s[end:], "²") || strings.HasPrefix(s[end:], "³") {
		end += len("²")
	}
	return s[i:end], end
}

func signUnit(s string, i int) (string, int) {
	sign := starts(s[i:], "℃", "°C", "° C", "℉", "°F", "㎡", "‰", "㎏", "㎝", "㎜", "㎞", "㎎", "㎖", "°", "Ω", "″")
	unit := sign
	switch sign {
	case "":
		return "", i
	case "℃", "° C":
		unit = "°C"
	case "℉":
		unit = "°F"
	case "㎡":
		unit = "m²"
	case "㎏", "㎝", "㎜", "㎞", "㎎", "㎖":
		unit = [...]string{"kg", "cm", "mm", "km", "mg", "mL"}[strings.Index("㎏㎝㎜㎞㎎㎖", sign)/len("㎏")]
	}
	return unit, i + len(sign)
}

// hanUnitAt tries the longest measure word first.
func hanUnitAt(s string, i int) (string, int) {
	ends := [6]int{i}
	n := 0
	for n < 5 && ends[n] < len(s) {
		r, w := utf8.DecodeRuneInString(s[ends[n]:])
		if !han(r) {
			break
		}
		ends[n+1] = ends[n] + w
		n++
	}
	for ; n > 0; n-- {
		if unit := units()[s[i:ends[n]]]; unit != "" {
			return unit, ends[n]
		}
	}
	return "", i
}
