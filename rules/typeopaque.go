package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/words"
)

// far is how many bytes off the end of something opaque is looked for.
const far = 8000

// ascii cuts the piece that begins with the ASCII sign at byte i.
func (c *cutter) ascii(i int) int {
	s, b := c.s, c.s[i]
	switch b {
	case '\n', '\r':
		return c.add(lineEnd, i, i+1)
	case ' ', '\t':
		return c.add(spacePiece, i, c.same(i, " \t"))
	case '"':
		return c.add(straightPiece, i, i+1)
	case '[':
		return c.add(halfOpen, i, i+1)
	case '(':
		if i > 0 && s[i-1] == ']' {
			if end := closing(s, i, ')', 200); end > i && !strings.ContainsAny(s[i:end], " \n") {
				return c.add(opaquePiece, i, end) // where a link leads
			}
		}
		return c.add(halfOpen, i, i+1)
	case ')', ']':
		return c.add(halfShut, i, i+1)
	case '-':
		return c.add(dashPiece, i, c.same(i, "-"))
	case '.':
		if end := c.same(i, "."); end > i+1 {
			return c.add(dotsPiece, i, end)
		}
		return c.add(halfMark, i, i+1)
	case '!', '?':
		return c.add(halfMark, i, c.same(i, "!?"))
	case ',', ';':
		return c.add(halfMark, i, c.same(i, s[i:i+1]))
	}
	return c.opaque(i, 1)
}

// same returns the end of the signs of set that stand from byte i on.
func (c *cutter) same(i int, set string) int {
	return i + len(c.s[i:c.stop]) - len(strings.TrimLeft(c.s[i:c.stop], set))
}

// opaque cuts what the sign of n bytes at byte i begins: something that is no
// prose, else the sign alone.
func (c *cutter) opaque(i, n int) int {
	s := c.s[:min(c.stop, i+far)]
	end, kind := i, opaquePiece
	switch s[i] {
	case '#', 0xEF: // ＃ ＠ ＜
		if r, _ := utf8.DecodeRuneInString(s[i:]); r == '＠' {
			end = tagEnd(s, i+n)
		} else if r != '＜' {
			end = topicEnd(s, i, n)
		}
	case '@':
		if i == 0 || !alnum(s[i-1]) {
			end = tagEnd(s, i+1)
		}
	case '{':
		end = braces(s, i)
	case '$':
		if i+1 < len(s) && digit(s[i+1]) {
			return c.latin(i, i+1)
		}
		end = dollar(s, i)
	case '%':
		end = verbEnd(s, i)
	case '<':
		if end = angle(s, i); end == i && (c.html || i == 0 || s[i-1] == '\n') {
			end = tagName(s, i)
		}
	case '`':
		if end = ticks(s, i); end > i {
			kind = codePiece
		}
	case '\\':
		end = command(s, i)
	case '&':
		end = entity(s, i)
	case ':':
		if end = shortcode(s, i); end == i {
			return c.add(halfMark, i, c.same(i, ":"))
		}
	}
	if end > i+n {
		return c.add(kind, i, end)
	}
	return c.add(otherPiece, i, i+n)
}

// closing returns the end of what stands from byte i to the sign shut, on one
// line and at most most bytes long; i where it isn't there.
func closing(s string, i int, shut byte, most int) int {
	for j := i + 1; j < len(s) && j < i+most && s[j] != '\n'; j++ {
		if s[j] == shut {
			return j + 1
		}
	}
	return i
}

// braces returns the end of {{x}}, {x}, {% x %}; of {% raw %} and its like, the
// end of what it encloses.
func braces(s string, i int) int {
	switch {
	case strings.HasPrefix(s[i:], "{{"):
		if k := strings.Index(s[i:min(len(s), i+200)], "}}"); k > 0 {
			return i + k + 2
		}
		return i
	case !strings.HasPrefix(s[i:], "{%"):
		return closing(s, i, '}', 60)
	}
	end := strings.Index(s[i+2:], "%}")
	if end < 0 {
		return i
	}
	end += i + 4
	switch word, _, _ := strings.Cut(strings.TrimLeft(s[i+2:end-2], " -"), " "); word {
	case "raw", "codeblock", "highlight", "code", "verbatim":
		if k := strings.Index(s[end:], "{% end"); k >= 0 {
			return closing(s, end+k, '}', 60)
		}
	}
	return end
}

