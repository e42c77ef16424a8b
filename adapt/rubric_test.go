package adapt_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"onevoice/adapt/rubric"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/rules"
)

// ruled are the project's own rules.
var ruled = sync.OnceValues(rules.Builtin)

func findings(t testing.TB, d *doc.Document) []lint.Finding {
	all, err := ruled()
	if err != nil {
		t.Fatal(err)
	}
	r, err := lint.Run(context.Background(), brandkit.Neutral(), all, []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

// TestRubric marks every variant of every master; go test ./adapt -run
// TestRubric -v shows the table.
func TestRubric(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	all := masters(t)
	sum, marks, n := map[string]float64{}, map[string]float64{}, map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		d := master(t, all[name])
		before := findings(t, d)
		line := fmt.Sprintf("%-18s", name)
		why := ""
		for _, id := range four {
			v := variant(t, d, id)
			found := findings(t, v.Doc)
			for _, bad := range append(rubric.Gates(v, d), refused(found)...) {
				t.Errorf("%s: %s", name, bad)
			}
			ms := rubric.Of(v, d, found, before)
			sum[id] += ms.Total()
			n[id]++
			line += fmt.Sprintf(" %5.1f", ms.Total())
			for _, m := range ms {
				marks[id+" "+m.Name] += m.Got / m.Of
				if m.Remark != "" {
					why += fmt.Sprintf("    %s %s %.1f/%.0f %s\n", id, m.Name, m.Got, m.Of, m.Remark)
				}
			}
		}
		t.Log(line + "\n" + why)
	}
	mean := 0.0
	for _, id := range four {
		mean += sum[id] / float64(n[id]) / 4
		t.Logf("%-12s %.1f", id, sum[id]/float64(n[id]))
		for _, k := range slices.Sorted(maps.Keys(marks)) {
			if strings.HasPrefix(k, id) {
				t.Logf("    %-24s %3.0f %%", k, 100*marks[k]/float64(n[id]))
			}
		}
	}
	t.Logf("mean %.1f", mean)
	if mean < 80 {
		t.Errorf("the mean is %.1f of 100, less than 80", mean)
	}
}

// refused lists what the rules call errors.
func refused(found []lint.Finding) []string {
	var out []string
	for _, f := range found {
		if f.Severity == lint.Error {
			out = append(out, f.Rule.ID+": "+f.Message.EN)
		}
	}
	return out
}
