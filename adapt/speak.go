package adapt

import (
	"strings"
	"unicode"

	"onevoice/lint/words"
)

// A pace is how fast a piece is spoken.
type pace struct {
	zh, en      float64 // syllables a second in Chinese, words a second in English
	stop, comma float64 // seconds of silence after a sentence and a clause
	english     bool
	stretch     float64 // 1 as is; more is slower

	known map[string]float64 // what takes how many seconds at this rate: a script is cut in many ways before it is written
}

// paceOf reads the pace from the channel's spec; what it doesn't say is 4.5
// syllables or 2.6 words a second, 0.25 s at a stop and 0.12 s at a comma.
func (j *job) pace() pace {
	or := func(v, d float64) float64 {
		if v > 0 {
			return v
		}
		return d
	}
	s := j.spec.Script
	return pace{or(s.RateZH, 4.5), or(s.RateEN, 2.6), or(s.PauseStop, 0.25), or(s.PauseComma, 0.12), j.out.lang == "en", 1, map[string]float64{}}
}

// say returns how long it takes to say s, in milliseconds.
func (p pace) say(s string) int {
	t, ok := p.known[s]
	if !ok {
		t = p.seconds(s)
		p.known[s] = t
	}
	return int(t*1000*p.stretch + 0.5)
}

// seconds is how long it takes to say s at the usual stretch.
func (p pace) seconds(s string) float64 {
	t := 0.0
	for _, r := range s {
		switch r {
		case '。', '！', '？', '…', '\n':
			t += p.stop
		case '，', '；', '：', '、', '—', ';':
			t += p.comma
		}
	}
	if p.english {
		for _, w := range strings.Fields(s) {
			t += wordCount(w) / p.en
			if strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") {
				t += p.stop
			} else if strings.HasSuffix(w, ",") {
				t += p.comma
			}
		}
	} else {
		t += float64(syllables(s)) / p.zh
	}
	return t
}

// wordCount is how many words a printed word is when read out: $1,499 is
// one thousand four hundred and ninety-nine dollars.
func wordCount(w string) float64 {
	digits, letters := 0, 0
	for _, r := range w {
		if r >= '0' && r <= '9' {
			digits++
		} else if unicode.IsLetter(r) {
			letters++
			if words.IsHan(r) {
				letters += 2
			}
		}
	}
	n := float64(digits)*1.3 + min(float64(letters), 1)
	if letters > 10 {
		n += 0.4
	}
	if strings.ContainsAny(w, "$¥€£%") {
		n++
	}
	return n
}

// syllables counts what a Chinese speaker says of s: ¥1,499 is eight, 2026 年
// five, M2 two.
func syllables(s string) int {
	n := 0
	rs := []rune(s)
	for i := 0; i < len(rs); {
		r := rs[i]
		k := i
		switch {
		case isDigit(r):
			for k < len(rs) && (isDigit(rs[k]) || strings.ContainsRune(",.:-", rs[k]) && k+1 < len(rs) && isDigit(rs[k+1])) {
				k++
			}
			n += digits(rs, i, k)
		case r < 0x250 && unicode.IsLetter(r):
			for k < len(rs) && rs[k] < 0x250 && unicode.IsLetter(rs[k]) {
				k++
			}
			n += latinSyllables(string(rs[i:k]))
		case unicode.IsLetter(r):
			n++
		case r == '¥' || r == '￥':
			n++
		case r == '$' || r == '€' || r == '£', r == '≤' || r == '≥' || r == '±' || r == '℃' || r == '㎡':
			n += 2
		case r == '%':
			n += 3
		case r == '–' || r == '~' || r == '+' || r == '=' || r == '×':
			n++
		}
		i = max(k, i+1)
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// digits counts the syllables of the number at rs[i:k]: a year, a phone
// number and a code figure by figure, a time with its o'clock.
func digits(rs []rune, i, k int) int {
	s := string(rs[i:k])
	next := ' '
	for _, r := range rs[k:] {
		if r != ' ' {
			next = r
			break
		}
	}
	spelled := len(s) == 4 && next == '年' || strings.Contains(s, "-") || len(s) > 8 && !strings.Contains(s, ",") || i > 0 && rs[i-1] < 0x80 && unicode.IsLetter(rs[i-1])
	if spelled {
		return len(s) - strings.Count(s, "-") - strings.Count(s, ".") - strings.Count(s, ":")
	}
	if h, m, ok := strings.Cut(s, ":"); ok {
		if strings.Trim(m, "0") == "" {
			return reading(h) + 1
		}
		return reading(h) + 1 + reading(m)
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(s, ",", ""), ".")
	n := reading(whole)
	if part != "" {
		n += 1 + len(part)
	}
	return n
}

// reading counts the syllables of a whole number: 1499 is 一千四百九十九.
func reading(s string) int {
	s = strings.TrimLeft(s, "0")
	if s == "" {
		return 1
	}
	n := 0
	for i, r := range s {
		place := len(s) - 1 - i
		if r != '0' {
			n++
			if place%4 != 0 && !(place%4 == 1 && r == '1' && i == 0) {
				n++ // 十 百 千
			}
		} else if i+1 < len(s) && s[i+1] != '0' && place%4 != 0 {
			n++ // 零
		}
		if place == 4 || place == 8 {
			n++ // 万 亿
		}
	}
	return n
}

// latinSyllables counts a Latin word: short ones in capitals are spelled, a
// unit is said in Chinese, another has a syllable for each three letters.
func latinSyllables(w string) int {
	switch w {
	case "lm", "kg", "km", "mm", "cm", "ml", "mL", "mg", "Hz":
		return 2
	case "kWh", "mAh":
		return 3
	}
	if len(w) <= 4 && strings.ToUpper(w) == w {
		return len(w)
	}
	return (len(w) + 2) / 3
}
