package llm

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/adapt"
	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
)

// A fault is what is wrong with an answer: by which rule, with which words,
// and what is allowed.
type fault struct {
	rule string
	span string
	say  lang.Words
}

// A try is what a model said of one passage.
type try struct {
	raw    string // with placeholders
	text   string // with the master's words in their place
	faults []fault
}

// held looks at what the model says of a slip before any linter does, and puts
// the master's words back in the place of placeholders.
func (t *task) held(s slip, raw string) try {
	raw = strings.TrimSpace(raw)
	out := try{raw: raw}
	fail := func(rule, span, zh, en string, args ...any) {
		out.faults = append(out.faults, fault{rule, span, lang.F(zh, en, args...)})
	}
	if !utf8.ValidString(raw) || strings.ContainsFunc(raw, adapt.Unseen) {
		fail("hidden", "", "有看不见的字符", "it holds characters that can't be seen")
		return out
	}
	marks := marks(raw)
	want := make([]string, len(s.holds))
	for i, h := range s.holds {
		want[i] = h.mark
	}
	if !slices.Equal(marks, want) {
		fail("placeholder", strings.Join(marks, " "), "占位符要正好是这些，先后不变，它们代表的不能自己写：%s", "the placeholders have to be exactly these, in this order, and what they stand for isn't written out: %s", strings.Join(want, " "))
		return out
	}
	prose, was := bare(raw), bare(s.text)
	if strings.ContainsAny(prose, "⟦⟧") || strings.Contains(prose, t.nonce) {
		fail("placeholder", "", "占位符之外不能有 ⟦⟧ 和标记", "no ⟦⟧ and no mark outside the placeholders")
	}
	for _, look := range looks() {
		if span := look.sees(prose, was); span != "" {
			fail(look.rule, span, "%s", "%s", look.say)
		}
	}
	t.named(s, prose, fail)
	if len(out.faults) > 0 {
		return out
	}
	out.raw = t.shortened(s, raw)
	out.text = s.restored(out.raw)
	for _, bad := range s.Check(out.text) {
		if s.ID == s.Role { // a head field
			bad = lang.F("%s（不超过 %d %s）", "%s (at most %d %s)", bad, s.most, channel.UnitName(s.unit))
		}
		out.faults = append(out.faults, fault{"facts", "", bad})
	}
	s.kin(out, fail)
	return out
}

// marks returns the placeholders of s in the order they stand.
func marks(s string) []string { return markPattern().FindAllString(s, -1) }

// bare is s with a stop in the place of each placeholder, which parts words
// and is none.
func bare(s string) string { return markPattern().ReplaceAllString(s, gap) }

// gap stands for a placeholder where prose is looked at.
const gap = "\ufffc"

// restored puts the master's words in the place of placeholders. Between
// Latin and Han the space stays as the model set it.
func (s slip) restored(raw string) string {
	for _, h := range s.holds {
		raw = strings.Replace(raw, h.mark, h.text, 1)
	}
	return raw
}

// shortened leaves out whole sentences from the end on that hold no
// placeholder, while there is more than the channel takes.
func (t *task) shortened(s slip, raw string) string {
	for s.long(s.restored(raw)) {
		all := sentences(raw)
		k := len(all) - 1
		for k > 0 && len(marks(all[k])) > 0 {
			k--
		}
		if k <= 0 {
			return raw
		}
		raw = strings.TrimSpace(strings.Join(slices.Delete(all, k, k+1), ""))
	}
	return raw
}

// long reports whether words take more than the passage's channel gives it, or
// much more than the master's.
func (s slip) long(words string) bool {
	if s.Max > 0 && channel.Count(s.Unit, words) > s.Max {
		return true
	}
	n, own := utf8.RuneCountInString(words), utf8.RuneCountInString(s.Block.Text.String())
	return n > own*3/2+16
}

// kin holds the words against the passage's: as long, and about the same.
func (s slip) kin(one try, fail func(rule, span, zh, en string, args ...any)) {
	words, old := one.text, s.Block.Text.String()
	n, own := utf8.RuneCountInString(words), utf8.RuneCountInString(old)
	if s.long(words) {
		fail("length", "", "太长：%d 字，最多 %d %s", "too long: %d characters, at most %d %s", n, s.most, channel.UnitName(s.unit))
	}
	if n*5 < own*2 {
		fail("length", "", "太短：原文 %d 字，改写只有 %d 字，漏了意思", "too short: %d characters were written, %d are left: something is lost", own, n)
	}
	was, prose := bare(s.text), bare(one.raw)
	switch one := groundless(was, prose); {
	case strays(was, prose):
		fail("support", "", "原文没有这么多意思：只改说法，不添内容", "the passage doesn't say this much: reword, add nothing")
	case keeps(was, prose) < leastKept:
		fail("support", "", "离原文太远：意思要和这一段一样", "too far from the passage: it has to mean the same")
	case one != "":
		fail("support", one, "原文没有这一句的意思：只改说法，不添内容", "the passage says nothing like it: reword, add nothing")
	}
}

// foreign returns a letter that is neither Chinese nor plain Latin, and not the
// passage's.
func foreign(prose, was string) string {
	for _, r := range prose {
		if !unicode.IsLetter(r) || unicode.In(r, unicode.Han, unicode.Latin) && !fancy(r) {
			continue
		}
		if !strings.ContainsRune(was, r) {
			return string(r)
		}
	}
	return ""
}

// fancy reports letters that pass for others: mathematical, full-width,
// circled.
func fancy(r rune) bool {
	return r >= 0xFF21 && r <= 0xFF5A || r >= 0x2460 && r <= 0x24FF || r > 0xFFFF && unicode.Is(unicode.Latin, r)
}

var markPattern = lazy(`⟦[A-Z]\d+·[a-z]{6}⟧`)
