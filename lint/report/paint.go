package report

import "onevoice/lint"

// ANSI colours, the sixteen that every terminal theme sets for itself.
const (
	bold    = "1"
	dim     = "2"
	red     = "1;31"
	yellow  = "1;33"
	magenta = "1;35"
	cyan    = "1;36"
	green   = "32"
)

var hues = map[lint.Severity]string{lint.Error: red, lint.Evidence: magenta, lint.Warning: yellow, lint.Info: cyan}

func (p *printer) paint(hue, s string) string {
	if !p.style.Color || hue == "" || s == "" {
		return s
	}
	return "\x1b[" + hue + "m" + s + "\x1b[0m"
}
