package rules

import (
	"slices"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A scanned reading knows where every rule's phrases stand.
type scanned struct {
	read *reading
	all  []found // by branch, in the order of the text
}

// A found is where a phrase of a branch stands.
type found struct {
	branch     int
	start, end int
}

// of returns what was found for a branch of a rule.
func (s *scanned) of(b *branch) []found {
	i, _ := slices.BinarySearchFunc(s.all, b.number, func(f found, n int) int { return f.branch - n })
	j := i
	for j < len(s.all) && s.all[j].branch == b.number {
		j++
	}
	return s.all[i:j]
}

// A search goes through one reading for all rules.
type search struct {
	scanned
	glance   glance
	branches []*branch
	runs     []bool // of each branch, whether its rule runs on the document
	near     window // round what was looked at last
}

// add notes where phrases stand whose anchor is the word at bytes start to end.
func (s *search) add(of []anchor, start, end int) {
	for _, a := range of {
		s.one(a, start, end)
	}
}

// one notes where the phrase of an anchor stands.
func (s *search) one(a anchor, start, end int) {
	if !s.runs[a.branch] {
		return
	}
	if p := s.branches[a.branch].phrase(a.phrase); p.mayStand(s.glance, start, end) {
		if h, ok := p.reached(s.window(start, end), start); ok {
			s.all = append(s.all, found{a.branch, h.start, h.end})
		}
	}
}

// called adds for the word numbered i.
func (s *search) called(l *lore, i, start, end int) {
	if l.packed == nil {
		s.add(l.calls[i], start, end)
		return
	}
	l.packed.each(i, func(a anchor) { s.one(a, start, end) })
}

// window returns the window round bytes i to j: mostly the last one.
func (s *search) window(i, j int) *window {
	if w := &s.near; i < w.sentence0 || j > w.sentence1 || w.sentence1-w.sentence0 >= farInSentence {
		s.near = s.read.window(i, j)
	}
	return &s.near
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
			if i > 0 && l.branches[i-1].rule == b.rule {
				out[i] = out[i-1]
				continue
			}
			out[i] = p.Runs(b.rule.scope, d)
		}
		return out
	})
}

func (l *lore) search(r *reading, b *doc.Block, runs []bool) scanned {
	l.once.Do(l.listen)
	room, _ := l.glances.Get().(*glance)
	if room == nil {
		room = new(glance)
	}
	defer l.glances.Put(room)
	*room = glanceAt(*room, r.text)
	s := search{scanned: scanned{read: r}, glance: *room, branches: l.branches, runs: runs}
	l.words.Each(words.Fold(r.text), func(m words.Match) { s.called(l, m.Phrase, m.Start, m.End) })
	l.mark(&s, b)
	slices.SortStableFunc(s.all, func(a, b found) int { return a.branch - b.branch })
	return s.scanned
}

// listen makes the one search for all anchors.
func (l *lore) listen() {
	if k := l.packed; k != nil {
		l.words = words.MatcherOf(k.Words)
		for i, w := range marked {
			if n := k.Marked[i]; n >= 0 {
				k.each(n, func(a anchor) { l.of[w] = append(l.of[w], a) })
			}
		}
		return
	}
	l.words = words.NewMatcher(l.anchors)
	l.calls = make([][]anchor, len(l.anchors))
	for i, w := range l.anchors {
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
					if in := out[f.branch]; len(in) == 0 || in[len(in)-1] != i {
						out[f.branch] = append(in, i)
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
	heard := c.lore.heard(p, d)
	for _, b := range c.branches {
		all = append(all, heard[b.number]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
