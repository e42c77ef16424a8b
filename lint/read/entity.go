package read

import (
	"strings"

	xhtml "golang.org/x/net/html"
)

// longest is the longest character reference worth looking up:
// &CounterClockwiseContourIntegral; is 33 bytes, numbers may have zeros in front.
const longest = 40

// A code is a place where characters are written in code: b[start:end] says s.
type code struct {
	start, end int
	s          string
}

// entityAt returns the character reference at b[i], an ampersand. Where loose,
// as in HTML text, the old names do without their semicolon.
func entityAt(b []byte, i int, loose bool) (code, bool) {
	end := i + 1
	for end < len(b) && end-i < longest && (alnum(b[end]) || b[end] == '#' && end == i+1) {
		end++
	}
	if end == i+1 {
		return code{}, false
	}
	if end < len(b) && b[end] == ';' {
		end++
	} else if !loose {
		return code{}, false
	}
	raw := string(b[i:end])
	s := xhtml.UnescapeString(raw)
	return code{i, end, s}, s != raw
}

// unescape returns s with its character references read.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var out strings.Builder
	b := []byte(s)
	for i := 0; i < len(b); {
		if c, ok := entityAt(b, i, false); b[i] == '&' && ok {
			out.WriteString(c.s)
			i = c.end
			continue
		}
		out.WriteByte(b[i])
		i++
	}
	return out.String()
}

// escapeAt returns the backslash escape at b[i], a backslash.
func escapeAt(b []byte, i int) (code, bool) {
	if i+1 < len(b) && punct(b[i+1]) {
		return code{i, i + 2, string(b[i+1])}, true
	}
	return code{}, false
}

func punct(c byte) bool { return c > ' ' && c <= '~' && !alnum(c) }

// plainWords returns s, part of a Markdown link, with escapes and character
// references read.
func plainWords(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return unescape(s)
	}
	var out strings.Builder
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		if c, ok := escapeAt(b, i); b[i] == '\\' && ok {
			out.WriteString(c.s)
			i++
			continue
		} else if c, ok := entityAt(b, i, false); b[i] == '&' && ok {
			out.WriteString(c.s)
			i = c.end - 1
			continue
		}
		out.WriteByte(b[i])
	}
	return out.String()
}
