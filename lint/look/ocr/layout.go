package ocr

import (
	"cmp"
	"image"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// A paragraph is lines that are read on from one another.
type paragraph struct {
	lines  []Line
	region image.Rectangle
}

// Blocks puts lines into reading order and those of one paragraph together, so
// that a word broken over two lines is one word. Each line's words are derived
// from its region of the picture at.
func Blocks(at doc.Span, lines []Line) []doc.Block {
	on := func(region image.Rectangle) doc.Span {
		at.Region = region
		return at
	}
	var out []doc.Block
	for _, p := range paragraphs(lines) {
		var texts []doc.Text
		for i, l := range p.lines {
			if i > 0 && spaced(p.lines[i-1], l) {
				texts = append(texts, doc.Derive(" ", on(l.Region)))
			}
			texts = append(texts, doc.Derive(l.Text, on(l.Region)))
		}
		out = append(out, doc.Block{Kind: doc.Paragraph, Text: doc.Join(texts...)})
	}
	return out
}

// spaced reports whether a space parts two lines that are read on: between
// words of letters, never beside Chinese or its punctuation.
func spaced(a, b Line) bool {
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	return !wide(last) && !wide(first)
}

// wide reports whether r is set in a square of its own.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF01 && r <= 0xFF60 || r >= 0x20000
}

// paragraphs orders and joins lines: columns with columns, from the right,
// lines with lines, from the top; whole paragraphs from the top, those at one
// height from the left.
func paragraphs(lines []Line) []paragraph {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b Line) int {
		if a.Vertical && b.Vertical {
			return cmp.Or(cmp.Compare(b.Region.Max.X, a.Region.Max.X), cmp.Compare(a.Region.Min.Y, b.Region.Min.Y))
		}
		return cmp.Or(cmp.Compare(middle(a), middle(b)), cmp.Compare(a.Region.Min.X, b.Region.Min.X))
	})
	inRows(lines)
	var out []paragraph
	for _, upright := range []bool{true, false} {
		for _, l := range lines {
			if l.Vertical != upright {
				out = place(out, l)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b paragraph) int {
		if level(a.region, b.region) {
			return cmp.Compare(a.region.Min.X, b.region.Min.X)
		}
		return cmp.Compare(a.region.Min.Y, b.region.Min.Y)
	})
	return out
}

// inRows puts the pieces of one line, which lie a little higher or lower by
// their tails, in the order they are read.
func inRows(lines []Line) {
	for i := 0; i < len(lines); {
		first, j := lines[i], i+1
		for j < len(lines) && !first.Vertical && !lines[j].Vertical && alike(first, lines[j]) && level(first.Region, lines[j].Region) {
			j++
		}
		slices.SortStableFunc(lines[i:j], func(a, b Line) int { return cmp.Compare(a.Region.Min.X, b.Region.Min.X) })
		i = j
	}
}

func middle(l Line) int { return (l.Region.Min.Y + l.Region.Max.Y) / 2 }

// level reports whether the lower of two regions is beside the other for most
// of its height.
func level(a, b image.Rectangle) bool {
	both := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	return both*2 > min(a.Dy(), b.Dy())
}

// place adds a line to the paragraph it goes on, the nearest, or begins one.
func place(all []paragraph, l Line) []paragraph {
	for i := len(all) - 1; i >= 0; i-- {
		p := &all[i]
		if last := p.lines[len(p.lines)-1]; last.Vertical == l.Vertical && (continues(last, l) || p.follows(last, l)) {
			p.lines = append(p.lines, l)
			p.region = p.region.Union(l.Region)
			return all
		}
	}
	return append(all, paragraph{[]Line{l}, l.Region})
}

// continues reports whether b is the rest of a's own line: at its height, of
// its size, hardly a character further on.
func continues(a, b Line) bool {
	gap := b.Region.Min.X - a.Region.Max.X
	return !a.Vertical && alike(a, b) && level(a.Region, b.Region) && gap < a.Size && gap > -a.Size
}

// follows reports whether b is the next line of the paragraph, or the next
// column: of the same size, near, aligned with it, and begun by no mark that
// begins something new.
func (p *paragraph) follows(last, b Line) bool {
	if !alike(last, b) || opens(b.Text) {
		return false
	}
	size := last.Size
	if b.Vertical {
		pitch := last.Region.Max.X - b.Region.Max.X
		return pitch > size/2 && pitch < 2*size && within(last.Region.Min.Y, b.Region.Min.Y, size)
	}
	pitch := middle(b) - middle(last)
	return pitch > size/2 && pitch*2 < 3*size && full(last, b) && (within(p.region.Min.X, b.Region.Min.X, size/2) ||
		within(p.region.Min.X+p.region.Max.X, b.Region.Min.X+b.Region.Max.X, size) || within(p.region.Max.X, b.Region.Max.X, size/2))
}

// full reports whether a line is as long as the next, so that it may have been
// broken because it was full. Headlines are broken where somebody wants it.
func full(a, b Line) bool {
	headline := max(utf8.RuneCountInString(a.Text), utf8.RuneCountInString(b.Text)) <= 12
	return headline || a.Region.Dx()+a.Size*3/2 >= b.Region.Dx()
}

// alike reports whether two lines are set in one size.
func alike(a, b Line) bool { return max(a.Size, b.Size)*4 <= min(a.Size, b.Size)*5 }

func within(a, b, d int) bool { return a-b <= d && b-a <= d }

// opens reports whether a line begins with a mark of a list or a note, or with
// a number and a mark.
func opens(s string) bool {
	if r, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("·•●○■□◆◇★☆※*✓√→－—-【①②③④⑤⑥⑦⑧⑨⑩", r) {
		return true
	}
	rest := strings.TrimLeftFunc(s, unicode.IsDigit)
	r, _ := utf8.DecodeRuneInString(rest)
	return len(rest) < len(s) && strings.ContainsRune("、.．)）", r) && !startsDigit(rest[utf8.RuneLen(r):])
}

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
