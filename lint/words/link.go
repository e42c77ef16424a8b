package words

import (
	"strings"
	"unicode/utf8"
)

// Link returns the end of the web address that begins at byte i of s, or i
// where none does. An address begins with a scheme or www., or is a bare host
// of a common top-level domain. A full stop that ends a sentence doesn't belong
// to it, nor does Chinese that runs on after it; a Chinese part of a path
// between slashes does.
func Link(s string, i int) int {
	from := i
	switch {
	case hasPrefixFold(s[i:], "http"):
		k := strings.Index(s[i:min(len(s), i+8)], "://")
		if k < 0 {
			return bareHost(s, i)
		}
		from += k + 3
	case hasPrefixFold(s[i:], "www."):
		from += 4
	default:
		return bareHost(s, i)
	}
	if end := addressEnd(s, from); end > from {
		return end
	}
	return i
}

// bareHost is Link for muguang.example.com/m2, written without a scheme.
func bareHost(s string, i int) int {
	end, dot, sure := i, -1, false
	for end < len(s) && end-i < 253 && (hostByte(s[end]) || s[end] == '.') { // the longest name a host has
		if s[end] == '.' {
			if end+1 == len(s) || !hostByte(s[end+1]) {
				break
			}
			dot = end
		}
		end++
	}
	if dot <= i {
		return i
	}
	switch strings.ToLower(s[dot+1 : end]) {
	case "com", "cn", "net", "org", "io", "edu", "gov", "shop", "app", "dev", "top", "vip", "cc", "hk", "tw", "uk", "co", "ai", "example", "invalid", "test":
		sure = true
	}
	if !sure || !hasLetter(s[i:dot]) || end < len(s) && s[end] == '@' {
		return i
	}
	if end < len(s) && (s[end] == '/' || s[end] == '?' || s[end] == ':' && end+1 < len(s) && digitByte(s[end+1])) {
		return addressEnd(s, end)
	}
	return end
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, Alphabetic) >= 0
}

// addressEnd returns where the address that s[i:] goes on with ends.
func addressEnd(s string, i int) int {
	end, open := i, 0
	for end < len(s) {
		c := s[end]
		if c >= 0x80 {
			stop := chinesePart(s, end)
			if stop == end {
				break
			}
			end = stop
			continue
		}
		if c <= ' ' || c == 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 || c == ')' && open == 0 {
			break
		}
		switch c {
		case '(':
			open++
		case ')':
			open--
		}
		end++
	}
	for end > i && strings.IndexByte(".,;:!?'*_~", s[end-1]) >= 0 {
		end--
	}
	return end
}

// chinesePart returns the end of the Han characters at byte i that are a whole
// part of a path or a value: 活动 in /活动?a=1. It returns i where they are words
// that follow the address.
func chinesePart(s string, i int) int {
	if s[i-1] != '/' && s[i-1] != '=' {
		return i
	}
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !IsHan(r) {
			break
		}
		end += n
	}
	if end < len(s) && strings.IndexByte("/?#&=-_.", s[end]) < 0 {
		return i
	}
	return end
}

// Mail returns the end of the mail address that begins at byte i of s, or i.
func Mail(s string, i int) int {
	at := i
	for at < len(s) && at-i < 64 && (hostByte(s[at]) || s[at] == '.' || s[at] == '_' || s[at] == '+' || s[at] == '%') {
		at++
	}
	if at == i || at == len(s) || s[at] != '@' || s[i] == '.' {
		return i
	}
	end, dot := at+1, false
	for end < len(s) && end-at < 253 && (hostByte(s[end]) || s[end] == '.' && end+1 < len(s) && hostByte(s[end+1])) {
		dot = dot || s[end] == '.' && end > at+1
		end++
	}
	if !dot {
		return i
	}
	return end
}

func hostByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-'
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
