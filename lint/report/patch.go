package report

import (
	"bytes"
	"io"
	"strings"
)

// Patch writes a unified diff. In colour, which is for a person at a terminal,
// control characters of the file are shown as such; without, every byte stays,
// so that patch(1) can take it.
func Patch(w io.Writer, patch []byte, s Style) error {
	if !s.Color {
		_, err := w.Write(patch)
		return err
	}
	p := &printer{style: s}
	for line := range bytes.Lines(patch) {
		text := clean(strings.ReplaceAll(strings.TrimRight(string(line), "\r\n"), "\t", tab))
		p.WriteString(p.paint(patchHue(text), text) + "\n")
	}
	_, err := w.Write(p.Bytes())
	return err
}

// patchHue is the colour of a line of a diff.
func patchHue(line string) string {
	switch {
	case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"):
		return bold
	case strings.HasPrefix(line, "+"):
		return green
	case strings.HasPrefix(line, "-"):
		return red
	case strings.HasPrefix(line, "@@"):
		return dim
	}
	return ""
}
