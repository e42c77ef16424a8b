package rules

import (
	"strings"
	"unicode/utf8"
)

// A window is the folded text that a phrase is matched in, with the ends of
// the clause and sentence round the place in question.
type window struct {
	text                 string
	clause0, clause1     int
	sentence0, sentence1 int
}

func windowAt(text string, i, j int) window {
	w := window{text: text}
	w.clause0, w.clause1 = edges(text, i, j, clauseStop)
	w.sentence0, w.sentence1 = edges(text, i, j, sentenceStop)
	return w
}

// edges returns the ends of the stretch round text[i:j] that no stop breaks.
func edges(text string, i, j int, stop func(string, int) bool) (int, int) {
	from, to := i, j
	for from > 0 {
		k := before(text, from)
		if stop(text, k) {
			break
		}
		from = k
	}
	for to < len(text) && !stop(text, to) {
		to = after(text, to)
	}
	return from, to
}

func clauseStop(s string, i int) bool {
	return sentenceStop(s, i) || strings.HasPrefix(s[i:], ",") && !inNumber(s, i) || strings.HasPrefix(s[i:], "，")
}

func sentenceStop(s string, i int) bool {
	switch s[i] {
	case '!', '?', ';', '\n':
		return true
	case '.':
		return i+1 == len(s) || s[i+1] == ' ' && !shortened(s[:i])
	}
	return strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "…")
}

// inNumber reports whether a comma stands inside a number.
func inNumber(s string, i int) bool {
	return i > 0 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9'
}

// shortened reports whether s ends in an initial or an abbreviation: J. D., No.
func shortened(s string) bool {
	word := s[strings.LastIndexAny(s, " .\n")+1:]
	switch word {
	case "no", "vs", "mr", "mrs", "ms", "dr", "st", "inc", "ltd", "co", "approx", "incl":
		return true
	}
	return len(word) == 1 && latin(rune(word[0]))
}

func clauseEdge(s string, before bool) bool {
	s = strings.Trim(s, " \t\"'“”‘’「」『』【】*#")
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	if before {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return clauseMark(r)
}

func clauseMark(r rune) bool { return strings.ContainsRune(",;:。!?、…\n—，；：！？)~", r) }
