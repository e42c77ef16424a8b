package adapt_test

import (
	"strings"
	"testing"

	"onevoice/brandkit"
)

// The last card is worth a card: prices that only a table has are on it, row by
// row; for one point alone, or what happened before, there is none.
func TestLastCard(t *testing.T) {
	story := strings.Repeat("院子里的人一边喝茶一边听雨，谁也不急着走，杯子空了就再添一次水。", 4) + "\n\n## 院子\n\n" + strings.Repeat("巷子窄，路灯暗，走进来就能闻到炭火和木头的味道，猫在门口等着。", 4) + "\n"
	table := "\n## 价格\n\n| 规格 | 价格 |\n|---|---|\n| 小包 | ¥45 |\n| 大包 | ¥118 |\n"
	count := func(front, body string) int {
		v, _ := illustrated(t, brandkit.Neutral(), "---\ntitle: 雨天茶包上新\n"+front+"---\n\n# 雨天茶包上新\n\n"+body, "xiaohongshu", nil)
		return len(v.Pictures)
	}
	plain := count("", story)
	for name, c := range map[string]struct {
		front, body string
		want        int
	}{
		"one date alone":              {"dates: {start: 2027-05-20}\n", strings.Replace(story, "\n\n", "\n\n5 月 20 日上架。\n\n", 1), plain},
		"an hour of the night before": {"", "周日晚上十点，店长还在排班。\n\n" + story, plain},
		"the prices of a table":       {"price: [{sku: 小包, launch: 45, currency: CNY}, {sku: 大包, launch: 118, currency: CNY}]\n", story + table, count("", story+table) + 1},
	} {
		if got := count(c.front, c.body); got != c.want {
			t.Errorf("%s: %d cards, want %d", name, got, c.want)
		}
	}
}
