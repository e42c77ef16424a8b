package rules

import (
	"strings"
	"unicode"

	"onevoice/lint/doc"
)

// topics returns where the document's topics stand: tag blocks, and #topic or
// #话题# in its text.
func topics(d *doc.Document) []doc.Place {
	var out []doc.Place
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch b.Kind {
		case doc.Tag:
			out = append(out, doc.At(d, b, 0, b.Text.Len()))
		case doc.Code, doc.Alt:
		default:
			for _, h := range hashtags(b.Text.String()) {
				out = append(out, doc.At(d, b, h[0], h[1]))
			}
		}
	}
	return out
}

// hashtags returns where #topic and #话题# stand in s. A # inside a link, or
// with nothing after it, is none.
func hashtags(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); {
		k := strings.IndexByte(s[i:], '#')
		if k < 0 {
			break
		}
		i += k
		n := strings.IndexFunc(s[i+1:], func(r rune) bool {
			return r == '#' || unicode.IsSpace(r) || unicode.IsPunct(r) && r != '_' && r != '-' && r != '·'
		})
		if n < 0 {
			n = len(s) - i - 1
		}
		end := i + 1 + n
		inWord := i > 0 && strings.ContainsAny(s[i-1:i], "/=&abcdefghijklmnopqrstuvwxyz0123456789")
		if n > 0 && !inWord {
			if strings.HasPrefix(s[end:], "#") {
				end++
			}
			out = append(out, [2]int{i, end})
		}
		i = max(end, i+1)
	}
	return out
}
