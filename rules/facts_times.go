package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// times returns the times of day that d states. Where the words beside one tell
// the day on which something begins or ends, that is its part.
func times(p *lint.Pass, d *doc.Document, n int) []*claimed {
	all := stating(fact.Time)(p, d, n)
	for _, c := range all {
		if c.part = eventOf(p, c.at.Block, c.fact); c.part == "" {
			c.part = meeting(c.at.Block.Text.String(), facts(p, c.at.Block), c.fact)
		}
		if v, ok := strings.CutSuffix(c.fact.Value, ":00"); ok && len(v) == len("15:04") {
			c.fact.Value = v
		}
	}
	return all
}

// eventOf says which day's beginning or end a time is, and of what; "" where
// the words beside it don't tell.
func eventOf(p *lint.Pass, b *doc.Block, f fact.Fact) string {
	s, fs := b.Text.String(), facts(p, b)
	k := factAt(fs, f.Start) - 1
	if k < 0 || fs[k].Kind != fact.Date || len(fs[k].Value) < len("--01-01") || f.Start-fs[k].End > 20 {
		return ""
	}
	d := fs[k]
	day := d.Value[len(d.Value)-5:]
	if part := partOf(s, fs, k); part == "end" {
		return "end " + day + aboutWhat(s, d)
	}
	rest := strings.ToLower(strings.TrimLeft(s[f.End:min(len(s), f.End+60)], " ，,正式准时将"))
	for _, w := range saleWords {
		if strings.HasPrefix(rest, w) || letter(w) && ends(strings.TrimRight(strings.ToLower(s[max(0, d.Start-60):d.Start]), " on"), []string{w}) {
			return "sale " + day
		}
	}
	if before := strings.TrimSuffix(strings.TrimRight(s[:d.Start], " ：:"), "时间"); len(before) < len(strings.TrimRight(s[:d.Start], " ：:")) && ends(before, saleWords) {
		return "sale " + day
	}
	return ""
}

var saleWords = []string{"发售", "开售", "起售", "上市", "首发", "开抢", "launches", "launch", "sale", "available"}

// meeting says of what that happens on which day a time is the beginning or
// the end, where its sentence speaks of one such thing on one day and of no
// coming, queueing and leaving; "" elsewhere.
func meeting(s string, fs []fact.Fact, f fact.Fact) string {
	from, to := sentenceRound(s, f.Start, f.End)
	sentence := strings.ToLower(s[from:to])
	what := oneOf(sentence, meetings)
	if what == "" || holds(sentence, arrivals) {
		return ""
	}
	day, end, last := "", "from ", 0
	for _, o := range factsIn(fs, from, to) {
		switch {
		case o.Kind == fact.Date && (day != "" || len(o.Value) < len("--01-01")), o.Kind == fact.Time && last > 0 && !is(strings.TrimSpace(s[last:o.Start]), between):
			return ""
		case o.Kind == fact.Date:
			day = o.Value[len(o.Value)-len("01-01"):]
		case o.Kind == fact.Time:
			if last > 0 && o.Start == f.Start {
				end = "till "
			}
			last = o.End
		}
	}
	if day == "" {
		return ""
	}
	return end + what + " " + day + titleIn(s[from:to]) + zoneAfter(s[last:to])
}

// titleIn returns the first title in s: two talks of one day have two.
func titleIn(s string) string {
	if i := strings.IndexAny(s, "《「“"); i >= 0 {
		if n := strings.IndexAny(s[i:], "》」”"); n > 0 {
			return s[i : i+n]
		}
	}
	return ""
}

// zoneAfter returns the time zone that s begins with: PT, GMT.
func zoneAfter(s string) string {
	s = strings.TrimLeft(s, " (（")
	n := 0
	for n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	return s[:n]
}

// meetings are what happens at an hour, each by its names in both languages.
var meetings = [][]string{
	{"发布会", "launch event", "unveiling"}, {"讲座", "lecture"}, {"直播", "livestream", "live stream"}, {"研讨会", "webinar"},
	{"分享会"}, {"签售"}, {"读书会", "book club", "reading"}, {"音乐会", "concert"}, {"工作坊", "workshop"}, {"开业", "grand opening"},
	{"首映", "screening", "premiere"}, {"沙龙", "salon"}, {"说明会"}, {"品鉴会", "tasting"}, {"市集", "market day"}, {"开放日", "open day"},
	{"体验课", "trial class"}, {"见面会", "meetup"}, {"论坛", "forum"}, {"展览", "exhibition"}, {"演出", "show"}, {"比赛"}, {"晚宴", "gala"},
}

// arrivals are what has its own hour beside that of the thing itself.
var arrivals = strings.Fields("签到 入场 检票 报到 集合 接驳 出发 彩排 开门 报名 截止 预约 布展 茶歇 候场 每天 每周 每晚 回放 抽奖 doors check-in registration register arrive rehearsal every replay break")

// oneOf returns the first name of the only kind whose names s holds.
func oneOf(s string, kinds [][]string) string {
	what := ""
	for _, names := range kinds {
		if !holds(s, names) {
			continue
		}
		if what != "" {
			return ""
		}
		what = names[0]
	}
	return what
}

func holds(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(s, w) })
}
