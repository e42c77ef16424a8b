package rules

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
)

// Each rule catches its own bad examples, lets its good ones pass, and says
// everything a reader of `onevoice explain` needs, in both languages.
func TestBuiltin(t *testing.T) {
	list, err := Builtin()
	if err != nil {
		for _, e := range lang.All(err) {
			t.Error(e.In("en"), "|", e.Source, "|", e.Hint.EN)
		}
		t.FailNow()
	}
	for _, r := range list {
		t.Run(r.ID, func(t *testing.T) {
			if testing.Short() && strings.HasPrefix(r.ID, "look/") {
				t.Skip("draws or reads many pictures")
			}
			for _, w := range []lang.Words{r.Title, r.Why, r.Basis, r.Mend} {
				if w.ZH == "" || w.EN == "" {
					t.Errorf("says nothing in one of its languages: %+v", w)
				}
			}
			ex, err := ExamplesOf(r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if len(ex.Bad) == 0 || len(ex.Good) == 0 {
				t.Error("has no bad or no good examples")
			}
			for _, err := range Try(r, ex) {
				t.Error(err)
			}
		})
	}
}

// Builtin skips examples by cutting the file at their key, so that key must be
// the last one, and a rule's file must be where its id says.
func TestFiles(t *testing.T) {
	err := fs.WalkDir(builtin, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Dir(name) == "look/pictures" {
			return err
		}
		data, err := builtin.ReadFile(name)
		if err != nil {
			return err
		}
		id := strings.TrimSuffix(name, path.Ext(name))
		if !bytes.HasPrefix(data, []byte("id: "+id+"\n")) {
			t.Errorf("%s does not begin with its id %s", name, id)
		}
		_, tail, found := bytes.Cut(data, []byte("\nexamples:"))
		for _, line := range bytes.Split(tail, []byte("\n")) {
			if len(line) > 0 && line[0] != ' ' && line[0] != '#' {
				t.Errorf("%s: a key stands after examples: %s", name, line)
			}
		}
		if !found {
			t.Errorf("%s has no examples", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A rule whose example is turned round must fail its test: Try sees both
// kinds of mistake.
func TestTryFails(t *testing.T) {
	list, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if testing.Short() && strings.HasPrefix(r.ID, "look/") {
			continue // they draw or read many pictures
		}
		ex, err := ExamplesOf(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		n := len(ex.Bad) + len(ex.Good)
		ex.Bad, ex.Good = ex.Good, ex.Bad
		if got := len(Try(r, ex)); got != n {
			t.Errorf("%s: %d of %d turned examples were noticed", r.ID, got, n)
		}
	}
}
