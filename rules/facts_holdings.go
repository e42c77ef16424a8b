package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/fact"
)

// holdings are the values that each document holds anywhere, its meta data
// included.
type holdings []map[string]bool

func newHoldings(p *lint.Pass) holdings {
	out := make(holdings, len(p.Docs))
	for n, d := range p.Docs {
		out[n] = map[string]bool{}
		add := func(fs []fact.Fact) {
			for _, f := range fs {
				out[n][f.Value] = true
				if f.Kind == fact.Link {
					out[n][host(f.Value)] = true
				}
				v, _ := metric(f.Value, f.Unit)
				out[n][v] = true
			}
		}
		for i := range d.Blocks {
			add(facts(p, &d.Blocks[i]))
		}
		for _, f := range d.Meta {
			if strings.ContainsAny(f.Text.String(), "0123456789") {
				add(fact.In(f.Text.String()))
			}
		}
	}
	return out
}

// both reports whether some document holds the values of both facts.
func (h holdings) both(a, b *claimed) bool {
	return slices.ContainsFunc(h, func(m map[string]bool) bool { return m[a.fact.Value] && m[b.fact.Value] })
}

// metric brings a measure to the smaller unit of its kind, so that 0.3 kg is
// 300 g.
func metric(value, unit string) (string, string) {
	to, ok := map[string]struct {
		unit  string
		shift int
	}{"kg": {"g", 3}, "L": {"mL", 3}, "cm": {"mm", 1}, "m": {"mm", 3}, "kW": {"W", 3}, "Ah": {"mAh", 3}}[unit]
	if !ok || strings.ContainsAny(value, "×-") {
		return value, unit
	}
	return fact.Shift(value, to.shift), to.unit
}
