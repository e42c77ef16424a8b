package rules

import (
	"fmt"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// A price right beside a product is its price; what is beside it in part only,
// under a condition or for several of it is not.
func TestPricesBesideProducts(t *testing.T) {
	kit := brandkit.Neutral()
	kit.Names = []brandkit.Name{{Text: "折溪"}, {Text: "折溪 F2", EN: "Foldbrook F2"}, {Text: "Foldbrook F2", ZH: "折溪 F2"}, {Text: "折溪 G1"}}
	kit.Brand.ZH = "折溪"
	const right = "折溪 F2 首发价 ¥399，折溪 G1 首发价 ¥529。"
	for text, wrong := range map[string]int{
		"折溪 F2 ¥379，折溪 G1 ¥529。":                                    1,
		"折溪 F2 ¥379、折溪 G1 ¥519":                                     2,
		"带上 ¥379 的折溪 F2，再配 ¥529 的折溪 G1。":                            1,
		"折溪 F2（¥379）配折溪 G1（¥529）。":                                  1,
		"折溪 F2：379 元；折溪 G1：529 元。":                                  1,
		"Foldbrook F2 是 ¥379，折溪 G1 ¥529。":                           1,
		"- 折溪 F2：¥379\n- 折溪 G1：¥529":                                1,
		"| 款 | 价格 |\n|---|---|\n| 折溪 F2 | ¥379 |\n| 折溪 G1 | ¥529 |": 1,

		"折溪 F2 ¥399，折溪 G1 ¥529。":             0,
		"两台折溪 F2 ¥798，三台折溪 G1 ¥1,500。":       0,
		"折溪 F2 两台 ¥798，折溪 G1 ¥529。":          0,
		"折溪 F2 ¥798 两台，折溪 G1 ¥529。":          0,
		"折溪 F2 ¥798/2 台，折溪 G1 ¥529。":         0,
		"折溪 F2 + 折溪 G1 ¥899。":                0,
		"折溪 F2 和折溪 G1 ¥899。":                 0,
		"折溪 F2 ¥33/月，折溪 G1 ¥529。":            0,
		"折溪 F2 每天 ¥1.1，折溪 G1 ¥529。":          0,
		"折溪 G1 比折溪 F2 贵 ¥130。":               0,
		"折溪 F2 ¥100 定金，折溪 G1 ¥529。":          0,
		"折溪 F2 ¥50 优惠券，折溪 G1 ¥529。":          0,
		"折溪 F2 ~~¥499~~ ¥399，折溪 G1 ¥529。":    0,
		"折溪 F2 ¥499 → ¥399，折溪 G1 ¥529。":      0,
		"折溪 F2 ¥359 起，折溪 G1 ¥529。":           0,
		"折溪 F2 低至 ¥359，折溪 G1 ¥529。":          0,
		"折溪 F2 ¥359–¥399，折溪 G1 ¥529。":        0,
		"折溪 F2 会员价 ¥379，折溪 G1 会员价 ¥499。":     0,
		"折溪 F2 双人版 ¥529，折溪 G1 ¥529。":         0,
		"折溪 F2 双人版到手价 ¥529，折溪 G1 ¥529。":      0,
		"折溪 F2 补差价 ¥20，折溪 G1 ¥529。":          0,
		"折溪 F2 立减 ¥20，折溪 G1 ¥529。":           0,
		"买折溪 F2 送价值 ¥59 的滤纸，折溪 G1 ¥529。":     0,
		"折溪 F2 原价 ¥499，折溪 G1 ¥529。":          0,
		"折溪 F2 滤纸 ¥29，折溪 G1 手柄 ¥69。":         0,
		"折溪 F2 分期 ¥33 起，折溪 G1 满 ¥500 包邮。":    0,
		"折溪 F2 加 ¥29 换购滤纸，折溪 G1 ¥529。":       0,
		"折溪 F2 第二件 ¥199，折溪 G1 ¥529。":         0,
		"Foldbrook F2 $59，折溪 G1 ¥529。":       0,
		"折溪 F2 首发价 ¥399，学生价 ¥349，券后 ¥369。":   0,
		"折溪 F2 到手价 ¥399（用券后 ¥379）。":          0,
		"折溪 F2 拼团价 ¥359，早鸟价 ¥349，直播间价 ¥389。": 0,
		"运费 ¥12，折溪 F2 ¥399。":                 0,
		"退差价 ¥20，折溪 F2 ¥399。":                0,
		"折溪 F2 不到 ¥400，折溪 G1 五百多元。":          0,
	} {
		var docs []*doc.Document
		for i, s := range []string{right, right, text} {
			d, err := read.Bytes(fmt.Sprintf("%c.md", 'a'+i), []byte(s))
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, d)
		}
		got := factFindings(t, kit, docs)
		if len(got) != wrong {
			t.Errorf("%s: %d findings, not %d", text, len(got), wrong)
			for _, f := range got {
				t.Logf("  %s %s", f.Rule.ID, f.Message.ZH)
			}
		}
	}
}
