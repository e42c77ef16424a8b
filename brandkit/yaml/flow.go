package yaml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/brandkit/lang"
)

// slipFlow finds what goes wrong between brackets: a colour whose # begins a
// comment, a full-width comma between the items.
func slipFlow(f *File, at int, line string) *lang.Error {
	depth, prev := 0, ' '
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		begins := strings.ContainsRune(" \t[{,，：:", prev)
		switch {
		case (r == '"' || r == '\'') && begins:
			n = max(n, closed(line[i:]))
		case r == '[' || r == '{':
			depth++
		case r == ']' || r == '}':
			depth--
		case depth > 0 && r == '#' && begins:
			if e := f.hashed(at+i, line[i:]); e != nil {
				return e
			}
		case depth > 0 && (r == '，' || r == '；') && (strings.ContainsRune("\"']}", prev) || keyed(line[i+n:])):
			return f.fail(at+i, 1, lang.F("两项之间用了全角的「%c」，要用半角逗号加一个空格", "a full-width “%c” stands between two items instead of “, ”", r),
				lang.F("改成「, 」；这一行里其他的也一样", "write “, ” here, and wherever else this line has one"))
		}
		prev, _ = utf8.DecodeLastRuneInString(line[:i+n])
		i += n
	}
	return nil
}

// closed returns how many bytes the quoted value at the start of s takes; 0
// where it isn't closed.
func closed(s string) int {
	if s[0] == '"' {
		return doubleQuoted([]byte(s))
	}
	return singleQuoted([]byte(s))
}

// hashed is the error for the word at the start of s that its # makes a
// comment; nil for what looks like a comment on purpose.
func (f *File) hashed(at int, s string) *lang.Error {
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",，]}", r) })
	if end < 0 {
		end = len(s)
	}
	if end < 2 || s[1] == '#' {
		return nil
	}
	return f.fail(at, utf8.RuneCountInString(s[:end]), lang.F("# 后面的字成了注释，连括号也没有了", "what follows the # is a comment, the bracket too"),
		lang.F("加上引号：\"%s\"", "put quotes round it: \"%s\"", s[:end]))
}

// keyed reports whether s begins with a key and its colon.
func keyed(s string) bool {
	s = strings.TrimLeft(s, " ")
	end := strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	})
	return end > 0 && strings.ContainsRune(":：", first(s[end:]))
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
