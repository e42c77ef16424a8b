package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A claimed is a fact as one place states it.
type claimed struct {
	mention
	doc   int // which of the documents; -1 is the kit
	block int
	look  func() setting // nil once it has looked
	seen  setting
}

// set returns the fact's setting. It is worked out only when something else
// could contradict the fact: most copy says nothing twice.
func (c *claimed) set() *setting {
	if c.look != nil {
		c.seen, c.look = c.look(), nil
	}
	return &c.seen
}

// align finds facts of the given kinds that contradict each other: of one
// product, measured by the same words or said in all but the same sentence.
// It is silent where a document holds both values: then they are two facts.
func align(kinds ...fact.Kind) func(*lint.Pass) error {
	return func(p *lint.Pass) error {
		all := statedBy(p, kinds)
		weigh(p, all, func(c, o *claimed) bool { return c.same(o) })
		within(p, all)
		return nil
	}
}

// crowd is how many documents are one campaign. What a folder holds beyond it,
// a year of articles, is held against the kit and the master only: piece
// against piece would say little and cost the square of it.
const crowd = 60

// weigh holds each fact against those of other documents and the kit that are
// of the same thing.
func weigh(p *lint.Pass, all []claimed, same func(c, o *claimed) bool) {
	byUnit := map[string][]*claimed{}
	for i := range all {
		if len(p.Docs) > crowd && all[i].weight(p) == 0 {
			continue
		}
		u := string(all[i].fact.Kind) + all[i].fact.Unit
		byUnit[u] = append(byUnit[u], &all[i])
	}
	if len(byUnit) == 0 || len(p.Docs) <= crowd && !differ(byUnit) {
		return
	}
	have := newHoldings(p)
	for i := range all {
		if c := &all[i]; c.doc >= 0 {
			against(p, c, byUnit[string(c.fact.Kind)+c.fact.Unit], have, same)
		}
	}
}

// differ reports whether any two facts of one unit can contradict each other.
func differ(byUnit map[string][]*claimed) bool {
	for _, list := range byUnit {
		for _, c := range list {
			if c.doc != list[0].doc && !fact.Same(c.fact, list[0].fact) {
				return true
			}
		}
	}
	return false
}

// statedBy returns the facts that all documents and the kit state, with their
// settings.
func statedBy(p *lint.Pass, kinds []fact.Kind) []claimed {
	var out []claimed
	for n, d := range p.Docs {
		out = append(out, claimsOf(p, d, n, kinds)...)
	}
	if d := kitFacts(p.Kit); d != nil {
		for _, c := range claimsOf(p, d, -1, kinds) {
			c.at = doc.Place{}
			out = append(out, c)
		}
	}
	return out
}

// enough is how many facts of one kind a document may state: what has more is a
// table of figures, no copy.
const enough = 300

func claimsOf(p *lint.Pass, d *doc.Document, n int, kinds []fact.Kind) []claimed {
	var out []claimed
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) || b.Kind == doc.Alt || len(out) > enough {
			continue
		}
		fs := facts(p, b)
		for k, f := range fs {
			if len(out) > enough || f.Struck || strings.HasSuffix(strings.TrimRight(b.Text.String()[:f.Start], " "), "第") || f.Value == "" || !slices.Contains(kinds, f.Kind) || f.Kind == fact.Number && len(f.Value) < 2 {
				continue
			}
			f.Value, f.Unit = metric(f.Value, f.Unit)
			m := mention{key{}, f, b.Text.String()[f.Start:f.End], doc.At(d, b, f.Start, f.End), false}
			out = append(out, claimed{mention: m, doc: n, block: i, look: func() setting { return settingOf(p, d, i, fs, k) }})
		}
	}
	return out
}

// same reports whether two facts are facts of the same thing.
func (c *claimed) same(o *claimed) bool {
	if c.fact.Role != o.fact.Role {
		return false
	}
	a, b := c.set(), o.set()
	one := a.subject == b.subject || a.subject == "" || b.subject == ""
	if like, n := alikeness(a.line, b.line); one && like >= 0.85 && n >= 4 && a.nth == b.nth {
		return true
	}
	if a.subject != b.subject || a.turn != b.turn || a.attr != b.attr {
		return false
	}
	if like, n := alikeness(a.words, b.words); like >= 0.7 && n >= 2 {
		return true
	}
	if a.attr == "" {
		return false
	}
	whose, _ := alikeness(a.of, b.of)
	return len(a.of)+len(b.of) == 0 || whose >= 0.5
}

// verbatim reports whether two facts stand in one and the same sentence but for
// what it counts.
func (c *claimed) verbatim(o *claimed) bool {
	a, b := c.set(), o.set()
	like, n := alikeness(a.line, b.line)
	return like >= 0.95 && n >= 6 && a.nth == b.nth
}

