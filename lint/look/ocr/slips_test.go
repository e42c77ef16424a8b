package ocr

import "testing"

// What can only be a slip is mended; the same signs stay where they may be meant.
func TestMended(t *testing.T) {
	for read, want := range map[string]string{
		"25°℃丶湿度60%":      "25℃、湿度60%",
		"12月1日一12月24日":    "12月1日—12月24日",
		"适合0－3岁":          "适合0—3岁",
		"请遵医瞩":            "请遵医嘱",
		"一□吃到整颗草莓":        "一口吃到整颗草莓",
		"10:00-22:0口":     "10:00-22:00",
		"Doors 0pen at 7": "Doors Open at 7",
		"一周一次，一心一意":       "一周一次，一心一意",
		"星期一10点":          "星期一10点",
		"□ 同意条款":          "□ 同意条款",
		"100ml 0糖":        "100ml 0糖",
		"万众瞩目":            "万众瞩目",
		"30°C":            "30°C",
	} {
		if got := mended(read); got != want {
			t.Errorf("%q is mended to %q, want %q", read, got, want)
		}
	}
}
