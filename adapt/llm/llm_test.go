package llm_test

import (
	"context"
	"encoding/json"
	"flag"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"onevoice/adapt"
	"onevoice/adapt/llm"
	"onevoice/adapt/llm/chat"
	"onevoice/adapt/llm/double"
	"onevoice/adapt/rubric"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/rules"
)

var long = flag.Bool("long", false, "all masters with every double: a minute or two")

// model is a double without a wire.
type model double.Behaviour

func (m model) Ask(_ context.Context, a chat.Ask) (chat.Answer, error) {
	text := double.Behaviour(m).Answer(a.System, a.User)
	return chat.Answer{Text: text, Object: json.RawMessage(text), Model: "double"}, nil
}

var ruled = sync.OnceValues(rules.Builtin)

func rulebook(t testing.TB) []lint.Rule {
	all, err := ruled()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func master(t testing.TB, path string) *doc.Document {
	d, err := read.File(path, filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func masters(t testing.TB) []string {
	var out []string
	for _, glob := range []string{"../../testdata/adapt/*/master.md", "../../testdata/masters/*.md", "../../testdata/masters/more/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, files...)
	}
	return out
}

func text(t testing.TB, s string) *doc.Document {
	d, err := read.Bytes("m.md", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var four = []string{"wechat", "douyin", "xiaohongshu", "edm"}

func rewritten(t testing.TB, d *doc.Document, id string, m model) *adapt.Variant {
	kit := brandkit.Neutral()
	v, err := adapt.To(context.Background(), kit, d, id, llm.New(kit, rulebook(t), m, llm.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// worse lists the errors of a variant that aren't in the one made by rule.
func worse(t testing.TB, v *adapt.Variant, d *doc.Document, id string) []string {
	plain, err := adapt.To(context.Background(), brandkit.Neutral(), d, id, nil)
	if err != nil {
		t.Fatal(err)
	}
	had := map[string]int{}
	for _, f := range found(t, plain.Doc) {
		had[f.Rule.ID]++
	}
	var out []string
	for _, f := range found(t, v.Doc) {
		if had[f.Rule.ID]--; had[f.Rule.ID] < 0 {
			out = append(out, f.Rule.ID+": "+f.Message.EN)
		}
	}
	return out
}

func found(t testing.TB, d *doc.Document) []lint.Finding {
	seen, err := lint.Run(context.Background(), brandkit.Neutral(), rulebook(t), []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(seen.Findings, func(f lint.Finding) bool { return f.Weight().Rank() < lint.Evidence.Rank() })
}

// TestPerfect: a model that does what it is asked gets its words taken, every
// gate holds, and the marks are good.
func TestPerfect(t *testing.T) {
	sum, n, taken := 0.0, 0.0, 0
	for i, path := range masters(t) {
		if i%5 > 0 && !*long {
			continue
		}
		d := master(t, path)
		for _, id := range four {
			v := rewritten(t, d, id, model(double.Each(double.Perfect)))
			for _, bad := range rubric.Gates(v, d) {
				t.Errorf("%s: %s", path, bad)
			}
			seen, err := lint.Run(context.Background(), brandkit.Neutral(), rulebook(t), []*doc.Document{v.Doc})
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range worse(t, v, d, id) {
				t.Errorf("%s %s: %s", path, id, bad)
			}
			sum += rubric.Of(v, d, seen.Findings, nil).Total()
			n++
			if v.AI {
				taken++
			}
		}
	}
	t.Logf("mean %.1f of %.0f variants, %d reworded", sum/n, n, taken)
	if sum/n < 90 || taken == 0 {
		t.Errorf("mean %.1f, %d reworded", sum/n, taken)
	}
}
