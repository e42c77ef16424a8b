package rules

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// mended returns the edits that mend a slip in the file of d; none where the
// words aren't written there as they are read, or where the markup round them
// would come to mean something else.
func (n *mender) mended(s slip) []doc.Edit {
	var out []doc.Edit
	for _, w := range s.swaps {
		e, ok := n.setIn(n.near(s.block, w), w)
		switch {
		case ok:
			out = append(out, e)
		case w.new != "" || len(s.swaps) == 1: // a space that can't go stays
			return nil
		}
	}
	return out
}

// setIn writes w into a block, of whose marks those that touch w count.
func (n *mender) setIn(b *doc.Block, w swap) (doc.Edit, bool) {
	if unsaid(n.d, b, w) {
		return doc.Edit{}, false
	}
	if w.start == w.end {
		e, ok := inserted(b, w)
		return e, ok && !n.touchy(b, w, e.Span)
	}
	runs := b.Text.Slice(w.start, w.end).Runs()
	if len(runs) != 1 {
		return doc.Edit{}, false
	}
	at := runs[0].Span
	if at.Source == nil || strings.TrimSpace(w.new) != w.new && slices.ContainsFunc(b.Marks, func(m doc.Mark) bool { return m.Start == w.start || m.End == w.end }) ||
		!runs[0].Copied && (w.new != "" || !blank(at)) || w.new == "" && !removable(b, w, at) {
		return doc.Edit{}, false
	}
	return doc.Edit{Span: at, New: w.new}, !n.touchy(b, w, at)
}

// touchy reports whether a place touches signs of emphasis that may hang on
// the mark there: on both sides of it, or in a block where such signs also
// stand as themselves or in one another.
func (n *mender) touchy(b *doc.Block, w swap, at doc.Span) bool {
	const signs = "*_~"
	data := at.Source.Data
	before := at.Start > 0 && strings.IndexByte(signs, data[at.Start-1]) >= 0
	after := at.End < len(data) && strings.IndexByte(signs, data[at.End]) >= 0
	return n.d.Format == "markdown" && (before || after) &&
		(before && after && at.Start < at.End || n.has(b, signs) || tangled(b.Marks, w))
}

// tangled reports whether, at w, emphasis stands in emphasis of the same kind:
// nobody means that, so it hangs on little.
func tangled(marks []doc.Mark, w swap) bool {
	var near []doc.Mark
	for _, m := range marks {
		if m.Kind == doc.Link || m.End < w.start || w.end < m.Start {
			continue
		}
		if slices.ContainsFunc(near, func(o doc.Mark) bool { return m.Kind == o.Kind && m.Start < o.End && o.Start < m.End }) {
			return true
		}
		near = append(near, m)
	}
	return false
}

// blank reports whether nothing but spaces is written at a place.
func blank(at doc.Span) bool {
	return at.Region.Empty() && len(bytes.Trim(at.Source.Data[at.Start:at.End], " ")) == 0
}

// removable reports whether the space text[w.start:w.end], written at a place,
// may go. Where markup stands beside it, that markup must still begin and end:
// with words just inside and a mark, not words, on the other side.
func removable(b *doc.Block, w swap, at doc.Span) bool {
	s := b.Text.String()
	l, n := utf8.DecodeLastRuneInString(s[:w.start])
	r, m := utf8.DecodeRuneInString(s[w.end:])
	before := b.Text.Slice(w.start-n, w.start).Span().End != at.Start
	after := b.Text.Slice(w.end, w.end+m).Span().Start != at.End
	return !before && !after || before != after && before == worded(l) && after == worded(r)
}

// bears reports whether a space keeps markup working, so that a writer could
// not leave it out: **就这样。** 然后.
func bears(b *doc.Block, w swap) bool {
	t := b.Text.Slice(w.start, w.end)
	return !t.Derived() && t.Span().Source != nil && !removable(b, w, t.Span())
}

func worded(r rune) bool {
	return words.IsHan(r) || words.Alphabetic(r) || r >= '0' && r <= '9'
}

// inserted writes w.new between two characters. Where markup stands between
// them, it goes outside of what the markup encloses.
func inserted(b *doc.Block, w swap) (doc.Edit, bool) {
	s := b.Text.String()
	_, n := utf8.DecodeLastRuneInString(s[:w.start])
	_, m := utf8.DecodeRuneInString(s[w.start:])
	left, right := b.Text.Slice(w.start-n, w.start), b.Text.Slice(w.start, w.start+m)
	l, r := left.Span(), right.Span()
	if left.Derived() || right.Derived() || l.Source == nil || l.Source != r.Source || l.End > r.Start {
		return doc.Edit{}, false
	}
	at, ok := outside(b, w.start, string(l.Source.Data[l.End:r.Start]))
	l.Start, l.End = l.End+at, l.End+at
	beside := l.Source.Data[max(0, l.Start-1):min(len(l.Source.Data), l.Start+1)]
	return doc.Edit{Span: l, New: w.new}, ok && !(w.new == " " && bytes.ContainsRune(beside, ' ')) // broken markup hides the space there is
}

