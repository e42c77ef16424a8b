package read

import (
	"fmt"
	"strings"

	"onevoice/lint/doc"
)

// dump writes a document so that a person can check it: a line for each block
// with its place and words, a line for each mark.
func dump(d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", d.Format)
	if d.Channel != "" {
		fmt.Fprintf(&b, " for %s", d.Channel)
	}
	if c := d.Source.Encoding(); c != "" {
		fmt.Fprintf(&b, " in %s", c)
	}
	b.WriteString("\n")
	for _, f := range d.Meta {
		fmt.Fprintf(&b, "meta %s = %q %s\n", f.Path, f.Text.String(), where(f.Text.Span()))
	}
	for _, ig := range d.Ignores {
		fmt.Fprintf(&b, "ignore %q for block %d because %q %s\n", ig.Rule, ig.Block, ig.Reason, where(ig.Span))
	}
	for i, k := range d.Blocks {
		dumpBlock(&b, i, k)
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, i int, k doc.Block) {
	fmt.Fprintf(b, "%2d %s", i, k.Kind)
	if k.Level > 0 {
		fmt.Fprintf(b, " %d", k.Level)
	}
	if k.Group > 0 {
		fmt.Fprintf(b, " of %d", k.Group)
	}
	if k.Kind == doc.Cell {
		fmt.Fprintf(b, " r%dc%d", k.Row, k.Column)
	}
	if k.Kind == doc.Cue {
		fmt.Fprintf(b, " %v-%v", k.At, k.Until)
	}
	for _, s := range []string{k.Marker, k.Code} {
		if s != "" {
			fmt.Fprintf(b, " (%s)", s)
		}
	}
	if k.Image != nil {
		fmt.Fprintf(b, " %q %s%dx%d %s", k.Image.Ref, k.Image.Format, k.Image.Width, k.Image.Height, where(k.Image.Shown))
	}
	if k.Text.Len() > 0 {
		fmt.Fprintf(b, " %q %s", k.Text.String(), where(k.Text.Span()))
	}
	b.WriteString("\n")
	for _, m := range k.Marks {
		fmt.Fprintf(b, "      %s %q", m.Kind, k.Text.String()[m.Start:m.End])
		if m.To != "" {
			fmt.Fprintf(b, " -> %s", m.To)
		}
		if m.ToSpan.Source != nil {
			fmt.Fprintf(b, " %s", where(m.ToSpan))
		}
		b.WriteString("\n")
	}
}

// where writes a span as line:column-line:column, with the byte after it.
func where(s doc.Span) string {
	if s.Source == nil {
		return "nowhere"
	}
	from, to := s.Source.Position(s.Start), s.Source.Position(s.End)
	if from.Line == to.Line {
		return fmt.Sprintf("@%d:%d-%d", from.Line, from.Column, to.Column)
	}
	return fmt.Sprintf("@%d:%d-%d:%d", from.Line, from.Column, to.Line, to.Column)
}
