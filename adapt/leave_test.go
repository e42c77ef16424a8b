package adapt

import (
	"strings"
	"testing"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
)

func plainBlock(s string) doc.Block {
	return doc.Block{Kind: doc.Paragraph, Text: doc.Copy(doc.NewSource("a.md", []byte(s)), 0, len(s))}
}

// What is left of a sentence when what the channel refuses goes is whole.
func TestLeaves(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// one of two ways
		{"请把照片发到 a@b.example 邮箱，或拨打 400-555-0137。", "请拨打 400-555-0137。"},
		{"如有疑问，可以写信到 a@b.example，也可以拨打 400-555-0137。", "如有疑问，拨打 400-555-0137。"},
		{"请拨打 400-555-0137 或发邮件到 a@b.example。", "请拨打 400-555-0137。"},
		{"请拨打 400-555-0137，或者写信到 a@b.example。", "请拨打 400-555-0137。"},
		{"If you have a question, write to a@b.example, or call 400-555-0137.", "If you have a question, call 400-555-0137."},
		{"Write to a@b.example, or call 400-555-0137.", "Call 400-555-0137."},
		{"Call 400-555-0137 or write to a@b.example.", "Call 400-555-0137."},
		// one of a row
		{"客服电话 400-555-0137，每天 8:00–22:00，邮箱 a@b.example。更换截至 5 月 31 日。", "客服电话 400-555-0137，每天 8:00–22:00。更换截至 5 月 31 日。"},
		{"客服邮箱 a@b.example，每天 8:00–22:00。", ""},
		{"客服邮箱 a@b.example，地址清溪路 88 号，每天 10:00 开门。", "地址清溪路 88 号，每天 10:00 开门。"},
		// something to do: what hangs on it goes too, what stands by itself stays
		{"报名请发邮件到 a@b.example，写明姓名和城市，名额 60 个，先到先得。", "名额 60 个，先到先得。"},
		{"如需退货，请发邮件到 a@b.example。", ""},
		{"活动截至 12 月 31 日，报名请发邮件到 a@b.example。", "活动截至 12 月 31 日。"},
		{"12 月 31 日前，发邮件到 a@b.example。", ""},
		{"先看说明。请把地址发到 a@b.example。再等三天。", "先看说明。再等三天。"},
		// when somebody answers goes with whom to ask
		{"先看说明。有问题写信到 a@b.example，周一到周五 9:00-18:00。", "先看说明。"},
		{"先看说明。客服邮箱 a@b.example。工作日 9:00–18:00 有人回，我们会尽快回复。再等三天。", "先看说明。再等三天。"},
		{"先看说明。客服邮箱 a@b.example。工作日 9:00–18:00。再等三天。", "先看说明。再等三天。"},
		{"Read it first. Questions? Write to a@b.example. We answer on weekdays.", "Read it first."},
		{"写信到 a@b.example。市集每天 10:00 开门。", "市集每天 10:00 开门。"},
		{"请写信到 a@b.example，或拨打 400-555-0137。工作日 9:00–18:00 有人接。", "请拨打 400-555-0137。工作日 9:00–18:00 有人接。"},
		{"没有联系方式的一句，留着。", "没有联系方式的一句，留着。"},
		{"a@b.example", ""},
	} {
		b := plainBlock(c.in)
		rest, cut := leaves(b, func(i, k int) bool { return strings.Contains(c.in[i:k], "@") })
		if got := rest.Text.String(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
		at := 0
		for _, r := range cut {
			if r[0] < at || r[1] <= r[0] || r[1] > len(c.in) {
				t.Errorf("%s: cuts %v", c.in, cut)
			}
			at = r[1]
		}
	}
}

