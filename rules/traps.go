package rules

import (
	"strings"

	"onevoice/brandkit/lang"
)

// A trap is a phrase that reads otherwise than it is understood. It is
// refused: a rule that looks for something else than its writer meant is worse
// than none.

// trapped says what is wrong with the elements of a phrase; nil when nothing is.
func trapped(phrase string, elems []string) error {
	no := func(what, hint lang.Words) error {
		return &lang.Error{What: lang.F("句式「%s」：%s", "the phrase %q: %s", phrase, what), Hint: hint}
	}
	for i, f := range elems {
		switch {
		case gapped(f) && (i == 0 || i == len(elems)-1):
			return no(lang.F("间隔 %s 在头上或末尾，什么也不限定", "the gap %s stands first or last and says nothing", f), lang.F("删掉它", "leave it out"))
		case gapped(f) && gapped(elems[i-1]):
			return no(lang.F("两个间隔连在一起：%s %s", "two gaps side by side: %s %s", elems[i-1], f), lang.F("只留一个", "keep one"))
		}
		if what, hint := trap(f); !what.Empty() {
			return no(what, hint)
		}
	}
	return nil
}

func gapped(f string) bool {
	digits, ok := strings.CutPrefix(f, "..")
	if !ok {
		digits, ok = strings.CutPrefix(f, "~")
	}
	return ok && strings.Trim(digits, "0123456789") == ""
}

// trap says what is wrong with one element, and what to write instead.
func trap(f string) (what, hint lang.Words) {
	f = strings.TrimPrefix(f, "!")
	if len(f) > 2 && f[0] == '(' && f[len(f)-1] == ')' {
		f = f[1 : len(f)-1]
	}
	list := strings.Split(f, "|")
	for _, w := range list {
		switch {
		case len(list) == 1:
		case w == "":
			return lang.F("「%s」里有一个空的选项", "%q has an empty alternative", f), lang.F("| 的两边都要有词，中间不要空格", "write a word on both sides of each |, with no spaces")
		case w == "#" || w == "^" || len(w) > 1 && gapped(w):
			return lang.F("「%s」不能和别的词并列（%s）", "%s can't be one of several: %s", w, f), lang.F("另写一条句式", "write a second phrase")
		}
		if strings.Trim(w, "{}") != "" && (strings.Count(w, "{") != strings.Count(w, "}") || len(w) > 1 && strings.Contains(w[1:], "{")) {
			return lang.F("「%s」里的 { } 没有成对地围住一个词类", "the { } in %q don't stand round one class", w), lang.F("写成 {词类}，前后用空格或 | 隔开", "write {class}, with spaces or | round it")
		}
		if i := strings.IndexAny(w, "()"); i >= 0 && len(w) > 1 {
			return lang.F("「%s」里的括号没有围住整个元素", "the brackets in %q don't stand round a whole element", f), lang.F("可省的元素整个写在括号里：(的|得)，前后用空格隔开", "what may be left out stands in brackets by itself: (a|b), with spaces round it")
		}
	}
	return lang.Words{}, lang.Words{}
}
