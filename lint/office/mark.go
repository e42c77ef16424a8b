package office

import (
	"bytes"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A Remark is what somebody has to say on words of a file: a comment on them
// and, where there are edits, how to mend them.
type Remark struct {
	Span  doc.Span
	Words []string   // of the comment, a paragraph each
	Edits []doc.Edit // made all or none; those of different remarks don't get in each other's way
}

// A Copy is a file with remarks in it.
type Copy struct {
	Data     []byte
	Comments int
	Changes  int           // tracked changes, one for each edit made
	Mended   int           // remarks whose edits were made; one may take several changes
	Left     []*lang.Error // sheets in which remarks could not be put, and why
}

// author is who comments and changes.
const author = "onevoice"

// Marks reports whether Mark can write remarks into a file read as format.
func Marks(format string) bool { return format == "word" || format == "sheet" }

// Mark returns a copy of the file that src was read from, with the remarks as
// comments and, in a Word file, their edits as tracked changes. All that the copy
// does not have to change is in it byte for byte. to is the language in which
// places are named.
func Mark(src *doc.Source, remarks []Remark, to string) (Copy, error) {
	b, err := openBook(src.Name, src.OnDisk())
	if err != nil {
		return Copy{}, err
	}
	if _, err := b.document(nil); err != nil { // lays the lines out
		return Copy{}, err
	}
	m := &marker{book: b, to: to, cuts: map[childKey]*cuts{}, next: b.highest() + 1}
	m.mainPart = b.parts[0]
	switch b.format {
	case "word":
		err = m.markWord(remarks)
	case "sheet":
		err = m.markSheets(remarks)
	}
	if err != nil {
		return Copy{}, err
	}
	if m.noted != "" {
		m.fresh[m.noted] = append(m.fresh[m.noted], seal(m.sums(m.fresh))...)
	}
	data, err := m.rewrite(m.fresh)
	return Copy{data, m.comments, m.changes, m.mended, m.left}, err
}

// A marker puts remarks into the parts of a file.
type marker struct {
	*book
	to       string
	mainPart *part
	next     int // the next id
	cuts     map[childKey]*cuts
	inserts  []insert // beside runs of the main part
	made     []doc.Edit
	notes    strings.Builder // the comments
	noted    string          // the part they are in
	comments int
	changes  int
	mended   int
	left     []*lang.Error
	fresh    map[string][]byte // parts as they are to be
}

// A childKey names a child of a run.
type childKey struct {
	part  *part
	child int
}

// An insert is XML that comes to stand at a byte of the main part.
type insert struct {
	at    int
	order int
	xml   string
}

// markWord puts remarks into a Word file.
func (m *marker) markWord(remarks []Remark) error {
	for _, r := range remarks {
		m.remark(r)
	}
	return m.write()
}

func (m *marker) remark(r Remark) {
	m.change(r.Edits)
	id := m.next
	m.next++
	start, end := r.Span.Start, max(r.Span.Start, r.Span.End)
	words := r.Words
	if from, to, ok := m.ends(start, end); ok {
		if start == end {
			start, end = from.lo(), to.hi()
		}
		m.cut(from.line, from.piece, max(start, from.lo()), opened, commentStart(m.prefix(from), id))
		m.cut(to.line, to.piece, min(max(end, to.lo()), to.hi()), ended, commentEnd(m.prefix(to), id))
	} else if run := m.elsewhere(start); run >= 0 {
		r := m.mainPart.runs[run]
		p := prefixOf(r.open)
		m.inserts = append(m.inserts, insert{r.start, opened, commentStart(p, id)}, insert{r.end, ended, commentEnd(p, id)})
		words = m.named(start, end, words)
	} else {
		return // nowhere in the text to put it
	}
	m.comments++
	m.note(id, words)
}

// named puts before a comment that can't stand at its words where these are.
func (m *marker) named(start, end int, words []string) []string {
	l := m.lineAt(start)
	if l == nil || start == end {
		return words
	}
	zh, en := l.place.words()
	said := l.words[max(0, start-l.at):min(len(l.words), max(0, end-l.at))]
	return append([]string{lang.F("%[1]s：%[2]s", "%[1]s: %[2]s", lang.Words{ZH: zh, EN: en}.In(m.to), said).In(m.to)}, words...)
}

// change makes edits, if all of them can be tracked.
func (m *marker) change(edits []doc.Edit) {
	for _, e := range edits {
		if !m.trackable(e) {
			return
		}
	}
	if len(edits) > 0 {
		m.mended++
	}
	for _, e := range edits {
		if !slices.Contains(m.made, e) {
			m.made = append(m.made, e)
			m.track(e)
		}
	}
}

// trackable reports whether an edit is to words in runs that may be changed.
func (m *marker) trackable(e doc.Edit) bool {
	l := m.lineAt(e.Span.Start)
	if l == nil || e.Span.End > l.at+len(l.words) || strings.ContainsAny(e.New, "\n\r") {
		return false
	}
	all := m.spots(e.Span.Start, e.Span.End)
	return len(all) > 0 && !slices.ContainsFunc(all, func(s spot) bool {
		c := l.pieces[s.piece].child
		return c < 0 || l.part.runs[l.part.child[c].run].locked
	})
}

// track makes one edit: what goes is marked as deleted where it stands, what
// comes stands behind the first of it, in its dress.
func (m *marker) track(e doc.Edit) {
	start, end, words := lean(string(m.lineWords(e)), e)
	m.changes++
	all := m.spots(start, end)
	if len(all) == 0 {
		return
	}
	first := all[0]
	p := m.prefix(first)
	for _, s := range all {
		if lo, hi := max(start, s.lo()), min(end, s.hi()); lo < hi {
			c := m.of(s)
			c.gone = append(c.gone, gone{lo, hi, m.next})
			m.next++
		}
	}
	if words == "" {
		return
	}
	r := first.line.part.runs[m.child(first).run]
	xml := "<" + p + "ins" + m.tracked(p) + ">" + r.open + r.props + "<" + p + `t xml:space="preserve">` + escape(words) + "</" + p + "t></" + p + "r></" + p + "ins>"
	if r.inserted != "" {
		xml = "</" + p + "ins>" + xml + r.inserted
	}
	m.cut(first.line, first.piece, min(max(end, first.lo()), first.hi()), inserted, xml)
}

func (m *marker) lineWords(e doc.Edit) []byte {
	l := m.lineAt(e.Span.Start)
	return l.words[e.Span.Start-l.at : e.Span.End-l.at]
}

// lean leaves out of an edit what it only repeats, where nothing but an
// insertion or a deletion is left: a space comes in, the letters beside it stay.
func lean(old string, e doc.Edit) (start, end int, words string) {
	start, end, words = e.Span.Start, e.Span.End, e.New
	switch {
	case strings.HasPrefix(words, old):
		return end, end, words[len(old):]
	case strings.HasSuffix(words, old):
		return start, start, words[:len(words)-len(old)]
	case strings.HasPrefix(old, words):
		return start + len(words), end, ""
	case strings.HasSuffix(old, words):
		return start, end - len(words), ""
	}
	return start, end, words
}

// highest is the highest id in the file.
func (b *book) highest() int {
	top := 0
	for _, p := range b.parts {
		top = max(top, highestID(p.data))
	}
	return top
}

// prefixOf is the prefix that a run's tag carries: "w:".
func prefixOf(open string) string {
	name := strings.TrimLeft(open, "<")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	return strings.TrimSuffix(name, "r")
}

func (m *marker) child(s spot) child { return s.line.part.child[s.line.pieces[s.piece].child] }

func (m *marker) prefix(s spot) string { return prefixOf(s.line.part.runs[m.child(s).run].open) }

// escape writes words as XML has them. What XML can't hold is left out.
func escape(s string) string {
	var b bytes.Buffer
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\t', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
