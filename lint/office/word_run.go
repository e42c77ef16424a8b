package office

import (
	"strconv"
	"strings"

	"onevoice/lint/doc"
)

// begin begins a run.
func (r *wordReader) begin(t token) {
	f := r.top()
	if f == nil {
		return
	}
	one := run{start: t.start, open: string(r.data[t.start:t.end]), locked: r.moved > 0}
	if n := len(r.tags); n > 0 {
		one.inserted = r.tags[n-1].tag
		one.locked = one.locked || r.tags[n-1].depth+1 != len(r.scanner.open) // the insertion can't be closed here
	}
	r.part.runs = append(r.part.runs, one)
	f.runs = append(f.runs, dress{run: len(r.part.runs) - 1, start: len(f.line.words)})
}

// end ends a run and marks its words as it was dressed.
func (r *wordReader) end(t token) {
	f, d := r.top(), r.dress()
	if d == nil {
		return
	}
	r.part.runs[d.run].end = t.end
	for _, m := range []struct {
		on   bool
		kind doc.MarkKind
	}{{d.strong, doc.Strong}, {d.em, doc.Em}, {d.strike, doc.Strike}} {
		if m.on {
			f.line.mark(m.kind, d.start, "")
		}
	}
	f.runs = f.runs[:len(f.runs)-1]
}

// inRun reads what stands in a run.
func (r *wordReader) inRun(t token) error {
	switch t.name {
	case "w:rPr":
		return r.props(t)
	case "w:t":
		if r.child >= 0 {
			return errXML // words hold no words: Word itself won't open it
		}
		r.child = r.newChild(t, true)
		space, _ := r.attr(t, "xml:space")
		r.keep, r.tokens = space == "preserve", 0
	case "w:tab", "w:ptab":
		r.sign("\t", t)
	case "w:br", "w:cr":
		r.sign("\n", t)
	case "w:noBreakHyphen":
		r.sign("-", t)
	case "w:sym":
		r.sign(symbol(r.value(t, "w:font"), r.value(t, "w:char")), t)
	case "w:footnoteReference", "w:endnoteReference":
		r.refer(t)
	case "w:instrText":
		return r.code(t)
	case "w:fldChar":
		r.field(r.value(t, "w:fldCharType"))
	case "w:drawing", "w:pict", "w:object":
		r.drawn = drawing{}
	default:
		return r.inDrawing(t)
	}
	return nil
}

func (r *wordReader) newChild(t token, words bool) int {
	r.part.child = append(r.part.child, child{t.start, t.end, r.dress().run, words})
	return len(r.part.child) - 1
}

// sign reads an element that stands for one character.
func (r *wordReader) sign(s string, t token) {
	if s == "" || r.mute() {
		return
	}
	if t.empty {
		r.top().line.add(s, t.start, t.end, r.newChild(t, false))
		return
	}
	r.top().line.add(s, t.start, t.end, -1)
}

// words reads characters of the <w:t> that is open.
func (r *wordReader) words(t token) error {
	if r.child < 0 || r.mute() {
		return nil
	}
	if r.tokens++; !r.keep && !t.cdata && r.tokens == 1 {
		b := string(r.data[t.inside[0]:t.inside[1]])
		t.inside[0] += len(b) - len(strings.TrimLeft(b, " \t\r\n"))
		t.inside[1] = max(t.inside[0], t.inside[1]-(len(b)-len(strings.TrimRight(b, " \t\r\n"))))
	}
	c := r.child
	if t.cdata {
		c = -1
	}
	return r.top().line.text(r.data, t, c)
}

// props reads the dress of a run.
func (r *wordReader) props(t token) error {
	d := r.dress()
	from := t.start
	err := r.within(t, func(t token) error {
		on := r.on(t)
		switch t.name {
		case "w:b":
			d.strong = on
		case "w:i":
			d.em = on
		case "w:strike", "w:dstrike":
			d.strike = d.strike || on
		case "w:vanish":
			d.hidden = on
		case "w:rPrChange":
			return r.skipElement(t)
		}
		return nil
	})
	r.part.runs[d.run].props = string(r.data[from:r.scanner.at])
	return err
}

// on reports whether an element that switches something says on.
func (r *wordReader) on(t token) bool {
	switch v, _ := r.attr(t, "w:val"); v {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// within calls do for each element inside of t; do may skip one.
func (s *scanner) within(t token, do func(t token) error) error {
	if t.empty {
		return nil
	}
	for depth := len(s.open); len(s.open) >= depth; {
		t, err := s.next()
		if err == nil && t.kind == ends {
			err = errXML
		}
		if err == nil && t.kind == opens {
			err = do(t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refer reads the mark of a footnote or an endnote.
func (r *wordReader) refer(t token) {
	if r.mute() || r.at.in != "" {
		return
	}
	kind := strings.TrimSuffix(strings.TrimPrefix(t.name, "w:"), "Reference")
	key := kind + " " + r.value(t, "w:id")
	if _, known := r.notes[key]; !known {
		r.order[kind]++
		r.notes[key] = note{r.order[kind], r.host()}
	}
	l := r.top().line
	l.marks = append(l.marks, doc.Mark{Kind: doc.Note, Start: len(l.words), End: len(l.words), To: strconv.Itoa(r.notes[key].n)})
}

// host is the run of the outermost paragraph in which this one lies; -1 is
// none.
func (r *wordReader) host() int {
	if len(r.frames) > 0 && len(r.frames[0].runs) > 0 {
		return r.frames[0].runs[0].run
	}
	return -1
}

// code reads part of a field's code.
func (r *wordReader) code(t token) error {
	n := len(r.fields)
	for t.kind == opens && !t.empty {
		next, err := r.next()
		if err != nil {
			return err
		}
		if next.kind != text {
			break
		}
		if n > 0 && !r.fields[n-1].result {
			r.fields[n-1].code += unescape(r.data[next.inside[0]:next.inside[1]])
		}
	}
	return nil
}

// field begins, turns or ends a field. A link among them marks its words.
func (r *wordReader) field(step string) {
	n := len(r.fields) - 1
	switch {
	case step == "begin":
		r.fields = append(r.fields, field{})
	case n < 0:
	case step == "separate":
		f := &r.fields[n]
		f.result = true
		if words := strings.Fields(f.code); len(words) > 1 && words[0] == "HYPERLINK" && !strings.HasPrefix(words[1], `\`) {
			f.link = true
			r.top().line.begin(doc.Mark{Kind: doc.Link, To: strings.Trim(words[1], `"`)})
		}
	case step == "end":
		if r.fields[n].link {
			r.top().line.end(doc.Link)
		}
		r.fields = r.fields[:n]
	}
}

// linkTo is where a hyperlink leads.
func (r *wordReader) linkTo(t token) string {
	to := r.part.rels[r.value(t, "r:id")].target
	if a := r.value(t, "w:anchor"); a != "" {
		to += "#" + a
	}
	return to
}

// control passes over what a form field says before anybody has filled it in.
func (r *wordReader) control(t token) error {
	from := r.scanner.at
	if err := r.skipElement(t); err != nil || !strings.Contains(string(r.data[from:r.scanner.at]), "showingPlcHdr") {
		return err
	}
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		if t.kind == opens && t.name == "w:sdtContent" {
			return r.skipElement(t)
		}
		if t.kind != text && t.name != "w:sdtEndPr" {
			return nil
		}
	}
}
