package adapt

import (
	"regexp"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A topic says what a date is the date of: whose, and which end of it.
type topic struct{ of, edge string }

// dateKeys are the dated keys of the front matter, by what their dates are of. A key that isn't
// here (v3_end) may be of anything.
var dateKeys = sync.OnceValue(func() map[string]topic {
	return map[string]topic{
		"start": {"event", "start"}, "begin": {"event", "start"}, "from": {"event", "start"}, "event": {"event", "start"}, "date": {"event", "start"}, "dates": {"event", "start"}, "promo_start": {"event", "start"},
		"end": {"event", "end"}, "until": {"event", "end"}, "to": {"event", "end"}, "promo_end": {"event", "end"}, "offer_end": {"event", "end"}, "deadline": {"event", "end"},
		"register_by": {"register", "end"}, "register_end": {"register", "end"}, "signup_end": {"register", "end"}, "apply_by": {"register", "end"},
		"early_end": {"early", "end"}, "early_bird_end": {"early", "end"},
		"launch": {"launch", "start"}, "on_sale": {"launch", "start"}, "reveal": {"reveal", "start"}, "ship": {"ship", "start"},
		"refund_until": {"refund", "end"}, "recall_until": {"refund", "end"}, "service_until": {"refund", "end"},
	}
})

// themes are the words that say what a date or a time is of. The first is what
// the piece is about; "else" is what no key asks after.
var themes = sync.OnceValue(func() []worded {
	return []worded{
		{"event", regexp.MustCompile(`(?i)活动|优惠|促销|限时|时间|日期|举行|举办|开讲|直播|开课|市集|展期|\b(?:when|date|event|offer|sale|promo(?:tion)?|webinar|session|live|join us)\b`)},
		{"register", regexp.MustCompile(`(?i)报名|登记参加|\b(?:regist(?:er|ration|rations)|sign[- ]?ups?|appl(?:y|ications?)|rsvp)\b`)},
		{"early", regexp.MustCompile(`(?i)早鸟|\bearly[- ]bird\b`)},
		{"launch", regexp.MustCompile(`(?i)首发|上市|开售|发售|\b(?:launch(?:es)?|on sale|goes on sale)\b`)},
		{"reveal", regexp.MustCompile(`(?i)揭晓|揭幕|\breveal(?:ed|s)?\b`)},
		{"ship", regexp.MustCompile(`(?i)发货|\bships?\b|\bshipping\b`)},
		{"refund", regexp.MustCompile(`(?i)退款|召回|退换|\b(?:refunds?|recall)\b`)},
		{"else", regexp.MustCompile(`(?i)券|有效期|质保|保修|生产|批次|发布|发现|预售|定金|尾款|签到|入场|检票|彩排|\b(?:coupons?|vouchers?|warranty|produced|published|doors|check-in|presale|last year)\b|去年|上届|往年|历史`)},
	}
})

// edges are the words for the beginning and the end of something.
var edges = sync.OnceValue(func() []worded {
	return []worded{
		{"end", regexp.MustCompile(`(?i)截止|截至|为止|结束|闭幕|[日号点]\s*前|\d\s*前|\b(?:until|through|ends?|ending|by|before|close[sd]?|closing|deadline)\b`)},
		{"start", regexp.MustCompile(`(?i)[日号]起|开始|开幕|\b(?:starts?|begins?|from|opens?)\b`)},
	}
})

type worded struct {
	name  string
	words *regexp.Regexp
}

// theOne returns which of some kinds of words s has: "" for none, "both" for
// two. What the piece is about is named along with anything: a registration
// for an event is a registration.
func theOne(kinds []worded, s string) string {
	one, event := "", false
	for _, k := range kinds {
		switch {
		case !k.words.MatchString(s):
		case k.name == "event":
			event = true
		case one != "":
			return "both"
		default:
			one = k.name
		}
	}
	if one == "" && event {
		return "event"
	}
	return one
}

var dash = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:[（(][^）)]*[）)])?\s*(?:\d{1,2}[:：]\d\d)?\s*(?:至|到|[-–—~～]|to|through)\s*(?:\pL+ )?\d`)
})

var dashed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[\d日号）)]\s*(?:至|到|[-–—~～]|to|through)\s*$`)
})

