package adapt

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

var neutral = sync.OnceValue(brandkit.Neutral)

func made(t testing.TB, master, id string) *Variant {
	d, err := read.Bytes("m.md", []byte(master))
	if err != nil {
		t.Skip(err)
	}
	v, err := To(context.Background(), neutral(), d, id, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func has(v *Variant, words string) bool {
	for _, b := range v.Doc.Blocks {
		if strings.Contains(b.Text.String(), words) {
			return true
		}
	}
	return false
}

func severe(v *Variant) string {
	for _, n := range v.Notes {
		if n.Severity == "error" {
			return n.Message.EN
		}
	}
	return ""
}

func TestUnknownChannel(t *testing.T) {
	d, err := read.Bytes("m.md", []byte("# 好"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := To(context.Background(), brandkit.Neutral(), d, "fax", nil); err == nil || !strings.Contains(err.Error(), "fax") {
		t.Errorf("got %v", err)
	}
}

// What only the front matter says reaches every channel that needs it, in the
// master's own digits.
func TestFront(t *testing.T) {
	master := "---\ntitle: 松果市集开张\nprice: {early: 29, door: 45, currency: CNY}\ndates: {start: 2026-05-02T09:30:00+08:00}\nvenue: 望山公园东门\ncode: PINE7\ncta: {text: 去报名, url: \"https://p.example.com\"}\nowner: 小满\n---\n\n周末来逛松果市集吧。\n"
	for _, id := range []string{"wechat", "edm", "xiaohongshu", "douyin"} {
		v := made(t, master, id)
		for _, want := range []string{"¥29", "¥45", "2026 年 5 月 2 日 09:30", "望山公园东门", "PINE7"} {
			if !has(v, want) {
				t.Errorf("%s lacks %s", id, want)
			}
		}
		if has(v, "小满") || severe(v) != "" {
			t.Errorf("%s: the owner is told, or %s", id, severe(v))
		}
	}
	if v := made(t, strings.Replace(master, "周末", "5 月 2 日 9:30，周末", 1), "wechat"); has(v, "2026 年 5 月 2 日") {
		t.Error("a date that the body tells is told twice")
	}
}

func TestSecret(t *testing.T) {
	master := "---\ntitle: 新灯要来了\ncampaign: {id: x, stage: teaser}\nproduct: 阿萤 Z1\nprice: 899\ndo_not_disclose: [价格, 阿萤 Z1, 3000 流明]\n---\n\n6 月 1 日见。它叫阿萤 Z1，亮度 3000 流明。售价 899 元。真的很亮。\n"
	for _, id := range []string{"wechat", "edm", "xiaohongshu", "douyin"} {
		v := made(t, master, id)
		for _, f := range v.Files {
			for _, secret := range []string{"899", "Z1", "3000"} {
				if strings.Contains(string(f.Data), secret) {
					t.Errorf("%s tells %s", f.Path, secret)
				}
			}
		}
		if !has(v, "6 月 1 日见") {
			t.Errorf("%s lost what may be told", id)
		}
	}
}

func TestCrisisIsSober(t *testing.T) {
	master := "---\ntitle: 关于召回部分水壶的公告\ncampaign: {id: x, stage: crisis}\ntagline: 喝出好心情\n---\n\n对不起！！我们召回 120 只水壶 🙏。请停止使用！\n"
	for _, id := range []string{"wechat", "edm", "xiaohongshu", "douyin"} {
		v := made(t, master, id)
		for _, bad := range []string{"！", "🙏", "好心情", "【广告】"} {
			if has(v, bad) {
				t.Errorf("%s has %s", id, bad)
			}
		}
		if !has(v, "请停止使用。") {
			t.Errorf("%s lost a sentence", id)
		}
	}
}

// A crossed-out price never reads as the price where nothing can be crossed
// out.
func TestStruckPrice(t *testing.T) {
	v := made(t, "# 竹篮\n\n现在买 ~~300 元~~ 只要 **260 元**。日常价 ~~310 元~~ 的礼盒 **270 元**。\n", "xiaohongshu")
	if has(v, "300 元") || !has(v, "只要 260 元") || !has(v, "日常价 310 元") {
		t.Errorf("got %q", string(v.Files[0].Data))
	}
}

func TestConflict(t *testing.T) {
	v := made(t, "---\ntitle: 铜壶\nprice:\n  - {sku: 小壶, launch: 199, currency: CNY}\n---\n\n| 款式 | 首发价 |\n|---|---|\n| 小壶 | ¥219 |\n| 大壶 | ¥399 |\n", "wechat")
	if !strings.Contains(severe(v), "199") || has(v, "199") {
		t.Errorf("got %q", severe(v))
	}
}

// A finding in a variant points into the master.
func TestPlaces(t *testing.T) {
	v := made(t, "# 陶杯\n\n第一句很长。第二句有 **15 元** 的价格。\n", "xiaohongshu")
	for _, b := range v.Doc.Blocks {
		if i := strings.Index(b.Text.String(), "15 元"); i >= 0 {
			s := b.Text.Slice(i, i+len("15 元")).Span()
			if got := string(s.Source.Data[s.Start:s.End]); got != "15 元" {
				t.Errorf("points at %q", got)
			}
			return
		}
	}
	t.Error("the price is gone")
}

func TestAssemble(t *testing.T) {
	src := doc.NewSource("x", []byte("abcdefgh"))
	b := doc.Block{Text: doc.Copy(src, 0, 8), Marks: []doc.Mark{{Kind: doc.Strong, Start: 1, End: 5}, {Kind: doc.Note, Start: 8, End: 8}}}
	got := without(b, [][2]int{{2, 4}})
	if got.Text.String() != "abefgh" || got.Marks[0].Start != 1 || got.Marks[0].End != 3 || len(got.Marks) != 2 || got.Marks[1].Start != 6 {
		t.Errorf("%q %v", got.Text, got.Marks)
	}
}

func TestSyllables(t *testing.T) {
	for s, want := range map[string]int{
		"你好": 2, "¥1,499": 8, "2026 年": 5, "10:00": 2, "9:41": 5, "12.4%": 7, "M2": 2, "400-608-2233": 10, "105": 4, "10000": 2, "48213": 9, "38 W": 4, "Home": 2,
	} {
		if got := syllables(s); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

func TestCaptions(t *testing.T) {
	for s, want := range map[string]string{
		"标准版首发价 ¥1,499（原价 ¥1,699），今天截止。":                "标准版首发价 ¥1,499|（原价 ¥1,699），今天截止",
		"我们在 2026 年 11 月 16 日 22:40 起全渠道下架了上述批次的产品":     "我们在 2026 年 11 月 16 日|22:40 起全渠道下架了|上述批次的产品",
		"Hello wonderful people of the world out there": "Hello wonderful people|of the world out there",
	} {
		var got []string
		for _, r := range captions(s, 14, nil) {
			got = append(got, s[r[0]:r[1]])
			if width(s[r[0]:r[1]]) > 14 {
				t.Errorf("%s is too wide", s[r[0]:r[1]])
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
		}
	}
}

func TestNumbers(t *testing.T) {
	var got []string
	numbers("¥1,499 和 0.5、０３ 日，2026-11-03，1,2", func(n string, _, _ int) { got = append(got, n) })
	if s := strings.Join(got, " "); s != "1499 .5 3 2026 11 3 1 2" {
		t.Errorf("got %q", s)
	}
}

func TestManifest(t *testing.T) {
	d, err := read.Bytes("杯.md", []byte("# 陶杯上新\n\n首批 **15 元**。\n"))
	if err != nil {
		t.Fatal(err)
	}
	var vs []*Variant
	for _, id := range []string{"wechat", "xiaohongshu"} {
		v, err := To(context.Background(), brandkit.Neutral(), d, id, nil)
		if err != nil {
			t.Fatal(err)
		}
		vs = append(vs, v)
	}
	data, err := Manifest(brandkit.Neutral(), d, vs, map[string]any{"wechat": []string{"x"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var m record
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if c := m.Channels[0]; len(m.Channels) != 2 || len(c.Files) != 2 || len(c.Facts) != 1 || !c.Facts[0].Kept || c.Facts[0].Places[0].Line != 3 || m.Channels[1].Findings != nil {
		t.Errorf("%s", data)
	}
}

// FuzzTo holds the law: whatever the master, no variant has a number that the
// master lacks, and nothing panics.
func FuzzTo(f *testing.F) {
	f.Add("# 题\n\n1,499 元，~~1,699~~。\n\n- a\n  - b 3\n\n| x | y |\n|--|--|\n| 1 | 2 |\n")
	f.Add("---\ntitle: A\nprice: [{sku: b, list: 3}]\ndates: {x: 2026-01-02T03:04:05Z}\n---\nHi, there 5% off? [x](https://a.b/1) ![p](q.png)\n\n> q\n>\n> — w\n")
	f.Add("---\ndo_not_disclose: [价格]\nlang: [zh, en]\n---\n**价** 5 元！\n\nEnglish words 7.[^1]\n\n[^1]: n 8\n")
	f.Fuzz(func(t *testing.T, master string) {
		if len(master) > 20000 {
			t.Skip()
		}
		for _, id := range []string{"wechat", "douyin", "xiaohongshu", "edm"} {
			v := made(t, master, id)
			for _, n := range v.Notes {
				if strings.Contains(n.Message.EN, "not in the master") {
					t.Errorf("%s: %s in %q", id, n.Message.EN, master)
				}
			}
		}
	})
}

// What the front matter says against the body is an error that shows both,
// where words say that it is of one thing; where they may be of two it isn't.
func TestConflicts(t *testing.T) {
	for _, c := range []struct{ front, body, want string }{
		{"seats: 300", "名额 200 个，先到先得。", "300 200"},
		{"facts: {seats: 300}", "The room has 200 seats.", "300 200"},
		{"facts: {speakers: 13}", "这次请来 14 位嘉宾。", "13 14"},
		{"facts: {重量: 180 克}", "重量 286 克，一只手拿得动。", "180 286"},
		{"dates: {register_by: 2027-01-12}", "报名截止 1 月 10 日。", "01-12 10"},
		{"dates: {register_by: 2027-01-12}", "| 事项 | 日期 |\n|---|---|\n| 报名截止 | 1 月 10 日 |\n| 报名费 | 不收 |", "01-12 10"},
		{"dates: {end: 2027-01-12}", "The offer ends on January 10.", "01-12 10"},
		{"dates: {start: 2027-01-05, end: 2027-01-12}", "活动时间：1 月 5 日至 1 月 10 日。", "01-12 10"},
		{"dates: {launch: 2027-01-05T20:00:00+08:00}", "1 月 5 日 19:00，铜壶开售。", "20:00 19:00"},
		{"dates: {ship: 2027-01-05}", "1 月 6 日起发货。", "01-05 6"},

		{"seats: 8", "名额 9 个，先到先得。", "8 9"},
		{"facts: {seats: 8}", "The room has 9 seats.", "8 9"},
		{"price: {北岸: ¥399, 南岸: ¥499}", "北岸 ¥389 一张，南岸 ¥499。", "399 389"},
		{"price: {北岸: 399, 南岸: 499}", "北岸票 389 元，南岸票 499 元。", "399 389"},
		{"price: {北岸: ¥399, 南岸: ¥499}", "| 票 | 价 |\n|---|---|\n| 北岸 | ¥389 |\n| 南岸 | ¥499 |", "399 389"},
		{"质保: 2 年", "整机质保 3 年。", "2 3"},
		{"capacity: 300 毫升", "容量 350 毫升。", "300 350"},
		{"seats: 300", "前 500 名下单，送铜勺 1 把。\n\n## 怎么拿\n\n- 登录下单，前 300 名送铜勺。", "500 300"},

		{"seats: 8", "名额 8 个，每组 9 人。", ""},
		{"seats: 8", "北京场名额 9 个。", ""},
		{"price: {北岸: ¥399, 南岸: ¥499}", "北岸 ¥399，两张 ¥700；南岸原价 ¥599，现价 ¥499。", ""},
		{"price: {北岸: ¥399, 南岸: ¥499}", "北岸两张 ¥700，满 ¥300 减 ¥30。", ""},
		{"price: {北岸: ¥399, 南岸: ¥499}", "北岸会员价 ¥359。", ""},
		{"质保: 2 年", "电池质保 1 年。", ""},
		{"version: 2", "version 3 还在路上。", ""},
		{"seats: 300", "前 300 名送铜勺。\n\n前 100 名另送茶则。", ""},
		{"seats: 300", "名额还剩 200 个。", ""},
		{"seats: 300", "前 200 个名额送铜勺。", ""},
		{"seats: 300", "北京场 100 个名额，上海场 200 个名额。", ""},
		{"facts: {seats: 300}", "300 位，每位限带 2 人。", ""},
		{"facts: {minutes: 60}", "出地铁站步行 6 分钟。", ""},
		{"facts: {重量: 180 克}", "重量不变，附赠 20 克样品。", ""},
		{"dates: {end: 2027-01-12}", "报名截止 1 月 10 日。", ""},
		{"dates: {end: 2027-01-12}", "优惠券有效期截至 1 月 31 日。", ""},
		{"dates: {v3_end: 2027-01-12}", "活动截至 1 月 31 日。", ""},
		{"dates: {start: 2027-01-05, end: 2027-01-12}", "活动时间：1 月 5 日至 1 月 12 日。", ""},
		{"dates: {start: 2027-01-05T15:00:00+00:00}", "The session is on January 5 at 23:00 Beijing time.", ""},
		{"dates: {register_by: 2027-01-12}", "去年的报名截止是 1 月 10 日。", ""},
	} {
		v := made(t, "---\ntitle: 铜壶\n"+c.front+"\n---\n\n# 铜壶\n\n"+c.body+"\n", "wechat")
		got := severe(v)
		for _, part := range strings.Fields(c.want) {
			if !strings.Contains(got, part) {
				t.Errorf("%s / %s: got %q", c.front, c.body, got)
			}
		}
		if c.want == "" && (strings.Contains(got, "front matter") || strings.Contains(got, "one gift")) {
			t.Errorf("%s / %s: got %q", c.front, c.body, got)
		}
	}
}
