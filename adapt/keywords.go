package adapt

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// A phrase is what the copy says again and again.
type phrase struct {
	text  doc.Text
	count int
}

// A counter counts phrases in the order they are first met.
type counter struct {
	at  map[string]int
	all []phrase
}

func (c *counter) count(key string, t doc.Text) {
	i, ok := c.at[key]
	if !ok {
		i = len(c.all)
		c.at[key] = i
		c.all = append(c.all, phrase{text: t})
	}
	c.all[i].count++
}

// copyEnough is how many bytes of copy tell what it keeps saying.
const copyEnough = 20000

// repeated returns what the copy says most: Chinese of two to six characters,
// English words of five letters and more, that it says twice or more and not
// only within a longer phrase.
func (j *job) repeated() []doc.Text {
	c := counter{at: map[string]int{}}
	room := copyEnough
	for _, p := range j.out.portions {
		if p.role == code || p.role == figure || j.out.both && p.lang != j.out.lang {
			continue
		}
		for _, b := range p.blocks {
			if room -= b.Text.Len(); room < 0 {
				break
			}
			if j.out.lang == "en" {
				c.english(b.Text)
			} else {
				c.chinese(b.Text)
			}
		}
	}
	c.all = slices.DeleteFunc(c.all, func(p phrase) bool { return p.count < 2 })
	var out []phrase
	for i, p := range c.all {
		if p.count < 3 && utf8.RuneCountInString(p.text.String()) < 3 {
			continue
		}
		within := false
		for k, o := range c.all {
			within = within || k != i && o.count >= p.count && len(o.text.String()) > len(p.text.String()) && strings.Contains(o.text.String(), p.text.String())
		}
		if !within {
			out = append(out, p)
		}
	}
	worth := func(p phrase) float64 { return float64(p.count) * rarity(p.text.String()) }
	sort.SliceStable(out, func(a, b int) bool { return worth(out[a]) > worth(out[b]) })
	texts := make([]doc.Text, len(out))
	for i, p := range out {
		texts[i] = p.text
	}
	return texts
}

// chinese counts every stretch of two to six characters between ties.
func (c *counter) chinese(t doc.Text) {
	s := t.String()
	for _, r := range hanRuns(s, true) {
		var at []int
		for i := range s[r[0]:r[1]] {
			at = append(at, r[0]+i)
		}
		at = append(at, r[1])
		for n := 2; n <= 6; n++ {
			for i := 0; i+n < len(at); i++ {
				c.count(s[at[i]:at[i+n]], t.Slice(at[i], at[i+n]))
			}
		}
	}
}

// english counts words, one and many as the same.
func (c *counter) english(t doc.Text) {
	s := t.String()
	from := -1
	for i, r := range s + " " {
		if r < 0x80 && unicode.IsLetter(r) || r == '-' && from >= 0 {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 && i-from >= 5 && !dull(s[from:i]) && !verbal(s[from:i]) {
			c.count(strings.ToLower(strings.TrimSuffix(s[from:i], "s")), t.Slice(from, i))
		}
		from = -1
	}
}

// named returns what the copy sets apart, the likelier a name first: in
// brackets, in bold, in a table's cells, in headings, in capitals, and last
// any noun.
func (j *job) named() []doc.Text {
	var quotes, bold, cells, heads, caps, rest []doc.Text
	short := func(t doc.Text) bool {
		n := utf8.RuneCountInString(t.String())
		return n >= 2 && n <= 8
	}
	room := copyEnough
	for _, p := range j.out.portions {
		if p.role == code || p.role == figure || p.role == sign || j.out.both && p.lang != j.out.lang && p.role != table {
			continue
		}
		for _, b := range p.blocks {
			if room -= b.Text.Len(); room < 0 {
				break
			}
			s := b.Text.String()
			quotes = append(quotes, quoted(b.Text)...)
			for _, m := range b.Marks {
				if t := b.Text.Slice(m.Start, m.End); m.Kind == doc.Strong && short(t) && strings.IndexFunc(s[m.Start:m.End], isDigit) < 0 && !strings.ContainsAny(s[m.Start:m.End], ties+"：:，。") {
					bold = append(bold, t)
				}
			}
			whole := len(hanRuns(s, true)) == 1 && len(s) == hanRuns(s, true)[0][1] && hanRuns(s, true)[0][0] == 0
			switch {
			case b.Kind == doc.Cell && b.Row > 0:
				if r := hanRuns(s, true); len(r) == 1 && r[0][0] == 0 && short(b.Text.Slice(0, r[0][1])) {
					cells = append(cells, b.Text.Slice(0, r[0][1]))
				}
			case p.role == heading && whole && short(b.Text):
				heads = append(heads, b.Text)
			}
			if !j.out.both || j.out.lang == "en" {
				caps = append(caps, capitals(b.Text)...)
			}
			if j.out.lang == "en" {
				c := counter{at: map[string]int{}}
				c.english(b.Text)
				for _, x := range c.all {
					rest = append(rest, x.text)
				}
			}
			rest = append(rest, j.nouns(b.Text)...)
		}
	}
	var nouns []doc.Text
	for _, t := range rest {
		if n := utf8.RuneCountInString(t.String()); n <= 6 || j.out.lang == "en" {
			nouns = append(nouns, t)
		}
	}
	var out []doc.Text
	for _, ts := range [...][]doc.Text{quotes, bold, cells, heads, caps, nouns, rest, j.anyWord()} {
		out = append(out, ts...)
	}
	return out
}

// anyWord returns the English words of four letters and more, for a piece too
// short to have better ones.
func (j *job) anyWord() []doc.Text {
	var out []doc.Text
	for _, p := range j.out.portions {
		for _, b := range p.blocks {
			s := b.Text.String()
			for i := 0; i < len(s) && len(out) < 20; {
				k := i
				for k < len(s) && s[k] < 0x80 && unicode.IsLetter(rune(s[k])) {
					k++
				}
				if k-i >= 4 && !dull(s[i:k]) && !verbal(s[i:k]) {
					out = append(out, b.Text.Slice(i, k))
				}
				i = max(k, i+1)
			}
		}
	}
	return out
}

// dullHan are Chinese words no one searches by.
const dullHan = " 中文 当天 时候 多少 岗位姓名 来逛 时间表 收费 特价 平日价 自动 东西 春天 今年 去年 明年 下午 上午 晚上 早上 免费 现场 原价 首发价 标准版 今天 活动 时间 地点 内容 规格 价格 项目 方式 支持 具体 部分 带来 参加 领取 报名 购买 办理 开始 结束 开门 提前 休息 付款 订单 单笔 "

// dull reports an English word no one searches by.
func dull(w string) bool {
	return strings.Contains(dullWords, " "+strings.ToLower(strings.Trim(w, ".,:;!?'’“”\"()"))+" ")
}

const dullWords = " the a an of and or to in on for with how what why when who we you i it is are our your this that every live session new state from by at up off not can will get use one two three four " +
	"first last next before after more than which where only they their them these those there then same each about into over does did have has had was were but any all its it's be as if so no " +
	"per within between under outside during without whether while most some many much very also just free call read send save something coming quieter am pm minutes days hours months years points cost " +
	"we're we'll you'll you're i'm let's here's what's unless never start starts were bring dear open week weeks year keep keeps made make copy yours every once still back " +
	"january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday places can't didn't doesn't won't isn't " +
	"people person customers customer things orders order tickets ticket export digital working companies company books notice checkout place size colour color month variable twelve eleven five six seven eight nine ten member members minutes since increase "
