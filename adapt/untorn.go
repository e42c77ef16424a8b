package adapt

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// untorn returns the part of t that is whole words where it stands in the
// master: 开门 of 照|常开门, 早午餐 of 一顿早午餐, 菜刀 of 菜刀钝了. Nothing where
// that leaves less than two characters.
func untorn(t doc.Text) doc.Text {
	at := t.Span()
	if words.Lang(t.String()) != "zh" || at.Source == nil || string(at.Source.Data[at.Start:at.End]) != t.String() {
		return t
	}
	data := at.Source.Data
	from, to := max(at.Start-12, 0), min(at.End+12, len(data))
	for from < at.Start && !utf8.RuneStart(data[from]) {
		from++
	}
	for to > at.End && to < len(data) && !utf8.RuneStart(data[to]) {
		to--
	}
	around := string(data[from:to])
	i, k := at.Start-from, at.End-from
	cut := words.Segment(around)
	for _, w := range cut {
		if w[0] < i && i < w[1] {
			i = w[1]
		}
		if w[0] < k && k < w[1] {
			k = w[0]
		}
	}
	for _, w := range cut {
		if w[0] == i && w[1] < k && strings.Contains(measures, around[w[0]:w[1]]) {
			i = w[1]
		}
	}
	for n := len(cut) - 1; n >= 0; n-- {
		if w := cut[n]; w[1] == k && w[0] > i && strings.Contains(trailing, around[w[0]:w[1]]) {
			k = w[0]
		}
	}
	if i >= k || utf8.RuneCountInString(around[i:k]) < 2 {
		return doc.Text{}
	}
	return t.Slice(i-(at.Start-from), k-(at.Start-from))
}

// measures are what a name doesn't begin with, trailing what it doesn't end
// with.
const (
	measures = "次个件只张份位名款种顿晚杯罐瓶场期另会再先请"
	trailing = "里住做买卖送招钝到上下看写用找换去来说第中内外前后时起会支持"
)
