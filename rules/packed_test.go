package rules

import (
	"bytes"
	"context"
	"flag"
	"os"
	"reflect"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
)

var update = flag.Bool("update", false, "pack the rules anew")

// packed.bin holds what the files say. Where this fails, the rules still hold,
// only slower.
func TestPacked(t *testing.T) {
	got, err := repacked()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("packed.bin", got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, []byte(packed)) {
		t.Error("the rules have changed since they were packed: go generate ./rules")
	}
}

// Packed rules find and let pass what the files' rules do.
func TestPackedSame(t *testing.T) {
	data, err := repacked()
	if err != nil {
		t.Fatal(err)
	}
	var k pack
	decode(string(data), &k)
	read, err := builtinRead()
	if err != nil {
		t.Fatal(err)
	}
	quick := k.builtin()
	if len(quick) != len(read) {
		t.Fatalf("%d rules packed of %d", len(quick), len(read))
	}
	kit := *brandkit.Neutral()
	kit.Markets = []string{"cn", "us", "eu", "uk"}
	for _, s := range sentences(t, "../testdata/law/own.jsonl") {
		d, _, err := s.document()
		if err != nil {
			t.Fatal(err)
		}
		if a, b := told(t, &kit, quick, d), told(t, &kit, read, d); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: packed rules say\n%v\nnot\n%v", s.ID, a, b)
		}
	}
}

// told returns what a run says, without what only this run knows.
func told(t *testing.T, kit *brandkit.Kit, list []lint.Rule, d *doc.Document) (out []string) {
	r, err := lint.Run(context.Background(), kit, list, []*doc.Document{d})
	if err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r.Failed)
	}
	for _, f := range r.Findings {
		out = append(out, f.Rule.ID, string(f.Weight()), f.Message.EN, f.Rule.Basis.ZH, f.Place.Text().String())
	}
	for _, l := range r.Let {
		out = append(out, "let", l.Rule.ID, l.Why.EN, l.Place.Text().String())
	}
	for _, n := range r.NotRun {
		out = append(out, "not run", n.Rule, n.Why.EN)
	}
	return out
}

// What is encoded comes back.
func TestCodec(t *testing.T) {
	type inner struct {
		Words  []string
		Number int
		hidden int
	}
	want := struct {
		Yes  bool
		In   []inner
		By   map[string]inner
		None []string
		Sum  uint32
	}{true, []inner{{[]string{"最", ""}, -300, 0}, {}}, map[string]inner{"b": {Number: 1}, "a": {}}, nil, 1 << 31}
	got := want
	got.Yes, got.In, got.By, got.Sum = false, nil, nil, 0
	decode(string(encode(want)), &got)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v came back as %+v", want, got)
	}
}
