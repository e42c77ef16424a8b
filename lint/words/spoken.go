package words

import (
	"strings"
	"unicode/utf8"
)

// Syllables counts what is said when s is read aloud: Chinese syllables and
// English words. Numbers and signs count as spoken: in Chinese ¥1,499 is
// 一千四百九十九元, 38W 三十八瓦, 5% 百分之五; in an English text they are words.
// Capitals and codes are spelled letter by letter, other Latin words are words.
func Syllables(s string) (zhSyllables, enWords int) {
	v := voice{s: Narrow(s).Text, english: Lang(s) == "en" && hasWord(s)}
	for v.i < len(v.s) {
		v.next()
	}
	return v.zh, v.en
}

// hasWord reports whether s has a word of three letters: units alone (3,200 lm)
// don't make an English text.
func hasWord(s string) bool {
	n := 0
	for _, r := range s {
		if n++; !Alphabetic(r) {
			n = 0
		} else if n == 3 {
			return true
		}
	}
	return false
}

// A voice reads a text aloud.
type voice struct {
	s       string
	i       int // what is read next
	english bool
	zh, en  int
}

// say counts what is zh syllables in a Chinese text and en words in an English
// one.
func (v *voice) say(zh, en int) {
	if v.english {
		v.en += en
	} else {
		v.zh += zh
	}
}

func (v *voice) next() {
	r, n := utf8.DecodeRuneInString(v.s[v.i:])
	switch {
	case digitByte(v.s[v.i]):
		v.number()
		return
	case Alphabetic(r):
		v.word()
		return
	case IsHan(r), r >= 0x3041 && r <= 0x30FF, r >= 0xAC00 && r <= 0xD7A3:
		v.zh++
	default:
		v.sign(r, n)
	}
	v.i += n
}

// sign reads a sign that is no letter or digit; most are silent.
func (v *voice) sign(r rune, n int) {
	after, _ := utf8.DecodeRuneInString(v.s[v.i+n:])
	before, _ := utf8.DecodeLastRuneInString(v.s[:v.i])
	switch r {
	case '¥':
		v.say(1, 1)
	case '$', '€', '£':
		v.say(2, 1)
	case '±':
		v.say(2, 3)
	case '≤', '≥':
		v.say(3, 3)
	case '<', '>':
		v.say(2, 2)
	case '=':
		v.say(2, 1)
	case '&', '+':
		v.say(1, 1)
	case '%', '℃':
		v.say(3, 1)
	case '㎡', '²':
		v.say(2, 1)
	case '×', '~', '～', '–', '-', '—':
		if isDigit(after) && (isDigit(before) || Alphabetic(before)) {
			v.say(1, 1)
		}
	}
}

// word reads a run of letters: a word, or letters one by one.
func (v *voice) word() {
	from, upper, count := v.i, true, 0
	for v.i < len(v.s) {
		r, n := utf8.DecodeRuneInString(v.s[v.i:])
		apostrophe := (r == '\'' || r == '’') && v.i+n < len(v.s) && v.i > from
		if apostrophe {
			after, _ := utf8.DecodeRuneInString(v.s[v.i+n:])
			apostrophe = Alphabetic(after)
		}
		if !Alphabetic(r) && !apostrophe {
			break
		}
		upper = upper && 'A' <= r && r <= 'Z'
		count++
		v.i += n
	}
	if !upper && count > 1 || count > 4 {
		v.en++
		return
	}
	v.say(count, (count+1)/2)
	for v.i < len(v.s) && digitByte(v.s[v.i]) { // M2, HM2609A03
		v.say(1, 1)
		v.i++
	}
}

