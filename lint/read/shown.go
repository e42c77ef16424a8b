package read

import (
	"bytes"

	"onevoice/lint/doc"

	"github.com/yuin/goldmark/ast"
)

// picture puts down a picture that the text shows, what is said in its stead
// and what is said below it. The picture's own file stays unread.
func (m *markdown) picture(n *ast.Image) {
	shown := doc.Span{Source: m.src, Start: n.Pos(), End: m.ends[n]}
	alt := &markdown{page: &page{src: m.src, doc: &doc.Document{}}, found: m.found}
	alt.tags = newTags(alt.page)
	alt.as.Kind = doc.Alt
	alt.inline(n)
	alt.flush()
	m.showPicture(plainWords(string(n.Destination)), shown, alt.doc.Blocks, m.title(n.Title, n.Destination, n))
}

// showPicture puts a picture and its words where it stands. Where it stands in
// a link, that is the picture's mark.
func (p *page) showPicture(ref string, shown doc.Span, alt []doc.Block, title doc.Text) {
	b := doc.Block{Kind: doc.Picture, Image: &doc.Image{Ref: ref, Shown: shown}}
	for _, o := range p.open {
		if o.Kind == doc.Link {
			b.Marks = []doc.Mark{{Kind: doc.Link, To: o.To, ToSpan: o.ToSpan}}
		}
	}
	p.beside(b)
	p.beside(alt...)
	if title.Len() > 0 {
		p.beside(doc.Block{Kind: doc.Caption, Text: title})
	}
}

// title reads the title of a link or picture n, which stands after its
// address. One that goes over several lines has the place of the whole.
func (m *markdown) title(b []byte, address []byte, n ast.Node) doc.Text {
	data := m.src.Data
	at := m.where(address).End
	for at > 0 && at < len(data) && bytes.IndexByte([]byte("> \t\r\n\"'("), data[at]) >= 0 {
		at++
	}
	if at == 0 || !bytes.HasPrefix(data[at:], b) {
		return doc.Decode(plainWords(string(b)), m.src, max(n.Pos(), 0), m.ends[n])
	}
	one := page{src: m.src}
	one.escaped(at, at+len(b))
	return one.words.Text()
}
