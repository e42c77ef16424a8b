package read

import (
	"fmt"

	"onevoice/lint/doc"
)

// broken holds a document against the law that what a text says is what its
// places hold, and says where it is broken; "" where it isn't.
func broken(d *doc.Document) string {
	for _, f := range d.Meta {
		if msg := brokenText(f.Text, false); msg != "" {
			return fmt.Sprintf("meta %s: %s", f.Path, msg)
		}
	}
	for i, b := range d.Blocks {
		if msg := brokenText(b.Text, true); msg != "" {
			return fmt.Sprintf("block %d (%s %q): %s", i, b.Kind, b.Text.String(), msg)
		}
		last := 0
		for _, m := range b.Marks {
			if m.Start < last || m.End < m.Start || m.End > b.Text.Len() || brokenSpan(m.ToSpan) {
				return fmt.Sprintf("block %d (%s %q): mark %+v", i, b.Kind, b.Text.String(), m)
			}
			if m.Kind != doc.Note && m.Start == m.End && b.Kind != doc.Picture {
				return fmt.Sprintf("block %d: empty mark %+v", i, m)
			}
			last = m.Start
		}
		if b.Image != nil && brokenSpan(b.Image.Shown) {
			return fmt.Sprintf("block %d: picture shown at %+v", i, b.Image.Shown)
		}
		if b.Text.Len() == 0 && b.Kind != doc.Picture && b.Kind != doc.Break {
			return fmt.Sprintf("block %d (%s) is empty", i, b.Kind)
		}
	}
	for _, ig := range d.Ignores {
		if ig.Block < -1 || ig.Block > len(d.Blocks) || brokenSpan(ig.Span) {
			return fmt.Sprintf("ignore %+v", ig)
		}
	}
	return ""
}

// brokenText checks the runs of one text: they cover it, their spans lie in
// the source and, where ordered, come one after another; what is copied is
// what stands there.
func brokenText(t doc.Text, ordered bool) string {
	off, at := 0, 0
	for _, r := range t.Runs() {
		if r.Off != off || r.End <= r.Off {
			return fmt.Sprintf("run %+v begins at the wrong place", r)
		}
		off = r.End
		if r.Span.Source == nil || brokenSpan(r.Span) || r.Span.Start >= r.Span.End {
			return fmt.Sprintf("run %+v lies outside its source", r)
		}
		if ordered && r.Span.Start < at {
			return fmt.Sprintf("run %+v is out of order", r)
		}
		at = r.Span.End
		if said, held := t.String()[r.Off:r.End], string(r.Span.Source.Data[r.Span.Start:r.Span.End]); r.Copied && said != held {
			return fmt.Sprintf("says %q, its place holds %q", said, held)
		}
	}
	if off != t.Len() {
		return fmt.Sprintf("its runs cover %d of %d bytes", off, t.Len())
	}
	return ""
}

func brokenSpan(s doc.Span) bool {
	return s.Source != nil && (s.Start < 0 || s.End < s.Start || s.End > len(s.Source.Data) ||
		s.Source.Offset(s.End) > len(s.Source.OnDisk()) || s.Source.Offset(s.Start) > s.Source.Offset(s.End))
}
