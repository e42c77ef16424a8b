package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"onevoice/lint"
)

// JSONLines writes an object a line: the findings as JSON has them, then what
// could not be looked at, each with its kind under "type".
func JSONLines(w io.Writer, r Report, s Style) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	all := Of(r, s)
	for _, f := range all.Findings {
		if err := enc.Encode(struct {
			Type string `json:"type"`
			entry
		}{"finding", f}); err != nil {
			return err
		}
	}
	for _, e := range all.Errors {
		if err := enc.Encode(struct {
			Type string `json:"type"`
			failure
		}{"error", e}); err != nil {
			return err
		}
	}
	return nil
}

// Concise writes a finding a line, for grep and for editors that follow
// path:line:column.
func Concise(w io.Writer, r Report, s Style) error {
	for _, f := range r.Findings {
		if _, err := fmt.Fprintf(w, "%s: %s: %s [%s]\n", locate(f.Place), SeverityName(f.Weight()).In(s.Lang), clean(f.Message.In(s.Lang)), f.Rule.ID); err != nil {
			return err
		}
	}
	return nil
}

// level says a severity in the words of another tool.
func level(s lint.Severity, highest, middle, lowest string) string {
	switch s {
	case lint.Error, lint.Evidence:
		return highest
	case lint.Warning:
		return middle
	}
	return lowest
}

// GitHub writes workflow commands, which GitHub Actions shows beside the lines
// of a pull request. Its columns count characters.
func GitHub(w io.Writer, r Report, s Style) error {
	for _, f := range r.Findings {
		at := locate(f.Place)
		where := "file=" + property(at.name)
		if l := linesOf(at); l != nil {
			where += fmt.Sprintf(",line=%d,endLine=%d", l.Line, l.EndLine)
			if l.Line == l.EndLine {
				where += fmt.Sprintf(",col=%d,endColumn=%d", l.Column, l.EndColumn)
			}
		}
		text := f.Message.In(s.Lang) + "\n" + f.Reason().In(s.Lang)
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", level(f.Weight(), "error", "warning", "notice"), where, property(f.Rule.ID), data(text)); err != nil {
			return err
		}
	}
	for _, e := range r.Errors {
		if _, err := fmt.Fprintf(w, "::error file=%s,title=onevoice::%s\n", property(e.Path), data(Sentence(e, s.Lang))); err != nil {
			return err
		}
	}
	return nil
}

// data escapes what follows a workflow command, property what stands in it.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

// GitLab writes a code quality report.
func GitLab(w io.Writer, r Report, s Style) error {
	type begin struct {
		Begin int `json:"begin"`
	}
	type location struct {
		Path  string `json:"path"`
		Lines begin  `json:"lines"`
	}
	type issue struct {
		Description string   `json:"description"`
		Check       string   `json:"check_name"`
		Fingerprint string   `json:"fingerprint"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	out := []issue{}
	prints := Fingerprints(r.Findings, nil)
	for i, f := range r.Findings {
		at := locate(f.Place)
		line := 1
		if l := linesOf(at); l != nil {
			line = l.Line
		}
		weight := map[lint.Severity]string{lint.Error: "critical", lint.Evidence: "major", lint.Warning: "minor"}[f.Weight()]
		if weight == "" {
			weight = "info"
		}
		out = append(out, issue{f.Message.In(s.Lang), f.Rule.ID, prints[i], weight, location{at.name, begin{line}}})
	}
	return indented(w, out)
}

func indented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// Reviewdog writes rdjsonl: a diagnostic a line, columns in UTF-8 bytes, fixes
// as suggestions.
func Reviewdog(w io.Writer, r Report, s Style) error {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	type span struct {
		Start position `json:"start"`
		End   position `json:"end"`
	}
	type suggestion struct {
		Range span   `json:"range"`
		Text  string `json:"text"`
	}
	type location struct {
		Path  string `json:"path"`
		Range *span  `json:"range,omitempty"`
	}
	type named struct {
		Name string `json:"name"`
	}
	type code struct {
		Value string `json:"value"`
	}
	type diagnostic struct {
		Message     string       `json:"message"`
		Location    location     `json:"location"`
		Severity    string       `json:"severity"`
		Source      named        `json:"source"`
		Code        code         `json:"code"`
		Suggestions []suggestion `json:"suggestions,omitempty"`
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, f := range r.Findings {
		at := locate(f.Place)
		d := diagnostic{f.Message.In(s.Lang), location{at.name, nil}, level(f.Weight(), "ERROR", "WARNING", "INFO"), named{"onevoice"}, code{f.Rule.ID}, nil}
		spanOf := func(from, to int) span {
			return span{position{at.Source.Position(from).Line, byteColumn(at.Source, from)}, position{at.Source.Position(to).Line, byteColumn(at.Source, to)}}
		}
		if !at.picture {
			x := spanOf(at.Start, at.End)
			d.Location.Range = &x
		}
		for _, x := range f.Fixes {
			if len(x.Edits) == 1 && !at.picture && x.Edits[0].Span.Source == at.Source && !at.Source.Packed() { // a suggestion is one edit
				e := x.Edits[0]
				d.Suggestions = append(d.Suggestions, suggestion{spanOf(e.Span.Start, e.Span.End), e.New})
			}
		}
		if err := enc.Encode(d); err != nil {
			return err
		}
	}
	return nil
}
