package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint/words"
)

// torn reports whether an occurrence only looks like the words it is: they
// begin inside one word and end in another, as 有机 does in 有机会. Only what begins or
// ends with a word that lore lists as doubtful is looked into, and only where
// other Chinese touches it: cutting a clause into words costs more than looking
// for all rules' words in it, and most texts never need it.
func (l *lore) torn(h *occurrence) bool {
	if !l.doubts(h.text[h.start:h.end]) || !touched(h.text, h.start, h.end) {
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
	return words.Torn(words.Segment(h.text[from:to]), h.start-from, h.end-from)
}

func (l *lore) doubts(said string) bool {
	return slices.ContainsFunc(l.doubtful, func(w string) bool { return strings.HasPrefix(said, w) || strings.HasSuffix(said, w) })
}

// touched reports whether a Han character stands directly before or after.
func touched(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[j:])
	return words.IsHan(before) || words.IsHan(after)
}
