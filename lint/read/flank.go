package read

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An emphasis reads runs of * _ and ~. It is CommonMark's rule, eased for text
// that doesn't part words by spaces: a run beside a CJK character or a
// full-width mark may open and close, as a person sees it.
// See commonmark-spec#650.
type emphasis struct{}

// Trigger returns the bytes that runs of delimiters begin with.
func (emphasis) Trigger() []byte { return []byte{'*', '_', '~'} }

// IsDelimiter reports whether b is one of them.
func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

// CanOpenCloser reports whether two runs are of the same sign, those of ~ of one length.
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && (opener.Char != '~' || opener.OriginalLength == closer.OriginalLength)
}

// OnMatch makes the node of a pair that met: one sign is em, two are strong.
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// A strike is emphasis by ~: one strikes out whatever it consumed.
type strike struct{ emphasis }

// OnMatch makes the node of words struck out.
func (strike) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

func (e emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	c, n := line[0], 1
	for n < len(line) && line[n] == c {
		n++
	}
	runs := foundIn(pc).runs
	if *runs++; c == '~' && n > 2 || *runs > manyRuns {
		return nil
	}
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	canOpen, canClose := flanks(c, n, before, after)
	var how parser.DelimiterProcessor = e
	if c == '~' {
		how = strike{}
	}
	d := parser.NewDelimiter(canOpen, canClose, n, c, how)
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// manyRuns is how many runs of a paragraph are matched: each is held against
// all the others.
const manyRuns = 1000

// CloseBlock begins the count anew.
func (emphasis) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) { *foundIn(pc).runs = 0 }

// flanks reports whether n times c between before and after may open and
// close emphasis. One _ or ~ never works inside a word: snake_case, 3~5天.
func flanks(c byte, n int, before, after rune) (canOpen, canClose bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	if c == '_' || c == '~' && n == 1 {
		return left && (!right || punctBefore), right && (!left || punctAfter)
	}
	if cjk(before) || cjk(after) {
		left = left || !spaceAfter && !closes(after) && (cjk(before) || opens(after))
		right = right || !spaceBefore && !opens(before) && (cjk(after) || closes(before))
	}
	return left, right
}

// A shield keeps the marks of a written-out web address from being read as
// markup: from its colon on it is words.
type shield struct{}

func (shield) Trigger() []byte { return []byte{':'} }

func (shield) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '/' || line[2] != '/' || pc.IsInLinkLabel() {
		return nil
	}
	src := block.Source()
	if schemeBefore(src[max(0, segment.Start-6):segment.Start]) == 0 {
		return nil
	}
	n := 3 + linkEnd(line[3:])
	block.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n))
}
