package adapt

import (
	"strings"
	"testing"
)

// A question and its answer go or stay together, and an exception never stands
// without what it is an exception to.
func TestBonds(t *testing.T) {
	faq := "---\ntitle: 水壶问答\n---\n\n# 水壶问答\n\n**没有旧壶可以来吗？**\n\n可以。没有旧壶的人直接到柜台，店员会给你挑一只合适的，当天就能带走，也可以寄到家里。\n\n**什么时候发货？**\n\n每周三统一打包发出，新疆和西藏的包裹会晚三四天到，路上随时能查到走到了哪里。\n\n**可以退吗？**\n\n签收后七天内没有用过就可以退，来回的运费都由我们承担，壶请用原来的盒子装好再寄。\n"
	sale := "---\ntitle: 关于热水壶的通知\ncommercial: notice\n---\n\n底部编号以 Q5 开头的热水壶在连续烧水 6 小时以上时手柄温度可能超过 80 ℃，请立即停用并拔下电源，等候我们寄出新的手柄。\n\n其他编号不受影响。\n"
	long := "---\ntitle: 换季通知\ncommercial: notice\n---\n\n" + strings.Repeat("店里的货架、灯和招牌都要换，", 40) + "月底完工。\n\n其他门店照常营业。\n"
	answers := map[string]string{"没有旧壶可以来吗": "可以。", "什么时候发货": "每周三", "可以退吗": "签收后七天"}
	for _, id := range []string{"sms-cn", "douyin", "xiaohongshu", "poster"} {
		v := made(t, faq, id)
		var all strings.Builder
		for _, b := range v.Doc.Blocks {
			all.WriteString(b.Text.String() + "\n")
		}
		for q, a := range answers {
			if s := all.String(); strings.Contains(s, q) != strings.Contains(s, a) {
				t.Errorf("%s: %s without %s, or the other way round:\n%s", id, q, a, s)
			}
		}
	}
	if s := string(made(t, sale, "sms-cn").Files[0].Data); !strings.Contains(s, "请立即停用") || !strings.Contains(s, "其他编号不受影响") {
		t.Errorf("the notice doesn't say what it is about: %s", s)
	}
	v := made(t, long, "sms-cn")
	if !v.Failed() {
		t.Error("a notice without what it is about passes as clean")
	}
	for _, b := range v.Doc.Blocks {
		if strings.Contains(b.Text.String(), "其他门店") {
			t.Errorf("an exception to nothing: %s", b.Text.String())
		}
	}
}
