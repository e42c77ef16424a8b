package fact

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A Quota is how many get something: 前 500 名下单，送帆布袋; the first 500
// orders get a tote.
type Quota struct {
	Block      int // which of the blocks says so
	Start, End int // bytes of its text: the number
	Count      string
	Said       string // as it is said: 前 500 名, first 500
	gift       string // what they get, without how many
	each       string // how many of it; "" where not said
	scope      string // when, where and for what, as far as it is said
	section    int
}

// Rivals returns the pairs of quotas of one document that give one gift to two
// numbers of people, the earlier first: one of the two must be wrong. Two gifts
// may have two numbers, and so may one gift in two places, on two days or for
// two deeds; a gift with three numbers is given by tiers.
func Rivals(blocks []doc.Block) [][2]Quota {
	all := quotas(blocks)
	var out [][2]Quota
	for i, q := range all {
		var first *Quota
		several := false
		for k := range all {
			if o := &all[k]; o.Block != q.Block && o.Count != q.Count && q.like(*o, len(all) == 2) && unparted(blocks, q, *o) {
				several = several || first != nil && first.Count != o.Count
				if first == nil {
					first = o
				}
			}
		}
		if first != nil && !several && first.Block < q.Block && !sooner(all[:i], q) {
			out = append(out, [2]Quota{*first, q})
		}
	}
	return out
}

// sooner reports whether the number of q stands already with its gift.
func sooner(all []Quota, q Quota) bool {
	for _, o := range all {
		if o.Count == q.Count && o.gift == q.gift && o.scope == q.scope {
			return true
		}
	}
	return false
}

// like reports whether two quotas are of one gift. Loosely, a gift may be
// called by its full name once: 帆布收纳袋, 收纳袋.
func (q Quota) like(o Quota, loosely bool) bool {
	if q.scope != o.scope || q.each != "" && o.each != "" && q.each != o.each {
		return false
	}
	return q.gift == o.gift || loosely && (strings.HasSuffix(q.gift, o.gift) || strings.HasSuffix(o.gift, q.gift))
}

// unparted reports whether the sections of two quotas, where they are two, are of
// one place and time as far as their headings say.
func unparted(blocks []doc.Block, a, b Quota) bool {
	if a.section == b.section {
		return true
	}
	for _, n := range [...]int{a.section, b.section} {
		if n < 0 {
			continue
		}
		if s := blocks[n].Text.String(); len(In(s)) > 0 || scoped().MatchString(s) {
			return false
		}
	}
	return true
}

// quotas finds them in prose and lists; of a table's cells nobody can say what
// they are of.
func quotas(blocks []doc.Block) []Quota {
	var out []Quota
	section := -1
	for i := range blocks {
		b := &blocks[i]
		s := b.Text.String()
		switch {
		case b.Kind == doc.Heading || b.Kind == doc.Break:
			section = i
		case b.Kind == doc.Cell || b.Kind == doc.Code || b.Kind == doc.Item && b.Level > 1:
		case strings.Contains(s, "前"), strings.Contains(s, "irst "):
			for _, q := range quotasIn(s) {
				q.Block, q.section = i, section
				out = append(out, q)
			}
		}
	}
	return out
}

var quotaZH = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`前\s*([0-9][0-9,]*)\s*[名位单人]([^。！？；!?;\n前]{0,40}?)(?:加赠|获赠|赠送|另送|加送|送出|送|赠|可得|获得|领取|可领)([^，。；！？、,;!?\n（(]{2,40})`)
})

var quotaEN = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\bfirst ([0-9][0-9,]*) ((?:[a-z]+ )?(?:customers?|orders?|people|guests?|buyers?|visitors?|attendees?|registrants?|subscribers?|shoppers?|members?)\b[^.!?;\n]{0,30}?) (?:gets?|receives?|takes? home|are given) ([^,.;!?\n]{3,60})`)
})

func quotasIn(s string) []Quota {
	var out []Quota
	for _, re := range [...]*regexp.Regexp{quotaZH(), quotaEN()} {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			q := Quota{Start: m[2], End: m[3], Count: strings.ReplaceAll(s[m[2]:m[3]], ",", ""), Said: s[m[0]:m[3]]}
			if rest := strings.TrimLeft(s[m[3]:], " "); strings.HasPrefix(s[m[0]:], "前") {
				_, n := utf8.DecodeRuneInString(rest)
				q.Said = s[m[0] : len(s)-len(rest)+n]
			}
			q.gift, q.each = giftOf(s[m[6]:m[7]])
			if utf8.RuneCountInString(q.gift) < 2 || strings.HasPrefix(q.gift, "完") {
				continue
			}
			before := s[:m[0]]
			before = after(before, "。！？；.!?;\n")
			clause := after(before, "，,")
			if scoped().MatchString(before) || len(In(before)) > 0 {
				clause = before
			}
			q.scope = idle().ReplaceAllString(words.Fold(clause+s[m[4]:m[5]]).Text, "")
			out = append(out, q)
		}
	}
	return out
}

// after is what follows the last of some marks in s.
func after(s, marks string) string {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// giftOf parts what is given from how many of it.
func giftOf(s string) (gift, each string) {
	s = strings.TrimSpace(words.Fold(s).Text)
	if m := amountFirst().FindString(s); m != "" {
		s, each = s[len(m):], m
	}
	for _, end := range [...]string{" with ", " and ", " while ", " on ", " at ", "，", "并", "和", "及"} {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	if m := amountLast().FindString(s); m != "" {
		s, each = strings.TrimSuffix(s, m), m
	}
	return strings.TrimSpace(s), howMany(each)
}

// howMany is how many an amount is: 一个 and 1 把 are 1.
func howMany(s string) string {
	switch r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s)); r {
	case 'a', 'o', '一', '1':
		return "1"
	case utf8.RuneError, 'f', 't', 'y':
		return ""
	default:
		return string(r)
	}
}

var amountFirst = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:an? |one |the |their |your )?(?:free |complimentary )?|[一二两三四五1-9]\s*[个把只份张条件支盒瓶袋套枚本]\s*)`)
})

var amountLast = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\s*[一二两三四五1-9]\s*[个把只份张条件支盒瓶袋套枚本]$`)
})

// scoped are words for one place, day, round or kind of reader among several.
var scoped = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)每|线上|线下|门店|直播间|站|场|店|城|市|首日|次日|今|明|会员|新客|老客|第.{1,3}[天轮波批场期]|周[一二三四五六日末]|\b(?:each|every|per|online|in store|in-store|members?|day|week|round|city)\b`)
})

// idle are words that add nothing to whom a quota is for.
var idle = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`活动期间|即日起|下单|付款|购买|报名|凡|全场|的|在|订单|支付|顾客|用户|读者|朋友|再|且|并|可|将|会|都|均|\s|[，,：:、“”"']|\b(?:the|our|customers?|orders?|people|buyers?|shoppers?|who|order|will|each|also)\b`)
})
