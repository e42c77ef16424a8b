package rules

import (
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/words"
)

// traits is how many traits a text has.
const traits = 14

// traitList names the traits, with the difference that says nothing.
var traitList = [traits]struct {
	name   lint.Words
	spread float64
}{
	{lint.Words{ZH: "平均句长", EN: "average sentence"}, 6},
	{lint.Words{ZH: "句长的起伏", EN: "spread of sentence length"}, 5},
	{lint.Words{ZH: "平均分句长", EN: "average clause"}, 3},
	{lint.Words{ZH: "每百字的感叹号", EN: "exclamation marks per 100 characters"}, 0.5},
	{lint.Words{ZH: "每百字的问号", EN: "question marks per 100 characters"}, 0.5},
	{lint.Words{ZH: "每百字的逗号", EN: "commas per 100 characters"}, 2},
	{lint.Words{ZH: "每百字的顿号、分号和冒号", EN: "lists, semicolons and colons per 100 characters"}, 1},
	{lint.Words{ZH: "每百字的表情", EN: "emoji per 100 characters"}, 0.3},
	{lint.Words{ZH: "每百字的数字", EN: "digits per 100 characters"}, 3},
	{lint.Words{ZH: "每百字的「你」「您」", EN: "“you” per 100 characters"}, 1},
	{lint.Words{ZH: "每百字的「我」「我们」", EN: "“we” and “I” per 100 characters"}, 1},
	{lint.Words{ZH: "每百字的语气词", EN: "contractions per 100 characters"}, 0.7},
	{lint.Words{ZH: "每百字的「的」「了」「着」", EN: "articles per 100 characters"}, 2},
	{lint.Words{ZH: "每百字的书面虚词", EN: "formal words per 100 characters"}, 1},
}

// The function words behind the traits, in Chinese and in English.
var (
	youWords     = [2]string{"你 您", "you your yours you're you'll"}
	weWords      = [2]string{"我", "we our us i my we've we're"}
	moodWords    = [2]string{"吧 呢 啊 啦 呀 哦 嘛 哈 哟 喔 耶 噢", "it's don't can't won't we're you're that's isn't doesn't didn't let's you'll we've"}
	commonWords  = [2]string{"的 了 着", "the a an"}
	formalWords  = [2]string{"其 该 将 及 以 于 为 并 与 均 予 之 所 进行 通过 实现 基于 提供 相关", "leverage utilize solution solutions enable enables seamless comprehensive innovative drive drives empower empowers experience ecosystem strategic"}
	traitWords   = [...]*[2]string{&youWords, &weWords, &moodWords, &commonWords, &formalWords}
	firstOfWords = 9 // the trait that the first list of words is counted in
)

// chineseTraits says in which trait a Chinese function word is counted, and
// which characters begin one of two.
var chineseTraits = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, list := range traitWords {
		for w := range strings.FieldsSeq(list[0]) {
			out[w] = firstOfWords + i
			if _, known := out[w[:3]]; !known {
				out[w[:3]] = -1
			}
		}
	}
	return out
})

// traitsOf measures the traits of a text of so many signs, with sentences of
// such lengths.
func traitsOf(s string, size int, lengths []int) (out [traits]float64) {
	per := 100 / math.Max(float64(size), 1)
	var n, sum, square float64
	for _, k := range lengths {
		l := float64(k)
		n, sum, square = n+1, sum+l, square+l*l
	}
	said := chineseTraits()
	if n > 0 {
		out[0] = sum / n
		out[1] = math.Sqrt(max(0, square/n-out[0]*out[0]))
	}
	commas := 0.0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case words.IsHan(r):
			k, known := said[s[i:i+w]]
			if k > 0 {
				out[k] += per
			}
			if known && i+6 <= len(s) {
				if k, two := said[s[i:i+6]]; two {
					out[k] += per
				}
			}
		case r == '！' || r == '!':
			out[3] += per
		case r == '？' || r == '?':
			out[4] += per
		case r == '，' || r == ',':
			out[5] += per
			commas++
		case strings.ContainsRune("、；：;:", r):
			out[6] += per
		case r >= '0' && r <= '9':
			out[8] += per
		case pictorial(r):
			out[7] += per
		}
		i += w
	}
	out[2] = sum / max(1, n+commas)
	if !strings.ContainsFunc(s[:min(len(s), 300)], words.IsHan) {
		countWords(s, per, &out)
	}
	return out
}

// countWords counts the function words of English.
func countWords(s string, per float64, out *[traits]float64) {
	if words.Lang(s) != "en" {
		return
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool { return !words.Alphabetic(r) && r != '\'' }) {
		for i, list := range traitWords {
			if k := strings.Index(list[1]+" ", w+" "); k == 0 || k > 0 && list[1][k-1] == ' ' {
				out[firstOfWords+i] += per
			}
		}
	}
}
