package adapt

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"onevoice/lint/read"
)

// What an editor sent back once doesn't come again: each master holds a trap,
// and the words a variant has to have, and mustn't.
func TestEditor(t *testing.T) {
	for name, c := range map[string]struct{ id, master, want, never string }{
		"a table with an empty corner": {"xiaohongshu", "# 水壶两款\n\n| | 大壶 | 小壶 |\n|---|---|---|\n| 容量 | 2 升 | 1 升 |\n", "容量：大壶 2 升，小壶 1 升", "小壶 2 升"},
		"a short cell with its column": {"xiaohongshu", "# 招两个人\n\n| 岗位 | 人数 | 地点 |\n|---|---|---|\n| 木工 | 2 | 北塘 |\n", "木工：人数 2，地点 北塘", ""},
		"both languages on a line":     {"xiaohongshu", "---\nlang: [zh-CN, en]\n---\n# 闭馆一天 / Closed for a day\n\n元旦闭馆一天，第二天照常。\n\nClosed on New Year's Day, open again the day after.\n\n- 还书箱照常开放 / The book drop stays open\n", "• 还书箱照常开放", "book drop"},
		"a heading isn't said twice":   {"xiaohongshu", "---\ntitle: 面包店换炉子\ndates: {start: 2026-12-03}\n---\n\n炉子旧了。\n\n## 在做什么\n\n拆旧炉，装新炉。\n\n豆巷面包店\n", "2026-12-03", "在做什么\n豆巷"},
		"a deadline beside a mail":     {"xiaohongshu", "---\ntitle: 招两位木工\ndates: {deadline: 2026-12-28}\n---\n\n想做椅子的人，来聊聊。\n\n12 月 28 日前写信到 hr@bench.example，附一张照片。\n", "截止：2026-12-28", "bench.example"},
		"a key nobody knows":           {"xiaohongshu", "---\ntitle: 锅盖免费换\ndates: {service_until: 2027-05-31}\n---\n\n锅盖的旋钮会松，带来就换。\n", "截止：2027-05-31", "service"},
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
		"# 湖边民宿\n\n今年最后一天，想在哪里看日落？🌅\n":                            "今年最后一天，想在哪里看日落？🌅",
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
