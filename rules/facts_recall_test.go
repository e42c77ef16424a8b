package rules

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/read"
)

// One fact after another of each variant is changed in all its places: how
// many of the changes are found, by kind. What nobody says but once can't be
// held against anything, and no finding is sure; but what a master says and a
// variant says otherwise in the same words must be found.
func TestFactsChanged(t *testing.T) {
	masters, _ := filepath.Glob("../testdata/adapt/*/master.md")
	found, tried := map[fact.Kind]int{}, map[fact.Kind]int{}
	for _, name := range masters {
		kit := brandkit.Neutral()
		m, err := read.File(name, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"wechat", "edm"} {
			v, err := adapt.To(context.Background(), kit, m, id, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range v.Files {
				if f.Path != "wechat/article.html" && f.Path != "edm/mail.txt" {
					continue
				}
				for said, kind := range factsSaid(t, f.Path, f.Data) {
					tried[kind]++
					wrong, err := read.Bytes(f.Path, []byte(strings.ReplaceAll(string(f.Data), said, changed(said))))
					if err != nil {
						t.Fatal(err)
					}
					wrong.Channel = id
					again, err := read.File(name, name)
					if err != nil {
						t.Fatal(err)
					}
					if len(factFindings(t, kit, []*doc.Document{again, wrong})) > 0 {
						found[kind]++
					} else if testing.Verbose() {
						t.Logf("not found: %s in %s of %s", said, f.Path, name)
					}
				}
			}
		}
	}
	for kind, n := range tried {
		t.Logf("%s: %d of %d", kind, found[kind], n)
	}
	for kind, least := range map[fact.Kind]float64{fact.Date: 0.9, fact.Price: 0.95, fact.Quantity: 0.9, fact.Time: 0.9, fact.Code: 1, fact.Phone: 1} {
		if float64(found[kind]) < least*float64(tried[kind]) {
			t.Errorf("%s: only %d of %d changes found", kind, found[kind], tried[kind])
		}
	}
}

// factsSaid returns the facts of a file as it writes them.
func factsSaid(t *testing.T, name string, data []byte) map[string]fact.Kind {
	d, err := read.Bytes(name, data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]fact.Kind{}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for _, f := range fact.Find(b) {
			said := b.Text.String()[f.Start:f.End]
			if f.Struck || f.Kind == fact.Link || f.Kind == fact.Email || !strings.ContainsAny(said, "123456789") || !strings.Contains(string(data), said) || len(said) < 4 {
				continue
			}
			out[said] = f.Kind
		}
	}
	return out
}

// changed returns a fact with its last digit but a zero made another, or a time
// of day another that there is.
func changed(said string) string {
	k := strings.LastIndexAny(said, "123456789")
	c := said[k] + 1
	switch {
	case c > '9', said[k] == '2' && k > 0 && said[k-1] == '1': // 12 月, 12:00
		c = said[k] - 1
	case strings.HasPrefix(said[k:], "20:") || strings.HasPrefix(said[k:], "30"):
		c = said[k] - 1
	}
	return said[:k] + string(c) + said[k+1:]
}