// dollar returns the end of ${x} or of a formula between dollar signs.
func dollar(s string, i int) int {
	if strings.HasPrefix(s[i:], "${") {
		return closing(s, i, '}', 80)
	}
	end := closing(s, i, '$', 200)
	if end == i {
		return i
	}
	in := strings.Trim(s[i:end], "$")
	if in == "" || in[0] == ' ' || in[len(in)-1] == ' ' || !strings.ContainsAny(in, `\^_=+-*/`) && len(in) > 1 || strings.ContainsFunc(in, words.IsHan) {
		return i
	}
	return end
}

// verbEnd returns the end of %s, %d, %1$s or %(name)s.
func verbEnd(s string, i int) int {
	j := i + 1
	if j < len(s) && s[j] == '(' {
		if j = closing(s, j, ')', 40); j == i+1 {
			return i
		}
	}
	for j < len(s) && (digit(s[j]) || s[j] == '$' || s[j] == '.') {
		j++
	}
	if j < len(s) && strings.IndexByte("sdfvq@", s[j]) >= 0 && (j+1 == len(s) || !alnum(s[j+1])) {
		return j + 1
	}
	return i
}

// angle returns the end of an HTML tag or comment, or of <% x %>.
func angle(s string, i int) int {
	for _, pair := range [][2]string{{"<!--", "-->"}, {"<%", "%>"}} {
		if strings.HasPrefix(s[i:], pair[0]) {
			if k := strings.Index(s[i:], pair[1]); k >= 0 {
				return i + k + len(pair[1])
			}
			return i
		}
	}
	j := i + 1
	if j < len(s) && s[j] == '/' {
		j++
	}
	if j >= len(s) || !alnum(s[j]) || digit(s[j]) {
		return i
	}
	for quote := byte(0); j < len(s) && j < i+2000; j++ {
		switch b := s[j]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return j + 1
		case b >= 0x80 || b == '<':
			return i
		}
	}
	return i
}

// tagName returns the end of the name of a tag that never closes: with a space
// after it, it might begin one.
func tagName(s string, i int) int {
	j := i + 1
	for j < len(s) && (alnum(s[j]) || s[j] == '/' || s[j] == '-') {
		j++
	}
	return j
}

// ticks returns the end of `code` or of a fence of three.
func ticks(s string, i int) int {
	n := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
	k := strings.Index(s[i+n:], s[i:i+n])
	if k < 0 || n < 3 && strings.Contains(s[i+n:i+n+k], "\n") {
		return i
	}
	return i + n + k + n
}

// command returns the end of \t or \frac{a}{b}.
func command(s string, i int) int {
	j := i + 1
	for j < len(s) && 'a' <= s[j]|0x20 && s[j]|0x20 <= 'z' {
		j++
	}
	for j > i+1 && j < len(s) && s[j] == '{' {
		end := closing(s, j, '}', 80)
		if end == j {
			break
		}
		j = end
	}
	return j
}

// entity returns the end of &nbsp; or &#123;.
func entity(s string, i int) int {
	j := i + 1
	for j < len(s) && j < i+10 && (alnum(s[j]) || s[j] == '#' && j == i+1) {
		j++
	}
	if j > i+2 && j < len(s) && s[j] == ';' {
		return j + 1
	}
	return i
}

// shortcode returns the end of :smile:.
func shortcode(s string, i int) int {
	j := i + 1
	for j < len(s) && j < i+32 && (alnum(s[j]) || s[j] == '_' || s[j] == '-') {
		j++
	}
	if j > i+2 && j < len(s) && s[j] == ':' && !digit(s[i+1]) && (i == 0 || !alnum(s[i-1])) {
		return j + 1
	}
	return i
}
