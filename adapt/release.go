package adapt

import (
	"slices"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// embargoed says until when the variant is not to be published. It names the
// date and doesn't hold it against today: what is written is the same any day.
func (j *job) embargoed() {
	if t := j.master.Meta.Text("embargo"); t.Len() > 0 {
		j.note("info", lang.F("%s 之前不要发布（embargo）", "not to be published before %s (embargo)", Embargo(j.master)), t)
	}
}

// Embargo returns the time before which what is made of master isn't to be
// published, as its front matter has it: 2026-12-01 09:00, with the time zone
// where that isn't China's; "" where it names none.
func Embargo(master *doc.Document) string {
	return shown("embargo", master.Meta.Text("embargo")).String()
}

// silenced says so where do_not_disclose leaves the master nothing to tell.
// blocks is the master as prepared.
func (j *job) silenced(blocks []doc.Block) {
	if !j.mood.secret.none() && slices.ContainsFunc(j.master.Blocks, bodied) && !slices.ContainsFunc(blocks, bodied) {
		j.note("error", words2("正文每一句都含 do_not_disclose 所列内容，没有剩下可说的：写一两句现在就能说的话，或从 do_not_disclose 里去掉已经可以公布的", "every sentence of the body holds what do_not_disclose lists, so nothing is left to tell: write a sentence or two that may be told now, or take out of do_not_disclose what may be told by now"), j.master.Meta.Text("do_not_disclose.0"))
	}
}

// bodied reports whether a block of the body tells readers something.
func bodied(b doc.Block) bool {
	switch b.Kind {
	case doc.Paragraph, doc.Item, doc.Cell, doc.Quote, doc.Code:
		return lettered(b.Text.String())
	}
	return false
}

// untitled says what is missing where the master offers no title at all.
func (j *job) untitled() {
	switch {
	case j.out.title.Len() > 0:
		j.note("error", words2("标题含有 do_not_disclose 所列内容，不能用：在前置信息里写一个现在就能说的 short_title", "the title holds what do_not_disclose lists: give the front matter a short_title that may be told now"), j.out.title)
	case slices.ContainsFunc(j.master.Blocks, bodied):
		j.note("error", words2("母稿没有标题：在前置信息里写一行 title", "the master has no title: give the front matter one (title)"), doc.Text{})
	default:
		j.note("error", words2("母稿是空的，没有标题也没有正文：写上标题和要说的话再运行", "the master is empty, with no title and no words: write them and run again"), doc.Text{})
	}
}
