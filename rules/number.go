package rules

import (
	"strings"
	"sync"
)

// numerals are what a number can begin and end with.
var numerals = sync.OnceValue(func() *runeset {
	return runesOf(strings.Split("0123456789零一二两三四五六七八九十百千万亿几半数余多+", ""), firstRune)
})

// number returns the length of the number that s begins with, in digits or in
// Chinese numerals; 0 when there is none.
func number(s string) int {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || i > 0 && strings.IndexByte(".,-~+", s[i]) >= 0 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
		i++
	}
	if i > 0 {
		for _, w := range []string{"万", "亿", "千", "百", "余", "多", "+"} {
			if strings.HasPrefix(s[i:], w) {
				i += len(w)
			}
		}
		return i
	}
	for j, r := range s {
		if !numeral(r) {
			return j
		}
	}
	return len(s)
}

// numeral reports whether r is a Chinese numeral.
func numeral(r rune) bool {
	switch r {
	case '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '几', '半', '数':
		return true
	}
	return false
}
