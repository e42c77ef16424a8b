package adapt

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// A claim is what a fact is in a piece: its keys in the front matter, and the
// words of the body that stand straight before or behind the same one. What
// stands before it in its clause besides is of the whole piece, or it is of a
// part (a sign-up, a child's ticket) and contradicts nothing.
type claim struct {
	keys          string // a path, or several between spaces
	kind          fact.Kind
	before, after string // expressions; either will do
	never         string // in its sentence: another of the same name
}

var claims = sync.OnceValue(func() []claim {
	return []claim{
		{" phone tel hotline ", fact.Phone, `(?:咨询|客服|联系|服务|全国)?(?:电话|热线)|咨询|\b(?:call(?: us)?|phone|tel|hotline)`, "", `报名|预约|售后|投诉`},
		{" time date dates dates.start ", fact.Time, `(?:活动|开始)?时间|\b(?:time|when|starts?|begins?)`, `(?:开始|开讲|开场|开演|开播|开课|开读|开幕)|(?:starts?|begins?)\b`, `入场|签到|检票|彩排|(?i:\bdoors|check-in)`},
		{" date dates.start ", fact.Date, `(?:活动|开始)?(?:时间|日期)[：:]|\b(?:when|date|starts?|begins?)`, `(?:开始|开讲|开场|开幕|举行|举办)`, `报名|预售`},
		{" dates.end ", fact.Date, `\bends?`, `(?:结束|闭幕|为止)`, `报名|预售`},
		{" discount ", fact.Discount, `打|享|优惠|折扣|全场`, "", `会员|学生|老客|新客|满|第[二两三]件|早鸟|(?i:\bmembers?|students?)`},
		{" price ", fact.Price, `门票|票价|价格|售价|费用|\b(?:price|tickets?|admission)`, "", `折|减|券|抵|起|原价|早鸟|儿童|学生|会员|押金|(?i:\boff\b|\bfrom\b)`},
		{" code ", fact.Code, `(?:优惠|折扣|兑换)码|\bcode`, "", `会员|老客|新客|邀请|(?i:\bmembers?)`},
		{" duration ", fact.Quantity, `讲座?|分享|全程|时长|\b(?:lasts?|runs?)`, "", `每|剩`},
	}
})

