package yaml

import (
	"bytes"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// extent returns the bytes of part that the scalar n takes; at is where the
// parser says it begins, with its anchor and tag. Without an end in sight (it
// can't be, in what the parser took) the place is empty.
func extent(part []byte, at int, n *yaml.Node) place {
	if end := properties(part, at); end > at {
		at = end
		if n.Value != "" || !plain(n) {
			at += blankAndComments(part[at:])
		}
	}
	if n.Value == "" && plain(n) {
		return place{at, at, true}
	}
	rest := part[at:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quoted(part, at, n.Value, doubleQuoted(rest))
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quoted(part, at, n.Value, singleQuoted(rest))
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		head := header(rest)
		return place{at, at + head + written(rest[head:], n.Value), false}
	case bytes.HasPrefix(rest, []byte(n.Value)):
		return place{at, at + len(n.Value), true}
	}
	return place{at, at + written(rest, n.Value), false}
}

func plain(n *yaml.Node) bool {
	const marked = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Style&marked == 0
}

// properties returns where the anchor and the tag at byte at end; at itself
// where there are none: no plain scalar begins like them.
func properties(part []byte, at int) int {
	end := at
	for seen := ""; ; {
		next := end + blankAndComments(part[end:])
		if next == len(part) || part[next] != '&' && part[next] != '!' || seen == string(part[next]) {
			return end
		}
		seen = string(part[next])
		for end = next + 1; end < len(part) && !closes(part, next, end); {
			end++
		}
	}
}

// closes reports whether the byte at i ends the anchor or tag that begins at
// from: an anchor is a word, a tag goes on to the next white space.
func closes(part []byte, from, i int) bool {
	c := part[i]
	if part[from] == '&' {
		return c != '_' && c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
	}
	return blank(part[i:]) > 0
}

// blankAndComments returns how many bytes of white space and comments b begins
// with.
func blankAndComments(b []byte) int {
	i := blank(b)
	for i > 0 && i < len(b) && b[i] == '#' {
		for i < len(b) && lineBreak(b[i:]) == 0 {
			i++
		}
		i += blank(b[i:])
	}
	return i
}

// quoted places a scalar of n bytes with its quotes, or without them where
// what stands between is the value itself.
func quoted(part []byte, at int, value string, n int) place {
	if n >= 2 && string(part[at+1:at+n-1]) == value {
		return place{at + 1, at + n - 1, true}
	}
	return place{at, at + n, false}
}

func doubleQuoted(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

func singleQuoted(b []byte) int {
	for i := 1; i < len(b); i++ {
		if b[i] != '\'' {
			continue
		}
		if i+1 == len(b) || b[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return 0
}

// header returns the length of the line "|+2 # comment" before a block scalar.
func header(b []byte) int {
	i := 0
	for i < len(b) && lineBreak(b[i:]) == 0 {
		i++
	}
	return i
}

// written returns how many bytes of b it takes to write value: plain and block
// scalars only change white space, so every other character stands there in
// order.
func written(b []byte, value string) int {
	i, end := 0, 0
	for rest := []byte(value); len(rest) > 0; {
		if n := blank(rest); n > 0 {
			rest = rest[n:]
			continue
		}
		i += blank(b[i:])
		_, n := utf8.DecodeRune(rest)
		if !bytes.HasPrefix(b[i:], rest[:n]) {
			return end
		}
		i += n
		rest, end = rest[n:], i
	}
	return end
}
