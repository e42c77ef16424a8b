package rules

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// endless are documents without end, a piece for each number: four times the
// pieces should cost four times the time.
var endless = []struct {
	name  string
	piece func(i int) string
}{
	{"headings", func(i int) string {
		return fmt.Sprintf("## 折溪 F2 第 %d 节 ¥%d\n\n你好，质保 %d 年，Foldbrook F2。\n\n", i, i, i)
	}},
	{"items", func(i int) string {
		return fmt.Sprintf("- 折溪 F2 ¥%d，%d 月 %d 日开售，绝绝子 %d 克\n", i, i%12+1, i%28+1, i)
	}},
	{"sentences", func(i int) string {
		return fmt.Sprintf("折溪 F2 首发价 ¥%d，12 月 %d 日截止！保修 %d 年。", i, i%28+1, i)
	}},
	{"nostop", func(i int) string {
		return fmt.Sprintf("折溪 F2 ¥%d 保修你您我们小编登陆“把溪水装进背包”", i)
	}},
	{"links", func(i int) string { return fmt.Sprintf("[链接 %d](https://a%d.foldbrook.example/x?%d)，", i, i, i) }},
	{"table", func(i int) string {
		return strings.Repeat("\n| 款 | 价 |\n|---|---|\n", 1-min(i, 1)) + fmt.Sprintf("| 折溪 G%d | ¥%d |\n", i, i)
	}},
	{"english", func(i int) string {
		return fmt.Sprintf("THE FOLDBROOK f2 is NOT just %d g, it's a way of life! We delve into it; the price is $%d. ", i, i)
	}},
	{"quotes", func(i int) string { return "“（((你" }},
	{"codes", func(i int) string { return fmt.Sprintf("优惠码 AB%dCD，客服 400-555-%04d\n\n", i, i%10000) }},
	{"strikes", func(i int) string { return fmt.Sprintf("~~¥%d~~ **¥%d** `x%d` ", i, i, i) }},
	{"names", func(i int) string { return "FOLDBROOK f2折溪F2foldbrookG1 " }},
	{"numbers", func(i int) string { // a log, an invoice, a price list
		return fmt.Sprintf("%d 月 %d 日 %02d:%02d 单价 ¥%d.%02d，2026-%02d-%02d 共 %d 件，on Sep %d, 2026 total $%d.50 (%d%% off, %d kg)\n", i%12+1, i%28+1, i%24, i%60, i, i%100, i%12+1, i%28+1, i, i%28+1, i, i%100, i)
	}},
	{"bare", func(i int) string { return fmt.Sprintf("%d,%d,", i%10, i) }},
	{"times", func(i int) string { return fmt.Sprintf("12 月 8 日 %02d:%02d 开售 ", i%24, i%60) }},
}

// BenchmarkLarge runs the rules about brand, voice, facts and typography on
// documents of a thousand and of four thousand pieces.
func BenchmarkLarge(b *testing.B) {
	kit, err := brandkit.Load("../testdata/campaigns/brand.yaml")
	if err != nil {
		b.Fatal(err)
	}
	list, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	mine := slices.DeleteFunc(list, func(r lint.Rule) bool {
		family, _, _ := strings.Cut(r.ID, "/")
		return !slices.Contains([]string{"brand", "voice", "facts", "type"}, family)
	})
	for _, c := range endless {
		for _, n := range []int{1000, 4000} {
			var text strings.Builder
			for i := range n {
				text.WriteString(c.piece(i))
			}
			d, err := read.Bytes("a.md", []byte(text.String()))
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := lint.Run(context.Background(), kit, mine, []*doc.Document{d}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
