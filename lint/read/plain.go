package read

import (
	"bytes"

	"onevoice/lint/doc"
)

// readPlain reads a note: a paragraph up to each blank line. A line break in
// it is meant and stays.
func readPlain(p *page, body int) {
	p.bare = true
	for at := body; at < len(p.src.Data); {
		next := line(p.src.Data, at)
		if len(bytes.TrimSpace(p.src.Data[at:next])) == 0 {
			p.begin(doc.Block{Kind: doc.Paragraph})
		} else {
			p.rawLine(at, next)
		}
		at = next
	}
}
