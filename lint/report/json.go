package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// JSON writes a report as one object for programs. Offsets are bytes of the
// files as they are on disk, left out where a file packs its words; lines and columns start at 1 and columns count
// Unicode code points; ends are the first byte or column after. Lists are
// always there; inside an entry a key without a value is left out.
func JSON(w io.Writer, r Report, s Style) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(Of(r, s))
}

// Of returns a report as the object that JSON writes, for a command that has
// more to say beside it.
func Of(r Report, s Style) Object {
	out := Object{Version: 1, Files: r.Files, Fixed: r.Fixed, Copies: r.Copies, Findings: []entry{}, NotRun: []notRun{}, Errors: []failure{}}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, entryOf(f, s.Lang))
	}
	for _, n := range r.NotRun {
		out.NotRun = append(out.NotRun, notRun{n.Rule, n.Why.In(s.Lang), n.Docs})
	}
	for _, e := range r.Errors {
		out.Errors = append(out.Errors, failure{e.Path, Sentence(e, s.Lang)})
	}
	if r.Let != nil {
		out.Let = lets(r.Let, s.Lang)
	}
	return out
}

// An Object is a report as JSON has it.
type Object struct {
	Version  int       `json:"version"`
	Files    int       `json:"files"`
	Fixed    *int      `json:"fixed,omitempty"`
	Copies   []Copy    `json:"copies,omitempty"`
	Findings []entry   `json:"findings"`
	NotRun   []notRun  `json:"not_run"`
	Errors   []failure `json:"errors"`
	Let      []let     `json:"let_pass,omitzero"` // only where somebody asked
}

type entry struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Path     string `json:"path"`
	*lines
	Place    string   `json:"place,omitempty"` // in a file that packs its words, which has no offsets
	Region   *region  `json:"region,omitempty"`
	Text     string   `json:"text,omitempty"`
	Basis    string   `json:"basis,omitempty"`
	Channels []string `json:"channels,omitempty"`
	Related  []note   `json:"related,omitempty"`
	Fixes    []fix    `json:"fixes,omitempty"`
}

// lines are a place in a text file.
type lines struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
	*offsets
}

// offsets are bytes of a file on disk.
type offsets struct {
	Offset    int `json:"offset"`
	EndOffset int `json:"end_offset"`
}

type region struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

type note struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Place   string `json:"place,omitempty"`
	Message string `json:"message,omitempty"`
}

type fix struct {
	Message string `json:"message,omitempty"`
	Unsafe  bool   `json:"unsafe,omitempty"`
	Edits   []edit `json:"edits"`
}

// An edit has the offsets of what it replaces or, where the file packs its
// words, lines and columns.
type edit struct {
	Path string `json:"path"`
	*offsets
	*lines
	New string `json:"new"`
}

type notRun struct {
	Rule  string `json:"rule"`
	Why   string `json:"why"`
	Paths int    `json:"paths"`
}

type failure struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

func entryOf(f lint.Finding, to string) entry {
	at := locate(f.Place)
	return entry{
		Rule:     f.Rule.ID,
		Severity: string(f.Weight()),
		Message:  f.Message.In(to),
		Path:     at.name,
		lines:    linesOf(at),
		Place:    at.place(to),
		Region:   regionOf(at),
		Text:     at.text.String(),
		Basis:    basis(f).In(to),
		Channels: f.Channels,
		Related:  notesOf(f.Related, to),
		Fixes:    fixesOf(f.Fixes, to),
	}
}

func linesOf(at spot) *lines {
	if at.picture {
		return nil
	}
	a, b := at.Source.Position(at.Start), at.Source.Position(at.End)
	return &lines{a.Line, a.Column, b.Line, b.Column, offsetsOf(at.Span)}
}

// offsetsOf is nil for a file that packs its words: no byte of it holds one.
func offsetsOf(s doc.Span) *offsets {
	if s.Source.Packed() {
		return nil
	}
	return &offsets{s.Source.Offset(s.Start), s.Source.Offset(s.End)}
}

func regionOf(at spot) *region {
	r := at.Region
	if r.Empty() {
		return nil
	}
	return &region{r.Min.X, r.Min.Y, r.Dx(), r.Dy()}
}

func notesOf(notes []lint.Note, to string) []note {
	var out []note
	for _, n := range notes {
		at := locate(n.Place)
		one := note{Path: at.name, Place: at.place(to), Message: n.Message.In(to)}
		if l := linesOf(at); l != nil {
			one.Line, one.Column = l.Line, l.Column
		}
		out = append(out, one)
	}
	return out
}

func fixesOf(fixes []lint.Fix, to string) []fix {
	var out []fix
	for _, x := range fixes {
		one := fix{Message: fixWords(x, to), Unsafe: x.Unsafe, Edits: []edit{}}
		for _, e := range x.Edits {
			one.Edits = append(one.Edits, editOf(e))
		}
		out = append(out, one)
	}
	return out
}

func editOf(e doc.Edit) edit {
	out := edit{Path: e.Span.Source.Name, New: e.New}
	if out.offsets = offsetsOf(e.Span); out.offsets == nil {
		out.lines = linesOf(spot{Span: e.Span})
	}
	return out
}

// Sentence returns a failure in one line: where in the file, what, and what to
// do next.
func Sentence(e *lang.Error, to string) string {
	s := e.What.In(to)
	if e.Line > 0 {
		at := lang.F("第 %[1]d 行第 %[2]d 个字：%[3]s", "line %[1]d, column %[2]d: %[3]s", e.Line, cmp.Or(e.Column, 1), s)
		s = at.In(to)
	}
	if hint := e.Hint.In(to); hint != "" {
		s = fmt.Sprintf(lang.Words{ZH: "%s。%s", EN: "%s. %s"}.In(to), s, hint)
	}
	return s
}
