package rules

import (
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// limit holds one field of a document (`field: title`) to its channel's
// numbers, counted the channel's own way.
func limit(with yaml.Raw) (plan, error) {
	var w struct {
		Field string `yaml:"field" need:"true"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for _, d := range p.Docs {
			spec, ok := p.Channel(d)
			if !ok {
				continue
			}
			if f, ok := worst(spec, w.Field, d); ok {
				p.Report(f)
			}
		}
		return nil
	}}, nil
}

// worst returns the gravest limit of spec that the field breaks, the first of
// those that are as grave.
func worst(spec *channel.Spec, name string, d *doc.Document) (lint.Finding, bool) {
	var out lint.Finding
	found := false
	for _, l := range spec.Fields[name].Limits {
		n, at, ok := measure(d, name, l)
		if !ok || (l.Max == 0 || n <= l.Max) && n >= l.Min {
			continue
		}
		if s := lint.Severity(l.Severity); !found || s.Rank() > out.Severity.Rank() {
			found = true
			out = lint.Finding{Place: at, Severity: s, Message: tooMuch(spec, name, l, n), Basis: source(l.Source, l.Sure, first(l.Checked, spec.Checked))}
		}
	}
	return out, found
}

func tooMuch(spec *channel.Spec, name string, l channel.Limit, n int) lint.Words {
	unit := channel.UnitName(l.Unit)
	if l.Max > 0 && n > l.Max {
		w := lang.F("%s的%s有 %d %s，上限 %d，超出 %d", "%[1]s %[2]s: %[3]d %[4]s, the limit is %[5]d, %[6]d too many", spec.Name, fieldWords(name), n, unit, l.Max, n-l.Max)
		if l.Note != "" {
			w = lang.F("%s（%s）", "%s (%s)", w, l.Note)
		}
		return w
	}
	return lang.F("%s的%s只有 %d %s，至少要 %d", "%s %s: %d %s, at least %d are needed", spec.Name, fieldWords(name), n, unit, l.Min)
}

// measure counts a field of d in a unit and says where it stands. It reports
// false where d has no such field.
func measure(d *doc.Document, name string, l channel.Limit) (int, doc.Place, bool) {
	if name == "topics" {
		all := topics(d)
		if len(all) == 0 {
			return 0, doc.Place{}, false
		}
		return len(all), all[min(l.Max, len(all)-1)], true
	}
	blocks := fieldOf(d, name)
	if len(blocks) == 0 {
		return 0, doc.Place{}, false
	}
	at := doc.At(d, blocks[0], 0, blocks[0].Text.Len())
	if name == "body" {
		at = doc.Place{Doc: d}
	}
	if strings.HasPrefix(l.Unit, "html_") {
		// Markdown grows three- to sixfold on its way to HTML: only the page
		// itself can be counted.
		return channel.Count(l.Unit, string(d.Source.Data)), at, d.Format == "html"
	}
	var said []string
	for _, b := range blocks {
		said = append(said, b.Text.String())
	}
	return channel.Count(l.Unit, strings.Join(said, "\n")), at, true
}

func source(where, sure, checked string) lint.Words {
	return lang.F("%s（核对于 %s，把握 %s）", "%s (checked %s, sureness %s)", where, checked, sure)
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
