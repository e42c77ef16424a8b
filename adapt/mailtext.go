package adapt

import (
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

func numbered(n int) string { return "[" + strconv.Itoa(n) + "]" }

// text writes the mail's plain twin: the same words in the same order,
// addresses behind the words that lead to them.
func (l *letter) text() string {
	var out strings.Builder
	blocks := l.v.Doc.Blocks
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		if s := l.plain(blocks[i : i+n]); s != "" {
			out.WriteString(s + "\n\n")
		}
		i += n
	}
	for i, label := range l.footnotes {
		for _, b := range blocks {
			if b.Kind == doc.Footnote && b.Marker == label {
				out.WriteString(numbered(i+1) + " " + l.bare(b) + "\n\n")
			}
		}
	}
	out.WriteString("--\n" + or(l.company(), l.from) + "\n" + l.postal() + "\n" + l.zhOr("退订：", "Unsubscribe: ") + l.unsubscribe() + "\n")
	return out.String()
}

func (l *letter) plain(bs []doc.Block) string {
	var out []string
	for _, b := range bs {
		switch b.Kind {
		case doc.Subject, doc.Preheader, doc.Footnote, doc.Picture, doc.Break:
		case doc.Alt:
			out = append(out, l.zhOr("[图："+b.Text.String()+"]", "[Picture: "+b.Text.String()+"]"))
		case doc.Cell:
			if len(out) == 0 {
				out = l.table(bs)
			}
		case doc.Quote:
			out = append(out, "> "+strings.ReplaceAll(l.bare(b), "\n", "\n> "))
		case doc.Item:
			out = append(out, strings.Repeat("  ", max(b.Level-1, 0))+strings.TrimSpace(l.marker(b)+" "+l.bare(b)))
		case doc.Action:
			_, to := l.action()
			out = append(out, strings.TrimSuffix(b.Text.String()+l.colon()+l.tracked(to, "cta"), l.colon()))
		default:
			out = append(out, l.bare(b))
		}
	}
	return strings.Join(out, "\n")
}

// table says a table row by row, a line each.
func (l *letter) table(cells []doc.Block) []string {
	var out []string
	all := rows(cells)
	for n, this := range all {
		if b := l.job.row(all, n); this[0].Row > 0 && b.Text.Len() > 0 {
			out = append(out, strings.TrimSpace(b.Marker+" "+b.Text.String()))
		}
	}
	return out
}

// bare writes b without markup: addresses follow their words.
func (l *letter) bare(b doc.Block) string {
	b = without(b, dead(b))
	s := b.Text.String()
	var out strings.Builder
	at := 0
	for _, m := range b.Marks {
		to := l.tracked(address(m), "body")
		switch {
		case m.End < at:
		case m.Kind == doc.Note:
			out.WriteString(s[at:m.Start] + l.mark(m.To))
			at = m.Start
		case m.Kind == doc.Link && l.repeats(m, s[m.Start:m.End]): // its address stands with the call to action
		case m.Kind == doc.Link && !isAddress(s[m.Start:m.End]) && strings.Contains(to, "://"):
			out.WriteString(s[at:m.End] + l.zhOr("（"+to+"）", " ("+to+")"))
			at = m.End
		}
	}
	return out.String() + s[at:]
}

// repeats reports whether a link within a sentence is in the words of the call
// to action and leads where that leads.
func (l *letter) repeats(m doc.Mark, words string) bool {
	text, to := l.action()
	return text.Len() > 0 && leadsTo(address(m), to) && core2(words) == core2(text.String())
}

func (l *letter) mark(label string) string {
	for i, f := range l.footnotes {
		if f == label {
			return numbered(i + 1)
		}
	}
	return ""
}
