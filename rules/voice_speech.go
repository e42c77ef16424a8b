package rules

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// speechOf is the key under which the speech in a block is shared.
type speechOf struct{ b *doc.Block }

// speech returns where somebody else speaks in b: in quotation marks, and all
// of a line of dialogue (客户：…). What the brand says stands outside.
func speech(p *lint.Pass, b *doc.Block) [][2]int {
	return lint.Once(p, speechOf{b}, func() [][2]int {
		s := b.Text.String()
		if spokenLine(s) {
			return [][2]int{{0, len(s)}}
		}
		return quoted(s)
	})
}

var quotePairs = map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '"': '"'}

// quoted returns the ranges between quotation marks, the marks with them.
func quoted(s string) [][2]int {
	if !strings.ContainsAny(s, "“‘「『《\"") {
		return nil
	}
	var out [][2]int
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if end, ok := quotePairs[r]; ok {
			near := s[i+n : min(len(s), i+n+1500)] // nobody quotes more
			if k := strings.Index(near, string(end)); k >= 0 {
				to := i + n + k + utf8.RuneLen(end)
				out = append(out, [2]int{i, to})
				i = to
				continue
			}
		}
		i += n
	}
	return out
}

// spokenLine reports whether s is a line of a dialogue: a short speaker, a
// colon, and what they say. 时间：… and 注意：… are none.
func spokenLine(s string) bool {
	k := strings.IndexAny(s, "：:")
	if k <= 0 || k > 30 {
		return false
	}
	who := strings.TrimSpace(strings.Trim(s[:k], "*【】[]"))
	if cut := strings.IndexAny(who, "（("); cut > 0 {
		who = who[:cut]
	}
	return slices.Contains(speakers, who) || len(who) == 1 && who[0] >= 'A' && who[0] <= 'Z'
}

var speakers = strings.Fields("客户 顾客 用户 读者 网友 观众 嘉宾 店员 客服 主持人 记者 妈妈 爸爸 孩子 女儿 儿子 老板 同事 朋友 男主 女主 男 女 甲 乙 丙 老师 学生 医生 Q 问 路人 邻居 Customer Host Guest Interviewer Mum Dad")

// covered reports whether a range touches any of a list that is in order.
func covered(list [][2]int, i, j int) bool {
	k := sort.Search(len(list), func(k int) bool { return list[k][1] > i })
	return k < len(list) && list[k][0] < j
}

// length counts what a reader counts: a Chinese character is one, a Latin word
// or a number is one; marks and white space are none.
func length(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case words.IsHan(r):
			n, inside = n+1, false
		case words.Alphabetic(r) || r >= '0' && r <= '9':
			if !inside {
				n++
			}
			inside = true
		case inside && strings.ContainsRune(".,'’-", r):
		default:
			inside = false
		}
	}
	return n
}
