package read

import (
	"bytes"
	"strings"

	"onevoice/lint/doc"
)

// styles notes the colours and typefaces that a tag sets, by its style or by
// an attribute of its own.
func (t *tags) styles(g tag) {
	if t.doc.Format != "html" && t.doc.Format != "svg" {
		return
	}
	for _, a := range g.attrs {
		switch a.name {
		case "style":
			t.declarations(a.start, a.end)
		case "bgcolor", "color", "face", "fill", "stroke", "stop-color", "flood-color", "font-family":
			t.style(a.name, a.start, a.end)
		}
	}
}

// declarations reads CSS at src.Data[start:end], a sheet or the inside of a
// rule: what stands between two of { } ; and holds a colon, outside of comments,
// strings and brackets. What stands before { is a selector.
func (t *tags) declarations(start, end int) {
	data := t.src.Data
	from := start
	for i := start; i < end; i++ {
		switch c := data[i]; {
		case c == '/' && i+1 < end && data[i+1] == '*':
			n := bytes.Index(data[i+2:end], []byte("*/"))
			if n < 0 {
				return
			}
			if i += n + 3; len(bytes.TrimSpace(data[from:i+1-n-4])) == 0 {
				from = i + 1
			}
		case c == '"' || c == '\'':
			i = upTo(data, i+1, end, c)
		case c == '(':
			i = upTo(data, i+1, end, ')')
		case c == '{':
			from = i + 1
		case c == ';' || c == '}':
			t.declaration(from, i)
			from = i + 1
		}
	}
	t.declaration(from, end)
}

// upTo is where the next c is, end if there is none.
func upTo(data []byte, i, end int, c byte) int {
	if n := bytes.IndexByte(data[min(i, end):end], c); n >= 0 {
		return i + n
	}
	return end
}

func (t *tags) declaration(start, end int) {
	name, _, ok := bytes.Cut(t.src.Data[start:end], []byte{':'})
	if !ok {
		return
	}
	property := strings.ToLower(string(bytes.TrimSpace(name)))
	switch {
	case strings.HasPrefix(property, "--"), strings.HasPrefix(property, "border"), strings.HasPrefix(property, "background"):
	case property == "color" || property == "fill" || property == "stroke" || property == "stop-color" || property == "outline-color":
	case property == "font-family" || property == "font":
	default:
		return
	}
	t.style(property, start+len(name)+1, end)
}

func (t *tags) style(property string, start, end int) {
	data := t.src.Data
	for start < end && blankOr(data[start], ' ') {
		start++
	}
	for end > start && blankOr(data[end-1], ' ') {
		end--
	}
	value := strings.TrimSpace(strings.TrimSuffix(string(data[start:end]), "!important"))
	if value != "" {
		t.doc.Styles = append(t.doc.Styles, doc.Style{Property: property, Value: value, Span: doc.Span{Source: t.src, Start: start, End: start + len(value)}})
	}
}
