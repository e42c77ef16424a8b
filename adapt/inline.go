package adapt

import (
	"html"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// A wrap says what a mark becomes in HTML: what stands before its words and
// what after.
type wrap func(m doc.Mark, words string) (before, after string)

// inline writes b's words as HTML. Where marks overlap, each stretch of words
// between two edges is wrapped by itself, so the tags always nest.
func inline(b doc.Block, w wrap) string {
	s := b.Text.String()
	edges := []int{0, len(s)}
	for _, m := range b.Marks {
		edges = append(edges, m.Start, m.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out strings.Builder
	for i, at := range edges {
		for _, m := range b.Marks {
			if m.Start == m.End && m.Start == at {
				before, after := w(m, "")
				out.WriteString(before + after)
			}
		}
		if i+1 < len(edges) {
			stretch(&out, b, at, edges[i+1], w)
		}
	}
	return out.String()
}

// stretch writes the words between two edges with what covers them.
func stretch(out *strings.Builder, b doc.Block, i, k int, w wrap) {
	s := b.Text.String()
	var after []string
	for _, m := range b.Marks {
		if m.Start <= i && k <= m.End && m.Start < m.End {
			x, y := w(m, s[m.Start:m.End])
			if k < m.End {
				y = closing(y)
			}
			out.WriteString(x)
			after = append(after, y)
		}
	}
	out.WriteString(lines(s[i:k]))
	for n := len(after) - 1; n >= 0; n-- {
		out.WriteString(after[n])
	}
}

// closing keeps the closing tag of what follows a mark and leaves off what is
// said once behind it: the number of an endnote.
func closing(after string) string {
	if i := strings.Index(after, "<sup"); i >= 0 {
		return after[:i]
	}
	return after
}

// lines escapes words and breaks them where they are broken.
func lines(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}

// attr escapes an attribute's value; placeholders for a sending service stay.
func attr(s string) string { return html.EscapeString(s) }
