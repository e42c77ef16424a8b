// Package report turns what a run found into bytes: one file here for each
// format. It decides how things are said, never what is found.
package report

import (
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// A Report is what one command has to say.
type Report struct {
	Files    int // assets that were read
	Findings []lint.Finding
	NotRun   []lint.NotRun
	Errors   []*lang.Error  // what could not be looked at
	Fixed    *int           // edits made; nil when nobody asked for any
	Copies   []Copy         // files written beside those whose words can't be mended in place
	Let      []lint.Let     // what was let pass; nil when nobody asked
	Channels map[string]int // assets by channel id; "" is those that name none
}

// A Style is how it is said. The zero value is plain English.
type Style struct {
	Lang    string                     // zh or en
	Color   bool                       // with ANSI colours
	Width   int                        // columns of the screen; 0 is none: source lines of 96 columns, nothing wrapped
	Quiet   bool                       // findings only: no summary
	Channel func(id string) lang.Words // names a variant's channel; nil: these are no variants
}

// Severities in both languages, as findings carry them.
var severities = map[lint.Severity]lang.Words{
	lint.Error:    {ZH: "错误", EN: "error"},
	lint.Evidence: {ZH: "待举证", EN: "evidence"},
	lint.Warning:  {ZH: "警告", EN: "warning"},
	lint.Info:     {ZH: "提示", EN: "info"},
}

// SeverityName returns what a severity is called: "错误", "error".
func SeverityName(s lint.Severity) lang.Words {
	if w, ok := severities[s]; ok {
		return w
	}
	return lang.Same(string(s))
}

// basis returns what a finding rests on: its own, else its rule's.
func basis(f lint.Finding) lang.Words {
	if !f.Basis.Empty() {
		return f.Basis
	}
	return f.Rule.Basis
}

// fixWords returns what a fix does, and that it wants a person's eye where it
// does.
func fixWords(f lint.Fix, to string) string {
	s := f.Message.In(to)
	if f.Unsafe {
		s += lang.Words{ZH: "（请人工确认）", EN: " (needs a person's eye)"}.In(to)
	}
	return s
}

// clean keeps control characters of a file from reaching the terminal, where
// they could move the cursor or turn the writing round.
func clean(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, control) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case control(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

func control(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
