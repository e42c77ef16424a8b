package adapt

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// What an editor sent back once doesn't come again: each master holds a trap,
// and the words a variant has to have, and mustn't.
func TestEditor(t *testing.T) {
	for name, c := range map[string]struct{ id, master, want, never string }{
		"a table with an empty corner": {"xiaohongshu", "# 水壶两款\n\n| | 大壶 | 小壶 |\n|---|---|---|\n| 容量 | 2 升 | 1 升 |\n", "容量：大壶 2 升，小壶 1 升", "小壶 2 升"},
		"a short cell with its column": {"xiaohongshu", "# 招两个人\n\n| 岗位 | 人数 | 地点 |\n|---|---|---|\n| 木工 | 2 | 北塘 |\n", "木工：人数 2，地点 北塘", ""},
		"both languages on a line":     {"xiaohongshu", "---\nlang: [zh-CN, en]\n---\n# 闭馆一天 / Closed for a day\n\n元旦闭馆一天，第二天照常。\n\nClosed on New Year's Day, open again the day after.\n\n- 还书箱照常开放 / The book drop stays open\n", "• 还书箱照常开放", "book drop"},
		"a heading isn't said twice":   {"xiaohongshu", "---\ntitle: 面包店换炉子\ndates: {start: 2026-12-03}\n---\n\n炉子旧了。\n\n## 在做什么\n\n拆旧炉，装新炉。\n\n豆巷面包店\n", "2026 年 12 月 3 日", "在做什么\n豆巷"},
		"a deadline beside a mail":     {"xiaohongshu", "---\ntitle: 招两位木工\ndates: {deadline: 2026-12-28}\n---\n\n想做椅子的人，来聊聊。\n\n12 月 28 日前写信到 hr@bench.example，附一张照片。\n", "截止：2026 年 12 月 28 日", "bench.example"},
		"a key nobody knows":           {"xiaohongshu", "---\ntitle: 锅盖免费换\ndates: {service_until: 2027-05-31}\n---\n\n锅盖的旋钮会松，带来就换。\n", "截止：2027 年 5 月 31 日", "service"},
		"a preheader is no half":       {"edm", "# 灯\n\n我们在许多人家里住了一个月之后发现，大家关灯的办法并不是伸手去按开关而是用脚去够地上那个黑色的方块，而方块早被沙发和猫窝压在了下面，怎么也够不着，只好让灯亮着过夜直到早上出门。\n\n新灯的开关在手边。\n", "新灯的开关在手边", ""},
	} {
		v := made(t, c.master, c.id)
		all := ""
		for _, b := range v.Doc.Blocks {
			all += indent(b) + b.Text.String() + "\n"
		}
		if !strings.Contains(all, c.want) || c.never != "" && strings.Contains(all, c.never) {
			t.Errorf("%s: want %q, never %q:\n%s", name, c.want, c.never, all)
		}
	}
}

// A cell stands under its column, whatever is empty before it.
func TestEmptyCells(t *testing.T) {
	master := "# 水壶两款\n\n看看哪一款合适。\n\n| | 大壶 | 小壶 |\n|---|---|---|\n| 容量 | 2 升 | 1 升 |\n| 滤网 | | 有 |\n"
	for id, file := range map[string]string{"wechat": "article.html", "edm": "mail.html"} {
		for _, f := range made(t, master, id).Files {
			if !strings.HasSuffix(f.Path, file) {
				continue
			}
			page, err := read.Bytes(f.Path, f.Data)
			if err != nil {
				t.Fatal(err)
			}
			at := map[string]int{}
			for _, b := range page.Blocks {
				at[b.Text.String()] = b.Column
			}
			if at["大壶"] != at["2 升"] || at["小壶"] != at["1 升"] || at["小壶"] != at["有"] || at["大壶"] == at["小壶"] {
				t.Errorf("%s: columns %v", id, at)
			}
		}
	}
}

// What opens a video stands alone.
func TestOpening(t *testing.T) {
	for master, want := range map[string]string{
		"# 旧物市集第 3 期\n\n家里有没有一件舍不得扔却又好几年没有用过的大东西，想留着，又没处放？\n":     "旧物市集第 3 期",
		"# 木工班招两位老师\n\n一把椅子从画图到坐上去，要花去整整一个冬天的时间。\n\n- 每周带 3 次课\n": "木工班招两位老师",
		"# 湖边民宿\n\n今年最后一天，想在哪里看日落？🌅\n":                            "今年最后一天，想在哪里看日落？", // an emoji isn't said
	} {
		v := made(t, master, "douyin")
		var j struct{ Shots []frame }
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".json") {
				if err := json.Unmarshal(f.Data, &j); err != nil {
					t.Fatal(err)
				}
			}
		}
		if j.Shots[0].Voice != want {
			t.Errorf("opens on %q, want %q", j.Shots[0].Voice, want)
		}
	}
}

// Topics are words: no measure before them, no verb behind, none torn.
func TestTopicsAreWords(t *testing.T) {
	v := made(t, "# 菜刀钝了怎么办\n\n手机转账与跨行转账，照常开门。跨行转账与手机转账，照常开门，送一顿早午餐。\n", "xiaohongshu")
	var got []string
	for _, f := range v.Fields {
		if f.Name == "topics" {
			got = append(got, f.Text.String())
		}
	}
	for _, bad := range []string{"菜刀钝", "行转账", "常开门", "顿早午餐"} {
		if slices.Contains(got, bad) {
			t.Errorf("%q among %q", bad, got)
		}
	}
	if !slices.Contains(got, "菜刀") {
		t.Errorf("no 菜刀 among %q", got)
	}
}

