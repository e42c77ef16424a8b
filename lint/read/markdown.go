package read

import (
	"strconv"
	"sync"

	"onevoice/lint/doc"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A markdown reads CommonMark with GFM's tables, task lists and strikethrough
// and with footnotes, and takes Chinese as a person sees it.
type markdown struct {
	*page
	tags *tags // raw HTML
	found
}

// markdownParser is the one parser; it keeps nothing of a document.
var markdownParser = sync.OnceValue(func() parser.Parser {
	p := func(v any, priority int) util.PrioritizedValue { return util.Prioritized(v, priority) }
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(p(footnotes{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(
			p(extension.NewTaskCheckBoxParser(), 0),
			p(parser.NewCodeSpanParser(), 100),
			p(footnoteMark{}, 101),
			p(links{parser.NewLinkParser()}, 200),
			p(parser.NewAutoLinkParser(), 300),
			p(parser.NewRawHTMLParser(), 400),
			p(emphasis{}, 500),
			p(shield{}, 999),
		),
		parser.WithParagraphTransformers(
			p(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			p(extension.NewTableParagraphTransformer(), 200),
		),
	)
})

// readMarkdown reads src from byte body on; what stands before is front
// matter.
func readMarkdown(p *page, body int) error {
	if err := tooDeep(p.src, body); err != nil {
		return err
	}
	pc := parser.NewContext()
	m := &markdown{page: p, tags: newTags(p), found: found{map[ast.Node]int{}, map[string]bool{}, new(int)}}
	pc.Set(foundKey, m.found)
	p.bare = true
	r := text.NewReader(p.src.Data)
	r.SetPosition(0, text.NewSegment(body, body))
	r.AdvanceLine()
	m.blocks(markdownParser().Parse(r, parser.WithContext(pc)), doc.Block{Kind: doc.Paragraph})
	m.tags.settle()
	return nil
}

// blocks reads what n holds; as is what a paragraph of it would be.
func (m *markdown) blocks(n ast.Node, as doc.Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c, as)
		if as.Kind == doc.Item {
			as.Marker = "" // said once
		}
	}
}

func (m *markdown) block(n ast.Node, as doc.Block) {
	switch n := n.(type) {
	case *ast.Heading:
		as = doc.Block{Kind: doc.Heading, Level: n.Level}
		if n.Level == 1 {
			as.Kind = doc.Title
		}
		m.paragraph(n, as)
	case *ast.Paragraph, *ast.TextBlock:
		m.paragraph(n, as)
	case *ast.Blockquote:
		level := 1
		if as.Kind == doc.Quote {
			level = as.Level + 1
		}
		m.blocks(n, doc.Block{Kind: doc.Quote, Level: level})
	case *ast.List:
		m.list(n, as)
	case *extast.Table:
		m.table(n)
	case *extast.FootnoteList:
		m.blocks(n, as)
	case *extast.Footnote:
		m.blocks(n, doc.Block{Kind: doc.Footnote, Marker: string(n.Ref)})
	case *ast.FencedCodeBlock:
		m.code(n, string(n.Language(m.src.Data)))
	case *ast.CodeBlock:
		m.code(n, "")
	case *ast.HTMLBlock:
		m.html(n, as)
	case *ast.ThematicBreak:
		m.flush()
		m.add(doc.Block{Kind: doc.Break})
	}
}

func (m *markdown) paragraph(n ast.Node, as doc.Block) {
	m.begin(as)
	depth := len(m.tags.stack)
	m.inline(n)
	for len(m.tags.stack) > depth { // tags left open in a paragraph end with it
		m.tags.pop()
	}
	m.flush()
}

func (m *markdown) list(n *ast.List, as doc.Block) {
	level, group := 1, as.Group
	if as.Kind == doc.Item {
		level = as.Level + 1
	} else {
		group = m.group()
	}
	no := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		marker := "•"
		if n.IsOrdered() {
			marker = strconv.Itoa(no) + string(n.Marker)
			no++
		}
		m.blocks(c, doc.Block{Kind: doc.Item, Level: level, Marker: marker, Group: group})
	}
}

func (m *markdown) table(n *extast.Table) {
	group, row := m.group(), 0
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			m.paragraph(c, doc.Block{Kind: doc.Cell, Group: group, Row: row, Column: column})
			column++
		}
		row++
	}
}

// code reads a code block line by line; a line break is one, however the file
// writes it.
func (m *markdown) code(n ast.Node, language string) {
	m.begin(doc.Block{Kind: doc.Code, Code: language})
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		m.rawLine(s.Start, s.Stop)
	}
	m.flush()
}
