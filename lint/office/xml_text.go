package office

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// entity returns the character that begins at b[i], an ampersand, and where it
// ends.
func entity(b []byte, i int) (r rune, end int, ok bool) {
	n := bytes.IndexByte(b[i:min(len(b), i+12)], ';')
	if n < 2 {
		return 0, 0, false
	}
	name := string(b[i+1 : i+n])
	end = i + n + 1
	switch name {
	case "amp":
		return '&', end, true
	case "lt":
		return '<', end, true
	case "gt":
		return '>', end, true
	case "quot":
		return '"', end, true
	case "apos":
		return '\'', end, true
	}
	if name[0] != '#' {
		return 0, 0, false
	}
	base, digits := 10, name[1:]
	if len(digits) > 1 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil || v == 0 || !utf8.ValidRune(rune(v)) {
		return 0, 0, false
	}
	return rune(v), end, true
}

// unescape decodes an attribute's value.
func unescape(v []byte) string {
	if bytes.IndexByte(v, '&') < 0 {
		return string(v)
	}
	var out []byte
	for i := 0; i < len(v); i++ {
		if v[i] == '&' {
			if r, end, ok := entity(v, i); ok {
				out, i = utf8.AppendRune(out, r), end-1
				continue
			}
		}
		out = append(out, v[i])
	}
	return string(out)
}
