package rules

import (
	"strings"
	"testing"

	"onevoice/lint"
)

// Words that only seem to be there are no claim; the same characters as a word
// of their own are.
func TestTorn(t *testing.T) {
	l, err := newLore()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"你还有机会参加", "有机", true},
		{"种的是有机蔬菜", "有机", false},
		{"请拒绝对比和拉踩", "绝对", true},
		{"效果绝对看得见", "绝对", false},
		{"这是历史上的今天", "史上", true},
		{"这是史上的第一次", "史上", false},
		{"我们积极致力于环保", "极致", true},
		{"把细节做到极致的人", "极致", false},
		{"怎样提高效率", "高效", true},
		{"其中奖品共三份", "中奖", true},
		{"面包过期了别吃", "包过", true},
		{"请确保本人到场", "保本", true},
		{"食品安全国家标准", "全国", true},
		{"现金牌照已经下来", "金牌", true},
		{"有机会。", "机会", false},   // nobody lists it: not looked into
		{"有机", "有机", false},     // nothing touches it
		{"有机,会员价", "有机", false}, // another clause
	} {
		i := strings.Index(c.text, c.word)
		h := occurrence{windowAt(c.text, i, i+len(c.word)), i, i + len(c.word)}
		if got := l.torn(&lint.Pass{}, &h); got != c.want {
			t.Errorf("%s in %s is torn: %v", c.word, c.text, got)
		}
	}
}
