package office

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	sheetSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeRels   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetComment = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// A cellNote is the comment on one cell: a cell can have one only.
type cellNote struct {
	row, column int
	sheet       string // its name
	words       []string
}

// markSheets puts remarks on the cells they are about. Comments and boxes that
// somebody has put into a sheet stay byte for byte as they are: ours come beside
// them. What can't be added to is left, and said.
func (m *marker) markSheets(remarks []Remark) error {
	m.fresh = map[string][]byte{}
	notes := map[*part][]cellNote{}
	for _, r := range remarks {
		l := m.lineAt(r.Span.Start)
		if l == nil {
			continue
		}
		all := notes[l.part]
		i := slices.IndexFunc(all, func(n cellNote) bool { return n.row == l.place.row && n.column == l.place.column })
		if i < 0 {
			i, all = len(all), append(all, cellNote{row: l.place.row, column: l.place.column, sheet: l.place.name})
		} else {
			all[i].words = append(all[i].words, "")
		}
		all[i].words = append(all[i].words, r.Words...)
		notes[l.part] = all
	}
	for n, p := range m.parts {
		if list := notes[p]; len(list) > 0 {
			if err := m.markSheet(p, n, list); err != nil {
				return err
			}
		}
	}
	if m.comments == 0 && len(m.left) > 0 {
		return m.left[0]
	}
	return nil
}

// markSheet gives a sheet, the n-th part, its comments and the boxes that show
// them.
func (m *marker) markSheet(p *part, n int, list []cellNote) error {
	slices.SortFunc(list, func(a, b cellNote) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	var err error
	made := sheetNotes{notes: p.of("comments"), boxes: p.drawing(), sheet: p.data, related: map[string]string{}, types: map[string]string{}}
	if made.wasNotes, err = m.read(made.notes); err != nil {
		return err
	}
	if made.wasBoxes, err = m.read(made.boxes); err != nil {
		return err
	}
	count, err := m.putNotes(&made, p, n, list)
	if err != nil || m.fresh[made.notes] != nil || made.fresh[made.boxes] != nil && m.fresh[made.boxes] != nil {
		m.leave(list[0].sheet, made.notes)
		return nil
	}
	if count == 0 {
		return nil
	}
	maps.Copy(m.fresh, made.fresh)
	m.comments += count
	m.noted = made.notes
	if len(made.related) == 0 {
		return nil
	}
	if err := m.related(p, made.related); err != nil {
		return err
	}
	return m.typed(made.types)
}

// SheetNotes are the parts of a sheet's comments: as they were, nil for none,
// and as they are to be.
type sheetNotes struct {
	notes, boxes       string
	wasNotes, wasBoxes []byte
	sheet              []byte
	fresh              map[string][]byte
	related, types     map[string]string
}

// putNotes puts comments into a sheet's parts, or makes those it lacks, and
// returns how many.
func (m *marker) putNotes(to *sheetNotes, p *part, n int, list []cellNote) (int, error) {
	dir, boxed, count := path.Dir(m.main), list, len(list)
	var err error
	said := to.wasNotes
	if said == nil {
		said, to.notes = commentsXML(list), m.unused(dir+"/comments", n, ".xml")
		to.related[p.free("rIdOnevoiceNotes")], to.types[to.notes] = "comments "+to.notes, sheetComment
	} else if said, boxed, count, err = m.joined(p, said, list); err != nil {
		return 0, err
	}
	to.fresh = map[string][]byte{to.notes: said}
	switch {
	case len(boxed) == 0: // all went into comments that are there
	case to.wasBoxes != nil:
		to.fresh[to.boxes], err = withBoxes(to.wasBoxes, boxed)
	case to.boxes != "": // it names a drawing that isn't there
		err = errXML
	default:
		to.boxes = m.unused(dir+"/drawings/vmlDrawing", n, ".vml")
		id := p.free("rIdOnevoiceBoxes")
		to.related[id], to.types[to.boxes] = "vmlDrawing "+to.boxes, vmlType
		to.fresh[to.boxes] = boxesXML(boxed)
		to.fresh[p.name], err = withDrawing(to.sheet, id)
	}
	return count, err
}

// unused is the first name, numbered from n on, that no part has.
func (m *marker) unused(stem string, n int, ext string) string {
	for ; ; n++ {
		name := stem + strconv.Itoa(n) + ext
		if _, mine := m.fresh[name]; !mine && !m.has(name) {
			return name
		}
	}
}

// withDrawing returns a sheet that shows the boxes of its comments. The order
// of what stands in a sheet is fixed (ECMA-376 part 1, 18.3.1.99).
func withDrawing(data []byte, id string) ([]byte, error) {
	s := newScanner(data)
	prefix := ""
	for {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		after := false
		switch t.name {
		case "x:worksheet":
			if t.kind == opens {
				name, _, _ := strings.Cut(string(data[t.start+1:t.end-1]), " ")
				prefix = strings.TrimSuffix(strings.TrimSpace(name), "worksheet")
			}
			after = t.kind == closes
		case "x:legacyDrawingHF", "x:drawingHF", "x:picture", "x:oleObjects", "x:controls", "x:webPublishItems", "x:tableParts", "x:extLst":
			after = t.kind == opens && (len(s.open) == 2 || t.empty && len(s.open) == 1)
		}
		if after {
			xml := "<" + prefix + `legacyDrawing xmlns:r="` + officeRels + `" r:id="` + id + `"/>`
			return []byte(string(data[:t.start]) + xml + string(data[t.start:])), nil
		}
		if t.kind == ends {
			return nil, errXML
		}
	}
}

func commentsXML(list []cellNote) []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<comments xmlns="` + sheetSpace + `"><authors><author>` + author + `</author></authors><commentList>`)
	for _, n := range list {
		b.WriteString(commentXML(n, "", 0))
	}
	b.WriteString(`</commentList></comments>`)
	return []byte(b.String())
}

// commentXML is one comment, its tags under a prefix, by an author's number.
func commentXML(n cellNote, prefix string, by int) string {
	p := prefix
	return `<` + p + `comment ref="` + address(n.row, n.column) + `" authorId="` + strconv.Itoa(by) + `"><` + p + `text><` + p + `t xml:space="preserve">` + noteWords(n) + `</` + p + `t></` + p + `text></` + p + `comment>`
}

// noteWords are the words of a comment, a paragraph a line.
func noteWords(n cellNote) string {
	var list []string
	for _, s := range n.words {
		list = append(list, escape(s))
	}
	return strings.Join(list, "\n")
}
