package report

import (
	"fmt"

	"onevoice/lint"
)

// lets prints what was let pass, each with its words and why.
func (p *printer) lets(all []lint.Let) {
	for _, l := range all {
		at := locate(l.Place)
		fmt.Fprintf(p, "%s  %s  %s  %s\n", p.paint(bold, at.String()), p.paint(green, p.say("放行", "let pass")), p.in(l.Why), p.paint(dim, "["+l.Rule.ID+"]"))
		p.excerpt(l.Place, green, at)
		p.WriteByte('\n')
	}
}

// A let is what was let pass as JSON has it.
type let struct {
	Rule string `json:"rule"`
	Path string `json:"path"`
	*lines
	Region *region `json:"region,omitempty"`
	Text   string  `json:"text,omitempty"`
	Why    string  `json:"why"`
}

func lets(all []lint.Let, to string) []let {
	out := []let{}
	for _, l := range all {
		at := locate(l.Place)
		out = append(out, let{l.Rule.ID, at.name, linesOf(at), regionOf(at), at.text.String(), l.Why.In(to)})
	}
	return out
}
