package adapt

import (
	"strings"
	"testing"

	"onevoice/lint/read"
)

// fileText returns the words of the file whose name ends so.
func fileText(t *testing.T, v *Variant, end string) string {
	t.Helper()
	for _, f := range v.Files {
		if strings.HasSuffix(f.Path, end) {
			return string(f.Data)
		}
	}
	t.Fatalf("no file %s", end)
	return ""
}

// Lines that a writer broke on purpose stay lines; lines that merely ended
// don't.
func TestMeantBreaks(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"a signature":          {"修好了。\n\n渡口书店客服组\n2026 年 11 月 21 日", "渡口书店客服组\n2026 年 11 月 21 日"},
		"signs":                {"这几天请留意门口贴出来的告示，有什么不清楚的都可以问当班的店员。\n\n✅ 湖景房共 9 间，每间可住 2 大 1 小，早餐从七点供应到十点半\n❌ 不能带宠物", "十点半\n❌"},
		"labels":               {"来。\n\n地点：云川市南渡口七号仓二楼最里面的一间，从码头走过来大约六分钟\n时间：下午两点", "六分钟\n时间"},
		"names in bold":        {"**林舟**，管过四百多家门店的货，最近一年都在写一本关于盘点的书，还没写完\n**Ada Osei**, Head of Inventory", "没写完\nAda"},
		"who said it":          {"> 我不太相信这种说法，这么多年下来，我只相信刚刚烘好、还带着一点热气的豆子。\n> —— 老谭，烘豆师", "豆子。\n> —— 老谭"},
		"two languages":        {"报名之后会收到会议的链接，结束以后三天之内发回放和讲义，请留意邮箱。\nWe will send the link.", "邮箱。\nWe will"},
		"wrapped Chinese":      {"我们把市集放在小河边的那条老街上，从桥的东头一直摆到\n老油坊的门口，不用门票，带一只自己的杯子来就行，每一杯\n都会便宜一点。", "摆到老油坊的门口"},
		"wrapped English":      {"We spent nine months on pockets and there are now four of them, two\nof which are lined with fleece that has been recycled from bottles in\nthe harbour.", "two of which"},
		"a sentence on a line": {"这是一句写得比较长的话，长到一行几乎要放不下，但还是放下了。\n这是另外一句，也写得不短，作者习惯一句占一行来写稿子。", "放下了。这是另外一句"},
	} {
		if got := fileText(t, made(t, "# 标题在这里\n\n"+c.body+"\n\n再见。\n", "edm"), "mail.txt"); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q:\n%s", name, c.want, got)
		}
	}
}

