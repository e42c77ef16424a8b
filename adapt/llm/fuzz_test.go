package llm

import (
	"context"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/adapt/llm/double"
	"onevoice/brandkit"
	"onevoice/lint/fact"
	"onevoice/lint/read"
)

// A sheetOf is what a variant's question comes to.
type sheetOf struct {
	*task
	question double.Question
}

// sheets returns the questions about the project's masters.
func sheets(t testing.TB, few bool) []sheetOf {
	var out []sheetOf
	kit := brandkit.Neutral()
	r := New(kit, nil, nil, Options{}).(*rewriter)
	for _, glob := range []string{"../../testdata/adapt/*/master.md", "../../testdata/masters/*.md", "../../testdata/masters/more/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for i, path := range files {
			if few && i%5 > 0 {
				continue
			}
			d, err := read.File(path, path)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range []string{"xiaohongshu", "edm"} {
				c := &catch{}
				if _, err := adapt.To(context.Background(), kit, d, id, c); err != nil {
					t.Fatal(err)
				}
				if len(c.req.Passages) == 0 {
					continue
				}
				task := r.task(c.req)
				ask := task.ask(task.slips, nil, 0)
				out = append(out, sheetOf{task, double.Asked(ask.System, ask.User)})
			}
		}
	}
	return out
}

// TestMangled: of ten thousand answers with a fact altered not one is taken,
// and of those without hardly one is refused.
func TestMangled(t *testing.T) {
	all := sheets(t, testing.Short())
	want := 10400
	if testing.Short() {
		want = 1000
	}
	r := rand.New(rand.NewPCG(1, 2))
	ops := double.Operators()
	names := slices.Sorted(maps.Keys(ops))
	tried, caught := map[string]int{}, map[string]int{}
	for n := 0; n < want; {
		s := all[r.IntN(len(all))]
		i := r.IntN(len(s.slips))
		name := names[r.IntN(len(names))]
		p := s.question.Passages[i]
		words, ok := ops[name](r, s.question, p, double.Perfect(s.question, p))
		if !ok || words == p.Text {
			continue
		}
		n++
		tried[name]++
		got := s.held(s.slips[i], words)
		if len(got.faults) > 0 {
			caught[name]++
			continue
		}
		t.Logf("%s: %s | %s", name, p.Text, words)
		if bad := unsupported(got.text, s.slips[i].Block.Text.String()); bad != "" {
			t.Errorf("%s: %q is emitted in %q", name, bad, got.text)
		}
	}
	for _, name := range names {
		if float64(caught[name]) < 0.999*float64(tried[name]) || tried[name] == 0 {
			t.Errorf("%s: %d of %d caught", name, caught[name], tried[name])
		}
	}
}

// unsupported returns a fact of s that the passage doesn't state.
func unsupported(s, was string) string {
	have := fact.In(was)
	for _, f := range fact.In(s) {
		if !slices.ContainsFunc(have, func(o fact.Fact) bool { return fact.Same(f, o) }) {
			return s[f.Start:f.End]
		}
	}
	return ""
}

// TestClean: an answer that keeps to what it is asked is taken.
func TestClean(t *testing.T) {
	n, refused := 0, 0
	for _, s := range sheets(t, testing.Short()) {
		for i, p := range s.question.Passages {
			words := double.Perfect(s.question, p)
			if words == p.Text {
				continue
			}
			n++
			if got := s.held(s.slips[i], words); len(got.faults) > 0 {
				refused++
				t.Logf("%s %q: %s | %s", got.faults[0].rule, got.faults[0].span, p.Text, words)
			}
		}
	}
	t.Logf("%d of %d refused", refused, n)
	if float64(refused) > 0.005*float64(n) || n < 20 {
		t.Errorf("%d of %d refused", refused, n)
	}
}

// TestCheckMangled holds adapt's own last look to account, which knows no
// placeholders: facts altered in the words themselves.
func TestCheckMangled(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	ops := double.Operators()
	for _, s := range sheets(t, true) {
		for i, p := range s.question.Passages {
			for _, name := range []string{"plus one", "万 for 亿", "date shift", "drop", "swap", "duplicate"} {
				words, ok := ops[name](r, s.question, p, p.Text)
				if !ok {
					continue
				}
				slip := s.slips[i]
				if now := slip.restored(words); digits(now) != digits(slip.Block.Text.String()) && len(slip.Check(now)) == 0 {
					t.Errorf("%s: %s passes for %s", name, now, slip.Block.Text)
				}
			}
		}
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// FuzzAnswer: whatever a model says, nothing panics, and what is taken states
// no fact and no digit that the passage doesn't.
func FuzzAnswer(f *testing.F) {
	task, s := asked(f, "叠山杯 **40 元**，10 月 8 日起卖，看[说明](https://c.example/how)，不能进微波炉。")
	f.Add(s.text)
	f.Add("好的，以下是：四十五元")
	f.Add("⟦P1·" + task.nonce + "⟧ ⟦P9·zzzzzz⟧ ２０ 元 www.a.example")
	f.Fuzz(func(t *testing.T, raw string) {
		raw = strings.ReplaceAll(raw, "zzzzzz", task.nonce)
		got := task.held(s, raw)
		if len(got.faults) > 0 {
			return
		}
		if bad := unsupported(got.text, s.Block.Text.String()); bad != "" || digits(got.text) != digits(s.Block.Text.String()) {
			t.Errorf("%q is taken, with %q", got.text, bad)
		}
	})
}
