package read

import (
	"onevoice/lint/doc"
	"onevoice/lint/office"
)

// packed reports whether a format packs its words.
func packed(format string) bool { return format == "word" || format == "slides" || format == "sheet" }

// readOffice reads a file of Word, PowerPoint or Excel. Addresses that stand
// in it as words are links, as in a note.
func readOffice(name string, data []byte) (*doc.Document, error) {
	d, err := office.Read(name, data)
	if err != nil {
		return nil, err
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Marks = bareLinks(b.Text, b.Marks)
	}
	if d.Format != "sheet" { // where the reader finds the header itself
		headed(d.Blocks)
	}
	return d, nil
}
