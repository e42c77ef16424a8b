package llm

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onevoice/adapt"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// A slip is a passage as the model sees it: what has to stay stands in it as
// placeholders.
type slip struct {
	adapt.Passage
	text  string // with placeholders, nothing that can't be seen
	holds []hold // in the order they stand
	most  int    // of unit: what is asked for
	unit  string
}

// A hold is a stretch of a passage that stays as it is.
type hold struct {
	mark string // ⟦P3·qwrtzx⟧
	kind string // what it is, for the facts table
	text string // the master's words
}

// A stretch is part of a text that has to stay.
type stretch struct {
	start, end int
	kind       string
}

// slip makes the passage's slip; n counts the placeholders of the answer.
func (r *rewriter) slip(p adapt.Passage, req adapt.Request, n *int) slip {
	s := slip{Passage: p}
	text := p.Block.Text.String()
	var b strings.Builder
	at := 0
	for _, h := range r.stretches(p, req) {
		b.WriteString(seen(text[at:h.start]))
		*n++
		mark := "⟦" + letterOf(h.kind) + strconv.Itoa(*n) + "·" + r.nonce + "⟧"
		s.holds = append(s.holds, hold{mark, h.kind, text[h.start:h.end]})
		b.WriteString(mark)
		at = h.end
	}
	b.WriteString(seen(text[at:]))
	s.text = b.String()
	s.most, s.unit = r.room(p, req.Channel)
	return s
}

// letterOf tells placeholders apart by what they stand for.
func letterOf(kind string) string {
	switch fact.Kind(kind) {
	case fact.Price, fact.Discount, fact.Percent:
		return "P"
	case fact.Date, fact.Time:
		return "D"
	case fact.Link, fact.Email, fact.Phone:
		return "L"
	case fact.Name:
		return "N"
	}
	return "F"
}

// stretches returns what has to stay of a passage, in order and apart.
func (r *rewriter) stretches(p adapt.Passage, req adapt.Request) []stretch {
	s := p.Block.Text.String()
	var all []stretch
	add := func(i, j int, kind string) {
		if i < j {
			all = append(all, stretch{i, j, kind})
		}
	}
	for _, f := range p.Facts {
		i, j := qualified(s, f.Start, f.End)
		add(i, j, string(f.Kind))
	}
	for _, m := range p.Block.Marks {
		if m.Kind == doc.Link || m.Kind == doc.Literal {
			add(m.Start, m.End, string(m.Kind))
		}
	}
	for _, name := range r.verbatim(req) {
		for _, m := range findAll(s, name) {
			add(m[0], m[1], string(fact.Name))
		}
	}
	for _, re := range [...]*regexp.Regexp{digitRun(), numberWord(), dayWord(), handle(), bracketed()} {
		for _, m := range re.FindAllStringIndex(s, -1) {
			if !idle(s, m) {
				i, j := qualified(s, m[0], m[1])
				add(i, j, string(fact.Number))
			}
		}
	}
	return apart(all)
}

