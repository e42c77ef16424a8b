package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// hourly reports whether a unit is a line of a programme: when, and what.
func hourly(u unit) bool {
	s := u.block.Text.String()
	facts := fact.In(s)
	return u.list && len(facts) > 0 && facts[0].Kind == fact.Time && facts[0].Start == 0 && facts[0].End < len(s)
}

// mostShown is how many lines a card with a programme holds.
const mostShown = 7

// programmed shows on one card, under its heading, a programme there is no time
// to say, where there is time for the heading.
func (j *job) programmed(all, kept []unit, fits func([]unit) bool) []unit {
	for at := 0; at < len(all); {
		end := at + 1
		for end < len(all) && all[end].portion == all[at].portion {
			end++
		}
		rows := all[at:end]
		at = end
		if len(rows) < 2 || len(rows) > mostShown || slices.ContainsFunc(rows, func(u unit) bool { return !hourly(u) }) || slices.ContainsFunc(kept, func(u unit) bool { return u.portion == rows[0].portion }) {
			continue
		}
		if h, ok := j.introduction(rows, 0); ok {
			h.shown, h.list = j.programme(rows), false
			i := slices.IndexFunc(kept, func(u unit) bool { return u.portion > h.portion })
			if i < 0 {
				i = len(kept)
			}
			if more := slices.Insert(slices.Clone(kept), i, h); fits(more) {
				kept = more
			}
		}
	}
	return kept
}

// programme is what a card shows of a programme: each hour with what comes
// first.
func (j *job) programme(rows []unit) string {
	var out []string
	for _, u := range rows {
		s := u.block.Text.String()
		all := phrases(s, func(row string) bool { return width(row) <= cardWidth })
		n := 0
		for n+1 < len(all) && announces(strings.TrimSpace(s[:all[n][1]])) {
			n++
		}
		out = append(out, bare1(s[:all[n][1]]))
	}
	return strings.Join(out, j.zhOr("；", "; "))
}

// agenda reports whether the table that u is a row of is a programme.
func (j *job) agenda(u unit) bool {
	cells := rows(j.owned(j.out.portions[u.portion].blocks))
	return len(cells) > 2 && !slices.ContainsFunc(cells[1:], func(row []doc.Block) bool {
		facts := fact.In(row[0].Text.String())
		return len(facts) == 0 || facts[0].Kind != fact.Time || facts[0].Start > 0
	})
}
