package report_test

import (
	"strings"
	"testing"

	"onevoice/lint/report"
)

// A fix may take several tracked changes: then both numbers are said, each of
// what it counts.
func TestCopyCountsBoth(t *testing.T) {
	for _, c := range []struct {
		copy report.Copy
		zh   string
		en   string
	}{
		{report.Copy{Path: "a.docx", Changes: 4, Mended: 3, Comments: 5}, "改好 3 处问题，共 4 处修订、5 条批注", "4 tracked changes (for 3 findings) and 5 comments"},
		{report.Copy{Path: "a.docx", Changes: 2, Mended: 2, Comments: 2}, "a.docx：2 处修订、2 条批注", "2 tracked changes and 2 comments"},
	} {
		for to, want := range map[string]string{"zh": c.zh, "en": c.en} {
			var out strings.Builder
			if err := report.Text(&out, report.Report{Files: 1, Copies: []report.Copy{c.copy}}, report.Style{Lang: to}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), want) {
				t.Errorf("want %q in\n%s", want, out.String())
			}
		}
	}
}
