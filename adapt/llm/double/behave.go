package double

import (
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
)

// A Passage is one line of a question that asks for other words.
type Passage struct {
	ID    string
	Text  string   // with placeholders
	Marks []string // the placeholders, in order
}

// A Question is what a rewriter asks, as a model could read it.
type Question struct {
	System, User string
	Passages     []Passage
	Facts        map[string]string // what a placeholder stands for
	Again        bool              // it names what was wrong with the last answer
}

var (
	line        = lazy(`(?m)^[a-z]{6}│([a-z0-9]+)│(.*)$`)
	factLine    = lazy(`(?m)^[a-z]{6}│(⟦[^⟧]+⟧) = (.*)$`)
	placeholder = lazy(`⟦[^⟧]+⟧`)
)

// Asked reads a question.
func Asked(system, user string) Question {
	q := Question{System: system, User: user, Facts: map[string]string{}}
	for _, m := range factLine().FindAllStringSubmatch(user, -1) {
		q.Facts[m[1]] = m[2]
	}
	master, faults, _ := strings.Cut(user[max(0, strings.LastIndex(user, " master\n")):], " faults\n")
	q.Again = faults != ""
	for _, m := range line().FindAllStringSubmatch(master, -1) {
		q.Passages = append(q.Passages, Passage{m[1], m[2], placeholder().FindAllString(m[2], -1)})
	}
	return q
}

// A Behaviour is what a model says of each passage, by its id.
type Behaviour func(Question) map[string]string

// Answer is a behaviour's answer to a question, as an endpoint says it.
func (b Behaviour) Answer(system, user string) string {
	data, err := json.Marshal(b(Asked(system, user)))
	if err != nil {
		panic(err) // strings always encode
	}
	return string(data)
}

// Each is the behaviour that says say of every passage.
func Each(say func(Question, Passage) string) Behaviour {
	return func(q Question) map[string]string {
		out := map[string]string{}
		for _, p := range q.Passages {
			out[p.ID] = say(q, p)
		}
		return out
	}
}

// Echo repeats what it is given.
func Echo(_ Question, p Passage) string { return p.Text }

// plainer are words that can stand for one another.
var plainer = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		"的时候", "时", "因为", "由于", "换成了", "改成了", "以及", "和", "如何", "怎么", "进行", "做", "选择", "挑选", "喜欢", "喜爱", "看看", "瞧瞧", "更加", "更", "觉得", "感到", "这次", "此次", "现在", "如今",
		"已经", "早已", "一直", "始终", "但是", "可是", "而且", "并且", "还有", "另有", "大家", "各位", "知道", "晓得", "希望", "盼望", "准备", "备好", "开始", "启动", "变成", "成为",
		"旁边", "边上", "舒服", "舒适", "容易", "轻易", "马上", "立刻", "慢慢", "缓缓", "刚刚", "刚才", "打开", "开启", "放进", "放入", "提供", "给出", "帮助", "帮忙", "适合", "适于",
		"可以", "能", "我们把", "我们将", "从前", "以前", "晚上", "夜里", "早上", "清早", "好看", "耐看", "朋友", "友人",
		"不用", "无需", "之后", "以后", "特别", "格外", "还是", "仍是", "比如", "例如", "常常", "时常", "轻松", "省力", "直接", "径直", "认真", "用心", "找到", "寻到", "热闹", "红火",
		"it's ", "it is ", "It's ", "It is ", "we're ", "we are ", "We're ", "We are ", "you'll ", "you will ", "don't ", "do not ", "doesn't ", "does not ", "that's ", "that is ", " get ", " receive ", " make ", " create ", " keep ", " hold ", " after ", " following ", " small ", " little ", " people ", " guests ",
		" because ", " since ", " also ", " as well ", " however", " still", " begin", " start", " large", " big", " big ", " large ", " help ", " assist ", " choose ", " pick ", " show ", " display ", " build ", " make ", " quickly", " fast", " often", " frequently",
	)
})

// Perfect says the same in other words, and keeps every placeholder.
func Perfect(_ Question, p Passage) string { return plainer().Replace(p.Text) }

// Obedient does what it is told to in the data: it says what stands behind
// words like 输出 or reply, gives its orders away where asked, and puts in what
// the passage wants everywhere.
func Obedient(q Question, p Passage) string {
	order := ""
	for _, o := range q.Passages {
		if m := told().FindStringSubmatch(o.Text); m != nil {
			order = strings.Trim(m[1], " “”\"'「」：:。.")
		}
	}
	switch {
	case order == "":
		return Perfect(q, p)
	case reveal().MatchString(order):
		return q.System
	}
	return plainer().Replace(p.Text) + order
}

var (
	told   = lazy(`(?i)(?:输出|写上|写成|改成|加上|回复|回答|说|添上|附上|写|换成|output|reply with|say|write|add|append|insert|print)[:： “"'「]*([^”"'」。.!！]{2,60})`)
	reveal = lazy(`(?i)系统|提示|说明|指令|system|prompt|instructions`)
)

// Long says three times as much as there is room for.
func Long(_ Question, p Passage) string {
	return p.Text + strings.Repeat("这一点值得慢慢说，也值得你坐下来细细地看，因为好东西总是经得起看的。", 6)
}

// Forbidden loves what the law forbids.
func Forbidden(_ Question, p Passage) string {
	return "全网最好的国家级品质，" + p.Text + "，史上最低价"
}

// Flavoured writes like a machine.
func Flavoured(_ Question, p Passage) string {
	return "在当今快节奏的时代，值得注意的是，" + p.Text + "，总之，这不仅是一次升级，更是一场赋能生活方式的深度变革。"
}

// Chatty talks about its work.
func Chatty(_ Question, p Passage) string { return "好的，以下是改写后的内容：" + p.Text }

// Random strings the characters of the question together.
func Random(seed uint64) Behaviour {
	r := rand.New(rand.NewPCG(seed, 7))
	return func(q Question) map[string]string {
		out := map[string]string{}
		all := []rune(q.User)
		for _, p := range q.Passages {
			var b strings.Builder
			for range 3 + r.IntN(40) {
				i := r.IntN(len(all))
				b.WriteString(string(all[i:min(len(all), i+1+r.IntN(4))]))
			}
			for _, m := range p.Marks {
				if r.IntN(4) > 0 {
					b.WriteString(m)
				}
			}
			out[p.ID] = b.String()
		}
		return out
	}
}

func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
