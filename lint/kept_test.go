package lint

import (
	"context"
	"sync/atomic"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
)

// What is kept of a document is worked out once, for the rules on it alone and
// for those that look across it and others.
func TestKept(t *testing.T) {
	var made, asked atomic.Int32
	ask := func(p *Pass) error {
		for _, d := range p.Docs {
			asked.Add(1)
			Kept(p, &d.Blocks[0], func() int { return int(made.Add(1)) })
		}
		return nil
	}
	rules := []Rule{{ID: "a/one", Check: ask}, {ID: "a/two", Check: ask}, {ID: "a/across", Across: true, Check: ask}}
	docs := []*doc.Document{page("a.md", nil, "一"), page("b.md", nil, "二")}
	if _, err := Run(context.Background(), brandkit.Neutral(), rules, docs); err != nil {
		t.Fatal(err)
	}
	if made.Load() != 2 || asked.Load() != 6 {
		t.Errorf("made %d times for %d of 2 documents", made.Load(), asked.Load())
	}
}
