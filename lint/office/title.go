package office

import "strings"

// TitleKey is the path in a document's Meta of the title that a Word file's
// properties give it. No reader of the text sees it: it is no block.
const TitleKey = "properties.title"

// readTitle reads the title among the properties of the file.
func (b *book) readTitle() (string, error) {
	rels, err := b.rels("")
	if err != nil {
		return "", err
	}
	name := (&part{rels: rels}).of("core-properties")
	data, err := b.xml(name)
	if err != nil || data == nil {
		return "", err
	}
	title, inTitle := "", false
	for s := newScanner(data); ; {
		t, err := s.next()
		switch {
		case err != nil:
			return "", b.bad(name, err)
		case t.kind == ends:
			return strings.TrimSpace(title), nil
		case t.kind != text:
			inTitle = t.kind == opens && !t.empty && t.name == "dc:title"
		case inTitle:
			title += unescape(data[t.inside[0]:t.inside[1]])
		}
	}
}
