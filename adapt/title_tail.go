package adapt

import "strings"

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
