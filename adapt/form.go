package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// pools returns the words that can stand by themselves in a form, the best
// first: titles, and sentences or clauses, those with the price and the date
// before the others.
func (j *job) pools() (titles, copies []doc.Block) {
	for _, h := range j.headliners() {
		if !h.last && (h.full || !torn(j.out.title.String(), h.text.String())) {
			titles = append(titles, said(doc.Title, h.text))
		}
	}
	copies, openings := j.copies()
	for _, b := range copies {
		titles = append(titles, trimmed(said(doc.Title, b.Text)))
	}
	for _, t := range j.products() {
		titles = append(titles, said(doc.Title, t))
	}
	for _, t := range j.taglines() {
		titles, copies = append(titles, said(doc.Title, t)), append(copies, said(doc.Paragraph, t))
	}
	if text, _ := j.action(); text.Len() > 0 {
		titles = append(titles, said(doc.Title, text))
	}
	return titles, append(copies, openings...)
}

// copies returns the sentences and clauses of the copy that tell something by
// themselves, and those that say little alone, or how others begin.
func (j *job) copies() (copies, openings []doc.Block) {
	all := j.units()
	for i := range all {
		all[i].weight += j.bid(all[i])
	}
	slices.SortStableFunc(all, func(a, b unit) int { return b.weight - a.weight })
	for _, u := range all {
		if !j.advertises(u) {
			continue
		}
		s := u.block.Text.String()
		switch b := tidy(part(u.block, 0, len(s))); {
		case j.slogan(s):
		case j.tells(u, s):
			copies = append(copies, b)
		case u.role != table && !announces(s):
			openings = append(openings, b)
		}
		if u.role == table { // a cell means nothing without what heads its row
			continue
		}
		for _, c := range j.apart(s) {
			b := tidy(part(u.block, c[0], c[1]))
			switch t := b.Text.String(); {
			case j.slogan(t):
			case j.names(t) && (len(fact.In(t)) > 0 || j.namesProduct(t)):
				copies = append(copies, b)
			default:
				openings = append(openings, b)
			}
		}
	}
	return copies, openings
}

// bid is how much sooner a form says u: what it costs comes first, then when.
func (j *job) bid(u unit) int {
	price, date := 0, 0
	for _, x := range j.find(&u.block) {
		if x.Struck || !slices.ContainsFunc(j.ledger.match(x), func(i int) bool {
			e := j.ledger.Entries[i]
			return e.Basis != "" && e.Basis != "lead"
		}) {
			continue
		}
		switch x.Kind {
		case fact.Price, fact.Discount, fact.Percent:
			if x.Role != "deposit" && x.Role != "was" {
				price = 120
			}
		case fact.Date:
			date = 90
		}
	}
	return price + date
}

// advertises reports whether a unit is of use in a form: no contact, no
// greeting, no small print.
func (j *job) advertises(u unit) bool {
	switch u.role {
	case sign, salute, notes, contact:
		return false
	}
	if u.parent >= 0 || u.bond != 0 || u.weight < 0 || u.block.Text.Len() > tooLong {
		return false
	}
	return !slices.ContainsFunc(fact.In(u.block.Text.String()), func(f fact.Fact) bool {
		return f.Kind == fact.Phone || f.Kind == fact.Email || f.Kind == fact.Link
	})
}

// slogan reports whether s is a piece of a tagline: one is said whole, where it
// has its own place, or not at all.
func (j *job) slogan(s string) bool {
	f := core1(s)
	all := []string{j.master.Meta.Get("tagline")}
	for _, t := range j.kit.Taglines {
		all = append(all, t.Text)
	}
	return slices.ContainsFunc(all, func(t string) bool { return strings.Contains(core1(t), f) && core1(t) != f })
}

// namesProduct reports whether s names a product, with or without the brand
// before it.
func (j *job) namesProduct(s string) bool {
	low, maker := fold(s), j.maker()
	return slices.ContainsFunc(j.products(), func(t doc.Text) bool {
		return strings.Contains(low, fold(strings.TrimPrefix(t.String(), maker)))
	})
}

// namesShort reports whether s names the brand or a product, the latter perhaps
// without the brand before it.
func (j *job) namesShort(s string) bool { return j.names(s) || j.namesProduct(s) }
