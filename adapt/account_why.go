package adapt

import (
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// lacking says why a piece of b isn't in the variant, where nothing was said
// of it when the channel's words were chosen.
func (j *job) lacking(b *doc.Block, piece doc.Text) lang.Words {
	s := piece.String()
	l := langOf(s)
	_, hasBody := j.spec.Fields["body"]
	switch {
	case j.mood.secret.told(s):
		return words2("含有 do_not_disclose 所列内容，没有写进去", "holds what do_not_disclose lists, left out")
	case j.out.both && l != "" && l != j.out.lang:
		return j.otherHalf()
	case j.spec.Archetype == "fields" && !hasBody:
		return words2("这个渠道只收几个短句，没有选上这些", "this channel takes a few short lines only, these were not chosen")
	case j.pointsAway(*b):
		return words2("只说了还能看什么，链接在这里点不开，没有写", "tells only what else to read, where links can't be followed: left out")
	case !j.keepsLinks() && j.refused(s):
		return words2("渠道不收链接、电话或站外联系方式，没有写进去", "the channel takes no link, phone or contact elsewhere: left out")
	case b.Kind == doc.Title:
		return words2("标题没有用原样", "the title was not used as it is")
	case b.Kind == doc.Heading:
		return j.headless()
	case b.Kind == doc.Alt || b.Kind == doc.Caption:
		return words2("图片的说明没有写：这个渠道的文字里没有图", "words of a picture: this channel's text has no pictures in it, left out")
	case b.Kind == doc.Cell && b.Row == 0:
		return j.beheaded(b)
	case b.Kind == doc.Code:
		return words2("代码没有写：这个渠道放不了代码", "code: this channel can't carry it, left out")
	case b.Kind == doc.Footnote:
		return words2("脚注没有写：放不下，或它注的那一句不在", "a footnote: no room, or the sentence it goes with isn't there")
	case b.Marked(doc.Strike, 0, b.Text.Len()):
		return words2("划掉的字没有写", "crossed out, left out")
	}
	return words2("没有写进去", "left out")
}

// beheaded says why what heads the columns of b's table is missing.
func (j *job) beheaded(b *doc.Block) lang.Words {
	for i := range j.master.Blocks {
		if c := &j.master.Blocks[i]; c.Kind == doc.Cell && c.Group == b.Group && c.Row > 0 && j.uses(*c) {
			return words2("表头没有写：表格在这里是一行一句", "a table's head: here a table is a line for each row, left out")
		}
	}
	return words2("表格没有用上，表头也没有写", "the head of a table that is left out")
}

func (j *job) otherHalf() lang.Words {
	if j.out.lang == "en" {
		return words2("这个渠道用英文写，中文的这些没有写", "this channel is written in English, the Chinese is left out")
	}
	return words2("这个渠道用中文写，英文的这些没有写", "this channel is written in Chinese, the English is left out")
}

// headless says why a heading is missing.
func (j *job) headless() lang.Words {
	switch j.spec.Archetype {
	case "script":
		return words2("小标题不念，简介里也没有用上", "headings are not spoken, and the description has no use for these")
	case "fields":
		return words2("小标题没有写：短信是一段话", "headings: a message is one paragraph, left out")
	}
	return words2("小标题没有写：它下面的内容没有留下，或只有按钮", "headings: what stood under these was left out, or is a button alone")
}
