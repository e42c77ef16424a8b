package adapt_test

import (
	"context"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

var others = []string{"baidu-sem", "google-rsa", "infeed", "sms-cn", "poster", "press", "landing", "weibo", "zhihu", "linkedin", "bilibili", "shipinhao"}

// Every channel is data: each of the others takes every master of the
// project, and what it says is the master's own words, the same twice, within
// its limits.
func TestOthers(t *testing.T) {
	for name, file := range masters(t) {
		t.Run(name, func(t *testing.T) {
			d := master(t, file)
			have := ""
			for _, f := range d.Meta {
				have += evened(f.Text.String()) + "|"
			}
			for _, b := range d.Blocks {
				have += evened(b.Text.String()) + "|"
			}
			for _, id := range others {
				v := variant(t, d, id)
				spec, _ := brandkit.Neutral().Channel(id)
				_, body := spec.Fields["body"]
				if d.Meta.Stage() == "crisis" && spec.Archetype == "fields" && !body {
					if !v.Failed() {
						t.Errorf("%s: an advertisement was made of a crisis", id)
					}
					continue
				}
				for _, n := range v.Notes {
					if n.Severity == "error" {
						t.Errorf("%s: %s (%s)", id, n.Message.EN, n.Text)
					}
				}
				written := slices.DeleteFunc(slices.Clone(spec.Output), func(o channel.Output) bool { return o.Kind == "image" })
				if len(v.Files) != len(written) {
					t.Errorf("%s: %d files, want %d", id, len(v.Files), len(written))
				}
				for _, f := range v.Files {
					if spec.Archetype == "fields" && path.Ext(f.Path) == ".json" {
						form(t, spec, f.Data, have)
					}
					if spec.Archetype == "document" && path.Ext(f.Path) == ".md" {
						page(t, f.Data, d)
					}
				}
			}
		})
	}
}

// evened is text without what adapting may change: white space, case, ends
// and the marks of Markdown.
func evened(s string) string {
	s = strings.NewReplacer("*", "", "~", "", "`", "", `\`, "", "¥", "", "元", "", "!", "", "。", "", ".", "").Replace(words.Fold(s).Text)
	return strings.Join(strings.Fields(s), "")
}

// form holds a form's texts against the limits and the master.
func form(t *testing.T, spec *channel.Spec, data []byte, have string) {
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	var seen []string
	for name, v := range all {
		var texts []string
		switch v := v.(type) {
		case string:
			texts = []string{v}
		case []any:
			for _, one := range v {
				texts = append(texts, one.(string))
			}
			if most := spec.Fields[name].Count.Max; len(texts) > most {
				t.Errorf("%s %s: %d texts, at most %d", spec.ID, name, len(texts), most)
			}
		}
		for _, s := range texts {
			if s == "" && !spec.Fields[name].Required {
				continue
			}
			if slices.Contains(seen, s) {
				t.Errorf("%s: %q twice", spec.ID, s)
			}
			seen = append(seen, s)
			for _, l := range spec.Fields[name].Limits {
				n := channel.Count(l.Unit, s)
				if l.Unit != "sms_parts" && (l.Max > 0 && n > l.Max || n < l.Min) {
					t.Errorf("%s %s: %d %s, want %d to %d: %s", spec.ID, name, n, l.Unit, l.Min, l.Max, s)
				}
			}
			if spec.Fields[name].Prefix == "" && !strings.Contains(s, "：") && !strings.Contains(s, ": ") && !strings.Contains(have, strings.TrimRight(evened(s), ".。")) {
				t.Errorf("%s %s isn't the master's: %s", spec.ID, name, s)
			}
		}
	}
}

// page reads a page back: no word of the master's paragraphs is missing.
func page(t *testing.T, data []byte, d *doc.Document) {
	back, err := read.Bytes("page.md", data)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, b := range back.Blocks {
		all.WriteString(evened(b.Text.String()))
	}
	for _, b := range d.Blocks {
		if s := evened(b.Text.String()); b.Kind == doc.Paragraph && !strings.Contains(all.String(), s) {
			t.Errorf("lost: %s", b.Text)
		}
	}
}

// What a page says comes back as it was written, whatever marks stand in it.
func TestMarkdown(t *testing.T) {
	const src = "# A * star\n\nOne **two** *three* ~~four~~ `a_b*c` [five](https://x.example/?a=1) 2 \\* 3 and \\[six\\].\n\n\\# no heading\n\n1. first\n2. second\n   - inner | pipe\n\n> said\n\n| a \\| b | c |\n|---|---|\n| 1 | 2 |\n\n```\ncode *here*\n```\n\n![alt](p.png)\n\n- [x] done\n- [ ] open\n"
	d, err := read.Bytes("m.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	v, err := adapt.To(context.Background(), brandkit.Neutral(), d, "press", nil)
	if err != nil {
		t.Fatal(err)
	}
	back, err := read.Bytes("page.md", v.Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	show := func(d *doc.Document) string {
		var out strings.Builder
		for _, b := range d.Blocks {
			out.WriteString(string(b.Kind) + " " + b.Marker + " " + b.Text.String())
			for _, m := range b.Marks {
				out.WriteString(" " + string(m.Kind) + ":" + b.Text.String()[m.Start:m.End])
			}
			out.WriteString("\n")
		}
		return out.String()
	}
	if got, want := show(back), show(d); got != want {
		t.Errorf("read back:\n%s\nwant:\n%s\nfile:\n%s", got, want, v.Files[0].Data)
	}
}