// number reads the number, date, time or telephone number at i.
func (v *voice) number() {
	end := v.i
	for end < len(v.s) && end-v.i < 32 && (digitByte(v.s[end]) || v.s[end] == '-' && end+1 < len(v.s) && digitByte(v.s[end+1])) {
		end++
	}
	groups := strings.Split(v.s[v.i:end], "-")
	switch {
	case len(groups) == 3 && len(groups[0]) == 4 && len(groups[1]) <= 2 && len(groups[2]) <= 2: // 2026-09-30
		v.say(4+3+spokenZH(groups[1])+spokenZH(groups[2]), 3+1+spokenEN(groups[2]))
	case len(groups) > 1 && (len(groups) > 2 || len(groups[0])+len(groups[1]) > 9): // 400-608-2233
		n := end - v.i - len(groups) + 1
		v.say(n, n)
	default:
		end = v.i + len(groups[0])
		if !v.clock(groups[0], end) {
			v.plain(groups[0], end)
		}
		return
	}
	v.i = end
}

// clock reads 10:00 or 8:05, whose hour ends at byte end.
func (v *voice) clock(hour string, end int) bool {
	rest, ok := strings.CutPrefix(v.s[end:], ":")
	if !ok {
		rest, ok = strings.CutPrefix(v.s[end:], "：")
	}
	if !ok || len(hour) > 2 || len(rest) < 2 || !digitByte(rest[0]) || !digitByte(rest[1]) || len(rest) > 2 && digitByte(rest[2]) {
		return false
	}
	v.i = len(v.s) - len(rest) + 2
	switch minute := rest[:2]; {
	case minute == "00":
		v.say(spokenZH(hour)+1, spokenEN(hour)+1)
	case minute[0] == '0': // 八点零五
		v.say(spokenZH(hour)+3, spokenEN(hour)+2)
	default:
		v.say(spokenZH(hour)+1+spokenZH(minute), spokenEN(hour)+spokenEN(minute))
	}
	return true
}

// plain reads a number whose first digits end at byte end: 1,499 11.8 2.0.1
// 2026年, and its unit.
func (v *voice) plain(digits string, end int) {
	for len(digits) <= 15 && end+3 < len(v.s) && v.s[end] == ',' && thousands(v.s[end+1:]) {
		digits += v.s[end+1 : end+4]
		end += 4
	}
	year := len(digits) == 4 && strings.HasPrefix(strings.TrimLeft(v.s[end:], " "), "年")
	switch {
	case year || len(digits) > 9 || len(digits) > 1 && digits[0] == '0':
		v.say(len(digits), len(digits))
	case len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20") && v.s[end-4:end] == digits:
		v.say(spokenZH(digits), 3) // twenty twenty-six
	default:
		v.say(spokenZH(digits), spokenEN(digits))
	}
	for end+1 < len(v.s) && v.s[end] == '.' && digitByte(v.s[end+1]) {
		v.say(1, 1)
		for end++; end < len(v.s) && digitByte(v.s[end]); end++ {
			v.say(1, 1)
		}
	}
	v.i = end
	v.unit()
}

// unit reads the unit that follows a number, if it is written in letters.
func (v *voice) unit() {
	from := v.i
	for from < len(v.s) && v.s[from] == ' ' {
		from++
	}
	end := from
	for end < len(v.s) && (v.s[end]|0x20 >= 'a' && v.s[end]|0x20 <= 'z' || strings.HasPrefix(v.s[end:], "°")) {
		end++
		if v.s[end-1] == "°"[0] {
			end++
		}
	}
	zh, en := 0, 1
	switch v.s[from:end] {
	case "W", "V", "A", "K", "m", "g", "L", "s", "x", "t":
		zh = 1
	case "kg", "mg", "km", "cm", "mm", "kW", "mL", "ml", "Hz", "lm", "lx", "h", "min", "dB", "Pa":
		zh = 2
	case "mAh", "°C", "kHz", "MHz", "GHz", "kPa", "MPa":
		zh, en = 3, 2
	case "kWh":
		zh, en = 3, 3
	default:
		return
	}
	v.say(zh, en)
	v.i = end
}
