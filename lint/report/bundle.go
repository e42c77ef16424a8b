package report

import (
	"fmt"

	"onevoice/lint"
)

// A bundle is a finding with the spots on its line of which the same is said:
// nine places that lack a space are nine findings and one thing to read.
type bundle struct {
	lint.Finding
	at []spot
}

// bundles puts findings together for a person, each at the place of its first.
func bundles(findings []lint.Finding, to string) []bundle {
	var out []bundle
	met := map[string]int{}
	for _, f := range findings {
		at := locate(f.Place)
		key := sayings(f, at, to)
		if i, ok := met[key]; ok && key != "" {
			out[i].at = append(out[i].at, at)
			continue
		}
		met[key] = len(out)
		out = append(out, bundle{f, []spot{at}})
	}
	return out
}

// sayings is what is said of a line; "" where a finding stands for itself.
func sayings(f lint.Finding, at spot, to string) string {
	if at.picture || at.whole || len(f.Related) > 0 || joined(at) {
		return ""
	}
	key := fmt.Sprintln(at.name, at.Source.Position(at.Start).Line, f.Rule.ID, f.Weight(), f.Message.In(to), f.Channels)
	for _, x := range f.Fixes {
		key += fixWords(x, to) + "\n"
	}
	return key
}
