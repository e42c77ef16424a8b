package lint

import (
	"slices"

	"onevoice/lint/doc"
)

// A Let is a place where a rule's words stand and are lawful.
type Let struct {
	Rule  *Rule
	Place doc.Place
	Why   Words
}

// Let notes that words were let pass, and why: what `--explain` shows.
func (p *Pass) Let(at doc.Place, why Words) {
	p.let = append(p.let, Let{p.Rule, at, why})
}

// passed puts what was let pass in the order of findings, each place of a rule
// once, without those that the rule reports all the same for another reason.
func passed(let []Let, findings []Finding) []Let {
	type spot struct {
		rule string
		at   doc.Span
	}
	seen := make(map[spot]bool, len(findings))
	for _, f := range findings {
		seen[spot{f.Rule.ID, f.Place.Span()}] = true
	}
	slices.SortStableFunc(let, func(a, b Let) int {
		return order(Finding{Rule: a.Rule, Place: a.Place}, Finding{Rule: b.Rule, Place: b.Place})
	})
	return slices.DeleteFunc(let, func(l Let) bool {
		at := spot{l.Rule.ID, l.Place.Span()}
		was := seen[at]
		seen[at] = true
		return was
	})
}
