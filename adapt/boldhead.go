package adapt

import (
	"strings"

	"onevoice/lint/doc"
)

// boldHeads returns the blocks with the lines that head what follows as the
// headings they are meant for: paragraphs of a few words, all in bold, two of
// them at least.
func (j *job) boldHeads(blocks []doc.Block) []doc.Block {
	level := 2
	var at []int
	for i, b := range blocks {
		if b.Kind == doc.Heading {
			level = 3
		}
		if i+1 < len(blocks) && boldHead(b) && !boldHead(blocks[i+1]) && goesOn(blocks[i+1]) && !j.isTagline(b) {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return blocks
	}
	out := append([]doc.Block(nil), blocks...)
	for _, i := range at {
		out[i].Kind, out[i].Level, out[i].Marks = doc.Heading, level, nil
	}
	return out
}

// boldHead reports whether a paragraph is a few words in bold that end no
// sentence.
func boldHead(b doc.Block) bool {
	s := b.Text.String()
	return b.Kind == doc.Paragraph && len(b.Marks) == 1 && b.Marks[0].Kind == doc.Strong && b.Marks[0].Start == 0 && b.Marks[0].End == len(s) &&
		width(s) <= 16 && !strings.ContainsAny(s, "，。！；,!;\n") && !strings.HasSuffix(s, ".")
}

// goesOn reports whether a block is what a heading may stand over.
func goesOn(b doc.Block) bool {
	switch b.Kind {
	case doc.Paragraph, doc.Item, doc.Cell, doc.Quote, doc.Code, doc.Picture:
		return true
	}
	return false
}

func (j *job) isTagline(b doc.Block) bool {
	for _, t := range j.taglines() {
		if alike(t.String(), b.Text.String()) {
			return true
		}
	}
	return false
}
