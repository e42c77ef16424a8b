package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A claimed is a fact as one place states it.
type claimed struct {
	fact  fact.Fact
	said  string
	at    doc.Place // its Doc is nil for the kit's own facts
	doc   int       // which of the documents; -1 is the kit
	block int
	meta  bool           // stated in front matter, not to the public
	part  string         // what the fact is, where that is sure: the price to pay, the last day of an offer
	tier  string         // of a price: which of several that a product may have at once; "" is the plain one
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

// enough is how many facts of one kind a document may state: what has more is a
// table of figures, no copy.
const enough = 300

// stating returns what finds the facts of some kinds that a document states.
func stating(kinds ...fact.Kind) func(*lint.Pass, *doc.Document, int) []*claimed {
	return func(p *lint.Pass, d *doc.Document, n int) []*claimed {
		var out []*claimed
		for i := range d.Blocks {
			b := &d.Blocks[i]
			if !p.Rule.Scope.Block(b) || b.Kind == doc.Alt || len(out) > enough {
				continue
			}
			fs := facts(p, b)
			for k, f := range fs {
				if len(out) > enough || !slices.Contains(kinds, f.Kind) || !states(b.Text.String(), f) {
					continue
				}
				f.Value, f.Unit = metric(f.Value, f.Unit)
				out = append(out, &claimed{fact: f, said: b.Text.String()[f.Start:f.End], at: doc.At(d, b, f.Start, f.End), doc: n, block: i,
					look: func() setting { return settingOf(p, d, i, fs, k) }})
			}
		}
		return out
	}
}

// states reports whether f holds today and says something: no price crossed
// out, no 第 3, no bare digit.
func states(s string, f fact.Fact) bool {
	return !f.Struck && f.Value != "" && !(f.Kind == fact.Number && len(f.Value) < 2) &&
		!strings.HasSuffix(strings.TrimRight(s[:f.Start], " "), "第")
}

// alike reports whether the words round two facts make them facts of the same
// thing: one sentence but for its numbers, one clause of one product, or one
// measure of one thing.
func (c *claimed) alike(o *claimed) bool {
	if c.fact.Role != o.fact.Role || c.part != "" && o.part != "" && c.part != o.part {
		return false
	}
	a, b := c.set(), o.set()
	if a.order != b.order {
		return false
	}
	one := a.subject == b.subject || a.subject == "" || b.subject == ""
	if like, n := alikeness(a.line, b.line); one && like >= 0.85 && n >= 4 && a.nth == b.nth {
		return true
	}
	if !(a.subject == b.subject || o.doc < 0 && b.subject == "" || c.doc < 0 && a.subject == "") || a.turn != b.turn || a.attr != b.attr {
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

// metric brings a measure to the smaller unit of its kind, so that 0.3 kg is
// 300 g.
func metric(value, unit string) (string, string) {
	to, shift := "", 0
	switch unit {
	case "kg":
		to, shift = "g", 3
	case "L":
		to, shift = "mL", 3
	case "cm":
		to, shift = "mm", 1
	case "m":
		to, shift = "mm", 3
	case "kW":
		to, shift = "W", 3
	case "Ah":
		to, shift = "mAh", 3
	}
	if to == "" || strings.ContainsAny(value, "×-") {
		return value, unit
	}
	return fact.Shift(value, shift), to
}
