package words

import "strings"

// spokenZH returns how many syllables a whole number has in Chinese.
func spokenZH(digits string) int {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return 1
	}
	n, zero := 0, false
	for i, d := range digits {
		place := len(digits) - 1 - i
		if d == '0' {
			zero = true
		} else {
			if zero && i > 0 {
				n++ // 零
			}
			zero = false
			n++
			if place%4 > 0 {
				n++ // 十百千
			}
			if d == '1' && i == 0 && place%4 == 1 {
				n-- // 十五, not 一十五
			}
		}
		if place%4 == 0 && place > 0 && strings.Trim(digits[max(0, i-3):i+1], "0") != "" {
			n++ // 万亿
		}
	}
	return n
}

// spokenEN returns how many words a whole number has in English.
func spokenEN(digits string) int {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return 1
	}
	n := 0
	for len(digits)%3 != 0 {
		digits = "0" + digits
	}
	for ; digits != ""; digits = digits[3:] {
		group := digits[:3]
		if group == "000" {
			continue
		}
		if group[0] != '0' {
			n += 2 // four hundred
		}
		switch {
		case group[1:] == "00":
		case group[1] < '2' || group[2] == '0':
			n++
		default:
			n += 2 // ninety-nine
		}
		if len(digits) > 3 {
			n++ // thousand
		}
	}
	return n
}
