package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/fact"
)

// holdings are the values that each document holds anywhere, its meta data
// included.
type holdings struct {
	of []map[string]bool // by document
	in map[string][]int  // by value: the documents
}

func (h *holdings) hold(n int, value string) {
	if !h.of[n][value] {
		h.of[n][value] = true
		h.in[value] = append(h.in[value], n)
	}
}

func newHoldings(p *lint.Pass) holdings {
	out := holdings{make([]map[string]bool, len(p.Docs)), map[string][]int{}}
	for n, d := range p.Docs {
		out.of[n] = map[string]bool{}
		add := func(fs []fact.Fact) {
			for _, f := range fs {
				out.hold(n, f.Value)
				if f.Kind == fact.Link {
					out.hold(n, host(f.Value))
				}
				v, _ := metric(f.Value, f.Unit)
				out.hold(n, v)
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
	return slices.ContainsFunc(h.in[a.fact.Value], func(n int) bool { return h.of[n][b.fact.Value] })
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
