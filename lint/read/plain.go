package read

import (
	"bytes"

	"onevoice/lint/doc"
)

// readPlain reads a note: a paragraph up to each blank line. A line break in
// it is meant and stays. It stands at src.Data[body:end].
func readPlain(p *page, body, end int) {
	p.bare = true
	for at := body; at < end; {
		next := min(line(p.src.Data, at), end)
		if len(bytes.TrimSpace(p.src.Data[at:next])) == 0 {
			p.begin(doc.Block{Kind: doc.Paragraph})
		} else {
			p.rawLine(at, next)
		}
		at = next
	}
}
