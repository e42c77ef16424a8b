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
		case name == "body" && !slices.Contains(beside, b.Kind):
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

func unitWords(unit string) lang.Words {
	if w, ok := unitNames[unit]; ok {
		return w
	}
	return lang.Same(unit)
}

var unitNames = map[string]lang.Words{
	"rune":            {ZH: "字", EN: "characters"},
	"grapheme":        {ZH: "字", EN: "characters"},
	"utf16":           {ZH: "字（按 UTF-16 计）", EN: "UTF-16 units"},
	"byte_utf8":       {ZH: "字节", EN: "bytes"},
	"byte_gbk":        {ZH: "字节（按 GBK 计）", EN: "GBK bytes"},
	"cjk1_latin_half": {ZH: "字（字母数字算半个）", EN: "characters (Latin counts half)"},
	"xhs":             {ZH: "字（小红书计法：字母数字算半个）", EN: "characters (Xiaohongshu's count: Latin is half)"},
	"gads":            {ZH: "个单位（汉字算两个）", EN: "units (Han counts two)"},
	"twitter":         {ZH: "个单位（汉字算两个）", EN: "units (Han counts two)"},
	"sms_parts":       {ZH: "条短信", EN: "text message parts"},
	"word":            {ZH: "词", EN: "words"},
	"html_char":       {ZH: "个 HTML 字符", EN: "characters of HTML"},
	"html_byte":       {ZH: "字节的 HTML", EN: "bytes of HTML"},
	"second":          {ZH: "秒", EN: "seconds"},
	"count":           {ZH: "个", EN: "in number"},
}
