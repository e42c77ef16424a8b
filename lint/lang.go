package lint

import (
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// Lang returns the language a document is mostly in, "zh" or "en": the first
// it names, else what its text looks like.
func Lang(d *doc.Document) string {
	for _, l := range d.Meta.Langs() {
		if t := lang.Tag(l); t != "" {
			return t
		}
	}
	han, latin := 0, 0
	for i := range d.Blocks {
		switch words.Lang(d.Blocks[i].Text.String()) {
		case "zh":
			han += d.Blocks[i].Text.Len()
		case "en":
			latin += d.Blocks[i].Text.Len()
		}
	}
	if latin > han {
		return "en"
	}
	return "zh"
}

// BlockLang returns the language of a block, "zh" or "en": what its words look
// like, else that of the document. An English line in a Chinese page is English.
func BlockLang(d *doc.Document, b *doc.Block) string {
	if l := words.Lang(b.Text.String()); l != "" {
		return l
	}
	return Lang(d)
}

// spoken returns the languages that stand in a document, the first its own.
func spoken(d *doc.Document) []string {
	out := []string{Lang(d)}
	for i := range d.Blocks {
		if l := words.Lang(d.Blocks[i].Text.String()); l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
