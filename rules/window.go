package rules

import (
	"slices"
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

// far is how many bytes away something may stand and still bear on a word, in
// the same clause and in the same sentence. It keeps what has no end readable
// in the time its length takes.
const farInClause, farInSentence = 600, 1500

// stops are where the clauses and the sentences of a reading end.
type stops struct{ clauses, sentences []int32 }

// window is windowAt for a reading in which many places are asked for.
func (r *reading) window(i, j int) window {
	if r.stops == nil {
		r.stops = stopsIn(r.text)
	}
	w := window{text: r.text}
	w.clause0, w.clause1 = stretch(r.text, r.stops.clauses, i, j, farInClause)
	w.sentence0, w.sentence1 = stretch(r.text, r.stops.sentences, i, j, farInSentence)
	return w
}

func stopsIn(text string) *stops {
	var s stops
	for i := range len(text) {
		switch c := text[i]; {
		case c == '!', c == '?', c == ';', c == '\n', c == '.', c == ',', c == 0xE2, c == 0xE3, c == 0xEF:
			if clauseStop(text, i) {
				s.clauses = append(s.clauses, int32(i))
			}
			if sentenceStop(text, i) {
				s.sentences = append(s.sentences, int32(i))
			}
		}
	}
	return &s
}

// stretch returns the ends of the stretch round text[i:j] that no stop breaks,
// at most far bytes away.
func stretch(text string, at []int32, i, j, far int) (int, int) {
	from, to := max(0, i-far), min(len(text), j+far)
	k, _ := slices.BinarySearch(at, int32(i))
	if k > 0 && int(at[k-1]) >= from {
		from = after(text, int(at[k-1]))
	}
	for from < i && !utf8.RuneStart(text[from]) {
		from++
	}
	for k < len(at) && int(at[k]) < j {
		k++
	}
	if k < len(at) && int(at[k]) < to {
		to = int(at[k])
	}
	for to > j && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return from, to
}

// edges returns the ends of the stretch round text[i:j] that no stop breaks, at
// most about as far away as anything bears on a word.
func edges(text string, i, j int, stop func(string, int) bool) (int, int) {
	from, to := i, j
	for from > 0 && i-from < farInSentence {
		k := before(text, from)
		if stop(text, k) {
			break
		}
		from = k
	}
	for to < len(text) && to-j < farInSentence && !stop(text, to) {
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
		return i+1 == len(s) || s[i+1] == ' ' && !shortened(s, i)
	}
	return strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "…")
}

// inNumber reports whether a comma stands inside a number.
func inNumber(s string, i int) bool {
	return i > 0 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9'
}

// shortened reports whether the dot at byte i ends an initial or an
// abbreviation: J. D., No. 5.
func shortened(s string, i int) bool {
	word := s[max(0, i-8):i]
	word = word[strings.LastIndexAny(word, " .\n")+1:]
	switch word {
	case "no":
		return i+2 < len(s) && s[i+2] >= '0' && s[i+2] <= '9'
	case "vs", "mr", "mrs", "ms", "dr", "st", "inc", "ltd", "co", "approx", "incl":
		return true
	}
	return len(word) == 1 && latin(rune(word[0]))
}

// clauseEdge reports whether a clause ends with text, or begins with it.
func clauseEdge(text string, before bool) bool {
	s := strings.Trim(text, " \t\"'“”‘’「」『』【】*#")
	if s == "" {
		return true
	}
	if before {
		r, _ := utf8.DecodeLastRuneInString(s)
		return clauseMark(r) || r == '.' && len(s) < len(text) // no point in a number
	}
	r, _ := utf8.DecodeRuneInString(s)
	return clauseMark(r) || r == '.' && (len(s) == 1 || s[1] == ' ')
}

func clauseMark(r rune) bool { return strings.ContainsRune(",;:。!?、…\n—，；：！？)~", r) }
