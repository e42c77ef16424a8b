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
	return marked(b, w, func(s string, _ []doc.Mark) string { return lines(s) })
}

// marked writes b's words with its marks wrapped, each stretch of words as
// escape writes it under the marks that cover it.
func marked(b doc.Block, w wrap, escape func(string, []doc.Mark) string) string {
	s := b.Text.String()
	edges := []int{0, len(s)}
	for _, m := range b.Marks {
		edges = append(edges, m.Start, m.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	marks := slices.Clone(b.Marks)
	slices.SortStableFunc(marks, func(a, b doc.Mark) int { return a.Start - b.Start })
	var out strings.Builder
	var open []doc.Mark
	for i, at := range edges {
		open = slices.DeleteFunc(open, func(m doc.Mark) bool { return m.End <= at })
		for ; len(marks) > 0 && marks[0].Start == at; marks = marks[1:] {
			if m := marks[0]; m.Start == m.End {
				before, after := w(m, "")
				out.WriteString(before + after)
			} else {
				open = append(open, m)
			}
		}
		if i+1 < len(edges) {
			stretch(&out, s, at, edges[i+1], open, w, escape)
		}
	}
	return out.String()
}

// stretch writes the words between two edges with the marks that cover them.
func stretch(out *strings.Builder, s string, i, k int, open []doc.Mark, w wrap, escape func(string, []doc.Mark) string) {
	var after []string
	for _, m := range open {
		x, y := w(m, s[m.Start:m.End])
		if k < m.End {
			y = closing(y)
		}
		out.WriteString(x)
		after = append(after, y)
	}
	out.WriteString(escape(s[i:k], open))
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

// verbatim escapes code: what reads it back takes &#34; for what it says.
func verbatim(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// attr escapes an attribute's value; placeholders for a sending service stay.
func attr(s string) string { return html.EscapeString(s) }