func TestGratis(t *testing.T) {
	for s, want := range map[string]int{
		"免费更换手柄": 1, "不收费，也不收任何费用": 2, "零元试用": 1, "并非免费": 0, "不免费": 0, "没有免费名额": 0,
		"Seats are free.": 1, "free of charge": 1, "Free shipping": 1, "at no cost to you": 1,
		"sugar-free": 0, "free-range eggs": 0, "feel free to ask": 0, "free from nuts": 0, "free of sugar": 0, "free up space": 0, "freedom": 0, "not free": 0,
		"价格 399 元": 0,
	} {
		b := plainBlock(s)
		if got := len(gratis(&b)); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

// A card holds whole clauses that say something.
func TestCard(t *testing.T) {
	for _, c := range []struct{ in, bold, want string }{
		{"关于部分折溪 G1 手摇磨豆机免费更换手柄的说明", "", "关于部分折溪 G1 手摇磨豆机免费更换手柄的说明"},
		{"生产时间：2026 年 8 月 1 日至 8 月 31 日", "", "生产时间：2026 年 8 月 1 日至 8 月 31 日"},
		{"截至 11 月 16 日，我们收到 12 例反馈，没有人受伤。", "", "截至 11 月 16 日，我们收到 12 例反馈，没有人受伤"},
		{"我们决定暂停销售，并免费更换。", "免费", "我们决定暂停销售，并免费更换"},
		{"名额 60 个，先到先得。", "60 个", "名额 60 个"},
		{"序列号：G1-0001 至 G1-3260，共 3,260 台。", "G1-0001 至 G1-3260", "G1-0001 至 G1-3260"},
		{"折溪 F2 开售了，今天下单。", "", "折溪 F2 开售了，今天下单"},
		{"去年梅雨，我们在河边的院子里办过两回听茶会。", "", "去年梅雨，我们在河边的院子里办过两回听茶会"},
		{"可货架上的瓶装茶，配料表一年比一年长，一口下去，嘴里只剩甜味。", "", "可货架上的瓶装茶，配料表一年比一年长"},
		{"12 包装：冷泡季价 ¥45", "¥45", "12 包装：冷泡季价 ¥45"},
		{"检测的结果，在 12 月 5 日前公布；", "12 月 5 日前", "在 12 月 5 日前公布"},
		{"含四款茶、一份茶点和一只小杯（可以带走）。", "", "含四款茶、一份茶点和一只小杯（可以带走）"},
	} {
		b := plainBlock(c.in)
		if i := strings.Index(c.in, c.bold); c.bold != "" {
			b.Marks = []doc.Mark{{Kind: doc.Strong, Start: i, End: i + len(c.bold)}}
		}
		if got := card(b, 4); got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
	b := plainBlock("A kettle, a stand and two cups by the door.")
	if got := card(b, 8); got != "A kettle, a stand and two cups by the door" {
		t.Errorf("%q", got)
	}
}

// The space that Markdown wants behind bold words goes, a space between words stays.
func TestClosedUp(t *testing.T) {
	s := "请停用。 对此致歉 F2 好"
	b := plainBlock(s)
	end := strings.Index(s, " 对")
	b.Marks = []doc.Mark{{Kind: doc.Strong, Start: 0, End: end}, {Kind: doc.Strong, Start: end + 1, End: strings.Index(s, " F2")}}
	if got := closedUp(b).Text.String(); got != "请停用。对此致歉 F2 好" {
		t.Error(got)
	}
}

const trial = `---
title: 折溪 F2 上新
product: 折溪 F2
cta: {text: 去看看}
---

# 折溪 F2 上新

限时特惠，只要 ¥99。

折溪 F2 是一只能折进书包的手冲架，放在窗台上也不碍事。

请把照片发到 a@b.example 邮箱，或拨打 400-555-0137，**3 天**内答复。

老用户**免费**换滤网。

| 款式 | 颜色 |
|---|---|
| 标准版 | 云杉绿 |
| 双人版 | 河石灰 |
`

// An offer doesn't open a video before its product is named, 免费 stands in
// every channel, and what stands in neither voice nor description is named.
func TestTrial(t *testing.T) {
	for _, id := range []string{"wechat", "douyin", "xiaohongshu", "edm"} {
		v := made(t, trial, id)
		if bad := severe(v); bad != "" {
			t.Errorf("%s: %s", id, bad)
		}
		if !has(v, "免费") {
			t.Errorf("%s lost 免费", id)
		}
		if has(v, "。或") || has(v, "：或") {
			t.Errorf("%s holds half a sentence", id)
		}
	}
	v := made(t, trial, "douyin")
	for _, b := range v.Doc.Blocks {
		if b.Kind == doc.Cue {
			if s := b.Text.String(); strings.Contains(s, "特惠") || strings.Contains(s, "¥") {
				t.Errorf("opens with %q", s)
			}
			break
		}
	}
	long := strings.Replace(trial, "老用户", strings.Repeat("这是一句很长的话，用来占满时间和简介的地方。", 60)+"\n\n老用户", 1)
	v = made(t, long, "douyin")
	for _, row := range []string{"云杉绿", "河石灰"} {
		named := false
		for _, n := range v.Notes {
			named = named || strings.Contains(n.Text, row)
		}
		if !named && !has(v, row) {
			t.Errorf("%s is lost without a word", row)
		}
	}
}

// 免费 that the master doesn't say is an error.
func TestFreeIsNotInvented(t *testing.T) {
	d := plainBlock("折溪 F2 上新，免费试用。")
	j := &job{v: &Variant{}, master: &doc.Document{Source: d.Text.Span().Source}, ledger: &Ledger{}, kit: neutral(), spec: wechatSpec(t)}
	j.out = outlined(j.master, nil)
	j.invented([]doc.Block{d})
	if len(j.v.Notes) != 1 || j.v.Notes[0].Severity != "error" || j.v.Notes[0].Text != "免费" {
		t.Errorf("%+v", j.v.Notes)
	}
}

func wechatSpec(t *testing.T) *channel.Spec {
	spec, ok := neutral().Channel("wechat")
	if !ok {
		t.Fatal("no wechat")
	}
	return spec
}

// A bare www.… is an address in the mail, and one fact linked or in words.
func TestBareAddress(t *testing.T) {
	const master = "# 折溪 F2 上新\n\n折溪 F2 今天开售，到官网 www.foldbrook.example 看看，今天发货。\n"
	for _, id := range []string{"wechat", "edm"} {
		v := made(t, master, id)
		for _, e := range v.Ledger.Entries {
			if !e.Kept {
				t.Errorf("%s: %s is not kept: %s", id, e.Text, e.Why)
			}
		}
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".html") && strings.Contains(string(f.Data), `href="www`) {
				t.Errorf("%s leads nowhere", f.Path)
			}
		}
	}
}