// outside returns how far into the markup between two characters, which meet
// at byte i of the text, one is outside of all that it closes and opens.
func outside(b *doc.Block, i int, markup string) (int, bool) {
	shut, opened := 0, false
	for _, m := range b.Marks {
		if m.End == i && m.Start < i {
			shut += map[doc.MarkKind]int{doc.Strong: 2, doc.Em: 1, doc.Strike: 2, doc.Literal: 1}[m.Kind]
			if m.Kind == doc.Link {
				shut = len(markup)
			}
		}
		opened = opened || m.Start == i && m.End > i
	}
	switch {
	case markup == "":
		return 0, true
	case strings.ContainsAny(markup, "\n!"): // another line, a picture
		return 0, false
	case shut > 0 && !opened:
		return len(markup), true
	case opened && shut == 0:
		return 0, true
	case strings.Contains(markup, "</"):
		k := strings.LastIndex(markup, "</")
		return k + strings.IndexByte(markup[k:], '>') + 1, true
	case strings.Contains(markup, "<") && !opened:
		return 0, true
	case strings.Contains(markup, "]("):
		return strings.LastIndexByte(markup, ')') + 1, true
	}
	return shut, 0 < shut && shut <= len(markup) && strings.Trim(markup, "*_~`[") == ""
}

// unsaid reports whether new signs at w would not be read as they are: in a
// field of YAML, in an attribute, in the label that a link is found by.
func unsaid(d *doc.Document, b *doc.Block, w swap) bool {
	switch b.Kind {
	case doc.Title, doc.Subject, doc.Preheader, doc.Description, doc.Alt, doc.Caption:
		if strings.ContainsAny(w.new, "\"':#") || unquoted(b) {
			return true
		}
	}
	if d.Format == "html" && strings.ContainsAny(w.new, "\"'<>&") || joins(b, w) || (d.Format == "html" || d.Format == "markdown") && torn(b, w) {
		return true
	}
	return d.Format == "markdown" && slices.ContainsFunc(b.Marks, func(m doc.Mark) bool {
		return m.Kind == doc.Link && m.Start <= w.start && w.end <= m.End && (w.start < w.end || m.Start < w.start && w.start < m.End) && label(b, m)
	})
}

// joins reports whether new letters or digits at w would become part of an
// address that they touch: a@b.cd６ isn't a@b.cd6.
func joins(b *doc.Block, w swap) bool {
	first, _ := utf8.DecodeRuneInString(w.new)
	last, _ := utf8.DecodeLastRuneInString(w.new)
	return slices.ContainsFunc(b.Marks, func(m doc.Mark) bool {
		return m.Kind == doc.Link && (m.End == w.start && worded(first) || m.Start == w.end && worded(last))
	})
}

// torn reports whether a tag that never ends stands before w, read as words:
// another quotation mark behind it may end it.
func torn(b *doc.Block, w swap) bool {
	i := strings.LastIndexByte(b.Text.String()[:w.start], '<')
	if i < 0 {
		return false
	}
	at := b.Text.Slice(i, i+1).Span()
	return at.Source != nil && at.Start < at.End && at.Source.Data[at.Start] == '<'
}

// unquoted reports whether a block is an attribute's value without quotes round
// it, which a space would end.
func unquoted(b *doc.Block) bool {
	at := b.Text.Span()
	return at.Source != nil && bytes.HasSuffix(bytes.TrimRight(at.Source.Data[:at.Start], " \t\r\n"), []byte("="))
}

// label reports whether the words of a link are also the name by which its
// address is looked up: [the shop] with [the shop]: https://… below.
func label(b *doc.Block, m doc.Mark) bool {
	at := b.Text.Slice(m.Start, m.End).Span()
	if at.Source == nil {
		return true
	}
	rest := bytes.TrimLeft(at.Source.Data[at.End:], "*_~`")
	if len(rest) == 0 || rest[0] != ']' {
		return len(rest) > 0 && rest[0] == '>' // an address in angle brackets
	}
	return !(bytes.HasPrefix(rest, []byte("](")) || bytes.HasPrefix(rest, []byte("][")) && !bytes.HasPrefix(rest, []byte("][]")))
}

// report gives the slips of one fault as findings of the rule at work.
func report(p *lint.Pass, d *doc.Document, all []slip, f fault, what, how lint.Words) {
	n := mender{d: d}
	for _, s := range all {
		if s.fault != f || !p.Rule.Scope.Block(s.block) || f == markSpace && bears(s.block, s.swaps[0]) {
			continue
		}
		found := lint.Finding{Place: doc.At(d, s.block, s.start, s.end), Message: what}
		if edits := n.mended(s); len(edits) > 0 {
			found.Fixes = []lint.Fix{{Message: how, Edits: edits}}
		}
		p.Report(found)
	}
}
