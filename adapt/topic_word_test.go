package adapt

import (
	"slices"
	"strings"
	"testing"

	"onevoice/lint/doc"
)

// A topic is a name: no verb with its object, no half word, no title's first
// word.
func TestTopicsAreNames(t *testing.T) {
	for s, want := range map[string]string{
		"付定金": "", "喝咖啡": "", "来摆摊": "", "仓库里放进去": "", "换书长桌": "", "方式并": "", "人好好问": "", "网点休息": "",
		"重新价目表": "价目表", "会员日": "会员日", "早高峰": "早高峰", "押金": "押金", "砂糖橘": "砂糖橘", "手机银行": "手机银行", "desk lamp": "desk lamp",
	} {
		if got := naming(doc.Derive(s, doc.Span{})).String(); got != want {
			t.Errorf("%s names %q, want %q", s, got, want)
		}
	}
	for _, c := range [...]struct{ master, never string }{
		{"# 三重礼说清楚\n\n我们在 14 座城市录了 2,100 小时的声音。满减一重，加赠一重，延保一重。\n", "城市录 重礼"},
		{"# 蓝盆周三开课\n\n付定金的人先选座。付定金以后不退，付定金前想好。\n", "付定金"},
		{"---\ntitle: \"Closing the Shutters: a talk for bakers\"\n---\n\n# Closing the Shutters: a talk for bakers\n\nBakers close early. Tickets are free.\n", "Closing Tickets"},
	} {
		for _, b := range made(t, c.master, "xiaohongshu").Doc.Blocks {
			if b.Kind == doc.Tag && slices.Contains(strings.Fields(c.never), b.Text.String()) {
				t.Errorf("topic %q of %q", b.Text.String(), c.master)
			}
		}
	}
}

// A mail's sender is never the name of a thing for sale, and a title is never
// what the campaign is called in the house.
func TestSenderAndTitle(t *testing.T) {
	for products, want := range map[string]string{
		"[鹿鸣 云柔四件套, 鹿鸣 暖绒被]": "鹿鸣", "折溪 F2": "折溪", "归巢落地灯 L3": "{{from_name}}", "青禾鲜奶": "{{from_name}}",
		"Winter Night Market": "{{from_name}}", "Tallybox": "Tallybox", "[Halden lamp, Halden shade]": "Halden", "[]": "{{from_name}}",
	} {
		v := made(t, "---\ntitle: 入冬\nproduct: "+products+"\n---\n\n入冬了，看看。\n", "edm")
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".json") && !strings.Contains(string(f.Data), `"from_name": "`+want+`"`) {
				t.Errorf("%s: the sender is not %s:\n%s", products, want, f.Data)
			}
		}
	}
	for title, want := range map[string]string{
		"Closing the Ledgers in Three Days: a live session for finance teams": "Closing the Ledgers",
		"How to store a small bakery's flour in 20 minutes a week":            "Store a small bakery's flour",
		"We're looking for two gardeners who like very early mornings":        "We're looking for two gardeners",
	} {
		v := made(t, "---\ntitle: \""+title+"\"\ncampaign: {name: Fast desk push}\n---\n\n# "+title+"\n\nIn 45 minutes, we show how.\n", "douyin")
		if got := v.Doc.Blocks[0].Text.String(); got != want && len(want) <= 30 || got == "Fast desk push" {
			t.Errorf("%s: the title is %q, want %q", title, got, want)
		}
	}
}

// A line doesn't break inside brackets where it can break before them, nor in a
// name of two words.
func TestBracketsStayWhole(t *testing.T) {
	for s, want := range map[string]string{
		"Thursday, January 14, 2027, 15:00 UTC (10:00 New York, 23:00 Beijing).": "Thursday|January 14, 2027|15:00 UTC|(10:00 New York|23:00 Beijing)",
		"Open daily 9:00–18:00 (closed in Port Alder and in Port Wick).":         "Open daily 9:00–18:00|(closed in Port Alder|and in Port Wick)",
	} {
		var lines []string
		for _, c := range captions(s, 12, nil) {
			lines = append(lines, s[c[0]:c[1]])
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s", got)
		}
	}
}
