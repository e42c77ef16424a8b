package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/report"
)

// arbitrary is a report with one finding at text[start:end] and one failure,
// whose words are whatever they are.
func arbitrary(text, path, message string, start, end int) report.Report {
	src := doc.NewSource(path, []byte(text))
	block := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, 0, len(text))}
	d := &doc.Document{Source: src, Format: "text", Channel: message, Blocks: []doc.Block{*block}}
	at := doc.At(d, block, start, end)
	rule := &lint.Rule{ID: "team/a", Title: lang.Same(message), Why: lang.Same(message), Basis: lang.Same(message), Mend: lang.Same(message), Severity: lint.Error}
	f := lint.Finding{Rule: rule, Message: lang.Same(message), Place: at, Related: []lint.Note{{Message: lang.Same(message), Place: at}}, Fixes: lint.Say(at, message, lang.Same(message))}
	return report.Report{Files: 1, Findings: []lint.Finding{f}, Channels: map[string]int{message: 1},
		Errors: []*lang.Error{{Path: path, Line: 1, Column: 1, What: lang.Same(message), Hint: lang.Same(message)}}}
}

// FuzzFormats holds every format to its law, whatever a text, a path and a
// message hold: it is sound of its kind, nothing in it passes for more of the
// report, and its columns and offsets lead to the words.
func FuzzFormats(f *testing.F) {
	f.Add("第一行\n好😀最好的茶", "推文 1.md", "「最好」不能用", 14, 20)
	f.Add("a\r\nb\tc", "a\nb.md", "</script><script>alert(1)</script>\n::error::x", 0, 9)
	f.Add("x\u2028y\x1b[31m", "\xff\x00<&\"'>,:%.md", "]]>\x01\u202e\xfe--> {{.}}", 1, 1)
	f.Add("", "", "", 0, 0)
	f.Fuzz(func(t *testing.T, text, path, message string, start, end int) {
		if !utf8.ValidString(text) {
			return // a source is UTF-8: its reader sees to that
		}
		start = max(0, min(start, len(text)))
		end = max(start, min(end, len(text)))
		for start > 0 && !utf8.RuneStart((text + " ")[start]) {
			start--
		}
		for !utf8.RuneStart((text + " ")[end]) {
			end++
		}
		out := map[string]string{}
		for _, name := range report.Formats() {
			var b bytes.Buffer
			if err := report.In(name)(&b, arbitrary(text, path, message, start, end), report.Style{Lang: "zh"}); err != nil {
				t.Fatal(name, err)
			}
			if out[name] = b.String(); !utf8.ValidString(b.String()) && name != "github" {
				t.Errorf("%s is no UTF-8: %q", name, b.String())
			}
		}
		if end > start {
			places(t, out, text, start, end)
		}
		for name, want := range map[string]int{"json": 1, "sarif": 1, "gitlab": 1, "jsonl": 2, "rdjsonl": 1} {
			values(t, name, out[name], want)
		}
		tags(t, "checkstyle", out["checkstyle"], "error", 2)
		tags(t, "junit", out["junit"], "testcase", 2)
		page(t, out["html"])
		lines := strings.Split(strings.TrimSuffix(out["github"], "\n"), "\n")
		if len(lines) != 2 || !strings.HasPrefix(lines[0], "::error file=") || !strings.HasPrefix(lines[1], "::error file=") || strings.Contains(out["github"], "\r") {
			t.Errorf("github: %q", lines)
		}
		if strings.Count(out["concise"], "\n") != 1 || strings.ContainsFunc(strings.TrimSuffix(out["concise"], "\n"), unicode.IsControl) {
			t.Errorf("concise: %q", out["concise"])
		}
		if strings.ContainsFunc(strings.ReplaceAll(out["text"], "\n", ""), unicode.IsControl) {
			t.Errorf("text: %q", out["text"])
		}
	})
}

// values wants so many JSON values, an object or a list each.
func values(t *testing.T, name, s string, want int) {
	t.Helper()
	dec, n := json.NewDecoder(strings.NewReader(s)), 0
	for {
		var v any
		err := dec.Decode(&v)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v in %q", name, err, s)
		}
		n++
	}
	if n != want || name != "json" && want > 1 && strings.Count(s, "\n") != want {
		t.Errorf("%s holds %d values in %q", name, n, s)
	}
}

// places reads what the formats say of text[start:end] back into words.
func places(t *testing.T, out map[string]string, text string, start, end int) {
	t.Helper()
	var j struct {
		Findings []struct {
			Line, Column int
			Offset       int
			End          int `json:"end_offset"`
			Text         string
		}
	}
	var s struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						Region struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	var r struct {
		Location struct {
			Range struct{ Start struct{ Line, Column int } }
		}
	}
	for name, v := range map[string]any{"json": &j, "sarif": &s, "rdjsonl": &r} {
		if err := json.Unmarshal([]byte(out[name]), v); err != nil {
			t.Fatal(name, err)
		}
	}
	one := j.Findings[0]
	if one.Text != text[start:end] || one.Offset != start || one.End != end {
		t.Errorf("the words are %q at %d to %d, not %q at %d to %d", one.Text, one.Offset, one.End, text[start:end], start, end)
	}
	rows := strings.SplitAfter(text, "\n")
	before := len(strings.Join(rows[:one.Line-1], ""))
	if head := text[before:start]; utf8.RuneCountInString(head) != one.Column-1 {
		t.Errorf("json: column %d, before it %q", one.Column, head)
	}
	at := s.Runs[0].Results[0].Locations[0].PhysicalLocation.Region
	if head := utf16.Encode([]rune(text[before:start])); at.StartLine != one.Line || at.StartColumn != len(head)+1 {
		t.Errorf("sarif: %v, before it %d units", at, len(head))
	}
	if b := r.Location.Range.Start; b.Line != one.Line || b.Column != start-before+1 {
		t.Errorf("rdjsonl: %v, before it %d bytes", b, start-before)
	}
}

// tags wants sound XML with so many elements of a name.
func tags(t *testing.T, name, s, element string, want int) {
	t.Helper()
	dec, n := xml.NewDecoder(strings.NewReader(s)), 0
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v in %q", name, err, s)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == element {
			n++
		}
	}
	if n != want && !(element == "error" && n > want) {
		t.Errorf("%s has %d of %s: %q", name, n, element, s)
	}
}

// page wants no tag and no attribute but those of the template.
func page(t *testing.T, s string) {
	t.Helper()
	known, err := os.ReadFile("report.html")
	if err != nil {
		t.Fatal(err)
	}
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.CommentToken:
			t.Errorf("a comment: %q", z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			if !bytes.Contains(known, []byte("<"+tok.Data)) {
				t.Errorf("a tag: %q", tok)
			}
			if slices.ContainsFunc(tok.Attr, func(a html.Attribute) bool { return !bytes.Contains(known, []byte(a.Key+"=")) && a.Val != "" }) {
				t.Errorf("an attribute: %q", tok)
			}
		}
	}
}