// against holds one fact against those of the kit and the other documents.
func against(p *lint.Pass, c *claimed, all []*claimed, have holdings, same func(c, o *claimed) bool) {
	if !slices.ContainsFunc(all, func(o *claimed) bool { return o.doc != c.doc && !fact.Same(c.fact, o.fact) }) {
		return
	}
	var right *claimed
	agree, contradict := map[int]bool{c.doc: true}, map[int]bool{}
	for _, o := range all {
		if o.doc == c.doc || !same(c, o) {
			continue
		}
		if fact.Same(c.fact, o.fact) {
			agree[o.doc] = true
			if o.doc < 0 {
				return // the kit says so
			}
			continue
		}
		if have.both(c, o) && !(c.verbatim(o) && (o.doc < 0 || !have.of[o.doc][c.fact.Value])) {
			continue
		}
		contradict[o.doc] = true
		if right == nil || o.weight(p) > right.weight(p) {
			right = o
		}
	}
	switch {
	case right == nil || master(p.Docs[c.doc]) && right.doc >= 0:
		return
	case right.weight(p) == 0 && (len(contradict) < len(agree) || len(contradict) == len(agree) && right.doc > c.doc):
		return // more say what it says, or it was said first
	}
	tell(p, contradiction(c.mention, right.mention, right.whose(p)))
}

// toldOf is the key under which a rule remembers what it has reported.
type toldOf struct{ rule string }

// tell reports a finding unless the rule has reported one there.
func tell(p *lint.Pass, f lint.Finding) {
	type spot struct {
		b     *doc.Block
		start int
	}
	told := lint.Once(p, toldOf{p.Rule.ID}, func() map[spot]bool { return map[spot]bool{} })
	at := spot{f.Place.Block, f.Place.Start}
	if !told[at] {
		told[at] = true
		p.Report(f)
	}
}

// weight ranks who is right: the kit, then the master.
func (c *claimed) weight(p *lint.Pass) int {
	switch {
	case c.doc < 0:
		return 2
	case master(p.Docs[c.doc]):
		return 1
	}
	return 0
}

func (c *claimed) whose(p *lint.Pass) lint.Words {
	switch c.weight(p) {
	case 2:
		return lint.Words{ZH: "品牌包", EN: "the kit"}
	case 1:
		return lint.Words{ZH: "母稿", EN: "the master"}
	}
	return lint.Words{ZH: "其他稿件", EN: "the other assets"}
}

// within reports what one document says twice, each time with another value,
// in all but the same words. What lists and tables hold side by side, and what
// sections say each of its own, is left alone.
func within(p *lint.Pass, all []claimed) {
	first := 0 // of the document's own: they stand together
	for i := range all {
		c := &all[i]
		if all[first].doc != c.doc {
			first = i
		}
		for k := first; k < i; k++ {
			o := &all[k]
			if c.doc < 0 || c.block == o.block || fact.Same(c.fact, o.fact) || c.fact.Unit != o.fact.Unit || c.fact.Kind != o.fact.Kind {
				continue
			}
			if d := p.Docs[c.doc]; d != nil && twin(d, o.block, c.block) && c.retells(o) {
				f := contradiction(c.mention, o.mention, lint.Words{})
				f.Message = lang.F("同一篇里前面是「%s」，这里是「%s」", "%q before, %q here, in one asset", o.said, c.said)
				tell(p, f)
				break
			}
		}
	}
}

// retells reports whether two facts stand in all but the same words.
func (c *claimed) retells(o *claimed) bool {
	if c.fact.Role != o.fact.Role {
		return false
	}
	a, b := c.set(), o.set()
	if a.subject != b.subject || a.turn != b.turn || a.attr != b.attr {
		return false
	}
	like, n := alikeness(a.words, b.words)
	return like >= 0.9 && (n >= 4 || n >= 2 && a.label != "" && a.label == b.label) ||
		a.attr != "" && a.label == b.label && len(a.of)+len(b.of) == 0 && like > 0.9
}

// fronts are the kinds of block that say in short what the body says.
var fronts = []doc.Kind{doc.Title, doc.Subject, doc.Preheader, doc.Description}

// twin reports whether blocks i < k of d can be about one thing: one
// sums the document up, or both are prose of one section.
func twin(d *doc.Document, i, k int) bool {
	a, b := &d.Blocks[i], &d.Blocks[k]
	if slices.Contains(fronts, a.Kind) || slices.Contains(fronts, b.Kind) {
		return b.Kind != doc.Cell && b.Kind != doc.Item
	}
	if a.Kind != doc.Paragraph || b.Kind != doc.Paragraph {
		return false
	}
	for n := i; n < k; n++ {
		if d.Blocks[n].Kind == doc.Heading || d.Blocks[n].Kind == doc.Break {
			return false
		}
	}
	return true
}