// A line ends between words, and a shot after a sentence.
func TestLinesKeepWords(t *testing.T) {
	s := "每张卡片上都能看到它属于哪个关键结果还有谁在做"
	for _, c := range captions(s, 12, nil) {
		if line := s[c[0]:c[1]]; strings.HasSuffix(line, "属") || strings.HasPrefix(line, "于") {
			t.Errorf("属于 is parted: %q", line)
		}
	}
	s = "都来看看「河边旧物市集」今天换出去的东西吧"
	for _, c := range captions(s, 10, nil) {
		if line := s[c[0]:c[1]]; strings.Count(line, "「") != strings.Count(line, "」") {
			t.Errorf("a name is parted: %q", line)
		}
	}
}

// What two languages share a cell is said in one; a schedule keeps its days;
// a list is whole or not there; a title isn't half a list.
func TestWholeAndOwn(t *testing.T) {
	twins := "---\ntitle: 雪场开门 / Slopes open\nlang: [zh-CN, en]\nproduct: [北坡雪场, North Slope]\ncta: {text: 订票 / Book, url: \"https://slope.example\"}\n---\n\n12 月 5 日，北坡雪场开门。\n\nNorth Slope opens on December 5.\n\n| 票种 Ticket | 价格 Price | 备注 Notes |\n|---|---|---|\n| 日场 Day | ¥328 | 全天 all day |\n| 夜场 Night | ¥198 | 夜间 evening |\n\n请别带狗。\n\nPlease leave the dog at home.\n"
	days := "# 两天的市集\n\n带一本书来。\n\n| 时间 | 19 日 | 20 日 |\n|---|---|---|\n| 13:00 | 开门，换书长桌 | 黑胶与诗朗诵 |\n"
	recall := "---\ntitle: \"Safety recall: Northkettle NK-40 electric kettles sold between August and October of 2026\"\nproduct: Northkettle NK-40\ncampaign: {stage: crisis}\n---\n\nStop using the kettle. We are sorry.\n"
	for name, c := range map[string]struct{ id, master, want, never string }{
		"a cell in two languages":  {"xiaohongshu", twins, "• 日场：价格 ¥328，备注 全天", "Day"},
		"a name in the other one":  {"xiaohongshu", twins, "12 月 5 日，北坡雪场开门。", "North Slope opens"},
		"a button in one language": {"xiaohongshu", twins, "订票", "Book"},
		"a schedule keeps its day": {"xiaohongshu", days, "13:00 19 日：开门，换书长桌；20 日：黑胶与诗朗诵", ""},
		"a recall says of what":    {"wechat", recall, "Safety recall: Northkettle NK-40 electric kettles", ""},
		"no half of a list":        {"xiaohongshu", "# 年终三重礼：青竹床品满减、加赠、延保一次说清\n\n冬天换床品。\n", "青竹床品满减、加赠、延保一次说清", "年终三重礼"},
		"days are one stretch":     {"douyin", "# 市集\n\n活动时间很长很长：12 月 10 日 20:00 – 12 月 12 日 23:59。\n", "12 月 10 日 20:00 –\n12 月 12 日 23:59", ""},
	} {
		v := made(t, c.master, c.id)
		all := ""
		for _, b := range v.Doc.Blocks {
			if b.Kind != doc.Tag {
				all += indent(b) + b.Text.String() + "\n"
			}
		}
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".srt") {
				for _, cue := range strings.Split(string(f.Data), "\n\n") {
					all += cue[strings.LastIndex(cue, "\n")+1:] + "\n"
				}
			}
		}
		if !strings.Contains(all, c.want) || c.never != "" && strings.Contains(all, c.never) {
			t.Errorf("%s: want %q, never %q:\n%s", name, c.want, c.never, all)
		}
	}
}

// The postal address of a mail is said in the mail's language, and an address
// written bare is a mail address in every file.
func TestAddresses(t *testing.T) {
	kit, err := brandkit.Load(filepath.Join("testdata", "address.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [...]struct{ id, master, file, want, never string }{
		{"edm", "# Shop hours\n\nWe open at nine.\n", "mail.html", "9 Pottery Lane, Qinglan", "陶瓷巷"},
		{"edm", "# 营业时间\n\n早上九点开门。\n", "mail.html", "青岚市陶瓷巷 9 号", "Pottery"},
		{"press", "# Shop hours\n\nWe open at nine. Write to hello@clay.example for more.\n", ".md", "(mailto:hello@clay.example)", "](hello"},
	} {
		master, err := read.Bytes("m.md", []byte(c.master))
		if err != nil {
			t.Fatal(err)
		}
		v, err := To(context.Background(), kit, master, c.id, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(v.Files, func(f File) bool { return strings.HasSuffix(f.Path, c.file) }) {
			t.Errorf("%s: no %s", c.id, c.file)
		}
		for _, f := range v.Files {
			if s := string(f.Data); strings.HasSuffix(f.Path, c.file) && (!strings.Contains(s, c.want) || strings.Contains(s, c.never)) {
				t.Errorf("%s: want %q, never %q:\n%s", f.Path, c.want, c.never, s)
			}
		}
	}
}
