package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"

	"onevoice/lint"
)

// group is the findings of one file.
type group struct {
	name     string
	findings []lint.Finding
}

// byFile groups findings, and the files that could not be looked at.
func byFile(r Report) []group {
	var out []group
	at := map[string]int{}
	file := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, group{name: name})
		}
		return i
	}
	for _, f := range r.Findings {
		i := file(locate(f.Place).name)
		out[i].findings = append(out[i].findings, f)
	}
	for _, e := range r.Errors {
		file(e.Path)
	}
	slices.SortFunc(out, func(a, b group) int {
		switch {
		case a.name < b.name:
			return -1
		case a.name > b.name:
			return 1
		}
		return 0
	})
	return out
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// Checkstyle writes the XML that Jenkins and many editors read.
func Checkstyle(w io.Writer, r Report, s Style) error {
	type mistake struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
	type file struct {
		Name     string    `xml:"name,attr"`
		Mistakes []mistake `xml:"error"`
	}
	type checkstyle struct {
		XMLName xml.Name `xml:"checkstyle"`
		Version string   `xml:"version,attr"`
		Files   []file   `xml:"file"`
	}
	out := checkstyle{Version: "4.3"}
	for _, g := range byFile(r) {
		one := file{Name: g.name}
		for _, f := range g.findings {
			m := mistake{Line: 1, Severity: level(f.Weight(), "error", "warning", "info"), Message: clean(f.Message.In(s.Lang)), Source: "onevoice." + f.Rule.ID}
			if l := linesOf(locate(f.Place)); l != nil {
				m.Line, m.Column = l.Line, l.Column
			}
			one.Mistakes = append(one.Mistakes, m)
		}
		for _, e := range r.Errors {
			if e.Path == g.name {
				one.Mistakes = append(one.Mistakes, mistake{Line: max(e.Line, 1), Column: e.Column, Severity: "error", Message: clean(Sentence(e, s.Lang)), Source: "onevoice"})
			}
		}
		out.Files = append(out.Files, one)
	}
	return writeXML(w, out)
}

// JUnit writes a test report: each finding is a case that failed, each file
// that could not be looked at one in error, and a clean run one that passed.
func JUnit(w io.Writer, r Report, s Style) error {
	type outcome struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	type testcase struct {
		Name    string   `xml:"name,attr"`
		Class   string   `xml:"classname,attr"`
		Failure *outcome `xml:"failure"`
		Error   *outcome `xml:"error"`
	}
	type suite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Cases    []testcase `xml:"testcase"`
	}
	type suites struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}
	out := suites{}
	for _, g := range byFile(r) {
		one := suite{Name: g.name}
		for _, f := range g.findings {
			c := testcase{Name: fmt.Sprintf("%s %s", locate(f.Place), f.Rule.ID), Class: f.Rule.ID}
			if f.Weight() != lint.Info {
				text := f.Reason().In(s.Lang) + "\n" + f.Remedy().In(s.Lang)
				c.Failure = &outcome{clean(f.Message.In(s.Lang)), string(f.Weight()), text}
				one.Failures++
			}
			one.Cases = append(one.Cases, c)
		}
		for _, e := range r.Errors {
			if e.Path == g.name {
				one.Cases = append(one.Cases, testcase{Name: e.Path, Class: "onevoice", Error: &outcome{clean(e.What.In(s.Lang)), "unreadable", clean(Sentence(e, s.Lang))}})
				one.Errors++
			}
		}
		one.Tests = len(one.Cases)
		out.Suites = append(out.Suites, one)
	}
	if len(out.Suites) == 0 {
		out.Suites = []suite{{Name: "onevoice", Tests: 1, Cases: []testcase{{Name: fmt.Sprintf("%d files", r.Files), Class: "onevoice"}}}}
	}
	return writeXML(w, out)
}