// Only in Markdown is the end of a line a writer's: in a page it is white space.
func TestPagesHaveNoLines(t *testing.T) {
	page, err := read.Bytes("a.html", []byte("<h1>开门</h1><p>渡口书店\n客服组</p><p>再见。</p>"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := To(t.Context(), neutral(), page, "edm", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := fileText(t, v, "mail.txt"); strings.Contains(got, "书店\n客服组") {
		t.Error(got)
	}
}

// Who said a quote stands under it, smaller, and isn't read out.
func TestBylines(t *testing.T) {
	for master, want := range map[string]string{
		"> 刚烘好的豆子最好喝。\n> —— 老谭\n":                   "最好喝。</p><p ",
		"> “豆子两点就卖光了。”——摊主 Momo，来自“七楼烘焙”\n":         "卖光了。”</p><p ",
		"> \"I just stand there, warm.\" — Maren\n": "warm.&#34;</p><p ",
	} {
		master = "# 慢慢喝\n\n这里是一家小店。\n\n" + master + "\n再见。\n"
		page := fileText(t, made(t, master, "wechat"), "article.html")
		if !strings.Contains(page, want) {
			t.Errorf("want %q:\n%s", want, page)
		}
		for line := range strings.Lines(fileText(t, made(t, master, "douyin"), "script.json")) {
			if strings.Contains(line, `"voice"`) && (strings.Contains(line, "老谭") || strings.Contains(line, "Momo") || strings.Contains(line, "Maren")) {
				t.Error("read out:", line)
			}
		}
	}
}

// A time or a price in a table stays on its line; a column of long cells
// breaks, and so do both of two that are alike.
func TestColumns(t *testing.T) {
	master := "# 两天\n\n来。\n\n| 时间 | 12 月 19 日（周六） | 12 月 20 日（周日） |\n|---|---|---|\n| 10:30 | 讲故事：一粒豆子走了多远 | 讲故事：我在保山种了十年咖啡 |\n"
	for id, file := range map[string]string{"wechat": "article.html", "edm": "mail.html"} {
		page := fileText(t, made(t, master, id), file)
		if !strings.Contains(page, `white-space:nowrap;">10:30<`) || strings.Contains(page, `white-space:nowrap;">讲故事`) {
			t.Errorf("%s: %s", id, page)
		}
	}
	page := fileText(t, made(t, "# 两种\n\n选。\n\n| 下单 | 发货 |\n|---|---|\n| 11 月 20 日 19:40 之前 | 不受影响 |\n", "wechat"), "article.html")
	if !strings.Contains(page, `white-space:nowrap;">11 月 20 日 19:40 之前<`) {
		t.Error("a table with room for all breaks:", page)
	}
}

// What only the front matter says stands after the lead, an hour with its day,
// and one thing alone is no list; in a crisis it comes last.
func TestFactsAfterLead(t *testing.T) {
	body := "---\n\n我们在河边摆一个市集。\n\n## 怎么来\n\n坐地铁。\n"
	for front, want := range map[string]string{
		"title: 市集\nprice: 免费入场\ndates: {start: 2026-12-19, end: 2026-12-20}\ntime: 10:00—17:00\n": "市集。\n\n• 费用：免费入场\n• 开始：2026 年 12 月 19 日\n• 截止：2026 年 12 月 20 日\n• 时间：10:00—17:00\n\n怎么来",
		"title: 市集\nvenue: 小河直街\n":                                          "市集。\n\n地点：小河直街\n\n怎么来",
		"title: 关于停业的致歉说明\ncampaign: {id: a, stage: crisis}\nvenue: 小河直街\n": "坐地铁。\n\n地点：小河直街",
	} {
		if got := fileText(t, made(t, "---\n"+front+body, "edm"), "mail.txt"); !strings.Contains(got, want) {
			t.Errorf("want %q:\n%s", want, got)
		}
	}
	for front, want := range map[string]string{
		"---\ntitle: 市集\ndates: {start: 2026-12-19, end: 2026-12-20}\ntime: 10:00—17:00\n---\n\n12 月 19 日和 12 月 20 日，市集在河边。\n":                                           "时间：2026 年 12 月 19 日—12 月 20 日，10:00—17:00",
		"---\ntitle: A fair by the river\ndates: {start: 2026-12-19, end: 2026-12-20}\ntime: 10:00–17:00\n---\n\nOn December 19 and December 20 we meet by the river.\n": "Time: December 19 – December 20, 2026, 10:00–17:00",
		"---\ntitle: 市集\nprice: 免费入场\n---\n\n在河边。\n":                                                                                                                     "费用：免费入场",
	} {
		if got := fileText(t, made(t, front, "edm"), "mail.txt"); !strings.Contains(got, want) {
			t.Errorf("want %q:\n%s", want, got)
		}
	}
}

// Lines of a few words in bold over paragraphs are headings; a word in bold by
// itself is none, nor is a tagline.
func TestBoldHeads(t *testing.T) {
	master := "# 订单延迟的说明\n\n昨晚订单卡住了。\n\n**发生了什么**\n\n换了一台机器。\n\n**钱怎么办**\n\n原路退回。\n"
	if page := fileText(t, made(t, master, "wechat"), "article.html"); strings.Count(page, "<h2") != 2 {
		t.Error(page)
	}
	if page := fileText(t, made(t, master, "edm"), "mail.html"); strings.Count(page, "<h2") != 2 {
		t.Error(page)
	}
	if page := fileText(t, made(t, strings.Replace(master, "**钱怎么办**\n\n", "", 1), "wechat"), "article.html"); strings.Contains(page, "<h2") {
		t.Error(page)
	}
}

// An item's second line stands under its words, its marker before them.
func TestItemsHang(t *testing.T) {
	page := fileText(t, made(t, "# 三件事\n\n说三件事：\n\n1. 它不发光\n2. 它不说话\n\n   - 也不走路\n", "wechat"), "article.html")
	for _, want := range []string{`padding:0 0 0 1.3em;"><section`, `width:1em;margin-left:-1.3em;`, `padding:0 0 0 2.5em;"><section`} {
		if !strings.Contains(page, want) {
			t.Errorf("want %s:\n%s", want, page)
		}
	}
}

// A long address or a line of code doesn't widen a mail beyond a phone.
func TestMailsStayNarrow(t *testing.T) {
	page := fileText(t, made(t, "# 迁移\n\n改一行：\n\n```js\nconst res = await fetch(\"https://api.pebble.example/v4/orders?cursor=\");\n```\n\n| 日期 | 事 |\n|---|---|\n| 2026-12-01 | 开 |\n", "edm"), "mail.html")
	for _, want := range []string{"white-space:pre-wrap;word-break:break-all;", "line-height:27px;word-break:break-word;", "border-collapse:collapse;word-break:normal;"} {
		if !strings.Contains(page, want) {
			t.Errorf("want %s:\n%s", want, page)
		}
	}
}
