package rules

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// agree finds facts of one kind that differ between the documents of a
// campaign, or inside one of them. It compares like with like only, and is
// silent where the two may be facts of two things.
func agree(with yaml.Raw) (plan, error) {
	var w struct {
		Fact string `yaml:"fact" need:"true" allow:"price date number percent time code phone link name"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	switch w.Fact {
	case "name":
		return plan{check: people}, nil
	case "price":
		return plan{check: priced}, nil
	case "number":
		return plan{check: func(p *lint.Pass) error {
			for _, d := range p.Docs {
				gifts(p, d)
			}
			return byWords(stating(fact.Quantity, fact.Number)).check(p)
		}}, nil
	}
	return plan{check: map[string]comparison{
		"date":    byWords(dates),
		"percent": byWords(stating(fact.Percent, fact.Discount)),
		"time":    byWords(times),
		"code":    {claims: codes, marks: codeMarks, same: sameCode},
		"phone":   {claims: stating(fact.Phone), marks: phoneMarks, same: samePhone},
		"link":    {claims: links, marks: spellingMarks, same: sameHost},
	}[w.Fact].check}, nil
}

// A comparison is how facts of one kind are held against each other.
type comparison struct {
	claims func(p *lint.Pass, d *doc.Document, n int) []*claimed // what document n states
	marks  func(c *claimed, rare rarest) []string                // what shares none of them is never the same
	same   func(c, o *claimed) bool                              // of what shares one: are they facts of one thing
	within bool                                                  // also inside one document
}

// byWords compares facts by the words round them.
func byWords(claims func(*lint.Pass, *doc.Document, int) []*claimed) comparison {
	return comparison{claims, wordedMarks, (*claimed).alike, true}
}

func (k comparison) check(p *lint.Pass) error {
	var all []*claimed
	for n, d := range p.Docs {
		mine := k.claims(p, d, n)
		if d.Format == "table" {
			mine = slices.DeleteFunc(mine, func(c *claimed) bool { return !c.priced() })
		} else if k.within {
			within(p, d, mine)
		}
		all = append(all, mine...)
		if own := masterFacts(p, d); own != nil {
			for _, c := range k.claims(p, own.Document, n) {
				c.at, c.said, c.meta = own.place(d, c.block), own.values[c.block].String(), true
				all = append(all, c)
			}
		}
	}
	if kit := kitFacts(p); kit != nil {
		for _, c := range k.claims(p, kit.Document, -1) {
			c.at = doc.Place{}
			all = append(all, c)
		}
	}
	k.weigh(p, all)
	return nil
}

// contradiction says that wrong differs from right, and shows both places.
func contradiction(wrong, right *claimed, whose lint.Words) lint.Finding {
	f := lint.Finding{
		Place:   wrong.at,
		Message: lang.F("这里是「%s」，%s是「%s」", "%q here, but %s: %q", wrong.said, whose, right.said),
	}
	if wrong.at.Doc != nil && inked(wrong.said) == inked(right.said) { // which of the two is right, a person knows
		f.Fixes = lint.Say(wrong.at, right.said, lang.F("改为「%s」", "say %q", right.said))
		for i := range f.Fixes {
			f.Fixes[i].Unsafe = true
		}
	}
	if right.at.Doc != nil {
		f.Related = []lint.Note{{Place: right.at, Message: lang.F("这里是「%s」", "%q here", right.said)}}
	}
	return f
}

// inked is how a fact is written: ¥379 and ¥399 are both ¥#.
func inked(said string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, said)
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
