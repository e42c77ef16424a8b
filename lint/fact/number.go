package fact

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// decimal reads the number in digits at byte i: 1,499 0.8 48213. It returns it
// without separators.
func decimal(s string, i int) (value string, end int) {
	end = digitsEnd(s, i)
	value = s[i:end]
	if len(value) <= 3 {
		for end+3 < len(s) && s[end] == ',' && digitsEnd(s, end+1) == end+4 {
			value += s[end+1 : end+4]
			end += 4
		}
	}
	if end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
		from := end
		end = digitsEnd(s, end+1)
		value += s[from:end]
	}
	return value, end
}

// trim drops the zeros of a decimal that say nothing.
func trim(value string) string {
	if strings.Contains(value, ".") {
		value = strings.TrimSuffix(strings.TrimRight(value, "0"), ".")
	}
	if t := strings.TrimLeft(value, "0"); t != "" && t[0] != '.' {
		return t
	} else {
		return "0" + t
	}
}

// shift multiplies a decimal by ten to the power n, which may be negative.
func shift(value string, n int) string {
	whole, part, _ := strings.Cut(value, ".")
	for ; n > 0; n-- {
		if part == "" {
			part = "0"
		}
		whole, part = whole+part[:1], part[1:]
	}
	for ; n < 0; n++ {
		if whole == "" {
			whole = "0"
		}
		whole, part = whole[:len(whole)-1], whole[len(whole)-1:]+part
	}
	return trim(whole + "." + part)
}

// Shift multiplies a decimal by ten to the power n, which may be negative.
func Shift(value string, n int) string { return shift(value, n) }

// less reports whether decimal a is at most b.
func less(a, b string) bool {
	a, b = trim(a), trim(b)
	wa, _, _ := strings.Cut(a, ".")
	wb, _, _ := strings.Cut(b, ".")
	if len(wa) != len(wb) {
		return len(wa) < len(wb)
	}
	return a <= b
}

// fromHundred returns 100 minus a decimal of at most 100.
func fromHundred(value string) (string, bool) {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || f <= 0 || f >= 100 || len(value) > 6 {
		return "", false
	}
	return trim(strconv.FormatFloat(100-f, 'f', 2, 64)), true
}

// numeral reports whether s begins with a character that a Chinese number may
// begin with. It is asked of every Han character.
func numeral(s string) bool {
	switch s[:3] {
	case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "两", "〇":
		return true
	}
	return false
}

// digitOf returns the value of a Chinese digit, or -1.
func digitOf(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// chinese reads the Chinese number at byte i: 一百九十九, 两千, 三百五 (350), 十五,
// 二〇二六, 五点八. It returns "" where there is none, and where it has no digit of
// its own (百, 千万).
func chinese(s string, i int) (value string, end int) {
	if value, end = sequence(s, i); len(value) > 1 {
		return point(s, value, end)
	}
	var n numerals
	for end = i; end < len(s); {
		r, w := utf8.DecodeRuneInString(s[end:])
		if !n.take(r) {
			break
		}
		end += w
	}
	if end == i {
		return "", i
	}
	return point(s, strconv.Itoa(n.total()), end)
}

// numerals adds up a Chinese number said with its powers of ten.
type numerals struct {
	big, small int  // what 万 and 亿 have closed, and what has come since
	digit      int  // the last one, while no power of ten has taken it
	power      int  // the last one said
	waiting    bool // digit is waiting
}

// take adds the character r; false means that the number ends before it.
func (n *numerals) take(r rune) bool {
	d, u := digitOf(r), powerOf(r)
	switch {
	case d == 0:
		n.power = 0
		return !n.waiting && n.big+n.small > 0
	case d > 0:
		if n.waiting {
			return false
		}
		n.digit, n.waiting = d, true
		return true
	case u == 0 || n.small > 1e10 || n.big > 1e10:
		return false
	case u == 1 && !n.waiting: // 十五
		n.digit = 1
	case !n.waiting && n.small == 0 && (u < 8 || n.big == 0): // 百 or 万 by itself
		return false
	}
	switch {
	case u < 4:
		n.small += n.digit * pow10(u)
	case u == 4:
		n.big, n.small = n.big+(n.small+n.digit)*pow10(4), 0
	default:
		n.big, n.small = (n.big+n.small+n.digit)*pow10(8), 0
	}
	n.digit, n.waiting, n.power = 0, false, u
	return true
}

func (n *numerals) total() int {
	if n.waiting && n.power > 1 { // 三百五, 一万二
		return n.big + n.small + n.digit*pow10(n.power-1)
	}
	return n.big + n.small + n.digit
}

// sequence reads digits said one by one: 二〇二六, 八五.
func sequence(s string, i int) (value string, end int) {
	end = i
	for end < len(s) && len(value) < 20 {
		r, n := utf8.DecodeRuneInString(s[end:])
		d := digitOf(r)
		if d < 0 {
			if powerOf(r) > 0 {
				return "", i
			}
			break
		}
		value += string(rune('0' + d))
		end += n
	}
	return value, end
}

// point reads the rest of 五点八.
func point(s, value string, end int) (string, int) {
	if rest, ok := strings.CutPrefix(s[end:], "点"); ok {
		if part, n := sequence(rest, 0); part != "" {
			return value + "." + part, end + len("点") + n
		}
	}
	return value, end
}

func powerOf(r rune) int {
	switch r {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// whole reads a whole number of at most four digits, in either script.
func whole(s string, i int) (n, end int, ok bool) {
	if end = digitsEnd(s, i); end > i {
		n, err := strconv.Atoi(s[i:min(end, i+5)])
		return n, end, err == nil && end-i <= 4
	}
	if i+3 > len(s) || !numeral(s[i:]) {
		return 0, i, false
	}
	value, end := chinese(s, i)
	n, err := strconv.Atoi(value)
	return n, end, err == nil && n < 10000
}
