package yaml

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A place is where a node stands in Data. A collection has only a start.
type place struct {
	start, end int
	verbatim   bool // Data[start:end] is the value
}

// at returns where n stands.
func (f *File) at(n *yaml.Node) place {
	f.placing.Do(func() {
		f.placed = map[*yaml.Node]place{}
		if f.root != nil {
			c := &cursor{part: f.part(), line: 1, col: 1}
			f.locate(f.root, c)
		}
	})
	return f.placed[n]
}

// locate places n and all below it, in the order they are written: the parser
// tells lines and columns, and a cursor that only moves forward turns them
// into bytes.
func (f *File) locate(n *yaml.Node, c *cursor) {
	p := place{start: c.to(n.Line, n.Column)}
	p.end = p.start
	if n.Kind == yaml.ScalarNode {
		p = extent(c.part, c.pos, n)
	}
	p.start, p.end = p.start+f.from, p.end+f.from
	f.placed[n] = p
	for _, child := range n.Content {
		f.locate(child, c)
	}
}

// A cursor counts lines and columns as the parser does: columns in characters
// from 1, and a line ends at LF, CR, CRLF, NEL, LS or PS.
type cursor struct {
	part           []byte
	pos, line, col int
	begin          int // of the line
}

// to moves to a line and column and returns the byte there.
func (c *cursor) to(line, col int) int {
	if line == c.line && col < c.col {
		c.pos, c.col = c.begin, 1
	}
	for c.pos < len(c.part) && (c.line < line || c.line == line && c.col < col) {
		if n := lineBreak(c.part[c.pos:]); n > 0 {
			if c.line == line {
				break
			}
			c.pos += n
			c.line, c.col, c.begin = c.line+1, 1, c.pos
			continue
		}
		_, n := utf8.DecodeRune(c.part[c.pos:])
		c.pos += n
		c.col++
	}
	return c.pos
}

// lineBreak returns how many bytes the line break at the start of b takes.
func lineBreak(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == '\r' && len(b) > 1 && b[1] == '\n':
		return 2
	case b[0] == '\n', b[0] == '\r':
		return 1
	case b[0] == 0xc2 && bytes.HasPrefix(b, []byte("\u0085")):
		return 2
	case b[0] == 0xe2 && (bytes.HasPrefix(b, []byte("\u2028")) || bytes.HasPrefix(b, []byte("\u2029"))):
		return 3
	}
	return 0
}

// blank returns how many bytes of white space b begins with, line breaks too.
func blank(b []byte) int {
	i := 0
	for i < len(b) {
		if b[i] == ' ' || b[i] == '\t' {
			i++
		} else if n := lineBreak(b[i:]); n > 0 {
			i += n
		} else {
			break
		}
	}
	return i
}

// offset returns the byte of Data at a line and column of the parser's.
func (f *File) offset(line, col int) int {
	c := &cursor{part: f.part(), line: 1, col: 1}
	return f.from + c.to(line, col)
}

// starts returns where each line of Data begins, as an editor counts them.
func (f *File) starts() []int {
	f.lining.Do(func() {
		f.lines = []int{0}
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// position returns the line and column of byte off, both from 1, columns in
// characters.
func (f *File) position(off int) (line, column int) {
	off = min(off, len(f.Data))
	line = sort.SearchInts(f.starts(), off+1)
	return line, utf8.RuneCount(bytes.TrimPrefix(f.Data[f.lines[line-1]:off], []byte("\ufeff"))) + 1
}

// line returns the line on which n begins.
func (f *File) line(n *yaml.Node) int {
	line, _ := f.position(f.at(n).start)
	return line
}

// text returns line n without its line break; "" when it is too long to show.
func (f *File) text(n int) string {
	starts := f.starts()
	end := len(f.Data)
	if n < len(starts) {
		end = starts[n] - 1
	}
	line := bytes.TrimSuffix(f.Data[starts[n-1]:end], []byte("\r"))
	if len(line) > 2000 {
		return ""
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(line), "\ufffd"), "\ufeff")
}
