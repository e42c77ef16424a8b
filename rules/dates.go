package rules

import (
	"sort"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// dates returns the dates that d states. The part of one is sure where words
// beside it say it: the first day, the last, each of what the words name.
func dates(p *lint.Pass, d *doc.Document, n int) []*claimed {
	all := stating(fact.Date)(p, d, n)
	for _, c := range all {
		s, fs := c.at.Block.Text.String(), facts(p, c.at.Block)
		if part := partOf(s, fs, factAt(fs, c.fact.Start)); part != "" {
			c.part = part + " " + aboutWhat(s, c.fact)
		}
	}
	return all
}

// factAt returns which of a block's facts begins at byte i, where one does.
func factAt(fs []fact.Fact, i int) int {
	return sort.Search(len(fs), func(k int) bool { return fs[k].Start >= i })
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

// nearby is how many bytes of a text's end or beginning are looked at for
// words: more than any of them has, so that a long text costs no more.
const nearby = 96

// lowEnd returns the end of a text in lower case, lowStart its beginning.
func lowEnd(s string) string   { return strings.ToLower(s[max(before(s, len(s)-nearby), 0):]) }
func lowStart(s string) string { return strings.ToLower(s[:min(nearby, len(s))]) }

func ends(s string, list []string) bool {
	s = lowEnd(s)
	for _, w := range list {
		if rest, ok := strings.CutSuffix(s, w); ok && !(letter(w) && rest != "" && letter(rest[len(rest)-1:])) {
			return true
		}
	}
	return false
}

func starts(s string, list []string) bool {
	s = lowStart(s)
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
	{"presale", "预售 预订 预定 定金 订金 pre-order preorder deposit"},
	{"balance", "尾款 balance"},
	{"member", "会员 vip 优先购 抢先 members early access"},
	{"live", "直播 开播 livestream live stream"},
	{"trial", "内测 公测 试用 试营业 beta trial"},
	{"second", "第二 第三 第2 第3 次轮 二期 三期 second third"},
	{"registration", "报名 预约 注册 登记 registration register sign up rsvp"},
	{"delivery", "发货 送达 配送 到货 ship delivery"},
	{"warranty", "质保 保修 保质 生产 warranty"},
	{"redemption", "领取 兑换 核销 使用 召回 退款 redeem claim refund recall"},
	{"report", "公布 揭晓 开奖 announce"},
}

// aboutWhat returns what a date is the first or last day of, by the words of
// its clause; "offer" where they name nothing else.
func aboutWhat(s string, f fact.Fact) string {
	from, to := clauseOf(s, f.Start, f.End)
	clause := s[from:to]
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
