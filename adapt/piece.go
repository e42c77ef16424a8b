package adapt

import (
	"strings"

	"onevoice/lint/doc"
)

// A piece is a stretch of a block that is kept, or, where say is set, other
// words in its stead.
type piece struct {
	i, j int
	say  string
}

// assemble returns b with only the pieces in it, its marks moved along. The
// words stay the master's: what a piece says instead is derived text.
func assemble(b doc.Block, pieces []piece) doc.Block {
	out := b
	out.Marks = nil
	texts := make([]doc.Text, 0, len(pieces))
	at := 0
	s := b.Text.String()
	for k, p := range pieces {
		if k > 0 && p.i > pieces[k-1].j && p.say == "" && isDigit(first(s[p.i:])) && isDigit(lastRune(s[:pieces[k-1].j])) {
			texts = append(texts, label(" ")) // two numbers stay two
			at++
		}
		t := b.Text.Slice(p.i, p.j)
		if p.say != "" {
			t = doc.Derive(p.say, t.Span())
		}
		for _, m := range b.Marks {
			lo, hi := max(m.Start, p.i), min(m.End, p.j)
			inside := lo < hi || m.Start == m.End && (p.i < m.Start || m.Start == 0) && m.Start <= p.j
			if !inside || p.say != "" && m.Kind != doc.Strong && m.Kind != doc.Em {
				continue
			}
			moved := m
			moved.Start, moved.End = at+lo-p.i, at+hi-p.i
			if p.say != "" {
				moved.Start, moved.End = at, at+t.Len()
			}
			out.Marks = grown(out.Marks, moved)
		}
		texts = append(texts, t)
		at += t.Len()
	}
	out.Text = doc.Join(texts...)
	return out
}

// grown adds m, or lengthens the same mark that ends where m begins.
func grown(marks []doc.Mark, m doc.Mark) []doc.Mark {
	for i := range marks {
		if o := &marks[i]; o.Kind == m.Kind && o.To == m.To && o.End == m.Start && o.Start < o.End {
			o.End = m.End
			return marks
		}
	}
	return append(marks, m)
}

// part returns b's text from i to j as a block of its own, white space at the
// ends left out.
func part(b doc.Block, i, j int) doc.Block {
	s := b.Text.String()
	for i < j && strings.ContainsRune(" \t\r\n", rune(s[i])) {
		i++
	}
	for i < j && strings.ContainsRune(" \t\r\n", rune(s[j-1])) {
		j--
	}
	return assemble(b, []piece{{i: i, j: j}})
}

// without returns b less the byte ranges cut, which are in order.
func without(b doc.Block, cut [][2]int) doc.Block {
	var keep []piece
	at := 0
	for _, c := range cut {
		if at < c[0] {
			keep = append(keep, piece{i: at, j: c[0]})
		}
		at = max(at, c[1])
	}
	if at < b.Text.Len() {
		keep = append(keep, piece{i: at, j: b.Text.Len()})
	}
	return assemble(b, keep)
}

// joined returns the blocks as one of kind k, with sep, a label, between them.
func joined(k doc.Kind, sep string, blocks ...doc.Block) doc.Block {
	out := doc.Block{Kind: k}
	var texts []doc.Text
	at := 0
	for i, b := range blocks {
		if i > 0 && sep != "" {
			texts = append(texts, label(sep))
			at += len(sep)
		}
		for _, m := range b.Marks {
			m.Start, m.End = m.Start+at, m.End+at
			out.Marks = append(out.Marks, m)
		}
		texts = append(texts, b.Text)
		at += b.Text.Len()
	}
	out.Text = doc.Join(texts...)
	return out
}

// label is a word the master doesn't hold.
func label(s string) doc.Text { return doc.Derive(s, doc.Span{}) }

// said makes a block of kind k out of t.
func said(k doc.Kind, t doc.Text) doc.Block { return doc.Block{Kind: k, Text: t} }

// address returns where a link leads as the master writes it: a reader may
// have escaped what a sending service is to fill in. A bare www.… is written
// without what makes it an address.
func address(m doc.Mark) string {
	if s := m.ToSpan; s.Source != nil && s.Start < s.End && s.End <= len(s.Source.Data) {
		to := strings.TrimSpace(string(s.Source.Data[s.Start:s.End]))
		if strings.HasPrefix(m.To, "mailto:") && !strings.Contains(to, ":") {
			return m.To // a bare a@b.example
		}
		if !strings.HasPrefix(strings.ToLower(to), "www.") {
			return to
		}
	}
	return m.To
}
