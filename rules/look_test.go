package rules

import (
	"context"
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

// judged are the rules whose word the labels of testdata/look hold.
var judged = []string{"look/palette", "look/sharpness", "look/size", "look/ratio", "look/file-type", "look/format", "look/animated",
	"look/privacy", "look/color-profile", "look/cmyk", "look/near-duplicate", "law/ai-label"}

// Each picture of testdata/look is found fault with for what is wrong with it,
// and for nothing else.
func TestShelf(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	const dir = "../testdata/look"
	kit, err := brandkit.Load(dir + "/brand.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(r lint.Rule) bool { return !slices.Contains(judged, r.ID) })
	labels, err := os.ReadFile(dir + "/labels.want")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(labels)), "\n")
	if len(lines) < 40 {
		t.Errorf("%d pictures, want at least 40", len(lines))
	}
	for _, line := range lines {
		cells := strings.Split(line, "\t")
		want := strings.Fields(cells[2])
		if got := faults(t, kit, all, filepath.Join(dir, cells[0]), cells[1]); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", cells[0], got, want)
		}
	}
}

// faults are the rules that find fault with a picture for Xiaohongshu, sorted,
// or "error" where it can't be looked at.
func faults(t *testing.T, kit *brandkit.Kit, rules []lint.Rule, path, slot string) []string {
	d, err := read.File(path, filepath.Base(path))
	if err != nil {
		return []string{"error"}
	}
	d.Channel = "xiaohongshu"
	d.Meta = append(d.Meta, doc.Field{Path: "slot", Text: say(slot)})
	r, err := lint.Run(context.Background(), kit, rules, []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, f := range r.Findings {
		out = append(out, strings.TrimPrefix(f.Rule.ID, "look/"))
	}
	for range r.Failed {
		out = append(out, "error")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A picture cut short at any kilobyte is an error: never a panic, and never
// passed as if it had been looked at.
func TestCutShort(t *testing.T) {
	kit, err := brandkit.Load("../testdata/look/brand.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(r lint.Rule) bool { return !slices.Contains(judged, r.ID) })
	for _, name := range []string{"clean-q85.jpg", "clean.png", "clean-one-frame.gif", "off-last-frame.gif", "wide.png", "photo-placed.jpg"} {
		data, err := os.ReadFile("../testdata/look/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(data); n += 1024 {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, data[:n], 0o600); err != nil {
				t.Fatal(err)
			}
			if got := faults(t, kit, all, path, ""); !slices.Contains(got, "error") {
				t.Errorf("%s cut at %d of %d bytes: %q", name, n, len(data), got)
			}
		}
	}
}