// fillers are the words beside a fact that say of no part that it is its own.
var fillers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)活动|本次|现场|当天|当晚|今晚|晚上?|上午|下午|周[一二三四五六日天]|星期[一二三四五六日天]|将|于|在|的|请|拨打|致电|是|为|约|到|下单|结账|结算|输入|填写?|使用|用|时间|日期|地点|\b(?:the|it|is|are|at|on|us|our|use|enter|with|for|[ap]m)\b|[\s\pP]`)
})

// played says where the front matter and the body name two values of one claim,
// and the body nowhere the front matter's: of each language by itself, as a
// translation that says otherwise is wrong beside an original that is right.
func (j *job) played(said map[string]bool) {
	for _, f := range j.master.Meta {
		if said[f.Path] || j.mood.secret.names(f.Path) {
			continue
		}
		for _, r := range claims() {
			if !strings.Contains(r.keys, " "+f.Path+" ") {
				continue
			}
			want := ofKind(fact.In(dated(f.Text).String()), r.kind)
			for _, han := range []bool{true, false} {
				if len(want) > 0 && !said[f.Path] {
					said[f.Path] = j.against(f, j.playing(r, want[0], han))
				}
			}
		}
	}
}

// against is an error that shows both places, where there is an other.
func (j *job) against(f doc.Field, other doc.Text) bool {
	if other.Len() == 0 {
		return false
	}
	for i := range j.ledger.Entries {
		if e := &j.ledger.Entries[i]; e.fronts && j.pathOf(e) == f.Path {
			e.Required, e.Why = false, "the body says otherwise"
		}
	}
	zh, en := whereOf(doc.At(j.master, &doc.Block{Kind: doc.Paragraph, Text: other}, 0, other.Len()))
	j.note("error", lang.Words{
		ZH: fmt.Sprintf("前置信息 %s 写的是「%s」，正文（%s）写的是「%s」", f.Path, f.Text, zh, other),
		EN: fmt.Sprintf("the front matter's %s is %q; the body (%s) says %q", f.Path, f.Text, en, other),
	}, f.Text)
	return true
}

// playing returns the one fact of the body, in Han or not, that makes claim r
// with another value than want's; none where want's is told there.
func (j *job) playing(r claim, want fact.Fact, han bool) (one doc.Text) {
	value, heads := "", cellsOf(j.master.Blocks)
	for i := range j.master.Blocks {
		b := &j.master.Blocks[i]
		s := b.Text.String()
		if b.Kind == doc.Code || b.Kind == "" || strings.IndexFunc(s, words.IsHan) >= 0 != han && strings.IndexFunc(s, unicode.IsLetter) >= 0 {
			continue
		}
		for _, x := range ofKind(fact.Find(b), r.kind) {
			switch {
			case fact.Same(want, x):
				return doc.Text{}
			case x.Struck || !comparable(want, x) || r.kind == fact.Quantity && !longer(x, want) || j.inFront(x) || !j.plays(r, b, x, heads):
			case value != "" && value != x.Value:
				return doc.Text{}
			default:
				value, one = x.Value, b.Text.Slice(x.Start, x.End)
			}
		}
	}
	return one
}

// plays reports whether the words round x make it claim r in the whole piece.
func (j *job) plays(r claim, b *doc.Block, x fact.Fact, heads map[corner]string) bool {
	s := b.Text.String()
	first, last := roundOf(s, x.Start, x.End, sentenceMarks())
	if regexp.MustCompile(r.never).MatchString(s[first:last]) || partOf().MatchString(s[first:last]) {
		return false
	}
	from, to := roundOf(s, x.Start, x.End, clauseMarks())
	if dashed().MatchString(s[from:x.Start]) || r.kind == fact.Time && foreign().MatchString(strings.TrimLeft(s[x.End:], " （(")) {
		return false
	}
	lead, rest := factless(s[from:x.Start]), fillers().ReplaceAllString(factless(s[x.End:to]), "")
	if b.Kind == doc.Cell && b.Column > 0 {
		lead = heads[corner{b.Group, b.Row, 0}] + "：" + lead
	}
	if at := regexp.MustCompile(`(?i)(?:` + r.before + `)(?:[\s\pP]|是|为|约|共|周[一二三四五六日]|晚上?|上午|下午|\b(?:only|is|are|at|on|for)\b)*$`).FindStringIndex(lead); at != nil {
		return j.ofWhole(lead[:at[0]])
	}
	return r.after != "" && regexp.MustCompile(`^(?i:准时|正式|准点)?(?i:`+r.after+`)`).MatchString(rest) && j.ofWhole(lead)
}

// partOf are the words of a piece that isn't held against this one's front
// matter: another's, an earlier one's, one of several.
var partOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`去年|上届|往年|历史|上一?期|下一?[期场]|第[一二三四五\d][场期天]|首场|[另加]场|(?i:\blast (?:year|time)|\bprevious)`)
})

// ofWhole reports whether the words before a fact name no part of the piece.
func (j *job) ofWhole(lead string) bool {
	lead = fold(fillers().ReplaceAllString(lead, ""))
	title := fold(fillers().ReplaceAllString(j.master.Meta.Get("title"), ""))
	return lead == "" || strings.Contains(title, lead)
}

// factless returns s without the facts in it.
func factless(s string) string {
	var out strings.Builder
	at := 0
	for _, x := range fact.In(s) {
		out.WriteString(s[at:x.Start])
		at = x.End
	}
	return out.String() + s[at:]
}

// inFront reports whether the front matter says x anywhere.
func (j *job) inFront(x fact.Fact) bool {
	for _, f := range j.master.Meta {
		for _, y := range fact.In(dated(f.Text).String()) {
			if fact.Same(x, y) {
				return true
			}
		}
	}
	return false
}

// ofKind returns the facts of a kind.
func ofKind(all []fact.Fact, kind fact.Kind) (out []fact.Fact) {
	for _, x := range all {
		if x.Kind == kind && !x.Bad {
			out = append(out, x)
		}
	}
	return out
}

// longer reports whether a measure is more than the whole it would be part of.
func longer(x, whole fact.Fact) bool {
	a, err := strconv.ParseFloat(x.Value, 64)
	b, bad := strconv.ParseFloat(whole.Value, 64)
	return err == nil && bad == nil && a > b
}
