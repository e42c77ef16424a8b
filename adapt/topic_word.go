package adapt

import (
	"math"
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// naming returns the part of t that names something: 零售价 of 建议零售价, nothing
// of 付定金, 仓库里放进去 or 来摆摊. It drops what leads up to the name; what
// begins with something done, or ends on no noun, isn't one.
func naming(t doc.Text) doc.Text {
	s := t.String()
	if words.Lang(s) != "zh" {
		return t
	}
	if strings.Contains(s, "由") {
		return doc.Text{}
	}
	cut := words.Segment(s)
	for len(cut) > 0 && long(s, cut[0]) && !names(s, cut[0]) {
		cut = cut[1:]
	}
	if len(cut) == 0 || does(s, cut[0]) || object(s[cut[0][0]:cut[0][1]]) || words.IsHan(lastRune(s)) && !ends(s, cut) {
		return doc.Text{}
	}
	return t.Slice(cut[0][0], len(s))
}

// names reports whether the word at w is a noun, or in other letters.
func names(s string, w [2]int) bool {
	_, noun := words.Noun(s[w[0]:w[1]])
	return noun || !words.IsHan(first(s[w[0]:]))
}

func long(s string, w [2]int) bool { return utf8.RuneCountInString(s[w[0]:w[1]]) > 1 }

// does reports whether the word at w is a short verb or another word that no
// name begins with, though the dictionary may take it for a noun.
func does(s string, w [2]int) bool {
	return !long(s, w) && strings.ContainsAny(s[w[0]:w[1]], "付来去买卖做拿送领喝吃用看写换开打找带搭花收退抢试挑选装放进出取订租存转少多洗喊问答录办想报数减加并而且于则即仅共各每该此某")
}

// object reports a verb with its object that the dictionary, which has seen it
// a few times, takes for a name: 付定金, 喝咖啡.
func object(word string) bool {
	_, n := utf8.DecodeRuneInString(word)
	often, _ := words.Noun(word)
	_, noun := words.Noun(word[n:])
	return often < 10 && noun && utf8.RuneCountInString(word) > 2 && does(word, [2]int{0, n})
}

// ends reports whether s ends as names do: on a noun, and after a noun on a
// single character that isn't something done: 会员|日.
func ends(s string, cut [][2]int) bool {
	n := len(cut) - 1
	if long(s, cut[n]) {
		return names(s, cut[n])
	}
	return n > 0 && long(s, cut[n-1]) && names(s, cut[n-1]) && !does(s, cut[n]) && !strings.Contains(trailing, s[cut[n][0]:cut[n][1]])
}

// titular reports whether a part of a title that is all one stretch is what the
// campaign is called: 元旦营业安排, 旧书换座, but not 少花冤枉钱.
func titular(part string) bool {
	r := hanRuns(part, false)
	if len(r) != 1 || r[0] != [2]int{0, len(part)} || utf8.RuneCountInString(part) > 8 {
		return false
	}
	cut := words.Segment(part)
	return len(cut) > 1 && long(part, cut[0]) && names(part, cut[0]) && len(hanRuns(part, true)) == 1
}

// everywhere is how often a word occurs in the dictionary's 33 million that
// says nothing about a piece unless the piece insists: 时间, 家庭.
const everywhere = 5000

// rarity is what a phrase tells about a piece for each time it says it: the
// less, the more common the word (TF-IDF with the dictionary as the other
// texts). A phrase of more than one word is as rare as any.
func rarity(s string) float64 {
	often, _ := words.Noun(s)
	return math.Log(33e6 / float64(often+1))
}

// common reports whether s is a word said everywhere.
func common(s string) bool {
	often, _ := words.Noun(s)
	return often >= everywhere
}

// proper reports whether the body has the word w with a capital within a
// sentence: in a title, and where a sentence begins, any word has one.
func (j *job) proper(w string) bool {
	all := j.bodyText()
	for at := 0; ; {
		i := strings.Index(all[at:], " "+w)
		if i < 0 {
			return false
		}
		if at += i + 1; at >= 2 && (all[at-2] >= 'a' && all[at-2] <= 'z' || all[at-2] == ',') {
			return true
		}
	}
}

// verbal reports an English word that by its ending is likelier something done
// or how than a thing.
func verbal(w string) bool {
	low := strings.ToLower(w)
	for _, end := range [...]string{"ing", "ed", "ly"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}
