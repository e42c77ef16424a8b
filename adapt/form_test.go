package adapt

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

const sale = `---
title: 青竹四件套入冬价：两天，说清楚
product: [青竹 云眠四件套, 青竹 暖芯被]
price: [{sku: 云眠四件套, sale: 459}, {sku: 暖芯被, sale: 799}]
dates: {start: 2026-12-10}
tagline: 睡得好，起得早
cta: {text: 去看看, url: "https://bamboo.example"}
---

冬天换床品，最怕算不清。睡得好，起得早。

摸起来像晒过的棉花，洗过 30 次也不起球。

- 云眠四件套：入冬价 ¥459
- 暖芯被：入冬价 ¥799

活动 12 月 10 日 20:00 开始，青竹四件套同步上架。

咨询青竹客服 400-555-0199，或写信到 hi@bamboo.example。
`

// A form says what it costs and when before the rest, no piece of a tagline and
// nobody's phone number; no two of its titles share a part.
func TestFormsSayFirstThings(t *testing.T) {
	for id, field := range map[string]string{"poster": "line", "infeed": "title", "google-rsa": "headline description", "baidu-sem": "title"} {
		v := made(t, sale, id)
		var all map[string]any
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".json") {
				if err := json.Unmarshal(f.Data, &all); err != nil {
					t.Fatal(err)
				}
			}
		}
		var lines []string
		for _, name := range strings.Fields(field) {
			for _, one := range all[name].([]any) {
				lines = append(lines, one.(string))
			}
		}
		at := func(what string) int {
			return slices.IndexFunc(lines, func(s string) bool { return strings.Contains(s, what) })
		}
		if p, d, rest := at("¥459"), at("12 月 10 日"), at("晒过的棉花"); p < 0 || d < 0 || rest >= 0 && (rest < p || rest < d) {
			t.Errorf("%s: price and date don't come first: %q", id, lines)
		}
		for _, s := range lines {
			if strings.Contains(s, "400-") || strings.Contains(s, "客服") || strings.Contains(s, "@") || core1(s) == "睡得好" || core1(s) == "起得早" {
				t.Errorf("%s: %q", id, s)
			}
		}
	}
}

// A message ends its sentences before the link.
func TestMessageEndsSentences(t *testing.T) {
	v := made(t, "---\ntitle: 春茶两天\ncta: {text: 领券, url: \"https://tea.example\"}\n---\n\n春茶到了。\n\n## 优惠\n\n- **12 月 10 日满 100 元减 20 元**；\n", "sms-cn")
	if s := v.Doc.Blocks[0].Text.String(); strings.Contains(s, "；") || !strings.Contains(s, "减 20 元。") {
		t.Error(s)
	}
}

// Douyin shows less of what gives contacts: neither voice nor description has
// them, the variant says why, and a notice in a crisis keeps them.
func TestDouyinGivesNoContacts(t *testing.T) {
	const words = "蓝盆陶艺换了新窑，12 月 10 日开门。\n\n每班 10 人，来之前先约。\n\n咨询电话 400-555-0199，微信 lanpen-clay，邮箱 hi@clay.example。\n"
	for head, kept := range map[string]bool{"---\ntitle: 蓝盆换新窑\n---\n\n": false, "---\ntitle: 蓝盆停课说明\ncampaign: {stage: crisis}\n---\n\n": true} {
		v := made(t, head+words, "douyin")
		all := ""
		for _, b := range v.Doc.Blocks {
			all += b.Text.String() + "\n"
		}
		if strings.Contains(all, "400-555-0199") != kept {
			t.Errorf("crisis %v:\n%s", kept, all)
		}
		told := slices.ContainsFunc(v.Notes, func(n Note) bool { return strings.Contains(n.Message.EN, "takes no link, phone") })
		if !kept && (strings.Contains(all, "@") || strings.Contains(all, "lanpen") || !told) {
			t.Errorf("told %v:\n%s", told, all)
		}
	}
}
