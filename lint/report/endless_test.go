package report_test

import (
	"io"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/report"
)

// A file of a megabyte may be a single line with a finding every few words:
// what a format says of one must not cost what the line holds, or this takes
// minutes.
func TestEndlessLine(t *testing.T) {
	const n, word = 20_000, "好😀 9月30日开售，"
	src := doc.NewSource("a.txt", []byte(strings.Repeat(word, n)))
	b := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, 0, len(src.Data))}
	d := &doc.Document{Source: src, Format: "text", Blocks: []doc.Block{*b}}
	rule := &lint.Rule{ID: "type/space", Severity: lint.Info}
	r := report.Report{Files: 1}
	for i := range n {
		at := doc.At(d, b, i*len(word), i*len(word)+len("好"))
		r.Findings = append(r.Findings, lint.Finding{Rule: rule, Message: lang.F("空格", "space"), Place: at})
	}
	for _, name := range report.Formats() {
		if err := report.In(name)(io.Discard, r, report.Style{Lang: "en"}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of a long passage a page shows sixty characters on each side, of a short one
// all.
func TestPassageSides(t *testing.T) {
	for _, c := range []struct {
		before, after int
		want          string
	}{
		{60, 60, strings.Repeat("前", 60) + "<mark>最好</mark>" + strings.Repeat("后", 60) + "<"},
		{61, 61, "…" + strings.Repeat("前", 60) + "<mark>最好</mark>" + strings.Repeat("后", 60) + "…"},
	} {
		text := strings.Repeat("前", c.before) + "最好" + strings.Repeat("后", c.after)
		src := doc.NewSource("a.txt", []byte(text))
		b := &doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, 0, len(text))}
		d := &doc.Document{Source: src, Format: "text", Blocks: []doc.Block{*b}}
		f := lint.Finding{Rule: &lint.Rule{ID: "a/b"}, Place: doc.At(d, b, 3*c.before, 3*c.before+6)}
		var out strings.Builder
		if err := report.HTML(&out, report.Report{Files: 1, Findings: []lint.Finding{f}}, report.Style{Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%d and %d characters round the words: no %s", c.before, c.after, c.want)
		}
	}
}
