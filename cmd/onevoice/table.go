package main

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// table writes rows with their columns aligned as a terminal shows them. The
// last column is left ragged.
func table(w io.Writer, indent string, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, s := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], displaywidth.String(s))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := indent
		for i, s := range row {
			line += s + strings.Repeat(" ", widths[i]-displaywidth.String(s)+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
