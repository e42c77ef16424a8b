package read

import (
	"slices"
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// blockLevel reports whether the element stands by itself, so that its words
// don't run on into its neighbours'.
func blockLevel(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
		"head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
		"search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul":
		return true
	}
	return false
}

// unshown reports whether a browser never shows what the element holds, or
// shows something else in its place.
func unshown(name string) bool {
	switch name {
	case "audio", "canvas", "datalist", "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "style",
		"svg", "template", "textarea", "video":
		return true
	}
	return false
}

// void reads an element that holds nothing, and reports whether it is one.
func (t *tags) void(g tag) bool {
	switch g.name {
	case "br":
		t.space(g.at, g.end, true)
	case "hr":
		t.flush()
		if !t.mute {
			t.add(doc.Block{Kind: doc.Break})
		}
	case "img":
		t.img(g)
	case "input":
		if kind := strings.ToLower(g.value("type")); kind == "submit" || kind == "button" {
			t.beside(t.said(doc.Action, g, "value")...)
		}
	case "meta":
		t.meta(g)
	case "area", "base", "col", "embed", "link", "param", "source", "track", "wbr":
	default:
		return false
	}
	return true
}

// become says what the words of a block element are.
func (t *tags) become(g tag) doc.Block {
	as := t.as
	switch g.name {
	case "h1":
		return doc.Block{Kind: doc.Title, Level: 1}
	case "title":
		return doc.Block{Kind: doc.Title}
	case "h2", "h3", "h4", "h5", "h6":
		return doc.Block{Kind: doc.Heading, Level: int(g.name[1] - '0')}
	case "blockquote":
		if as.Kind != doc.Quote {
			as.Level = 0
		}
		return doc.Block{Kind: doc.Quote, Level: as.Level + 1}
	case "figcaption", "caption":
		return doc.Block{Kind: doc.Caption}
	case "button":
		return doc.Block{Kind: doc.Action}
	case "pre":
		t.pre++
		return doc.Block{Kind: doc.Code}
	case "ul", "ol", "menu":
		t.beginList(g)
	case "li":
		return t.item()
	case "table":
		t.beginTable(g)
	case "tr":
		t.grid.row++
		t.grid.column = -1
	case "td", "th":
		return t.cell(g)
	}
	return as
}

func (t *tags) beginList(g tag) {
	t.list = list{level: t.list.level + 1, group: t.list.group, next: 1, ordered: g.name == "ol"}
	if t.list.level == 1 {
		t.list.group = t.page.group()
	}
	if n, ok := number(g.value("start")); ok {
		t.list.next = n
	}
}

func (t *tags) item() doc.Block {
	marker := "•"
	if t.list.ordered {
		marker = strconv.Itoa(t.list.next) + "."
		t.list.next++
	}
	return doc.Block{Kind: doc.Item, Level: max(1, t.list.level), Marker: marker, Group: t.list.group}
}

// beginTable begins a table; one that says it is for looks, and one that
// holds another table, has no cells but paragraphs.
func (t *tags) beginTable(g tag) {
	if t.grid.group > 0 && t.count["td"]+t.count["th"] > 0 {
		t.layout[t.grid.group] = true
	}
	role := strings.ToLower(g.value("role"))
	t.grid = grid{group: t.page.group(), row: -1, column: -1, layout: role == "presentation" || role == "none"}
}

// cell begins a table cell. A table whose first row is no header begins with
// row 1.
func (t *tags) cell(g tag) doc.Block {
	if t.grid.group == 0 || t.grid.layout {
		return doc.Block{Kind: doc.Paragraph}
	}
	if t.grid.row == 0 && t.grid.column < 0 && g.name == "td" && t.count["thead"] == 0 {
		t.grid.row = 1
	}
	t.grid.column++
	as := doc.Block{Kind: doc.Cell, Group: t.grid.group, Row: max(0, t.grid.row), Column: t.grid.column}
	if n, ok := number(g.value("colspan")); ok && n > 1 {
		t.grid.column += min(n, 1000) - 1
	}
	return as
}

// markFor begins the marks that an element puts on its words, but none that
// is on already; a link ends the one before.
func (t *tags) markFor(g tag) []doc.MarkKind {
	var kinds []doc.MarkKind
	begin := func(m doc.Mark) {
		on := slices.ContainsFunc(t.open, func(o doc.Mark) bool { return o.Kind == m.Kind })
		if on && m.Kind != doc.Link {
			return
		}
		t.unmark(m.Kind)
		t.mark(m)
		kinds = append(kinds, m.Kind)
	}
	switch g.name {
	case "b", "strong":
		begin(doc.Mark{Kind: doc.Strong})
	case "i", "em":
		begin(doc.Mark{Kind: doc.Em})
	case "s", "del", "strike":
		begin(doc.Mark{Kind: doc.Strike})
	case "code", "kbd", "samp", "tt":
		if t.pre == 0 {
			begin(doc.Mark{Kind: doc.Literal})
		}
	case "a":
		if a, ok := g.attr("href"); ok {
			begin(doc.Mark{Kind: doc.Link, To: g.value("href"), ToSpan: doc.Span{Source: t.src, Start: a.start, End: a.end}})
		}
	}
	if strings.Contains(g.style(), "line-through") {
		begin(doc.Mark{Kind: doc.Strike})
	}
	return kinds
}
