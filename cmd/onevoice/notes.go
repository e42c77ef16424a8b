package main

import (
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// fit is the rule behind what adapting has to say: it finds, like any rule,
// and its findings are told like any other's.
var fit = lint.Rule{
	ID:       "adapt/fit",
	Title:    lang.Words{ZH: "改写", EN: "adaptation"},
	Why:      lang.Words{ZH: "放不下的、对不上的都由人来定，不悄悄删改。", EN: "What doesn't fit or agree is a person's to decide; nothing is cut silently."},
	Basis:    lang.Words{ZH: "渠道的限制见 onevoice channels", EN: "for a channel's limits see onevoice channels"},
	Mend:     lang.Words{ZH: "改母稿，再运行一次。", EN: "Change the master and run again."},
	Severity: lint.Warning,
}

// notes returns what adapting has to say as findings. The same words about the
// same place are one, whatever the number of channels.
func notes(all []made) lint.Result {
	var out []lint.Finding
	for _, m := range all {
		for _, n := range m.Notes {
			f := lint.Finding{Rule: &fit, Severity: lint.Severity(n.Severity), Message: n.Message, Place: n.Place, Channels: []string{m.Channel}}
			if f.Place.Doc == nil {
				f.Place = doc.Place{Doc: m.Doc}
			}
			i := slices.IndexFunc(out, func(o lint.Finding) bool {
				return o.Message == f.Message && o.Severity == f.Severity && o.Place.Span() == f.Place.Span()
			})
			if i < 0 {
				out = append(out, f)
			} else {
				out[i].Channels = append(out[i].Channels, m.Channel)
			}
		}
	}
	return lint.Result{Findings: out}
}

// errorsIn counts the errors that stand in a channel's variant.
func errorsIn(findings []lint.Finding, channel string) int {
	n := 0
	for _, f := range findings {
		if f.Weight() == lint.Error && (len(f.Channels) == 0 || slices.Contains(f.Channels, channel)) {
			n++
		}
	}
	return n
}
