package adapt_test

import (
	"encoding/json"
	"html"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// TestNothingLost is the law that nothing of a master is lost silently: every
// sentence, heading, item, cell and caption of its body stands in each
// channel's files, by its words or by where they come from, or the manifest
// names it with a reason.
func TestNothingLost(t *testing.T) {
	kit := brandkit.Neutral()
	channels := adapt.Channels(kit)
	if testing.Short() {
		channels = append(slices.Clone(four), "sms-cn", "baidu-sem")
	}
	for name, path := range masters(t) {
		t.Run(name, func(t *testing.T) {
			d := master(t, path)
			for _, id := range channels {
				v := variant(t, d, id)
				for _, s := range lost(t, d, v) {
					t.Errorf("%s: neither there nor named: %q", id, s)
				}
			}
		})
	}
}

// lost returns the pieces of the master's body that are neither in v's files
// nor named in its manifest.
func lost(t *testing.T, d *doc.Document, v *adapt.Variant) []string {
	here, told := standing(v), named(t, d, v)
	all := here + told
	from := make([]bool, len(d.Source.Data)) // bytes of the master that stand in the files
	for _, b := range v.Doc.Blocks {
		if s := even(b.Text.String()); s == "" || !strings.Contains(here, s) {
			continue // it is in no file: where it comes from proves nothing
		}
		for _, r := range b.Text.Runs() {
			if r.Span.Source == d.Source {
				for i := r.Span.Start; i < r.Span.End; i++ {
					from[i] = true
				}
			}
		}
	}
	for _, n := range v.Notes {
		if n.Place.Doc != nil && n.Text != "" {
			for _, r := range n.Place.Text().Runs() {
				if r.Span.Source == d.Source {
					for i := r.Span.Start; i < r.Span.End; i++ {
						from[i] = true
					}
				}
			}
		}
	}
	var out []string
	for _, b := range d.Blocks {
		for _, r := range words.Sentences(b.Text.String()) {
			if b.Kind == doc.Tag || strings.Contains(all, even(b.Text.String()[r[0]:r[1]])) {
				continue
			}
			out = append(out, pieces(b.Text.Slice(r[0], r[1]), from, all)...)
		}
	}
	return out
}

// pieces returns the stretches of t whose letters come from no byte of from and
// whose words aren't in all.
func pieces(t doc.Text, from []bool, all string) []string {
	var out []string
	piece := ""
	end := func() {
		if s := even(piece); s != "" && !strings.Contains(all, s) {
			out = append(out, piece)
		}
		piece = ""
	}
	for i, r := range t.String() {
		at := t.Slice(i, i+len(string(r))).Span()
		if at.Start < len(from) && from[at.Start] {
			end()
		} else {
			piece += string(r)
		}
	}
	end()
	return out
}

// even keeps the letters and digits of s, which is what two texts must share.
func even(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, words.Fold(s).Text)
}

// standing is what the files of v say.
func standing(v *adapt.Variant) string {
	var out strings.Builder
	for _, f := range v.Files {
		switch filepath.Ext(f.Path) {
		case ".html":
			words := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(f.Data), "")
			words = regexp.MustCompile(`\[\d+\]`).ReplaceAllString(words, "") // where a link or a note is called
			out.WriteString(even(html.UnescapeString(words)) + "\n")
		case ".md":
			out.WriteString(even(regexp.MustCompile(`\]\([^)]*\)|\[\^[^]]*\]`).ReplaceAllString(string(f.Data), "")) + "\n")
		case ".txt", ".json":
			out.WriteString(even(strings.ReplaceAll(string(f.Data), `\n`, "")) + "\n")
		}
	}
	return out.String()
}

// named is what the manifest says isn't in v, each with a reason.
func named(t *testing.T, d *doc.Document, v *adapt.Variant) string {
	data, err := adapt.Manifest(brandkit.Neutral(), d, []*adapt.Variant{v}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Channels []struct {
			Notes []struct{ Text, ZH, EN string }
			Facts []struct {
				Text, Why string
				Kept      bool
			}
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, n := range m.Channels[0].Notes {
		if n.ZH == "" || n.EN == "" || n.EN == "left out" {
			t.Errorf("%s: no reason for %q", v.Channel, n.Text)
		}
		out.WriteString(even(n.Text) + "\n")
	}
	for _, f := range m.Channels[0].Facts {
		if !f.Kept && f.Why != "" {
			out.WriteString(even(f.Text) + "\n")
		}
	}
	return out.String()
}
