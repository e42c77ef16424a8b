package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"onevoice/adapt"
	"onevoice/lint"
)

// A remark is a finding as a manifest has it.
type remark struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Text     string `json:"text,omitempty"` // the words it is about
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
}

// A manifest is what manifest.json says of a master's variants, as far as it
// is read back: by the run that comes next, by approvals and by the overview.
type manifest struct {
	Version  int
	Embargo  string
	Master   struct{ Path, SHA256 string }
	Kit      struct{ SHA256 string }
	Channels []struct {
		Channel string
		Test    struct{ Variant string }
		Files   []adapt.FileRecord
		Facts   []struct {
			Text, Why      string
			Required, Kept bool
		}
		Findings []remark
	}
	Earlier []adapt.Earlier
}

// manifestFile lies in the folder of each master's variants.
const manifestFile = "manifest.json"

// manifestIn reads a folder's manifest; false where it has none, or none that
// adapt wrote.
func manifestIn(dir string) (manifest, bool) {
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return manifest{}, false
	}
	return parseManifest(data)
}

func parseManifest(data []byte) (manifest, bool) {
	var m manifest
	if json.Unmarshal(data, &m) != nil || m.Version == 0 || m.Master.SHA256 == "" {
		return manifest{}, false
	}
	return m, true
}

// variants are those that a run wrote, and those it found from earlier ones.
func (m *manifest) variants() []adapt.Earlier {
	var out []adapt.Earlier
	for _, c := range m.Channels {
		out = append(out, adapt.Earlier{Channel: c.Channel, Variant: c.Test.Variant, Master: m.Master.SHA256, Kit: m.Kit.SHA256, Files: c.Files})
	}
	return append(out, m.Earlier...)
}

// sums are the hashes of the files that it lists.
func (m *manifest) sums() map[string]string {
	out := map[string]string{}
	for _, v := range m.variants() {
		for _, f := range v.Files {
			out[f.Path] = f.SHA256
		}
	}
	return out
}

// recorded returns manifest.json, which is written last: what was made of the master, from
// what, and what became of its facts. A channel that was not written has no
// files in it.
func (w *work) recorded(to string) ([]byte, error) {
	var all []*adapt.Variant
	found := map[string]any{}
	for i := range w.made {
		m := &w.made[i]
		v := *m.Variant
		if !m.written {
			v.Files = nil
		}
		all = append(all, &v)
		found[v.Name()] = remarks(m.own, m.Channel, to)
	}
	return adapt.Manifest(w.house.kit, w.doc, all, found, w.left.still)
}

func remarks(findings []lint.Finding, channel, to string) []remark {
	out := []remark{}
	for _, f := range findings {
		if !slices.Contains(f.Channels, channel) {
			continue
		}
		r := remark{Rule: f.Rule.ID, Severity: string(f.Weight()), Message: f.Message.In(to)}
		if s := f.Place.Span(); s.Source != nil && s.Start < s.End {
			at := s.Source.Position(s.Start)
			r.Line, r.Column = at.Line, at.Column
			r.Text = f.Place.Text().String()
		}
		out = append(out, r)
	}
	return out
}
