package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path"
	"path/filepath"

	"onevoice/adapt"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A record is a manifest: what was made of a master, from what, and what
// became of its facts. It holds no times and no absolute paths, so that the
// same master makes the same bytes.
type record struct {
	Version  int       `json:"version"`
	Master   stamp     `json:"master"`
	Kit      *stamp    `json:"kit,omitempty"` // nil: the neutral kit
	Channels []outcome `json:"channels"`
}

// A stamp is a file and the SHA-256 of its bytes.
type stamp struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// An outcome is what became of a master in one channel.
type outcome struct {
	Channel  string   `json:"channel"`
	Written  bool     `json:"written"`
	Files    []stamp  `json:"files"`
	Facts    facts    `json:"facts"`
	Findings []remark `json:"findings"`
	Fields   []origin `json:"fields"`
}

type facts struct {
	Kept    []string  `json:"kept"`
	Dropped []dropped `json:"dropped"`
}

type dropped struct {
	Fact string `json:"fact"`
	Why  string `json:"why"`
}

type remark struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
}

// An origin says which words of the master a field was made of.
type origin struct {
	Field   string `json:"field"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	EndLine int    `json:"end_line,omitempty"`
	Derived bool   `json:"derived,omitempty"` // some of it is in words the master lacks
}

func (w *work) manifest(to string) ([]byte, error) {
	r := record{Version: 1, Master: stampOf(path.Base(w.doc.Source.Name), w.doc.Source.OnDisk()), Channels: w.outcomes(to)}
	if p := w.house.kit.Path; p != "" {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		s := stampOf(filepath.Base(p), data)
		r.Kit = &s
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return b.Bytes(), err
}

func stampOf(name string, data []byte) stamp {
	sum := sha256.Sum256(data)
	return stamp{name, hex.EncodeToString(sum[:]), len(data)}
}

func (w *work) outcomes(to string) []outcome {
	var out []outcome
	for _, m := range w.made {
		o := outcome{Channel: m.Channel, Written: m.written, Files: []stamp{}, Facts: factsOf(m.Ledger), Findings: remarks(w.seen.Findings, m.Channel, to), Fields: []origin{}}
		for _, f := range m.Files {
			if m.written {
				o.Files = append(o.Files, stampOf(f.Path, f.Data))
			}
		}
		for _, f := range m.Fields {
			o.Fields = append(o.Fields, originOf(f, w.doc.Source))
		}
		out = append(out, o)
	}
	return out
}

func factsOf(l adapt.Ledger) facts {
	out := facts{Kept: []string{}, Dropped: []dropped{}}
	for _, e := range l.Entries {
		if e.Kept {
			out.Kept = append(out.Kept, e.Text)
		} else {
			out.Dropped = append(out.Dropped, dropped{e.Text, e.Why})
		}
	}
	return out
}

func remarks(findings []lint.Finding, channel, to string) []remark {
	out := []remark{}
	for _, f := range findings {
		if !in(f.Channels, channel) {
			continue
		}
		r := remark{Rule: f.Rule.ID, Severity: string(f.Weight()), Message: f.Message.In(to)}
		if s := f.Place.Span(); s.Source != nil && s.Start < s.End {
			at := s.Source.Position(s.Start)
			r.Line, r.Column = at.Line, at.Column
		}
		out = append(out, r)
	}
	return out
}

func originOf(f adapt.Field, master *doc.Source) origin {
	o := origin{Field: f.Name, Derived: f.Text.Derived()}
	s := f.Text.Span()
	if s.Source != master {
		o.Derived = true
		return o
	}
	a, b := master.Position(s.Start), master.Position(s.End)
	o.Line, o.Column, o.EndLine = a.Line, a.Column, b.Line
	return o
}

func in(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return len(list) == 0
}
