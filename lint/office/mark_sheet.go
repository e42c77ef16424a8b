package office

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
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
	words       []string
}

// markSheets puts remarks on the cells they are about. A sheet in which
// somebody has commented already is left as it is: two hands in one drawing
// part don't go together.
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
			i, all = len(all), append(all, cellNote{row: l.place.row, column: l.place.column})
		} else {
			all[i].words = append(all[i].words, "")
		}
		all[i].words = append(all[i].words, r.Words...)
		notes[l.part] = all
	}
	for n, p := range m.parts {
		if list := notes[p]; len(list) > 0 && p.of("comments") == "" && p.of("vmlDrawing") == "" {
			if err := m.markSheet(p, n, list); err != nil {
				return err
			}
		}
	}
	if m.comments == 0 {
		return &lang.Error{Path: m.name, What: lang.F("表里已经有批注，没有再写", "its sheets have comments already: none were added"),
			Hint: lang.F("先处理完、删掉那些批注，再运行一次", "settle and delete those, then run again")}
	}
	return nil
}

// markSheet gives a sheet, the n-th part, its comments and the boxes that show
// them.
func (m *marker) markSheet(p *part, n int, list []cellNote) error {
	slices.SortFunc(list, func(a, b cellNote) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	dir := path.Dir(m.main)
	notes, boxes := m.unused(dir+"/comments", n, ".xml"), m.unused(dir+"/drawings/vmlDrawing", n, ".vml")
	m.fresh[notes], m.fresh[boxes] = commentsXML(list), boxesXML(list)
	m.noted = notes
	m.comments += len(list)
	sheet, err := withDrawing(p.data, "rIdOnevoiceBoxes")
	if err != nil {
		return m.bad(p.name, err)
	}
	m.fresh[p.name] = sheet
	if err := m.related(p, map[string]string{"rIdOnevoiceNotes": "comments " + notes, "rIdOnevoiceBoxes": "vmlDrawing " + boxes}); err != nil {
		return err
	}
	return m.typed(map[string]string{notes: sheetComment, boxes: vmlType})
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
		b.WriteString(`<comment ref="` + address(n.row, n.column) + `" authorId="0"><text><t xml:space="preserve">`)
		for i, s := range n.words {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(escape(s))
		}
		b.WriteString(`</t></text></comment>`)
	}
	b.WriteString(`</commentList></comments>`)
	return []byte(b.String())
}

// boxesXML draws the boxes that comments are shown in, beside their cells, as
// Excel has done since 1997.
func boxesXML(list []cellNote) []byte {
	var b strings.Builder
	b.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	for i, n := range list {
		r, c := n.row-1, n.column-1
		b.WriteString(`<v:shape id="_x0000_s` + strconv.Itoa(1025+i) + `" type="#_x0000_t202" style="position:absolute;width:240pt;height:96pt;z-index:` + strconv.Itoa(i+1) + `;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
			`<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
			fmt.Sprintf(`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 31, %d, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`, c+1, r, c+6, r+7, r, c))
	}
	b.WriteString(`</xml>`)
	return []byte(b.String())
}
