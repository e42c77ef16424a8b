package adapt

import (
	"strings"

	"onevoice/lint/doc"
)

// tail returns where an English title can end before what only narrows it
// down: "… heaters sold August to October 2026". 0 where nowhere.
func tail(s string) int {
	for _, w := range [...]string{" sold ", " made ", " manufactured ", " purchased ", " bought ", " produced between "} {
		if i := strings.Index(s, w); i > 0 {
			return i
		}
	}
	return 0
}

// notice returns where a title can end before what only says that it is one:
// …的说明. 0 where it says no such thing.
func notice(s string) int {
	for _, w := range [...]string{"的通知", "的公告", "的说明", "的声明"} {
		if strings.HasSuffix(s, w) {
			return len(s) - len(w)
		}
	}
	return 0
}

// plainer returns what is left of an English title without the words that go
// into detail, the longest first: "We're hiring two bakers" of "… who like
// mornings"; and of a "How to …" also what is to be done.
func plainer(t doc.Text) []doc.Text {
	var out []doc.Text
	s := t.String()
	to := strings.HasPrefix(s, "How to ")
	for end := len(s); end > 0; {
		one := t.Slice(0, end)
		if strings.Count(one.String(), " ") < 2 || strings.Count(one.String(), " ") < 4 && to {
			break
		}
		if end < len(s) {
			out = append(out, one)
		}
		if to {
			out = append(out, assemble(said(doc.Title, one), []piece{{7, 8, strings.ToUpper(s[7:8])}, {i: 8, j: end}}).Text)
		}
		next := 0
		for _, w := range [...]string{" who ", " that ", " which ", " in ", " for ", " with ", " from ", " at ", " on ", " without ", " before ", " after "} {
			next = max(next, strings.LastIndex(s[:end], w))
		}
		end = next
	}
	return out
}

// headable reports whether a clause of the copy can stand as its title: not
// when it is alone, nor the end of a thought.
func headable(s string) bool {
	s = strings.TrimSpace(s)
	if r := first(s); r >= 'a' && r <= 'z' {
		return false
	}
	return opens(s) && saysEnough(s, 4)
}

// torn reports whether a part of title is half of a list, or what the title
// says besides: 另有 3 件事.
func torn(title, part string) bool {
	for _, w := range [...]string{"另有", "还有", "以及", "另外", "外加", "也", "更", "又", "并", "and ", "plus "} {
		if strings.HasPrefix(strings.ToLower(part), w) && part != title {
			return true
		}
	}
	i := strings.Index(title, part)
	return i >= 0 && (strings.HasSuffix(title[:i], "、") || strings.HasPrefix(title[i+len(part):], "、") || strings.HasSuffix(part, "、"))
}
