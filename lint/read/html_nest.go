package read

import (
	"strings"

	"onevoice/lint/doc"
)

// start reads a start tag.
func (t *tags) start(g tag) {
	g.read(t.src.Data)
	t.styles(g)
	t.imply(g.name)
	if t.void(g) {
		return
	}
	e := element{name: g.name, block: blockLevel(g.name), hidden: unshown(g.name) || g.hidden(), list: t.list, grid: t.grid}
	var as doc.Block
	if t.doc.Format == "svg" {
		e.block, as = t.svgElement(g)
		e.hidden = e.hidden && g.name != "svg"
	}
	if e.block {
		t.flush()
	}
	if len(t.stack) == deepest {
		return
	}
	e.as = t.as
	if e.hidden {
		t.hidden++
		t.mute = true
	}
	switch {
	case e.block && t.doc.Format == "svg":
		t.as = as
	case e.block:
		t.as = t.become(g)
	}
	if g.name == "html" {
		t.lang = t.text(g, "lang")
	}
	t.caption(g)
	e.marks = t.markFor(g)
	t.stack = append(t.stack, e)
	t.count[g.name]++
}

// end reads an end tag: it ends the latest element of its name and whatever
// was left open in it.
func (t *tags) end(name string, at, next int) {
	if name == "br" {
		t.space(at, next, true)
	}
	for t.count[name] > 0 {
		e := t.pop()
		if e.name == name {
			return
		}
	}
}

func (t *tags) pop() element {
	e := t.stack[len(t.stack)-1]
	t.stack = t.stack[:len(t.stack)-1]
	t.count[e.name]--
	for _, k := range e.marks {
		t.unmark(k)
	}
	if e.block {
		t.begin(e.as)
	}
	if e.name == "pre" {
		t.pre--
	}
	if e.hidden {
		t.hidden--
		t.mute = t.hidden > 0
	}
	if e.name == "ul" || e.name == "ol" || e.name == "menu" {
		t.list = e.list
	}
	if e.name == "table" {
		t.grid = e.grid
	}
	return e
}

// imply ends what a start tag ends without saying so: <li> the item before,
// any block an open paragraph.
func (t *tags) imply(name string) {
	var ends, within string
	switch name {
	case "li":
		ends, within = " li ", " ul ol menu "
	case "dt", "dd":
		ends, within = " dt dd ", " dl "
	case "td", "th":
		ends, within = " td th ", " tr table "
	case "tr":
		ends, within = " tr ", " table "
	case "thead", "tbody", "tfoot":
		ends, within = " thead tbody tfoot caption ", " table "
	case "option", "optgroup":
		ends, within = " option ", " select "
	default:
		if !blockLevel(name) || t.count["p"] == 0 {
			return
		}
		ends = " p "
	}
	for i := len(t.stack) - 1; i >= 0; i-- {
		e := t.stack[i]
		if strings.Contains(ends, " "+e.name+" ") {
			for len(t.stack) > i {
				t.pop()
			}
			return
		}
		if within == "" && e.block || strings.Contains(within, " "+e.name+" ") {
			return
		}
	}
}
