package lint

import (
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
