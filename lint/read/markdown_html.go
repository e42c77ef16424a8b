package read

import (
	"bytes"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"

	"github.com/yuin/goldmark/ast"
)

// html reads a block of HTML in a Markdown file.
func (m *markdown) html(n *ast.HTMLBlock, as doc.Block) {
	m.begin(as)
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	whole := n.HTMLBlockType <= ast.HTMLBlockType5 // a comment, a script: of no use in pieces
	for i := 0; i < len(lines); {
		start, end := lines[i].Start, lines[i].Stop
		for i++; i < len(lines) && (lines[i].Start == end || whole); i++ {
			end = lines[i].Stop
		}
		m.tags.read(start, end)
	}
	m.flush()
}

// nested is how deep quotes and lists may stand in one another on one line.
const nested = 100

// tooDeep refuses a line that begins with more quotes and bullets than any
// person writes: each would cost the parser a step down on every line below.
func tooDeep(src *doc.Source, body int) error {
	var lists indents
	for at, data := body, src.Data; at < len(data); {
		end := len(data)
		if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if line := data[at:end]; depth(line)+lists.above(line) > nested {
			return &lang.Error{Path: src.Name, Line: src.Position(at).Line,
				What: lang.F("这一行套了 %d 层以上的引用或列表", "more than %d quotes or lists stand in one another on this line", nested),
				Hint: lang.F("删掉行首多余的 >、-、编号或缩进", "delete what is too much of the >, -, numbers or spaces at the line's start")}
		}
		at = end
	}
	return nil
}

// indents are the columns of the bullets that a line may stand below.
type indents []int

// above counts the items of lists, by their indents, that a line which begins
// with a bullet stands in. An item stands in the one above it from two columns
// to its right.
func (in *indents) above(line []byte) int {
	rest := bytes.TrimLeft(line, " \t>")
	if depth(rest) == 0 {
		return 0
	}
	lead := line[:len(line)-len(rest)]
	col, n := len(lead)+3*bytes.Count(lead, []byte{'\t'}), len(*in)
	for n > 0 && (*in)[n-1]+2 > col {
		n--
	}
	*in = append((*in)[:n], col)
	return n
}

// depth counts the markers of quotes and lists that a line begins with.
func depth(line []byte) int {
	line = bytes.TrimRight(line, " \t\r\n")
	for i, n := 0, 0; ; i++ {
		if i == len(line) {
			if len(bytes.Trim(line, "- \t")) == 0 || len(bytes.Trim(line, "* \t")) == 0 {
				return 0 // a rule between paragraphs
			}
			return n
		}
		switch c := line[i]; {
		case c == '>':
			n++
		case c == ' ' || c == '\t':
			if i > 0 && bytes.IndexByte([]byte("-+*.)"), line[i-1]) >= 0 {
				n++
			}
		case c >= '0' && c <= '9', c == '-', c == '+', c == '*', c == '.', c == ')':
		default:
			return n
		}
	}
}
