package read

import (
	"bytes"
	"strings"

	"onevoice/lint/doc"

	xhtml "golang.org/x/net/html"
)

// tags reads HTML: a whole page, or the pieces of it in a Markdown file. What
// a browser would not show is not read.
type tags struct {
	*page
	stack  []element
	count  map[string]int // how many of each are open
	list   list
	grid   grid
	layout map[int]bool // tables that only hold others in place
	pre    int          // open elements whose white space counts
	hidden int          // open elements that aren't shown
	lang   doc.Text     // of the whole page
}

// An element is one that is open, with what is restored when it ends.
type element struct {
	name   string
	as     doc.Block
	marks  []doc.MarkKind
	block  bool
	hidden bool
	list   list
	grid   grid
}

// A list is the list being read.
type list struct {
	level, group, next int
	ordered            bool
}

// A grid is the table being read.
type grid struct {
	group, row, column int
	layout             bool
}

// deepest is how many open elements are kept track of, as in browsers: what
// is nested deeper is read as if it stood there.
const deepest = 512

func newTags(p *page) *tags {
	return &tags{page: p, count: map[string]int{}, layout: map[int]bool{}}
}

func readHTML(p *page) { readMarkup(p, 0, len(p.src.Data)) }

// readMarkup reads the page at src.Data[start:end].
func readMarkup(p *page, start, end int) {
	t := newTags(p)
	t.read(start, end)
	t.settle()
	if t.lang.Len() > 0 && !t.doc.Meta.Has("lang") {
		t.doc.Meta = append(t.doc.Meta, doc.Field{Path: "lang", Text: t.lang})
	}
}

// settle turns the cells of tables that only arrange the page into
// paragraphs.
func (t *tags) settle() {
	t.flush()
	for i, b := range t.doc.Blocks {
		if b.Kind == doc.Cell && t.layout[b.Group] {
			b.Kind, b.Group, b.Row, b.Column = doc.Paragraph, 0, 0, 0
			t.doc.Blocks[i] = b
		}
	}
}

// read reads the HTML at src.Data[start:end].
func (t *tags) read(start, end int) {
	data := t.src.Data[:end]
	z := xhtml.NewTokenizer(bytes.NewReader(data[start:]))
	for at := start; ; {
		kind := z.Next()
		next := at + len(z.Raw())
		switch kind {
		case xhtml.ErrorToken:
			return
		case xhtml.TextToken:
			if t.count["style"] > 0 {
				t.declarations(at, next)
			}
			t.shown(at, next)
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			name, more := z.TagName()
			g := tag{name: string(name), at: at, end: next, more: more}
			if t.start(g); kind == xhtml.SelfClosingTagToken && t.doc.Format == "svg" {
				t.end(g.name, at, next)
			}
		case xhtml.EndTagToken:
			name, _ := z.TagName()
			t.end(string(name), at, next)
		case xhtml.CommentToken:
			t.comment(at, next)
		}
		at = next
	}
}

// one reads the single tag or comment at src.Data[start:end], which the
// Markdown parser has found sound.
func (t *tags) one(start, end int) {
	b := t.src.Data[start:end]
	at := 1
	if b[1] == '/' {
		at = 2
	}
	n := at
	for n < len(b) && (alnum(b[n]) || b[n] == '-') {
		n++
	}
	name := strings.ToLower(string(b[at:n]))
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		t.comment(start, end)
	case name == "": // a declaration
	case at == 2:
		t.end(name, start, end)
	default:
		t.start(tag{name: name, at: start, end: end, more: true})
	}
}

// shown reads text: white space as one space, character references as what
// they stand for.
func (t *tags) shown(start, end int) {
	if t.mute {
		return
	}
	if t.pre > 0 {
		for start < end {
			n := bytes.IndexByte(t.src.Data[start:end], '\n') + 1
			if n == 0 {
				n = end - start
			}
			t.rawLine(start, start+n)
			start += n
		}
		return
	}
	data := t.src.Data[:end]
	for i := start; i < end; i++ {
		switch data[i] {
		case ' ', '\t', '\n', '\r', '\f':
			t.copy(start, i)
			from, line := i, false
			for ; i < end && strings.IndexByte(" \t\n\r\f", data[i]) >= 0; i++ {
				line = line || data[i] == '\n' || data[i] == '\r'
			}
			t.space(from, i, line)
			start, i = i, i-1
		case '&':
			if c, ok := entityAt(data, i, true); ok {
				t.copy(start, i)
				t.reference(c)
				start, i = c.end, c.end-1
			}
		}
	}
	t.copy(start, end)
}
