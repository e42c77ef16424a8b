package rules

import (
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// dates returns the dates of d whose part is said beside them: the first day,
// the last, the day it takes place, each of what the words name.
func dates(p *lint.Pass, d *doc.Document) []mention {
	var out []mention
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) {
			continue
		}
		s := b.Text.String()
		fs := facts(p, b)
		for k, f := range fs {
			if f.Kind != fact.Date || f.Struck || f.Value == "" {
				continue
			}
			if part := partOf(s, fs, k); part != "" {
				out = append(out, mention{key{part, aboutWhat(s, f)}, f, s[f.Start:f.End], doc.At(d, b, f.Start, f.End), false})
			}
		}
	}
	return out
}

// The words that say what part a date plays, by where they stand.
var (
	beforeEnd   = []string{"截至", "截止", "截止到", "截止至", "直到", "有效期至", "延长至", "until", "through", "by", "ends", "ends on", "closes", "closes on", "deadline"}
	afterEnd    = []string{"截止", "止", "前", "之前", "结束", "到期", "为止", "deadline"}
	beforeStart = []string{"自", "从", "起售", "发售", "开售", "上线", "上市", "from", "starting", "starts", "starts on", "opens", "opens on", "launches", "launches on", "available", "on sale", "on sale from"}
	afterStart  = []string{"起", "开始", "发售", "正式发售", "开售", "上线", "正式上线", "上市", "正式上市", "首发", "开抢", "launch"}
	between     = []string{"至", "到", "-", "–", "—", "~", "～", "to", "——", "through"}
)

// partOf returns "start" or "end" for fact k, by the words right beside it or
// by its place in a range; "" where nothing says.
func partOf(s string, fs []fact.Fact, k int) string {
	f := fs[k]
	before, after := strings.TrimRight(s[:f.Start], " ：:于在为"), skipTime(s, fs, k)
	if k > 0 && fs[k-1].Kind == fact.Date && is(strings.TrimSpace(s[fs[k-1].End:f.Start]), between) {
		return "end"
	}
	if k+1 < len(fs) && fs[k+1].Kind == fact.Date && is(strings.TrimSpace(s[f.End:fs[k+1].Start]), between) {
		return "start"
	}
	switch {
	case ends(before, beforeEnd), starts(after, afterEnd):
		return "end"
	case ends(before, beforeStart), starts(after, afterStart):
		return "start"
	}
	return ""
}

// skipTime returns what follows fact k, past the time of day that belongs to
// it.
func skipTime(s string, fs []fact.Fact, k int) string {
	end := fs[k].End
	if k+1 < len(fs) && fs[k+1].Kind == fact.Time && len(strings.Trim(s[end:fs[k+1].Start], " 上下中午晚早日（）()周一二三四五六")) == 0 {
		end = fs[k+1].End
	}
	return strings.TrimLeft(s[end:], " ，,")
}

func is(s string, list []string) bool {
	for _, w := range list {
		if strings.EqualFold(s, w) {
			return true
		}
	}
	return false
}

func ends(s string, list []string) bool {
	s = strings.ToLower(s)
	for _, w := range list {
		if rest, ok := strings.CutSuffix(s, w); ok && !(letter(w) && rest != "" && letter(rest[len(rest)-1:])) {
			return true
		}
	}
	return false
}

func starts(s string, list []string) bool {
	s = strings.ToLower(s)
	for _, w := range list {
		if rest, ok := strings.CutPrefix(s, w); ok && !(letter(w) && rest != "" && letter(rest[:1])) {
			return true
		}
	}
	return false
}

func letter(s string) bool { return s[0] < 0x80 && s[0] >= 'a' && s[0] <= 'z' }

// subjects are what a first or last day can be of. Two dates are compared
// only when they are of the same.
var subjects = []struct{ name, words string }{
	{"registration", "报名 预约 注册 登记 registration register sign up rsvp"},
	{"delivery", "发货 送达 配送 到货 ship delivery"},
	{"warranty", "质保 保修 保质 生产 warranty"},
	{"redemption", "领取 兑换 核销 使用 召回 退款 redeem claim refund"},
	{"report", "公布 揭晓 开奖 announce"},
}

// aboutWhat returns what a date is the first or last day of, by the words of
// its clause; "offer" where they name nothing else.
func aboutWhat(s string, f fact.Fact) string {
	clause := s
	for _, c := range words.Clauses(s) {
		if c[0] <= f.Start && f.End <= c[1] {
			clause = s[c[0]:c[1]]
		}
	}
	clause = strings.ToLower(clause)
	for _, sub := range subjects {
		for _, w := range strings.Fields(sub.words) {
			if strings.Contains(clause, w) {
				return sub.name
			}
		}
	}
	return "offer"
}
