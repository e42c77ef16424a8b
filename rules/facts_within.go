package rules

import (
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// within reports what one document says twice, each time with another value,
// in all but the same words. What lists and tables hold side by side, what
// sections say each of its own, and what has a third value are left alone.
func within(p *lint.Pass, d *doc.Document, all []*claimed) {
	if len(all) < 2 {
		return
	}
	section := sections(d)
	for i, c := range all {
		var first *claimed
		for k, o := range all {
			if c.block == o.block || c.fact.Unit != o.fact.Unit || c.fact.Kind != o.fact.Kind || fact.Same(c.fact, o.fact) ||
				!twin(d, section, min(o.block, c.block), max(o.block, c.block)) || !c.retells(o) {
				continue
			}
			if first != nil && !fact.Same(first.fact, o.fact) {
				first = nil
				break
			}
			if first == nil && k < i {
				first = o
			}
		}
		if first != nil {
			f := contradiction(c, first, lint.Words{})
			f.Message = lang.F("同一篇里前面是「%s」，这里是「%s」", "%q before, %q here, in one asset", first.said, c.said)
			tell(p, f)
		}
	}
}

// retells reports whether two facts stand in all but the same words.
func (c *claimed) retells(o *claimed) bool {
	if c.fact.Role != o.fact.Role {
		return false
	}
	a, b := c.set(), o.set()
	if a.subject != b.subject || a.turn != b.turn || a.attr != b.attr || a.order != b.order {
		return false
	}
	like, n := alikeness(a.words, b.words)
	return like >= 0.9 && (n >= 4 || n >= 2 && a.label != "" && a.label == b.label) ||
		a.attr != "" && a.label == b.label && len(a.of)+len(b.of) == 0 && like > 0.9
}

// fronts are the kinds of block that say in short what the body says.
var fronts = []doc.Kind{doc.Title, doc.Subject, doc.Preheader, doc.Description}

// sections numbers the section that each block is in.
func sections(d *doc.Document) []int {
	out := make([]int, len(d.Blocks))
	n := 0
	for i := range d.Blocks {
		if k := d.Blocks[i].Kind; k == doc.Heading || k == doc.Break {
			n++
		}
		out[i] = n
	}
	return out
}

// twin reports whether blocks i < k of d can be about one thing: one sums the
// document up, or both are prose of one section.
func twin(d *doc.Document, section []int, i, k int) bool {
	a, b := d.Blocks[i].Kind, d.Blocks[k].Kind
	if slices.Contains(fronts, a) || slices.Contains(fronts, b) {
		return b != doc.Cell && b != doc.Item
	}
	return a == doc.Paragraph && b == doc.Paragraph && section[i] == section[k]
}
