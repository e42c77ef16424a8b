package office

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The order in which what comes to stand at one byte does so.
const (
	inserted = iota // new words, behind those they replace
	ended           // a comment's end
	opened          // a comment's start
)

// cuts are what is to be done within one child of a run: places of Data at
// which something comes to stand, and what goes.
type cuts struct {
	line *line
	at   []insert
	gone []gone
}

// gone is words that a tracked change deletes.
type gone struct{ start, end, id int }

// of returns the cuts of the child that holds a piece.
func (m *marker) of(s spot) *cuts {
	k := childKey{s.line.part, s.line.pieces[s.piece].child}
	if m.cuts[k] == nil {
		m.cuts[k] = &cuts{line: s.line}
	}
	return m.cuts[k]
}

func (m *marker) cut(l *line, piece, at, order int, xml string) {
	c := m.of(spot{l, piece})
	c.at = append(c.at, insert{at, order, xml})
}

// tracked is the attributes of a tracked change. It says no time, so that the
// same run makes the same file.
func (m *marker) tracked(p string) string {
	m.next++
	return changeAttrs(p, m.next-1)
}

// changeAttrs are the attributes of a tracked change, idAttr those of a
// comment's mark. Word's attributes always have a prefix, also where its
// elements have none.
func changeAttrs(p string, id int) string {
	return idAttr(p, id) + " " + cmp.Or(p, "w:") + `author="` + author + `"`
}

func idAttr(p string, id int) string {
	if p == "" {
		return ` xmlns:w="` + wordSpace + `" w:id="` + strconv.Itoa(id) + `"`
	}
	return " " + p + `id="` + strconv.Itoa(id) + `"`
}

func commentStart(p string, id int) string {
	return "<" + p + "commentRangeStart" + idAttr(p, id) + "/>"
}

func commentEnd(p string, id int) string {
	at := idAttr(p, id)
	return "<" + p + "commentRangeEnd" + at + "/><" + p + "r><" + p + "commentReference" + at + "/></" + p + "r>"
}

// write puts all cuts and inserts into the parts.
func (m *marker) write() error {
	m.fresh = map[string][]byte{}
	for _, p := range m.parts {
		splices := m.splices(p)
		if len(splices) == 0 {
			continue
		}
		out, err := spliced(p.data, splices)
		if err == nil {
			err = sound(out)
		}
		if err != nil {
			return m.bad(p.name, err)
		}
		m.fresh[p.name] = out
	}
	return m.writeNotes()
}

// sound makes sure that what was written is XML whose elements close.
func sound(data []byte) error {
	for s := newScanner(data); ; {
		if t, err := s.next(); err != nil || t.kind == ends {
			return err
		}
	}
}

// A splice is XML in place of bytes of a part.
type splice struct {
	start, end, order int
	xml               string
}

// spliced returns data with splices in it, which come in their order.
func spliced(data []byte, list []splice) ([]byte, error) {
	out, last := make([]byte, 0, len(data)+1024*len(list)), 0
	for _, s := range list {
		if s.start < last {
			return nil, fmt.Errorf("changes overlap at byte %d", s.start)
		}
		out = append(append(out, data[last:s.start]...), s.xml...)
		last = s.end
	}
	return append(out, data[last:]...), nil
}

// splices are what changes in one part, in order.
func (m *marker) splices(p *part) []splice {
	var out []splice
	for k, c := range m.cuts {
		if k.part == p {
			child := p.child[k.child]
			out = append(out, splice{child.start, child.end, 0, c.render(p, k.child)})
		}
	}
	if p == m.mainPart {
		for _, in := range m.inserts {
			out = append(out, splice{in.at, in.at, in.order, in.xml})
		}
	}
	slices.SortStableFunc(out, func(a, b splice) int {
		return cmp.Or(a.start-b.start, a.end-b.end, a.order-b.order, strings.Compare(a.xml, b.xml))
	})
	return out
}

// render writes a child of a run anew: its words in as many runs as it takes,
// with what comes to stand between them. What stands before it and behind it in
// its own run stays there.
func (c *cuts) render(p *part, of int) string {
	child := p.child[of]
	run := p.runs[child.run]
	pre := prefixOf(run.open)
	slices.SortStableFunc(c.at, func(a, b insert) int { return cmp.Or(a.at-b.at, a.order-b.order) })
	var out strings.Builder
	inRun := true
	leave := func() {
		if inRun {
			out.WriteString("</" + pre + "r>")
		}
		inRun = false
	}
	enter := func() {
		if !inRun {
			out.WriteString(run.open + run.props)
		}
		inRun = true
	}
	edges := c.edges(of)
	for i, at := range edges {
		for _, in := range c.at {
			if in.at == at {
				leave()
				out.WriteString(in.xml)
			}
		}
		if i+1 == len(edges) {
			break
		}
		raw := c.raw(p, of, at, edges[i+1])
		if g := c.goes(at); g != nil {
			leave()
			out.WriteString("<" + pre + "del" + changeAttrs(pre, g.id) + ">" + run.open + run.props)
			out.WriteString(wrapped(child.words, pre, "delText", raw) + "</" + pre + "r></" + pre + "del>")
			continue
		}
		enter()
		out.WriteString(wrapped(child.words, pre, "t", raw))
	}
	enter()
	return out.String()
}

// wrapped is the characters of an element again in one; another child stays
// as it is.
func wrapped(words bool, prefix, name, raw string) string {
	if !words {
		return raw
	}
	return "<" + prefix + name + ` xml:space="preserve">` + raw + "</" + prefix + name + ">"
}

// goes returns the deletion that takes the words at a byte of Data.
func (c *cuts) goes(at int) *gone {
	for i, g := range c.gone {
		if g.start <= at && at < g.end {
			return &c.gone[i]
		}
	}
	return nil
}

// edges are the bytes of Data at which the words of a child are cut, and both
// its ends, in order.
func (c *cuts) edges(of int) []int {
	set := map[int]bool{}
	for i, p := range c.line.pieces {
		if p.child == of {
			set[c.line.at+c.line.pieceEnd(i)] = true
			if i == 0 || c.line.pieces[i-1].child != of {
				set[c.line.at+p.off] = true
			}
		}
	}
	all := slices.Sorted(maps.Keys(set))
	lo, hi := all[0], all[len(all)-1]
	set = map[int]bool{lo: true, hi: true}
	for _, in := range c.at {
		set[in.at] = true
	}
	for _, g := range c.gone {
		set[g.start], set[g.end] = true, true
	}
	return slices.Sorted(maps.Keys(set))
}

// raw is what a part writes for bytes start to end of Data, which one child
// holds.
func (c *cuts) raw(p *part, of, start, end int) string {
	if !p.child[of].words {
		return string(p.data[p.child[of].start:p.child[of].end])
	}
	from, to := -1, -1
	for i, k := range c.line.pieces {
		lo, hi := c.line.at+k.off, c.line.at+c.line.pieceEnd(i)
		if k.child != of || hi <= start || end <= lo {
			continue
		}
		a, b := k.start, k.end
		if k.copied {
			a, b = k.start+max(0, start-lo), k.end-max(0, hi-end)
		}
		if from < 0 {
			from = a
		}
		to = b
	}
	return string(p.data[from:to])
}
