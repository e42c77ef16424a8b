package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/words"
)

// linkEnd returns the end of the address whose first word is s[i:j], or j. It
// goes further than a reader would click: Chinese that runs on after a slash
// may belong to the path, and a space there could break the link.
func linkEnd(s string, i, j int) int {
	end := words.Link(s, i)
	if end <= j {
		if !strings.HasPrefix(s[j:], "://") {
			return j
		}
		end = j + 3
	}
	for end < len(s) {
		b := s[end]
		switch r, n := utf8.DecodeRuneInString(s[end:]); {
		case b < 0x80 && (alnum(b) || strings.IndexByte("/?&=#_~%+-@", b) >= 0):
			end++
		case strings.IndexByte(".:,;", b) >= 0 && end+1 < len(s) && alnum(s[end+1]):
			end++
		case words.IsHan(r) && !alnum(s[end-1]):
			end += n
		default:
			return end
		}
	}
	return end
}

// marks end a topic or a mention.
const marks = "，。！？；：、…（）《》「」『』【】“”‘’～,;!?()[]<>\"'#＃@＠|"

// topicEnd returns the end of #话题# or #topic, whose sign of n bytes stands at
// byte i.
func topicEnd(s string, i, n int) int {
	end := tagEnd(s, i+n)
	if end == i+n {
		return i
	}
	for k, size := end, 0; k < len(s) && size < 40; size++ {
		r, w := utf8.DecodeRuneInString(s[k:])
		if (r == '#' || r == '＃') && s[k-1] != ' ' {
			return k + w
		}
		if r != ' ' && strings.ContainsRune(marks+"\n", r) {
			break
		}
		k += w
	}
	return end
}

// tagEnd returns the end of the word of a topic or a mention that begins at
// byte i.
func tagEnd(s string, i int) int {
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if unicode.IsSpace(r) || strings.ContainsRune(marks, r) ||
			(r == '.' || r == ':') && (j+1 >= len(s) || !alnum(s[j+1])) {
			break
		}
		if j == i && r < 0x80 && !alnum(s[j]) && r != '_' {
			break
		}
		j += n
	}
	return j
}
