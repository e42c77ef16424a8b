package rules

import (
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/lint/words"
)

// attrs are what is often measured, by the words that say so in both
// languages. One of a single character counts only straight before the number.
var attrs = []struct{ name, words string }{
	{"weight", "重量 净重 整重 毛重 自重 重 weight weighs weighing"},
	{"thickness", "厚度 厚 thick thickness"},
	{"capacity", "容量 容积 净含量 capacity"},
	{"battery", "续航时间 续航 battery battery_life"},
	{"warranty", "质保期 保修期 质保 保修 warranty"},
	{"shelf", "保质期 shelf_life"},
	{"height", "高度 身高 高 tall height"},
	{"width", "宽度 宽 wide width"},
	{"length", "长度 length"},
	{"power", "功率 power"},
	{"flux", "光通量 亮度 brightness"},
	{"stores", "门店 stores shops"},
	{"seats", "座位 名额 席位 seats places"},
	{"runtime", "时长 全长 全程 duration runs lasts"},
	{"returns", "无理由退换 无理由退货 退换 returns"},
	{"discount", "折扣"},
	{"humidity", "湿度 humidity"},
	{"noise", "噪音 噪声 noise"},
	{"screen", "屏幕 display screen"},
	{"memory", "内存 存储 storage memory"},
}

// An attrWord is one word of attrs.
type attrWord struct {
	name, word string
	single     bool // of one character
}

var attrWords = sync.OnceValue(func() []attrWord {
	var out []attrWord
	for _, a := range attrs {
		for w := range strings.FieldsSeq(a.words) {
			w = strings.ReplaceAll(w, "_", " ")
			out = append(out, attrWord{a.name, w, utf8.RuneCountInString(w) == 1})
		}
	}
	return out
})

// fillers say nothing of whose measure it is.
var fillers = map[string]bool{
	"最长": true, "可达": true, "长达": true, "整机": true, "整套": true, "约": true, "仅": true, "的": true, "重": true, "厚": true,
	"享": true, "提供": true, "享受": true, "is": true, "has": true, "comes": true, "full": true, "offers": true, "total": true, "共": true,
}

// attrBefore returns what the words before a number say that it measures, and
// the words before those. Anywhere in heads of a table, else near the number.
func attrBefore(s string, cell bool) (attr, head string) {
	s = words.Fold(s).Text
	best := -1
	for _, a := range attrWords() {
		k := strings.LastIndex(s, a.word)
		if k < 0 || k+len(a.word) <= best || !wholeWord(s, k, a.word) {
			continue
		}
		rest := strings.Trim(s[k+len(a.word):], " :：为达是有约仅只可超过至少最长高近")
		if a.single && (rest != "" || cell) || !cell && utf8.RuneCountInString(rest) > 4 {
			continue
		}
		attr, head, best = a.name, s[:k], k+len(a.word)
		if cell {
			head += s[k+len(a.word):]
		}
	}
	return attr, head
}

// attrAfter returns what the words straight after a number say that it
// measures: 2 年质保, 18 mm thick.
func attrAfter(s string) string {
	s = strings.TrimLeft(words.Fold(s).Text, " 的-")
	for _, a := range attrWords() {
		if !a.single && strings.HasPrefix(s, a.word) && wholeWord(s, 0, a.word) {
			return a.name
		}
	}
	return ""
}

// wholeWord reports whether the word at byte k of s isn't part of a Latin word.
func wholeWord(s string, k int, w string) bool {
	if !letter(w) {
		return true
	}
	rest := s[k+len(w):]
	return (k == 0 || !letter(s[k-1:])) && (rest == "" || !letter(rest))
}
