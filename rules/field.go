package rules

import (
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// beside are the kinds of block that stand beside a body.
var beside = []doc.Kind{doc.Title, doc.Subject, doc.Preheader, doc.Description, doc.Tag, doc.Alt, doc.Picture, doc.Code, doc.Break}

// fieldOf returns the blocks that make up a channel's field in d. Of several
// titles the first counts: what the front matter says comes before a heading.
func fieldOf(d *doc.Document, name string) []*doc.Block {
	kind, one := map[string]doc.Kind{
		"title": doc.Title, "subject": doc.Subject, "preheader": doc.Preheader, "digest": doc.Description, "description": doc.Description,
	}[name]
	var out []*doc.Block
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case one && b.Kind == kind:
			return []*doc.Block{b}
		case name == "body" && !slices.Contains(beside, b.Kind) && !b.Text.Painted(): // words on a picture take none of its room
			out = append(out, b)
		}
	}
	return out
}

func fieldWords(name string) lang.Words {
	if w, ok := fieldNames[name]; ok {
		return w
	}
	return lang.Same(name)
}

var fieldNames = map[string]lang.Words{
	"title":       {ZH: "标题", EN: "title"},
	"subject":     {ZH: "邮件主题", EN: "subject"},
	"preheader":   {ZH: "预览文字", EN: "preheader"},
	"digest":      {ZH: "摘要", EN: "digest"},
	"description": {ZH: "简介", EN: "description"},
	"body":        {ZH: "正文", EN: "body"},
	"topics":      {ZH: "话题", EN: "topics"},
	"author":      {ZH: "作者", EN: "author"},
}
