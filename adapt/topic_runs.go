package adapt

import (
	"strings"
	"unicode"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// ties are characters that tie words together and seldom stand in a name.
const ties = "的了是在把给让被和与及或也都就还又很更最不没无有要能可将从到向为以而但则吗呢吧啊呀么什怎谁哪这那每各我你您他她它们其只一二两三四五六七八九十几"

// hanRuns returns the stretches of Chinese in s between other characters and,
// where tied is set, between ties.
func hanRuns(s string, tied bool) [][2]int {
	var out [][2]int
	from := -1
	for i, r := range s {
		if words.IsHan(r) && !(tied && strings.ContainsRune(ties, r)) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			out = append(out, [2]int{from, i})
			from = -1
		}
	}
	if from >= 0 {
		out = append(out, [2]int{from, len(s)})
	}
	for i, r := range out { // 12 座城, 三重礼: what follows a number measures
		before := strings.TrimRight(s[:r[0]], " ")
		number := strings.TrimRight(before, "0123456789.,一二两三四五六七八九十百千万几")
		if c := lastRune(number); number != before && !(c < 0x80 && unicode.IsLetter(c)) {
			out[i][0] = min(r[0]+len("座"), r[1])
		}
	}
	return out
}

// capitals returns runs of up to three capitalised words.
func capitals(t doc.Text) []doc.Text {
	s := t.String()
	var out []doc.Text
	from, end, n := -1, 0, 0
	flush := func() {
		if from >= 0 {
			out = append(out, t.Slice(from, end))
		}
		from, n = -1, 0
	}
	for i := 0; i < len(s); {
		w := i
		for w < len(s) && s[w] != ' ' {
			w++
		}
		word := strings.TrimRight(s[i:w], ",:;.?!/)")
		if word == "" || !unicode.IsUpper(first(word)) || dull(word) {
			flush()
		} else {
			if from < 0 {
				from = i
			}
			if end, n = i+len(word), n+1; n == 3 || len(word) < w-i {
				flush()
			}
		}
		i = w + 1
	}
	flush()
	return out
}
