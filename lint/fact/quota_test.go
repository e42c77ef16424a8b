package fact

import (
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// One gift with two numbers is a contradiction; two gifts, places, days, deeds
// or tiers are none.
func TestRivals(t *testing.T) {
	for _, c := range []struct {
		blocks string // parted by |; # heads a section, - is an item
		want   string
	}{
		{"前 500 名下单，送帆布收纳袋 1 个。|前 300 名送帆布收纳袋。", "500 300"},
		{"前500名送杯垫|# 怎么拿|- 登录后下单，前 300 名送杯垫一个，送完即止", "500 300"},
		{"前 500 名下单送帆布收纳袋。|晚了就没有。前 300 名下单送收纳袋。", "500 300"},
		{"The first 500 customers get a free tote.|Be quick, the first 300 orders get a tote.", "500 300"},
		{"The first 1,000 orders receive a canvas bag.|First 100 orders receive a canvas bag.", "1000 100"},

		{"前 500 名送帆布袋。|前 500 名送帆布袋。", ""},
		{"前 500 名送帆布袋。|前 300 名另送软刷。", ""},
		{"前 500 名送帆布袋。|前 300 名送软刷一把。", ""},
		{"北京站：前 500 名送帆布袋。|上海站：前 300 名送帆布袋。", ""},
		{"11 月 8 日，前 500 名送帆布袋。|11 月 9 日，前 300 名送帆布袋。", ""},
		{"前 500 名送帆布袋。|每天前 30 名送帆布袋。", ""},
		{"线上前 500 名送帆布袋。|线下前 300 名送帆布袋。", ""},
		{"前 500 名买水壶送杯刷。|前 300 名买滤杯送杯刷。", ""},
		{"前 100 名送帆布袋 2 个。|前 500 名送帆布袋 1 个。", ""},
		{"前 100 名送帆布袋。|前 300 名送帆布袋。|前 500 名送帆布袋。", ""},
		{"# 11 月 8 日|前 500 名送帆布袋。|# 11 月 9 日|前 300 名送帆布袋。", ""},
		{"# 南京门店|前 500 名送帆布袋。|# 苏州门店|前 300 名送帆布袋。", ""},
		{"前 500 名，送完为止。|前 300 名，送完为止。", ""},
		{"前 3 分钟下单送帆布袋。|前 500 名下单送帆布袋。", ""},
		{"前 500 名送帆布袋，前 100 名送帆布袋和杯子。", ""},
		{"The first 500 customers get a tote.|The first 300 customers get a mug.", ""},
		{"The first 500 customers get a tote.|In Bath, each store's first 20 customers get a tote.", ""},
	} {
		var blocks []doc.Block
		for _, s := range strings.Split(c.blocks, "|") {
			b := doc.Block{Kind: doc.Paragraph, Text: doc.Derive(s, doc.Span{})}
			if strings.HasPrefix(s, "# ") {
				b.Kind = doc.Heading
			}
			if strings.HasPrefix(s, "- ") {
				b.Kind, b.Level = doc.Item, 1
			}
			blocks = append(blocks, b)
		}
		got := ""
		for _, r := range Rivals(blocks) {
			got += " " + r[0].Count + " " + r[1].Count
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%s:\n got %q, want %q", c.blocks, got, c.want)
		}
	}
}
