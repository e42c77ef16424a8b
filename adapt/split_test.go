package adapt_test

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/brandkit/channel"
)

// The arms of a test differ in the field that is tested, each wording is the
// master's and fits, the first arm is what is made without a test, and a
// crisis has one.
func TestSplit(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	kit := brandkit.Neutral()
	fields := map[string]string{"wechat": "title", "xiaohongshu": "title", "douyin": "hook", "edm": "subject", "press": "title", "shipinhao": "title"}
	most := 0
	for name, file := range masters(t) {
		for id, field := range fields {
			d := master(t, file)
			all, err := adapt.Split(context.Background(), kit, d, id, adapt.Wish{Field: field}, 4, nil)
			if err != nil {
				t.Fatal(err)
			}
			plain := variant(t, d, id)
			if d.Meta.Stage() == "crisis" {
				if len(all) != 1 || all[0].Arm.Letter != "" {
					t.Errorf("%s %s: a crisis in %d wordings", name, id, len(all))
				}
				continue
			}
			most = max(most, len(all))
			spec, _ := kit.Channel(id)
			var said []string
			for i, v := range all {
				if want := string(rune('a' + i)); v.Arm.Letter != want || v.Arm.Field != field || v.Arm.Pattern.EN == "" {
					t.Errorf("%s %s: arm %+v, want %s", name, id, v.Arm, want)
				}
				for k, f := range v.Files {
					switch {
					case i == 0 && f.Path != plain.Files[k].Path:
						t.Errorf("%s: the first arm's file is %s", name, f.Path)
					case i == 0 && !bytes.Equal(untagged(f.Data), untagged(plain.Files[k].Data)):
						t.Errorf("%s: the first arm's %s isn't what is made without a test", name, f.Path)
					case i > 0 && !strings.Contains(f.Path, "-"+v.Arm.Letter+"."):
						t.Errorf("%s: arm %s is written to %s", name, v.Arm.Letter, f.Path)
					}
				}
				words := wording(v, field)
				if words == "" || slices.Contains(said, words) {
					t.Errorf("%s %s: arm %s says %q again: %q", name, id, v.Arm.Letter, words, said)
				}
				said = append(said, words)
				for _, l := range spec.Fields[field].Limits {
					if n := channel.Count(l.Unit, words); i > 0 && n > l.Max {
						t.Errorf("%s %s: %d %s: %s", name, id, n, l.Unit, words)
					}
				}
				for _, n := range v.Notes {
					if n.Severity == "error" {
						t.Errorf("%s %s %s: %s (%s)", name, id, v.Arm.Letter, n.Message.EN, n.Text)
					}
				}
			}
		}
	}
	if most < 4 {
		t.Errorf("no master had words for more than %d arms", most)
	}
}

// wording is what a variant says in a field: a hook is what is spoken first.
func wording(v *adapt.Variant, field string) string {
	if field == "hook" {
		field = "voice"
	}
	for _, f := range v.Fields {
		if f.Name == field {
			return f.Text.String()
		}
	}
	return ""
}

// untagged takes the arm out of the links' tags.
func untagged(data []byte) []byte {
	data = regexp.MustCompile(`"html_bytes": \d+`).ReplaceAll(data, nil)
	for _, slot := range []string{"cta", "body", "source"} {
		data = bytes.ReplaceAll(data, []byte("-"+slot+"-a"), []byte("-"+slot))
	}
	if i := bytes.Index(data, []byte("boundary=")); i >= 0 { // its boundary comes from its words
		return nil
	}
	return data
}

// Seconds are what a script aims at; what has to be said is said all the same.
func TestSeconds(t *testing.T) {
	d := master(t, "../testdata/masters/launch.md")
	var last float64
	for _, s := range []int{15, 30, 60, 90} {
		v, err := adapt.As(context.Background(), brandkit.Neutral(), d, "douyin", adapt.Wish{Seconds: s}, nil)
		if err != nil || v.Failed() {
			t.Fatal(err, v.Notes)
		}
		var end float64
		for _, b := range v.Doc.Blocks {
			end = max(end, b.Until.Seconds())
		}
		if end < last || end > 90 || s >= 60 && end > float64(s)*1.08 {
			t.Errorf("%d s: runs %.1f s", s, end)
		}
		last = end
	}
}
