package rules

import (
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

const lampKit = "onevoice: 1\nbrand: {zh: 木砚}\nnames: [{text: 灯盏 L1, forms: [灯盏一号], en: Lampet L1}, {text: 灯盏 L2}]\nfacts: {price: {灯盏 L1: "

// A price that the kit has none of is no contradiction of its plain one; a
// plain one is, and so is one of a tier that the kit has.
func TestPricesByTier(t *testing.T) {
	for _, c := range []struct {
		price, name, text string
		wrong             int
	}{
		{"¥459", "a.md", "灯盏 L1 到手价 ¥399。", 0},
		{"¥459", "a.md", "灯盏 L1 原价 ¥459，现在 ¥399。", 0},
		{"¥459", "a.md", "灯盏 L1 ~~¥459~~ 只要 ¥399。", 0},
		{"¥459", "a.md", "灯盏 L1 首发价 ¥399，日常 ¥459。", 0},
		{"¥459", "a.md", "Lampet L1: launch price ¥399.", 0},
		{"¥459", "a.md", "灯盏 L1 活动价 ¥419，会员价 ¥409，预售价 ¥429。", 0},
		{"¥459", "a.md", "灯盏 L1 分 12 期，每期 ¥38.25。", 0},
		{"¥459", "a.md", "灯盏 L1 定金 ¥50，尾款 ¥349。", 0},
		{"¥459", "a.md", "---\nproduct: 灯盏 L1\nprice: {list: ¥459, launch: ¥399}\n---\n灯盏 L1 首发价 ¥399，日常 ¥459。", 0},
		{"¥459", "a.md", "---\nproduct: 灯盏 L1\nprice: {list: ¥459, launch: ¥399}\n---\n灯盏 L1 首发价 ¥389。", 0},
		{"¥459", "a.md", "灯盏 L1 只要 ¥439。", 1},
		{"¥459", "a.md", "灯盏L1只要¥439。", 1},
		{"¥459", "a.md", "灯盏一号只要 ¥439。", 1},
		{"¥459", "a.csv", "型号,价格\n灯盏 L1,¥429\n", 1},
		{"¥459", "a.csv", "型号,价格\n灯盏 L1,¥459\n", 0},
		{"¥459", "a.csv", "渠道,文案\n短信,灯盏 L1 只要 ¥429。\n", 1},
		{"¥459", "a.csv", "渠道,文案\n短信,\"灯盏 L1 ¥429，登录领取\"\n", 1},
		{"¥459", "a.csv", "型号,活动价\n灯盏 L1,¥429\n", 0},
		{"¥459", "a.csv", "型号,运费\n灯盏 L1,¥12\n", 0},
		{"[¥459, ¥399]", "a.md", "灯盏 L1 到手价 ¥399，日常 ¥459。", 0},
		{"[¥459, ¥399]", "a.md", "灯盏 L1 只要 ¥439。", 1},
		{"{list: ¥459, launch: ¥399}", "a.md", "灯盏 L1 首发价 ¥399，日常 ¥459。", 0},
		{"{list: ¥459, launch: ¥399}", "a.md", "灯盏 L1 首发价 ¥459。", 1},
		{"{list: ¥459, launch: ¥399}", "a.md", "灯盏 L1 到手价 ¥379。", 0},
		{"{list: ¥459, launch: ¥399}", "a.md", "灯盏 L1 ¥459。", 0},
		{"{list: ¥459, 首发价: ¥399}", "a.md", "灯盏 L1 首发价 ¥389。", 1},
		{"{list: ¥459, member: ¥429}", "a.md", "灯盏 L1 会员价 ¥419。", 1},
	} {
		kit, err := brandkit.Parse("brand.yaml", []byte(lampKit+c.price+"}}\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		d, err := read.Bytes(c.name, []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		got := factFindings(t, kit, []*doc.Document{d})
		if len(got) != c.wrong {
			t.Errorf("kit %s, %s %q: %d findings, not %d", c.price, c.name, c.text, len(got), c.wrong)
		}
		for _, f := range got {
			if c.wrong == 0 || !strings.Contains(f.Rule.ID, "price") {
				t.Logf("  %s %s", f.Rule.ID, f.Message.ZH)
			}
		}
	}
}
