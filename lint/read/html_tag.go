package read

import (
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// A tag is a start tag at src.Data[at:end].
type tag struct {
	name    string
	at, end int
	more    bool // it has attributes
	data    []byte
	attrs   []attr
}

// An attr is an attribute; its value is written at data[start:end].
type attr struct {
	name       string
	start, end int
}

// read finds the attributes, and where their values are written.
func (g *tag) read(data []byte) {
	g.data = data
	if !g.more {
		return
	}
	i, end := g.at+1+len(g.name), g.end-1
	for i < end {
		if blankOr(data[i], '/') {
			i++
			continue
		}
		from := i
		for i++; i < end && !blankOr(data[i], '/') && data[i] != '='; i++ {
		}
		a := attr{name: strings.ToLower(string(data[from:i]))}
		a.start, a.end, i = value(data, i, end)
		g.attrs = append(g.attrs, a)
	}
}

// value reads what stands after an attribute's name at i: an equals sign and
// the value in quotes or without. It returns the place and what is next.
func value(data []byte, i, end int) (from, to, next int) {
	j := i
	for j < end && blankOr(data[j], ' ') {
		j++
	}
	if j >= end || data[j] != '=' {
		return i, i, i
	}
	for j++; j < end && blankOr(data[j], ' '); j++ {
	}
	if j < end && (data[j] == '"' || data[j] == '\'') {
		quote := data[j]
		k := j + 1
		for k < end && data[k] != quote {
			k++
		}
		return j + 1, k, min(k+1, end)
	}
	k := j
	for k < end && !blankOr(data[k], ' ') {
		k++
	}
	return j, k, k
}

func blankOr(c, other byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == other
}

// attr returns the first attribute of that name.
func (g *tag) attr(name string) (attr, bool) {
	for _, a := range g.attrs {
		if a.name == name {
			return a, true
		}
	}
	return attr{}, false
}

// value returns what the attribute says, without the white space round it.
func (g *tag) value(name string) string {
	a, ok := g.attr(name)
	if !ok {
		return ""
	}
	return strings.TrimSpace(unescape(string(g.data[a.start:a.end])))
}

// style returns the style attribute without its spaces, in small letters.
func (g *tag) style() string {
	if _, ok := g.attr("style"); !ok {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(g.value("style")), ""))
}

// hidden reports whether the element says that it isn't shown.
func (g *tag) hidden() bool {
	if _, ok := g.attr("hidden"); ok {
		return true
	}
	style := g.style()
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// text returns what an attribute says, with its place.
func (t *tags) text(g tag, name string) doc.Text {
	a, ok := g.attr(name)
	if !ok {
		return doc.Text{}
	}
	one := page{src: t.src}
	one.attribute(a.start, a.end)
	return one.words.Text()
}

// said returns a block of what an attribute says; none where it says nothing.
func (t *tags) said(kind doc.Kind, g tag, name string) []doc.Block {
	if words := t.text(g, name); words.Len() > 0 {
		return []doc.Block{{Kind: kind, Text: words}}
	}
	return nil
}

// caption reads what is shown over an element that is pointed at.
func (t *tags) caption(g tag) {
	if !t.mute {
		t.later = append(t.later, t.said(doc.Caption, g, "title")...)
	}
}

func (t *tags) img(g tag) {
	if g.hidden() {
		return
	}
	shown := doc.Span{Source: t.src, Start: g.at, End: g.end}
	t.showPicture(g.value("src"), shown, t.said(doc.Alt, g, "alt"), t.text(g, "title"))
}

// meta reads what a page says of itself: its description, its titles for
// sharing, and the names that begin with "onevoice:", which are an asset's
// meta data as in front matter.
func (t *tags) meta(g tag) {
	name := strings.ToLower(g.value("name") + g.value("property"))
	switch name {
	case "description", "og:description":
		t.beside(t.said(doc.Description, g, "content")...)
	case "og:title":
		t.beside(t.said(doc.Title, g, "content")...)
	}
	if key, ok := strings.CutPrefix(name, "onevoice:"); ok && key != "" {
		f := doc.Field{Path: key, Text: t.text(g, "content")}
		t.doc.Meta = append(t.doc.Meta, f)
		t.beside(aboutBlocks(doc.Meta{f})...)
	}
}

func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil
}
