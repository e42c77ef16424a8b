package office

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// Types of what a file must know about its comments.
const (
	commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	wordSpace    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relsSpace    = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesSpace   = "http://schemas.openxmlformats.org/package/2006/content-types"
	typesPart    = "[Content_Types].xml"
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// note writes a comment down. It declares its own prefix, for nobody knows
// which one those that are there use.
func (m *marker) note(id int, words []string) {
	fmt.Fprintf(&m.notes, `<w:comment xmlns:w="%s" w:id="%d" w:author="%s" w:initials="OV">`, wordSpace, id, author)
	for _, s := range words {
		m.notes.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + escape(s) + `</w:t></w:r></w:p>`)
	}
	m.notes.WriteString(`</w:comment>`)
}

// writeNotes puts the comments into the part that has them, or makes one and
// makes it known.
func (m *marker) writeNotes() error {
	if m.comments == 0 {
		return nil
	}
	if name := m.mainPart.of("comments"); name != "" && m.has(name) {
		data, err := m.xml(name)
		if err != nil {
			return err
		}
		m.noted = name
		m.fresh[name], err = appended(data, m.notes.String())
		return m.bad(name, err)
	}
	name := path.Join(path.Dir(m.main), "comments.xml")
	for n := 1; m.has(name); n++ {
		name = path.Join(path.Dir(m.main), "comments"+strconv.Itoa(n)+".xml")
	}
	m.noted = name
	m.fresh[name] = []byte(xmlHead + `<w:comments xmlns:w="` + wordSpace + `">` + m.notes.String() + `</w:comments>`)
	id := "rIdOnevoice"
	for n := 1; m.mainPart.rels[id] != (rel{}); n++ {
		id = "rIdOnevoice" + strconv.Itoa(n)
	}
	if err := m.related(m.mainPart, map[string]string{id: "comments " + name}); err != nil {
		return err
	}
	return m.typed(map[string]string{name: commentsType})
}

// appended puts XML at the end of what a part's outermost element holds.
func appended(data []byte, xml string) ([]byte, error) {
	s := newScanner(data)
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case t.kind == ends:
			return nil, errXML
		case len(s.open) > 0 || t.kind == text:
			continue
		case t.empty: // <a/> becomes <a></a>
			tag := string(bytes.TrimSuffix(data[t.start:t.end], []byte("/>")))
			name, _, _ := strings.Cut(strings.TrimPrefix(tag, "<"), " ")
			return []byte(string(data[:t.start]) + tag + ">" + xml + "</" + strings.TrimSpace(name) + ">" + string(data[t.end:])), nil
		}
		return []byte(string(data[:t.start]) + xml + string(data[t.start:])), nil
	}
}

// highestID is the highest id among tracked changes and comments of a part.
func highestID(data []byte) int {
	top := 0
	for s := newScanner(data); ; {
		t, err := s.next()
		if err != nil || t.kind == ends {
			return top
		}
		if t.kind == opens {
			if n, err := strconv.Atoi(s.value(t, "w:id")); err == nil && n < 1<<30 {
				top = max(top, n)
			}
		}
	}
}
