package adapt

import (
	"os"
	"strings"
	"testing"
)

// A script says first what nobody may miss, shows what it has no time to say,
// and drops what weighs least before it runs over.
func TestScriptWeighs(t *testing.T) {
	row := func(n int, s string) string { return strings.Repeat(s, n) }
	night := "---\ntitle: 院子里的夜谈\ndates: {event: 2027-06-12}\n---\n\n# 院子里的夜谈\n\n" + row(12, "今年我们又把院子收拾干净了，门口挂上了去年的那盏旧灯笼。\n\n") + "**6 月 12 日**晚上见。\n\n## 今晚的安排\n\n| 时间 | 谈什么 | 谁来 |\n|---|---|---|\n| 19:00 | 河流，慢慢讲 | 木匠 陈青 |\n| 20:00 | 石桥，看图讲 | 全体 |\n| 20:30 | 喝一壶热茶 | 全体 |\n| 21:00 | 一起看星星 | 全体 |\n| 21:30 | 收灯，慢慢散场 | 全体 |\n"
	said, shown := heard(t, night)
	for _, want := range []string{"19:00 河流；20:00 石桥", "今晚的安排"} {
		if !strings.Contains(said+shown, want) {
			t.Errorf("no %q:\n%s%s", want, said, shown)
		}
	}
	recall, err := os.ReadFile("../testdata/masters/crisis.md")
	if err != nil {
		t.Fatal(err)
	}
	said, _ = heard(t, string(recall))
	for _, want := range []string{"生产时间", "这是我们的疏忽", "打开「", "登记收件", "可以寄回", "400-555-0137"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is unsaid:\n%s", want, said)
		}
	}
	warning := "---\ntitle: 周末的面包\n---\n\n# 周末的面包\n\n" + row(30, "面粉从山那边的磨坊来，走九里路，每天早上都是新磨的，香得很。\n\n") + "本品含有小麦和芝麻。\n"
	if v := made(t, warning, "xiaohongshu"); !has(v, "含有小麦") {
		t.Error("who can't eat wheat isn't told")
	}
}

func TestShortened(t *testing.T) {
	j := &job{ledger: &Ledger{}, out: &outline{}}
	one := func(s string, weight, portion int, list bool) unit {
		return unit{block: plainBlock(s), weight: weight, portion: portion, list: list, parent: -1, role: body}
	}
	in := budget{max: 90000, aim: 60000, unit: milliseconds, cost: func(us []unit) int { return 6000 * len(us) }}
	var us []unit
	for i := range 12 {
		us = append(us, one("一句话。", 30+i, i, false))
	}
	us[5].weight = 1
	if got := j.shortened(us, in); len(got) != 10 || got[5].weight == 1 {
		t.Errorf("%d beats are left", len(got))
	}
	in.cost = func(us []unit) int { return 60000 + 5000 + len(us)*10 } // nothing saves enough
	for i := range us {
		us[i].list, us[i].portion = true, 1
	}
	if got := j.shortened(us, in); len(got) != 12 {
		t.Errorf("a list went for the sake of nothing: %d", len(got))
	}
}

// A line of a subtitle holds a clause, or words that belong together.
func TestLinesRead(t *testing.T) {
	for s, want := range map[string]string{
		"豆栈零售顾问 Tess Okafor 用 45 分钟讲三件事：":     "豆栈零售顾问 Tess Okafor|用 45 分钟讲三件事",
		"12 岁以下的小朋友这回就先不来啦，7 月有亲子场。":          "12 岁以下的小朋友这回|就先不来啦|7 月有亲子场",
		"泥汀陶艺体验课在青岚市瓷行街 8 号，":                 "泥汀陶艺体验课|在青岚市瓷行街 8 号",
		"6 月 12 日（周六）19:00 — 21:30，桂花巷 19 号，": "6 月 12 日（周六）|19:00 — 21:30，桂花巷 19 号",
		"烫了 2 个人的手指——都是自己人，都好了。":              "烫了 2 个人的手指|都是自己人，都好了",
	} {
		var got []string
		for _, c := range captions(s, 14, nil) {
			got = append(got, s[c[0]:c[1]])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
		}
	}
	for s, want := range map[string]string{
		"It goes on sale on 1 December at 9:00 am for £99,": "It goes on sale|on 1 December|at 9:00 am for £99",
		"A kettle, a stand and two cups by the door:":       "A kettle, a stand|and two cups by the door",
	} {
		var got []string
		for _, c := range captions(s, 12, nil) {
			got = append(got, s[c[0]:c[1]])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
		}
	}
	recall, err := os.ReadFile("../testdata/masters/crisis.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range made(t, string(recall), "douyin").Files {
		if strings.Contains(string(f.Data), "磨\n豆机") || strings.Contains(string(f.Data), "磨<br>豆机") {
			t.Errorf("%s parts 磨豆机, which the master has as one word", f.Path)
		}
	}
}
