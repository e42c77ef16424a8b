package rules

import (
	"slices"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A scanned reading knows where every rule's words stand.
type scanned struct {
	read *reading
	all  []found // by branch, in the order of the text
	from []int32 // where those of each branch begin in all, and one more for the end; nil: there are none
	runs []bool  // of each branch, whether its rule runs on the document
}

// A found is where the anchor of a rule's phrase stands.
type found struct {
	anchor
	start, end int
}

// add notes that the word that these anchors are stands somewhere, where their
// phrases may stand too.
func (s *scanned) add(of []anchor, start, end int) {
	for _, a := range of {
		if s.runs[a.rule.number] && a.rule.phrase(a.phrase).mayStand(s.read.text, start, end) {
			s.all = append(s.all, found{a, start, end})
		}
	}
}

// of returns what was found for a branch of a rule.
func (s *scanned) of(b *branch) []found {
	if s.from == nil {
		return nil
	}
	return s.all[s.from[b.number]:s.from[b.number+1]]
}

// order puts what was found together by branch.
func (s *scanned) order() {
	if len(s.all) == 0 {
		return
	}
	s.from = make([]int32, len(s.runs)+1)
	for _, f := range s.all {
		s.from[f.rule.number+1]++
	}
	for i := range s.runs {
		s.from[i+1] += s.from[i]
	}
	at, all := slices.Clone(s.from), make([]found, len(s.all))
	for _, f := range s.all {
		n := f.rule.number
		all[at[n]] = f
		at[n]++
	}
	s.all = all
}

type scanOf struct {
	l *lore
	b *doc.Block
}

// scan searches a block once for all claim rules: as it is written, and, where
// something is spelt to get round a rule, as it is meant.
func (l *lore) scan(p *lint.Pass, d *doc.Document, b *doc.Block) []scanned {
	return lint.Once(p, scanOf{l, b}, func() []scanned {
		r, runs := l.plain(p, b), l.runs(p, d)
		out := []scanned{l.search(r, b, runs)}
		if bent := l.bents(p, b); len(bent) > 0 {
			out = append(out, l.search(straighten(r, bent), b, runs))
		}
		return out
	})
}

type runsFor struct {
	l *lore
	d *doc.Document
}

// runs tells of each branch, by its number, whether its rule runs on a document.
func (l *lore) runs(p *lint.Pass, d *doc.Document) []bool {
	return lint.Once(p, runsFor{l, d}, func() []bool {
		out := make([]bool, len(l.branches))
		for i, b := range l.branches {
			out[i] = p.Runs(b.rule.scope, d)
		}
		return out
	})
}

func (l *lore) search(r *reading, b *doc.Block, runs []bool) scanned {
	l.once.Do(l.listen)
	s := scanned{read: r, runs: runs}
	for _, m := range l.words.Find(r.text) {
		s.add(l.calls[m.Phrase], m.Start, m.End)
	}
	l.mark(&s, b)
	s.order()
	return s
}

// listen makes the one search for all anchors.
func (l *lore) listen() {
	l.words = words.NewMatcher(l.anchors)
	l.calls = make([][]anchor, len(l.anchors))
	r := reader(l.refs)
	for i, w := range l.anchors {
		if l.refs != "" {
			l.of[w] = l.unpack(&r)
		}
		l.calls[i] = l.of[w]
	}
}

type heardOf struct {
	l *lore
	d *doc.Document
}

// heard returns in which blocks of a document words of each branch stand, by
// its number: most rules have nothing to do in most of them.
func (l *lore) heard(p *lint.Pass, d *doc.Document) [][]int {
	return lint.Once(p, heardOf{l, d}, func() [][]int {
		out := make([][]int, len(l.branches))
		for i := range d.Blocks {
			for _, s := range l.scan(p, d, &d.Blocks[i]) {
				for _, f := range s.all {
					if in := out[f.rule.number]; len(in) == 0 || in[len(in)-1] != i {
						out[f.rule.number] = append(in, i)
					}
				}
			}
		}
		return out
	})
}

// heard returns the blocks in which words of the rule stand, in order.
func (c *claims) heard(p *lint.Pass, d *doc.Document) []int {
	var all []int
	for _, b := range c.branches {
		all = append(all, c.lore.heard(p, d)[b.number]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
