package main

import (
	"slices"

	"onevoice/adapt"
	"onevoice/lint"
)

// A remark is a finding as a manifest has it.
type remark struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Text     string `json:"text,omitempty"` // the words it is about
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
}

// manifest returns what is written last: what was made of the master, from
// what, and what became of its facts. A channel that was not written has no
// files in it.
func (w *work) manifest(to string) ([]byte, error) {
	var all []*adapt.Variant
	found := map[string]any{}
	for i := range w.made {
		m := &w.made[i]
		v := *m.Variant
		if !m.written {
			v.Files = nil
		}
		all = append(all, &v)
		found[v.Name()] = remarks(m.own, m.Channel, to)
	}
	return adapt.Manifest(w.house.kit, w.doc, all, found, w.left.still)
}

func remarks(findings []lint.Finding, channel, to string) []remark {
	out := []remark{}
	for _, f := range findings {
		if !slices.Contains(f.Channels, channel) {
			continue
		}
		r := remark{Rule: f.Rule.ID, Severity: string(f.Weight()), Message: f.Message.In(to)}
		if s := f.Place.Span(); s.Source != nil && s.Start < s.End {
			at := s.Source.Position(s.Start)
			r.Line, r.Column = at.Line, at.Column
			r.Text = f.Place.Text().String()
		}
		out = append(out, r)
	}
	return out
}
