package adapt

import (
	"context"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/read"
)

// A link that says no more than the call to action is not said beside it; the
// sentence round a link stays.
func TestCallOnce(t *testing.T) {
	const head = "---\ntitle: 初雪杯上新\ncampaign: 初雪\ncta: {text: 去看看初雪杯, url: \"https://shop.example.com/snow\"}\n---\n\n# 初雪杯上新\n\n初雪杯 450 毫升，一只 ¥199，比一本书还轻。\n\n"
	for name, c := range map[string]struct {
		body   string
		mail   string // how mail.txt ends, before the foot
		spoken int    // shots that say it
	}{
		"its own words":        {"[去看看初雪杯](https://shop.example.com/snow?utm_source=x)\n", "比一本书还轻。\n\n去看看初雪杯：https", 1},
		"with an arrow":        {"**[去看看初雪杯 →](https://shop.example.com/snow)**\n", "比一本书还轻。\n\n去看看初雪杯：https", 1},
		"other words":          {"[立即购买](https://shop.example.com/snow)\n", "比一本书还轻。\n\n去看看初雪杯：https", 1},
		"the bare address":     {"去看看初雪杯：https://shop.example.com/snow\n", "比一本书还轻。\n\n去看看初雪杯：https", 1},
		"under a heading":      {"## 怎么买\n\n[去看看初雪杯](https://shop.example.com/snow)\n", "怎么买\n\n去看看初雪杯：https", 1},
		"before small print":   {"[去看看初雪杯](https://shop.example.com/snow)\n\n*库存 200 只。*\n", "去看看初雪杯：https", 1},
		"within a sentence":    {"新客再送一个布袋，[去看看初雪杯](https://shop.example.com/snow)。\n", "新客再送一个布袋，去看看初雪杯。\n\n去看看初雪杯：https", 1},
		"another page":         {"[去看看初雪杯](https://shop.example.com/snow/blue)\n", "去看看初雪杯（https", 1},
		"what it is about":     {"[活动规则](https://shop.example.com/snow)\n", "活动规则（https", 1},
		"with a fact":          {"[领取 ¥20 券](https://shop.example.com/snow)\n", "领取 ¥20 券（https", 1},
		"nothing but that":     {"", "比一本书还轻。\n\n去看看初雪杯：https", 1},
		"a heading's only one": {"## 先看看\n\n[去看看初雪杯](https://shop.example.com/snow)\n\n## 清洗\n\n杯盖可以拆下来洗。\n", "先看看\n\n去看看初雪杯\n\n清洗", 1},
	} {
		d, err := read.Bytes("a.md", []byte(head+c.body))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"edm", "wechat", "douyin"} {
			v, err := To(context.Background(), brandkit.Neutral(), d, id, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range v.Files {
				s := string(f.Data)
				switch {
				case strings.HasSuffix(f.Path, "mail.txt"):
					if !strings.Contains(s, c.mail) {
						t.Errorf("%s: no %q in\n%s", name, c.mail, s)
					}
				case strings.HasSuffix(f.Path, "script.srt"):
					if n := strings.Count(s, "去看看初雪杯"); n != c.spoken {
						t.Errorf("%s: said %d times:\n%s", name, n, s)
					}
				case strings.HasSuffix(f.Path, "article.html") && c.mail == "比一本书还轻。\n\n去看看初雪杯：https":
					if n := strings.Count(s, "去看看初雪杯"); n != 1 || strings.Contains(s, "[1]") {
						t.Errorf("%s: %d times in\n%s", name, n, s)
					}
				}
			}
		}
	}
}

// The button of a teaser stands where its link stood, behind what it is about.
func TestCallOfTeaser(t *testing.T) {
	d, err := read.Bytes("a.md", []byte("---\ntitle: 十二月见\nstage: teaser\ncta: {text: 预约提醒, url: \"https://shop.example.com/soon\"}\n---\n\n# 十二月见\n\n有一件小东西，十二月见。\n\n[预约提醒](https://shop.example.com/soon)\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := To(context.Background(), brandkit.Neutral(), d, "edm", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.Files {
		if s := string(f.Data); strings.HasSuffix(f.Path, "mail.txt") && strings.Count(s, "预约提醒") != 1 {
			t.Error(s)
		}
	}
}