// topicAt is what a date or time at a place of the body is of: as its clause
// says, or where that says nothing its sentence, if it is the only one there.
func topicAt(p doc.Place, heads map[corner]string) topic {
	s := p.Block.Text.String()
	from, to := roundOf(s, p.Start, p.End, clauseMarks())
	clause := s[from:p.Start] + " # " + s[p.End:to]
	if b := p.Block; b.Kind == doc.Cell {
		clause += "\n" + heads[corner{b.Group, b.Row, 0}] + "\n" + heads[corner{b.Group, 0, b.Column}]
	}
	t := topic{theOne(themes(), clause), theOne(edges(), clause)}
	if first, last := roundOf(s, p.Start, p.End, sentenceMarks()); t.of == "" && soleDate(s[first:last]) {
		t = topic{theOne(themes(), s[first:last]), theOne(edges(), s[first:last])}
	}
	switch {
	case dashed().MatchString(s[from:p.Start]):
		t.edge = "end"
	case dash().MatchString(s[p.End:to]):
		t.edge = "start"
	case t.edge == "" && (t.of == "event" || t.of == "launch" || t.of == "reveal" || t.of == "ship"):
		t.edge = "start" // when it is
	}
	if t == (topic{"launch", "end"}) {
		t.of = "event" // the end of a launch price is the end of the offer
	}
	return t
}

// soleDate reports whether a sentence names one day.
func soleDate(s string) bool {
	n := 0
	for _, f := range fact.In(s) {
		if f.Kind == fact.Date {
			n++
		}
	}
	return n == 1
}

func clauseMarks() []string {
	return []string{"，", "。", "；", "！", "？", "\n", ", ", ". ", "; ", "! ", "? "}
}
func sentenceMarks() []string {
	return []string{"。", "；", "！", "？", "\n", ". ", "; ", "! ", "? "}
}

// roundOf returns the part between marks of s that bytes i to k stand in.
func roundOf(s string, i, k int, marks []string) (int, int) {
	from, to := 0, len(s)
	for _, mark := range marks {
		if at := strings.LastIndex(s[:i], mark); at >= 0 {
			from = max(from, at+len(mark))
		}
		if at := strings.Index(s[k:], mark); at >= 0 {
			to = min(to, k+at)
		}
	}
	return from, to
}

// countKeys are the words that stand beside a number of the front matter's
// key; a key that isn't here stands for itself.
var countKeys = sync.OnceValue(func() map[string]string {
	seats := `名额|席位|座位|席|人|seats?|places?|spots?`
	return map[string]string{
		"seats": seats, "quota": seats, "places": seats, "spots": seats, "capacity": seats + `|容量`,
		"minutes": `时长|全程|片长|分钟|minutes?|mins?`, "duration": `时长|全程|片长`, "hours": `时长|全程|小时|hours?`,
		"speakers": `嘉宾|讲师|讲者|speakers?`, "stalls": `摊位|stalls?`, "stores": `门店|stores?`, "cities": `城市|cities`, "exhibitors": `展商|exhibitors?`,
		"weight": `重量|净重|weighs?|weight`, "battery": `续航|电池|battery`, "power": `功率|power`, "capacity_ml": `容量|capacity`, "warranty": `质保|保修|warranty`,
	}
})

// part of a whole, or counted otherwise: no contradiction.
var partial = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)剩|还有|仅余|余下|前\s*\d|首批|每人|每位|每组|每桌|每个|每次|另|新增|已有|步行|车程|骑行|路程|走路?(?:约|大概)?\s*[\d一二两三四五六七八九十]|去年|上届|往年|\b(?:left|remain(?:s|ing)?|first|each|per|extra|another|already|last|walk)\b`)
})

// counted reports whether the number at p stands beside the words for it.
func counted(p doc.Place, key string) bool {
	s := p.Block.Text.String()
	from, to := roundOf(s, p.Start, p.End, clauseMarks())
	if partial().MatchString(s[from:to]) {
		return false
	}
	wording, ok := countKeys()[key]
	if !ok {
		wording = regexp.QuoteMeta(strings.ReplaceAll(key, "_", " "))
	}
	before, err := regexp.Compile(`(?i)(?:` + wording + `)\s*(?:[：:]\s*|共|为|有|限|约|of|is|are)?\s*(?:每天|每场)?\s*$`)
	if err != nil {
		return false
	}
	after := regexp.MustCompile(`(?i)^\s*(?:[个位]|more )?\s*(?:` + wording + `)`)
	number := strings.TrimLeft(s[p.Start:p.End], "0123456789,.，≤≥<> ")
	return before.MatchString(s[from:p.Start]) || after.MatchString(number+s[p.End:to])
}
