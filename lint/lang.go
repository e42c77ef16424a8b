package lint

import (
	"cmp"
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// Lang returns the language a document is mostly in, "zh" or "en": the first
// it names, else what its text looks like.
func Lang(d *doc.Document) string { return tongueOf(d).doc }

// A tongue is what a document is written in.
type tongue struct {
	doc    string
	blocks []string // of each block: what its words look like, else the document's
	langs  []string // that stand in it
}

// tongueKey is the key under which a document's tongue is shared.
type tongueKey struct{ d *doc.Document }

// tongueOf reads each block once.
func tongueOf(d *doc.Document) tongue {
	t := tongue{blocks: make([]string, len(d.Blocks))}
	size := map[string]int{}
	for i := range d.Blocks {
		t.blocks[i] = words.Lang(d.Blocks[i].Text.String())
		size[t.blocks[i]] += d.Blocks[i].Text.Len()
	}
	t.doc = namedLang(d)
	if t.doc == "" && size["en"] > size["zh"] {
		t.doc = "en"
	}
	t.doc = cmp.Or(t.doc, "zh")
	for i, l := range t.blocks {
		t.blocks[i] = cmp.Or(l, t.doc)
	}
	t.langs = slices.Compact(slices.Sorted(slices.Values(append([]string{t.doc}, t.blocks...))))
	return t
}

// namedLang returns the first language that a document names.
func namedLang(d *doc.Document) string {
	for _, l := range d.Meta.Langs() {
		if t := lang.Tag(l); t != "" {
			return t
		}
	}
	return ""
}
