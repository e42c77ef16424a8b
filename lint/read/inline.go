package read

import (
	"bytes"

	"onevoice/lint/doc"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inline reads the words of n. It walks instead of calling itself, so that a
// thousand nested marks cost no stack.
func (m *markdown) inline(root ast.Node) {
	for n := root.FirstChild(); n != nil; {
		if next := n.FirstChild(); m.enter(n) && next != nil {
			n = next
			continue
		}
		for m.leave(n); n.NextSibling() == nil; m.leave(n) {
			if n = n.Parent(); n == root || n == nil {
				return
			}
		}
		n = n.NextSibling()
	}
}

// enter reads the beginning of n and reports whether its children are to be
// read too.
func (m *markdown) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		m.text(n)
	case *ast.Emphasis:
		m.mark(doc.Mark{Kind: emphasisKind(n)})
	case *extast.Strikethrough:
		m.mark(doc.Mark{Kind: doc.Strike})
	case *ast.CodeSpan:
		m.mark(doc.Mark{Kind: doc.Literal})
	case *ast.Link:
		m.mark(doc.Mark{Kind: doc.Link, To: plainWords(string(n.Destination)), ToSpan: m.where(n.Destination)})
	case *ast.AutoLink:
		m.autoLink(n)
	case *ast.Image:
		m.picture(n)
		return false
	case *ast.RawHTML:
		m.tags.one(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
	case *extast.TaskCheckBox:
		m.as.Marker = "☐"
		if n.IsChecked {
			m.as.Marker = "☑"
		}
	case *extast.FootnoteLink:
		m.note(m.label(n.Pos()))
	}
	return true
}

func (m *markdown) leave(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		m.unmark(emphasisKind(n))
	case *extast.Strikethrough:
		m.unmark(doc.Strike)
	case *ast.CodeSpan:
		m.unmark(doc.Literal)
	case *ast.Link:
		m.unmark(doc.Link)
		if title := m.title(n.Title, n.Destination, n); title.Len() > 0 && !m.mute {
			m.later = append(m.later, doc.Block{Kind: doc.Caption, Text: title})
		}
	}
}

func emphasisKind(n *ast.Emphasis) doc.MarkKind {
	if n.Level == 2 {
		return doc.Strong
	}
	return doc.Em
}

// text reads words and the line break after them.
func (m *markdown) text(n *ast.Text) {
	s := n.Segment
	if n.IsRaw() {
		m.raw(s.Start, s.Stop)
	} else {
		m.escaped(s.Start, s.Stop)
	}
	if !n.SoftLineBreak() && !n.HardLineBreak() {
		return
	}
	end := s.Stop + bytes.IndexByte(m.src.Data[s.Stop:], '\n') + 1
	if end == s.Stop {
		return
	}
	if n.HardLineBreak() {
		m.newline(s.Stop, end)
		return
	}
	start := end - 1
	if start > s.Stop && m.src.Data[start-1] == '\r' {
		start--
	}
	m.space(start, end, true)
}

// raw reads a code span, which may go over several lines. In a table a pipe
// wears a backslash even there.
func (m *markdown) raw(start, end int) {
	if m.as.Kind == doc.Cell {
		for i := start; i+1 < end; i++ {
			if m.src.Data[i] == '\\' && m.src.Data[i+1] == '|' {
				m.copy(start, i)
				m.decode("|", i, i+2)
				start, i = i+2, i+1
			}
		}
	}
	for start < end {
		n := bytes.IndexByte(m.src.Data[start:end], '\n')
		if n < 0 {
			break
		}
		line := bytes.TrimSuffix(m.src.Data[start:start+n], []byte("\r"))
		m.copy(start, start+len(line))
		m.space(start+len(line), start+n+1, true)
		start += n + 1
	}
	m.copy(start, end)
}

func (m *markdown) autoLink(n *ast.AutoLink) {
	at := m.where(n.Label(m.src.Data))
	to := string(n.URL(m.src.Data))
	if n.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + to
	}
	m.mark(doc.Mark{Kind: doc.Link, To: to, ToSpan: at})
	m.copy(at.Start, at.End)
	m.unmark(doc.Link)
}

// label returns the label of the footnote mark at byte i, its bracket.
func (m *markdown) label(i int) string {
	b := m.src.Data[max(i, 0):]
	b = b[bytes.Index(b, []byte("[^"))+2:]
	return string(b[:bytes.IndexByte(b, ']')])
}

// where returns the place of b if it is part of the source, else the zero
// Span. The parser hands out slices of the source wherever a thing is written
// in one piece.
func (m *markdown) where(b []byte) doc.Span {
	data := m.src.Data
	off := cap(data) - cap(b)
	if len(b) == 0 || off < 0 || off+len(b) > len(data) || &data[off] != &b[0] {
		return doc.Span{}
	}
	return doc.Span{Source: m.src, Start: off, End: off + len(b)}
}
