package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// Text writes a report for people: each finding with the words it is about,
// why it matters, what it rests on and how to mend it; then, where somebody
// asked, what was let pass; then one line that sums up. What a rule rests on is said once a file. Errors are not in it: they go
// where failures go, through Problems.
func Text(w io.Writer, r Report, s Style) error {
	p := &printer{style: s, said: map[string]bool{}}
	last := ""
	for _, g := range bundles(r.Findings, s.Lang) {
		if g.at[0].name != last {
			last, p.said = g.at[0].name, map[string]bool{}
		}
		p.finding(g)
	}
	p.lets(r.Let)
	if !s.Quiet {
		p.summary(r)
	}
	_, err := w.Write(p.Bytes())
	return err
}

// A printer writes in one style.
type printer struct {
	bytes.Buffer
	style  Style
	indent string          // before source lines
	said   map[string]bool // what has been explained in this file
}

// first reports whether something is said for the first time in this file.
func (p *printer) first(what string) bool {
	again := p.said[what]
	p.said[what] = true
	return !again
}

func (p *printer) in(w lang.Words) string { return clean(w.In(p.style.Lang)) }

func (p *printer) say(zh, en string, args ...any) string { return p.in(lang.F(zh, en, args...)) }

// finding prints one finding, or several that say the same of one line.
func (p *printer) finding(g bundle) {
	f, at := g.Finding, g.at[0]
	hue := hues[f.Weight()]
	times := ""
	if n := len(g.at); n > 1 {
		times = p.say("（%d 处）", " (%d places)", n)
	}
	fmt.Fprintf(p, "%s  %s  %s%s%s  %s\n", p.paint(bold, at.told(p.style.Lang)), p.paint(hue, p.in(SeverityName(f.Weight()))),
		p.in(f.Message), times, p.channels(f.Channels), p.paint(dim, "["+f.Rule.ID+"]"))
	p.excerpt(f.Place, hue, g.at...)
	if p.first(f.Rule.ID) {
		p.label("为什么", "why", p.in(f.Reason()))
		p.label("依据", "basis", p.in(basis(f)))
	}
	p.mend(f)
	p.related(f.Related)
	p.WriteByte('\n')
}

func (p *printer) channels(ids []string) string {
	if p.style.Channel == nil || len(ids) == 0 {
		return ""
	}
	var names []string
	for _, id := range ids {
		names = append(names, p.in(p.style.Channel(id)))
	}
	return p.say("（%s）", " (%s)", strings.Join(names, p.say("、", ", ")))
}

// excerpt prints the line a place is on with carets under its words, and under
// those of the other spots on it. Words that no file holds as they are read
// come first, behind a ~.
func (p *printer) excerpt(place doc.Place, hue string, all ...spot) {
	at := all[0]
	if block := place.Block; block != nil && place.Start < place.End && joined(at) {
		line, start, end := lineOf(block.Text.String(), place.Start, place.End)
		shown, carets := underline(line, p.width(), stretch{start, end})
		p.line("~", shown, carets, hue)
	}
	if at.picture || at.whole {
		return
	}
	n := at.Source.Position(at.Start).Line
	first, last := at.Source.LineSpan(n)
	line := bytes.TrimSuffix(at.Source.Data[first:last], []byte("\r"))
	var under []stretch
	for _, s := range all {
		under = append(under, stretch{s.Start - first, min(s.End-first, len(line))})
	}
	shown, carets := underline(line, p.width(), under...)
	label := fmt.Sprint(n)
	if at.Source.Packed() {
		label = "" // its place has a name
	}
	p.line(label, shown, carets, hue)
}

// joined reports whether a spot's words stand in its file otherwise than they
// are read: said in other words, or broken over lines.
func joined(at spot) bool {
	if at.text.Derived() {
		return true
	}
	return !at.picture && !at.whole && bytes.ContainsRune(at.Source.Data[at.Start:at.End], '\n') && !strings.ContainsRune(at.text.String(), '\n')
}

// lineOf returns the line of s in which start stands, and the bytes of it up
// to end.
func lineOf(s string, start, end int) (line string, a, b int) {
	lo := strings.LastIndexByte(s[:start], '\n') + 1
	hi := len(s)
	if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
		hi = start + i
	}
	return s[lo:hi], start - lo, min(end, hi) - lo
}

const screen = 96 // columns of a source line where nobody says

func (p *printer) width() int {
	if p.style.Width > 0 { // less the gutter and … at both ends
		return max(20, min(p.style.Width, 120)-len("12345 | ")-2-len(p.indent))
	}
	return screen
}

// line prints a line of a file and the carets under it, both behind a gutter.
func (p *printer) line(label, shown, carets, hue string) {
	blank := len(carets) - len(strings.TrimLeft(carets, " "))
	fmt.Fprintf(p, "%s%s%s\n", p.indent, p.paint(dim, fmt.Sprintf("%5s | ", label)), shown)
	fmt.Fprintf(p, "%s%s%s%s\n", p.indent, p.paint(dim, strings.Repeat(" ", max(5, len(label)))+" | "), carets[:blank], p.paint(hue, carets[blank:]))
}

// label prints "为什么  …", its second column aligned with the source line's.
func (p *printer) label(zh, en, said string) {
	if said == "" {
		return
	}
	name, pad := en, 6-len(en)
	if p.style.Lang == "zh" {
		name, pad = zh, 6-2*len([]rune(zh))
	}
	lines := []string{said}
	if p.style.Width > 0 {
		lines = Wrap(said, min(p.style.Width, 120)-16)
	}
	fmt.Fprintf(p, "        %s%s  %s\n", p.paint(dim, name), strings.Repeat(" ", max(0, pad)), strings.Join(lines, "\n"+strings.Repeat(" ", 16)))
}

// mend prints the fixes, or how a writer mends it where there are none.
func (p *printer) mend(f lint.Finding) {
	if len(f.Fixes) == 0 {
		if p.first(f.Rule.ID + " mend") {
			p.label("改法", "fix", p.in(f.Remedy()))
		}
		return
	}
	for i, x := range f.Fixes {
		zh, en := "改法", "fix"
		if i > 0 {
			zh, en = "或", "or"
		}
		p.label(zh, en, clean(fixWords(x, p.style.Lang)))
	}
}

const relatives = 4 // places shown with a finding

func (p *printer) related(notes []lint.Note) {
	p.indent = "        "
	defer func() { p.indent = "" }()
	for i, n := range notes {
		if i == relatives {
			p.label("", "", p.say("……还有 %d 处", "… and %d more places", len(notes)-i))
			return
		}
		at := locate(n.Place)
		p.label("另见", "see", strings.TrimRight(at.told(p.style.Lang)+"  "+p.in(n.Message), " "))
		p.excerpt(n.Place, dim, at)
	}
}
