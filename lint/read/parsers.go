package read

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The types here stand before goldmark's own parsers: they note down what its
// nodes don't say, and turn away what would take it time that grows with the
// square of the text.

// found is what the parsers find out about a document beside its nodes.
type found struct {
	ends      map[ast.Node]int // where links and pictures end
	footnotes map[string]bool  // the labels that are explained somewhere
	runs      *int             // of emphasis in the paragraph being parsed
}

var foundKey = parser.NewContextKey()

func foundIn(pc parser.Context) found { return pc.Get(foundKey).(found) }

// longParagraph is how many lines of a paragraph are looked through for links:
// the parser counts all lines before one each time.
const longParagraph = 2000

// links is the parser of links and pictures.
type links struct{ parser.InlineParser }

func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if no, _ := block.Position(); no > longParagraph || bytes.HasPrefix(line, []byte("](")) && !address(line[2:]) {
		return nil
	}
	n := l.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		_, at := block.Position()
		foundIn(pc).ends[n] = at.Start
	}
	return n
}

func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// address reports whether b may begin with a link's address. It may hold 32
// open brackets, as in cmark, or stand in < > with neither inside.
func address(b []byte) bool {
	b = bytes.TrimLeft(b, " \t")
	if len(b) > 0 && b[0] == '<' {
		i := bytes.IndexAny(b[1:], "<>\n")
		return i >= 0 && b[1+i] == '>'
	}
	open := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c <= ' ', c == ')' && open == 0:
			return true
		case c == '(':
			if open++; open > 32 {
				return false
			}
		case c == ')':
			open--
		case c == '\\':
			i++
		}
	}
	return open == 0
}

// definitions is the parser of [label]: address. A paragraph of thousands of
// them is none.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() <= longParagraph {
		d.ParagraphTransformer.Transform(n, reader, pc)
	}
}

// footnotes is the parser of [^label]: explanation.
type footnotes struct{ parser.BlockParser }

func (f footnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := f.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*extast.Footnote); ok {
		foundIn(pc).footnotes[string(note.Ref)] = true
	}
	return n, state
}

// A footnoteMark is the parser of [^label] in a sentence.
type footnoteMark struct{}

func (footnoteMark) Trigger() []byte { return []byte{'['} }

func (footnoteMark) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	end := bytes.IndexByte(line[:min(len(line), 200)], ']')
	if end < 0 || !foundIn(pc).footnotes[string(line[2:end])] {
		return nil
	}
	block.Advance(end + 1)
	n := extast.NewFootnoteLink(0)
	n.SetPos(segment.Start)
	return n
}
