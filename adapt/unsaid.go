package adapt

import (
	"strings"

	"onevoice/brandkit/lang"
)

// dropped says which units a field lacks, each with the reason.
func (j *job) dropped(all, kept []unit, in budget, field lang.Words) {
	w := j.waiverOf(kept, in)
	for _, u := range all {
		if !j.stood(u, kept) {
			j.leftOut(u, lang.F("%s没有留下这些：%s（%s）", "%s: left out, %s (%s)", field, w.why(u), w.used))
		}
	}
}

// unsaid names the sentences that are not spoken: those that stand in the
// description, and those that stand nowhere.
func (j *job) unsaid(all []unit, sp speech, below []unit, room budget) {
	voice, page := j.waiverOf(sp.kept, sp.in), j.waiverOf(below, room)
	for _, u := range sp.pool {
		if !j.stood(u, sp.lines) && j.stood(u, below) {
			j.leftOut(u, lang.F("没有念，写在简介里：%s（口播%s）", "not spoken, written in the description: %s (voice: %s)", voice.why(u), voice.used))
		}
	}
	for _, u := range all {
		switch mute := j.mute(u); {
		case j.stood(u, sp.lines) || j.stood(u, below):
		case !mute.Empty():
			j.leftOut(u, lang.F("口播不念%s；简介里没有留下：%s（简介%s）", "%s not spoken; left out of the description: %s (description: %s)", mute, page.why(u), page.used))
		default:
			j.leftOut(u, lang.F("口播和简介都没有留下这些：%s（口播%s；简介%s）", "left out of voice and description: %s (voice: %s; description: %s)", page.why(u), voice.used, page.used))
		}
	}
}

// mute says what a unit is that is never spoken; empty words where it may be.
func (j *job) mute(u unit) lang.Words {
	switch {
	case j.speakable(u):
		return lang.Words{}
	case u.portion >= len(j.out.portions):
		return words2("前置信息", "lines of the front matter are")
	case u.role == table:
		return words2("表格", "tables are")
	case u.role == notes:
		return words2("小字说明", "small print is")
	case u.role == contact:
		return words2("联系方式", "contacts are")
	case u.role == salute || u.role == sign || u.byline:
		return words2("称呼和落款", "greetings and signatures are")
	}
	return words2("代码", "code is")
}

// A waiver says why units were not chosen.
type waiver struct {
	in    budget
	used  lang.Words
	cost  int
	empty int
}

func (j *job) waiverOf(kept []unit, in budget) waiver {
	return waiver{in, in.used(kept), in.cost(kept), in.cost(nil)}
}

// why says what kept u out, as choose decides it.
func (w waiver) why(u unit) lang.Words {
	more := 0
	if u.block.Text.Len() <= tooLong {
		more = w.in.cost([]unit{alone(u)}) - w.empty
	}
	switch {
	case more == 0:
		return words2("句子太长", "the sentence is too long")
	case w.cost+more > w.in.max:
		return words2("再加就超过上限", "it would go beyond the limit")
	case w.cost+more > w.in.aim:
		return words2("再加就太长了", "it would grow too long")
	case announces(strings.TrimSpace(u.block.Text.String())):
		return words2("它引出的内容没有留下", "what it announces is left out")
	case u.list:
		return words2("整张列表放不下，就一项不放", "the list has no room as a whole, so none of it is in")
	}
	return words2("没有要紧信息，没有选上", "it states little and was not chosen")
}

// alone is u as if nothing stood round it.
func alone(u unit) unit {
	u.parent, u.bond, u.again, u.section = -1, 0, false, 0
	return u
}

// leftOut says of a unit what became of it.
func (j *job) leftOut(u unit, what lang.Words) {
	if u.block.Text.Span().Source == nil || j.out.both && u.lang != j.out.lang {
		return
	}
	j.note("info", what, u.block.Text)
}
