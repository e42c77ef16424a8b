package rules

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

const campaign = "../testdata/campaigns/f2-launch"

// The campaign of testdata has faults planted in it. Every one is found where
// it stands and nothing else is reported: not the struck-out prices, not the
// typhoon that comes ashore, not the name with a rank in it.
func TestPlanted(t *testing.T) {
	want := planted(t)
	var got []string
	for _, f := range checkFolder(t, "../testdata/campaigns/brand.yaml", campaign).Findings {
		span := f.Place.Span()
		line := 0
		if f.Place.Block == nil || f.Place.Block.Kind != doc.Picture {
			line = span.Source.Position(span.Start).Line
		}
		name := strings.TrimPrefix(span.Source.Name, campaign+"/")
		if one := fmt.Sprintf("%s\t%d\t%s", name, line, f.Rule.ID); !slices.Contains(got, one) {
			got = append(got, one)
		}
		if words := want[fmt.Sprintf("%s\t%d\t%s", name, line, f.Rule.ID)]; words != "" && !strings.Contains(f.Place.Text().String(), words) {
			t.Errorf("%s:%d: %s points at %q, not at %q", name, line, f.Rule.ID, f.Place.Text(), words)
		}
	}
	for key := range want {
		if !slices.Contains(got, key) {
			t.Errorf("not found: %s (%s)", key, want[key])
		}
	}
	for _, key := range got {
		if _, ok := want[key]; !ok {
			t.Errorf("not planted: %s", key)
		}
	}
}

// planted reads planted.want: path, line, rule, words.
func planted(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(campaign + "/planted.want")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			parts := strings.SplitN(line, "\t", 4)
			want[strings.Join(parts[:3], "\t")] = parts[3]
		}
	}
	if len(want) < 15 {
		t.Fatalf("only %d faults planted", len(want))
	}
	return want
}

func checkFolder(t testing.TB, kitFile, dir string) lint.Result {
	t.Helper()
	kit, err := brandkit.Load(kitFile)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*doc.Document
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !read.Readable(name) {
			return err
		}
		d, err := read.File(name, filepath.ToSlash(name))
		docs = append(docs, d)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := lint.Run(context.Background(), kit, list, docs)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) > 0 {
		t.Fatal(r.Failed[0])
	}
	return r
}
