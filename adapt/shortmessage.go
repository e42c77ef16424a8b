package adapt

import (
	"regexp"
	"slices"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// message returns the body of a short message.
func (j *job) message(f channel.Field) string {
	head, tail := j.signature(f.Prefix), f.Suffix
	most, counted := j.limit("body", 1000, "rune")
	in := budget{max: most, aim: most, unit: channel.UnitName(counted)}
	for _, l := range f.Limits {
		switch {
		case l.Unit != "sms_parts":
		case j.mood.crisis:
			in.aim = min(most, 300)
		default: // of its own accord it stays within one part
			in.aim = 70 * max(l.Max, 1)
		}
	}
	whole := func(us []unit) doc.Block {
		parts := []doc.Block{said(doc.Paragraph, label(head))}
		if t := j.out.title; !slices.ContainsFunc(us, func(u unit) bool { return j.names(u.block.Text.String()) }) {
			parts = append(parts, j.ended(said(doc.Paragraph, t)))
		}
		for _, u := range us {
			if len(parts) > 1 && j.out.lang != "zh" {
				parts = append(parts, said(doc.Paragraph, label(" ")))
			}
			parts = append(parts, j.ended(u.block))
		}
		return joined(doc.Paragraph, "", append(parts, said(doc.Paragraph, label(j.landing()+tail)))...)
	}
	in.cost = func(us []unit) int { return channel.Count(counted, whole(us).Text.String()) }
	all := j.units()
	for i := range all {
		all[i].block = j.yuan(all[i].block)
	}
	in.first = j.mood.notice
	kept := j.choose(all, in, nil)
	if k := foremost(all); in.first && k >= 0 && !j.stood(all[k], kept) {
		j.note("error", words2("通知的第一句放不下，短信没有说清是什么事：把这一句写短", "the first sentence of the notice has no room, so the message doesn't say what it is about: make it shorter"), all[k].block.Text)
	}
	j.dropped(all, kept, in, words2("正文", "body"))
	b := whole(kept)
	j.field("body", b)
	return b.Text.String()
}

// yuan writes ¥399 as 399元 where the channel can't send the sign.
func (j *job) yuan(b doc.Block) doc.Block {
	if !slices.ContainsFunc(j.spec.Forbid, func(f channel.Forbid) bool {
		re, err := regexp.Compile(f.Pattern)
		return err == nil && re.MatchString("¥")
	}) {
		return b
	}
	s := b.Text.String()
	var out []piece
	at := 0
	for _, x := range fact.Find(&b) {
		v := s[x.Start:x.End]
		if n := strings.TrimLeft(v, "¥￥ "); x.Kind == fact.Price && n != v && x.Start >= at {
			out = append(out, piece{i: at, j: x.Start}, piece{x.Start, x.End, n + "元"})
			at = x.End
		}
	}
	if at == 0 {
		return b
	}
	return assemble(b, append(out, piece{i: at, j: len(s)}))
}

// signature is what a message begins with: 【brand】 where the channel wants
// its sender in brackets.
func (j *job) signature(prefix string) string {
	if prefix != "【" {
		return prefix
	}
	return "【" + or(j.kit.Brand.Words().In(j.out.lang), "{{sign}}") + "】"
}

// landing is the address the call to action leads to, for channels whose
// readers can follow it.
func (j *job) landing() string {
	if _, to := j.action(); to != "" && j.keepsLinks() {
		return " " + j.tracked(to, "cta") + " "
	}
	return ""
}

// ended returns b with a full stop, where it ends on no mark.
func (j *job) ended(b doc.Block) doc.Block {
	if s := b.Text.String(); strings.TrimRight(s, "；;，,、") != s { // more followed
		b = part(b, 0, len(strings.TrimRight(s, "；;，,、")))
	}
	if s := b.Text.String(); s != "" && !strings.ContainsRune("。！？；，、：…”」』）.!?;:,)", lastRune(s)) {
		return joined(b.Kind, j.zhOr("。", "."), b, said(b.Kind, doc.Text{}))
	}
	return b
}
