package main

import (
	"slices"
	"strings"

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

// reworded is the rule behind what became of a model's words: no fault of the
// master's.
var reworded = lint.Rule{
	ID:       "adapt/reword",
	Title:    lang.Words{ZH: "大模型改写（adapt --llm）", EN: "rewording by a model (adapt --llm)"},
	Why:      lang.Words{ZH: "模型的话通过了核对才用，没用上的地方保留规则改写的文字。", EN: "A model's words are used where they pass every check; elsewhere the words made by rule stand."},
	Basis:    lang.Words{ZH: "每个字段是谁写的，见 manifest.json", EN: "manifest.json says of each field who wrote it"},
	Mend:     lang.Words{ZH: "不用改母稿；想要别的说法，换一个模型，用 --n 多要几个回答，或自己写。", EN: "Nothing to change in the master; for other words choose another model, ask for more answers with --n, or write them yourself."},
	Severity: lint.Info,
}

// notes returns what adapting has to say as findings. The same words about the
// same place are one, whatever the number of channels.
func notes(all []made) lint.Result {
	type same struct {
		rule     *lint.Rule
		severity lint.Severity
		message  lang.Words
		at       doc.Span
	}
	var out []lint.Finding
	first := map[same]int{}
	for _, m := range all {
		for _, n := range m.Notes {
			rule := &fit
			if n.Reworded {
				rule = &reworded
			}
			f := lint.Finding{Rule: rule, Severity: lint.Severity(n.Severity), Message: n.Message, Place: n.Place, Channels: []string{m.Channel}}
			if f.Place.Doc == nil {
				f.Place = doc.Place{Doc: m.Doc}
			}
			key := same{f.Rule, f.Severity, f.Message, f.Place.Span()}
			if i, ok := first[key]; ok {
				out[i].Channels = append(out[i].Channels, m.Channel)
			} else {
				first[key] = len(out)
				out = append(out, f)
			}
		}
	}
	return lint.Result{Findings: out}
}

// once returns what rules found less the errors of facts that adapting tells of
// the same words: one contradiction is one error.
func once(seen lint.Result, own []lint.Finding) lint.Result {
	seen.Findings = slices.DeleteFunc(slices.Clone(seen.Findings), func(f lint.Finding) bool {
		return strings.HasPrefix(f.Rule.ID, "facts/") && f.Weight() == lint.Error && slices.ContainsFunc(own, func(o lint.Finding) bool {
			return o.Weight() == lint.Error && o.Place.Span() == f.Place.Span() && !slices.ContainsFunc(f.Channels, func(c string) bool { return !slices.Contains(o.Channels, c) })
		})
	})
	return seen
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
