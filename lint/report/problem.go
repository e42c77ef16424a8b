package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
)

// Problems writes failures for a person: what could not be done, the line it
// is about with a caret, and what to do next.
func Problems(w io.Writer, errs []*lang.Error, s Style) error {
	p := &printer{style: s}
	for _, e := range errs {
		p.problem(e)
	}
	_, err := w.Write(p.Bytes())
	return err
}

func (p *printer) problem(e *lang.Error) {
	head := where(e)
	if head != "" {
		head = p.paint(bold, head) + "  "
	}
	fmt.Fprintf(p, "%s%s  %s\n", head, p.paint(red, p.say("出错", "failed")), p.in(e.What))
	if e.Line > 0 && e.Column > 0 && e.Source != "" {
		start := byteOf(e.Source, e.Column-1)
		shown, carets := underline(e.Source, p.width(), stretch{start, start + byteOf(e.Source[start:], max(1, e.Width))})
		p.line(fmt.Sprint(e.Line), shown, carets, red)
	}
	p.label("怎么办", "hint", p.in(e.Hint))
}

// where returns path:line:column, as far as they are known.
func where(e *lang.Error) string {
	var parts []string
	if e.Path != "" {
		parts = append(parts, clean(e.Path))
	}
	if e.Line > 0 {
		parts = append(parts, fmt.Sprint(e.Line))
		if e.Column > 0 {
			parts = append(parts, fmt.Sprint(e.Column))
		}
	}
	return strings.Join(parts, ":")
}

// byteOf returns the byte at which the n-th character of s begins.
func byteOf(s string, n int) int {
	off := 0
	for ; n > 0 && off < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[off:])
		off += size
	}
	return off
}