// apart merges what overlaps; the longest gives the kind.
func apart(all []stretch) []stretch {
	slices.SortStableFunc(all, func(a, b stretch) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	var out []stretch
	for _, h := range all {
		if n := len(out) - 1; n >= 0 && h.start < out[n].end {
			out[n].end = max(out[n].end, h.end)
			continue
		}
		out = append(out, h)
	}
	return out
}

// verbatim returns what is said word for word wherever it is said: names,
// taglines, approved statements, the call to action.
func (r *rewriter) verbatim(req adapt.Request) []string {
	k := r.kit
	out := []string{k.Brand.ZH, k.Brand.EN, k.Brand.Legal.ZH, k.Brand.Legal.EN, req.Master.Meta.Get("tagline"), req.Master.Meta.Get("cta.text"), req.Master.Meta.Get("cta")}
	for _, n := range k.Names {
		out = append(out, n.Text, n.ZH, n.EN)
	}
	for _, t := range k.Taglines {
		out = append(out, t.Text)
	}
	for _, s := range k.Statements {
		out = append(out, s.Text)
	}
	for _, c := range k.Competitors {
		out = append(append(out, c.Name), c.Aliases...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// findAll returns where name stands in s, whatever its case and width.
func findAll(s, name string) [][2]int {
	f, want := words.Fold(s), words.Fold(name).Text
	var out [][2]int
	for at := 0; want != ""; {
		i := strings.Index(f.Text[at:], want)
		if i < 0 {
			break
		}
		out = append(out, [2]int{f.Origin(at + i), f.Origin(at + i + len(want))})
		at += i + len(want)
	}
	return out
}

// qualified takes in the words that limit a fact: from, up to, before.
func qualified(s string, i, j int) (int, int) {
	if m := qualifierBefore().FindStringIndex(s[:i]); m != nil {
		i = m[0]
	}
	if m := qualifierAfter().FindStringIndex(s[j:]); m != nil && !strings.ContainsAny(first(s[j+m[1]:], always), "来床身么少部容面往方台门院天年") {
		j += m[1]
	}
	return i, j
}

func always(rune) bool { return true }

var qualifierBefore = lazy(`(?i)(?:第|约|近|超过|超|满|每|共|仅|只要|仅需|只需|低至|最高|最低|最多|最少|至多|至少|不超过|不低于|不少于|不高于|小于|大于|高于|低于|原价|现价|首发价|日常价|活动价|到手价|售价|价格|定金|尾款|立减|减|省|送|截至|截止到?|自|从|于|到|至|前|后|\b(?:from|up to|at least|at most|about|over|under|by|until|before|after|only|was|now|nearly|around|more than|less than|no more than|since|save|just|every|per) )[ ：:]?$`)

var qualifierAfter = lazy(`(?i)^ ?(?:起|左右|以上|以下|以内|以后|以前|之前|之后|前后|止|为止|封顶|起步|多|余|前|后|内|\b(?:or more|or less|or later|only|off|per (?:day|week|month|year)|each|and up|at most|per person)\b)`)

var digitRun = lazy(`[A-Za-z]*[\p{Nd}\p{No}\p{Nl}](?:[\p{Nd}\p{No}\p{Nl}A-Za-z.,:：/×%％℃°+－~～-]*[\p{Nd}\p{No}\p{Nl}A-Za-z%％℃°+])?`)

// numberWord finds numbers in words where they count something.
var numberWord = lazy(`[第每]?[〇零一二两俩三四五六七八九十百千万亿半数几壹贰叁肆伍陆柒捌玖拾]+(?:多|余|来|几)?[ ]?(?:元|块|角|分钟|分|折|成|倍|番|天|年|月|日|号|周|晚|夜|小时|秒|刻|点|人|名|位|家|款|种|件|个|只|套|盏|台|部|支|瓶|盒|袋|包|杯|份|次|回|场|轮|期|届|代|层|步|项|类|条|张|片|枚|颗|把|双|对|组|批|间|座|栋|辆|艘|里|公里|米|厘米|毫米|平方?米|升|毫升|克|千克|公斤|斤|吨|度|瓦|伏|岁|季|城|国|省|市|大|强|星|级|页|字|章|首|门|节|课|班)|百分之[〇零一二两三四五六七八九十百点]+|百分百|翻(?:倍|番|[一二两三四五]番)|[一二三四五六七八九]成|半价|(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|percent|per cent|twice|double|triple|thrice|half|halves|quarters?|first|second|third|fourth|fifth|tenfold|twofold|one (?:day|week|month|year|hour|minute|dollar|euro|pound))\b)`)

// dayWord finds days that are named without a number.
var dayWord = lazy(`(?:周|星期|礼拜)[一二三四五六日天末]|[今明昨后前]天|[今明昨当]晚|[今明]早|[今明去后前]年|[本上下这]周[一二三四五六日末]?|[本上下这]个?(?:月|季度|学期)|元旦|春节|除夕|元宵|清明|端午|七夕|中秋|重阳|国庆|五一|双十一|双十二|六一八|圣诞|平安夜|跨年|寒假|暑假|(?i:\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|yesterday)\b|\b(?:next|last|this) (?:week|month|year|spring|summer|autumn|winter|weekend)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\bchristmas\b|\bblack friday\b)`)

var handle = lazy(`[@＠][\p{L}\p{N}_.-]+`)

// bracketed finds the brackets of placeholders that the master itself holds,
// and the titles of works.
var bracketed = lazy(`[⟦⟧]+|《[^《》]{1,40}》|\{\{[^{}]{1,40}\}\}`)

// idle reports numbers in words that count nothing: one of a thing, and set
// phrases.
func idle(s string, m []int) bool {
	w := s[m[0]:m[1]]
	if rest, ok := strings.CutPrefix(w, "一"); ok && strings.Contains(" 个 只 种 款 件 份 杯 盏 把 张 片 条 位 家 次 场 步 点 台 套 类 对 双 回 ", " "+strings.TrimSpace(rest)+" ") {
		return true
	}
	switch w {
	case "十分", "半天", "半点", "百家", "万家", "万里", "千里", "万分", "几分", "一大", "千百次", "百般", "一时半刻", "一百分", "第一时间", "一国", "一城", "一代":
		return !strings.HasPrefix(s[m[1]:], "钟")
	}
	return false
}
