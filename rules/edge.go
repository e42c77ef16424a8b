package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/words"
)

// torn reports whether an occurrence only looks like the words it is: they
// begin inside one word and end in another, as 有机 does in 有机会. Only what begins or
// ends with a word that lore lists as doubtful is looked into, and only where
// other Chinese touches it: cutting a clause into words costs more than looking
// for all rules' words in it, and most texts never need it.
func (l *lore) torn(p *lint.Pass, h *occurrence) bool {
	said := h.text[h.start:h.end]
	first := longestOf(l.doubtful, said, strings.HasPrefix)
	last := longestOf(l.doubtful, said, strings.HasSuffix)
	if first == "" && last == "" || !touched(h.text, h.start, h.end) {
		return false
	}
	const far = 60 // bytes: what stands further off has no say in where a word ends
	from, to := max(h.clause0, h.start-far), min(h.clause1, h.end+far)
	for !utf8.RuneStart(h.text[from]) {
		from++
	}
	for to < len(h.text) && !utf8.RuneStart(h.text[to]) {
		to--
	}
	i, j := h.start-from, h.end-from
	for _, w := range cut(p, h.text[from:to]) {
		if j < w[1] && h.text[h.end:from+w[1]] == "的" { // 端的 in 最高端的: a particle is no part of a word
			continue
		}
		if w[0] < i && i < w[1] && (w[1] < i+len(first) || w[1] > j) || j-len(last) < w[0] && w[0] < j && j < w[1] {
			return true
		}
	}
	return false
}

// cutOf is the key under which rules share how a text is cut into words.
type cutOf struct{ text string }

// cut is words.Segment for a text that several rules ask about.
func cut(p *lint.Pass, text string) [][2]int {
	return lint.Once(p, cutOf{text}, func() [][2]int { return words.Segment(text) })
}

// longestOf returns the longest of the words that said begins or ends with.
func longestOf(list []string, said string, at func(s, word string) bool) string {
	best := ""
	for _, w := range list {
		if len(w) > len(best) && at(said, w) {
			best = w
		}
	}
	return best
}

// touched reports whether a Han character stands directly before or after.
func touched(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[j:])
	return words.IsHan(before) || words.IsHan(after)
}
