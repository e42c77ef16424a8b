package llm

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/adapt"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// seen returns s as a reader sees it, on one line.
func seen(s string) string { return strings.Map(sight, s) }

// sight is what a reader sees of a character; -1 is nothing.
func sight(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return ' '
	case adapt.Unseen(r), r == '\u200d':
		return -1
	}
	return r
}

// secret finds what a file holds and no reader sees.
var secret = lazy(`(?is)<!--.*?(?:-->|$)|<[a-z][^>]*\b(?:style\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;"'\s]|$))|hidden\b|aria-hidden)[^>]*>`)

// warn says what the master holds that isn't for readers' eyes: it isn't sent.
func (t *task) warn() {
	data := string(t.req.Master.Source.Data)
	if strings.ContainsFunc(data, adapt.Unseen) {
		t.say(lang.F("母稿里有看不见的字符，没有发给模型", "the master holds characters that can't be seen: not sent to the model"))
	}
	all := secret().FindAllString(data, -1)
	if slices.ContainsFunc(all, func(tag string) bool { return !strings.Contains(tag, "onevoice ignore") }) {
		t.say(lang.F("母稿里有注释或隐藏的文字，没有发给模型", "the master holds comments or hidden text: not sent to the model"))
	}
	t.veiled = veils(data)
}

// veils returns what of a file its markup hides, in bytes. Comments are none:
// they are in no block.
func veils(data string) [][2]int {
	var out [][2]int
	for _, m := range secret().FindAllStringIndex(data, -1) {
		tag := data[m[0]:m[1]]
		if strings.HasPrefix(tag, "<!--") {
			continue
		}
		end := strings.Index(strings.ToLower(data[m[1]:]), "</"+tagName(tag[1:]))
		if end < 0 {
			end = len(data) - m[1]
		}
		out = append(out, [2]int{m[0], m[1] + end})
	}
	return out
}

func (t *task) say(message lang.Words) {
	t.notes = append(t.notes, adapt.Note{Severity: "warning", Message: message})
}

// kept reports whether a passage is not for the model: words that speak to a
// machine, not to readers, or that no reader sees.
func (t *task) kept(p adapt.Passage) bool {
	s := p.Block.Text.String()
	switch {
	case covered(p.Block.Text, t.req.Master.Source, t.veiled):
		return true
	case orders().MatchString(seen(s)):
		t.notes = append(t.notes, noteOn(t.req.Master, p.Block, "warning", lang.F("这一段像是写给模型的指令，没有发给模型", "this passage reads like orders to a model: not sent to one")))
		return true
	}
	return false
}

// covered reports whether any of a text of src is under a veil.
func covered(text doc.Text, src *doc.Source, veils [][2]int) bool {
	at := text.Span()
	return at.Source == src && slices.ContainsFunc(veils, func(v [2]int) bool { return v[0] < at.End && at.Start < v[1] })
}

// tagName is the name of the tag that begins here.
func tagName(tag string) string {
	return strings.ToLower(tag[:len(tag)-len(strings.TrimLeftFunc(tag, unicode.IsLetter))])
}

// orders are words that only make sense to a model.
var orders = lazy(`(?i)(?:忽略|无视|忘记|忘掉|不要理会|跳过|覆盖|不要|别再?|停止).{0,12}(?:指令|指示|规则|提示词?|要求|设定|上文|以上|之前的|改写|重写)|系统提示|提示词|改写(?:时|这|者|程序|后)|(?:最高|最大)(?:的)?优先级|优先级最高|新的?规则|(?:你|您)(?:现在)?是(?:一个|一名|一位)?.{0,8}(?:ai|人工智能|语言模型|大模型|助手|机器人)|(?:作为|身为).{0,4}(?:ai|人工智能|语言模型)|(?:给|致|告诉)(?:ai|大模型|语言模型|编辑|排版)|编辑注意|(?:写上|加上|添上|附上|补上?一句|换成|改成|输出|回复|回答)[^“”「」"。]{0,3}[“「"]|\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|prompts?|rules|previous|above|prior|earlier)\b|\bsystem prompt\b|\bnew rules?\b|\b(?:highest|top) priority\b|\brewords?(?:ing)?\b|\bnote to (?:the )?(?:editor|model|ai)\b|\b(?:output|reply with|append|say|answer|replace|writing|write|add)\b[^“"'.]{0,24}[“"]|\byou are (?:now )?(?:an? )?(?:ai|assistant|chatgpt|dan|language model)\b|\bas an ai\b|\[/?(?:inst|system|assistant)\]|<\|[a-z_]+\|>|<<|>>|│|^\s*(?:system|assistant|user|developer|系统|用户|助手)\s*[:：]`)
