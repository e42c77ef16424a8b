package adapt

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// heard is what a script says, and shown what its cards show, a shot a line.
func heard(t *testing.T, master string) (said, shown string) {
	t.Helper()
	var j struct{ Shots []frame }
	for _, f := range made(t, master, "douyin").Files {
		if strings.HasSuffix(f.Path, ".json") {
			if err := json.Unmarshal(f.Data, &j); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, s := range j.Shots {
		said, shown = said+s.Voice+"\n", shown+s.Visual+"\n"
	}
	return said, shown
}

// What a listener takes for one thing is said as one: a label with what it
// names, items under their heading, a price that only a table has, an apology.
func TestSaidAsOne(t *testing.T) {
	club := "---\ntitle: The Friday Soup Club\nlang: en\nproduct: Soup Club\nprice: [{sku: The Cup, launch: 12, currency: USD}, {sku: The Pot, launch: 30, currency: USD}]\n---\n\n# The Friday Soup Club\n\nSoup is best on the day it is made, and on the day after.\n\n| Plan | Each week | Four weeks |\n|---|---|---|\n| The Cup | one soup | $12 |\n| The Pot | three soups | $30 (usually $36) |\n\n## What makes it good\n\n- **Slow.** Every pot stands for nine hours.\n- **Warm.** It comes at noon.\n"
	steps := "# 茶包上新\n\n早上拎走一瓶，中午正好喝。🍵\n\n## 怎么泡\n\n1. 拆一包，丢进水里。\n2. 冷藏 6 小时。\n"
	sorry := "---\ntitle: 关于门锁换芯的说明\ncampaign: {stage: crisis}\n---\n\n# 关于门锁换芯的说明\n\n11 月 2 日，我们发现一批门锁的锁芯会卡住。\n\n这是我们的疏忽，向大家道歉。\n\n| 情况 | 怎么办 |\n|---|---|\n| 门打不开 | 请不要用力拧，打电话给我们 |\n"
	for name, c := range map[string]struct{ master, want, never string }{
		"a label with its sentence":   {club, "Slow. Every pot stands for nine hours.", "hours. Warm."},
		"prices of a table":           {club, "The Pot: four weeks $30 (usually $36)", "three soups"},
		"every row as the others":     {club, "The Cup: four weeks $12", ""},
		"a heading before its items":  {steps, "怎么泡？拆一包", ""},
		"no emoji is said":            {steps, "中午正好喝", "🍵"},
		"an apology":                  {sorry, "向大家道歉", ""},
		"advice that a table gives":   {sorry, "请不要用力拧", ""},
		"a heading of something else": {"# 市集\n\n周六见。\n\n## 价目\n\n| 项目 | 时间 |\n|---|---|\n| 摊位 | 全天 |\n\n- 请从 2 号门进。\n", "请从 2 号门进", "价目"},
	} {
		if said, _ := heard(t, c.master); !strings.Contains(said, c.want) || c.never != "" && strings.Contains(said, c.never) {
			t.Errorf("%s: want %q, never %q:\n%s", name, c.want, c.never, said)
		}
	}
}

// A card shows what a sentence is about, not how it begins.
func TestCardShowsThePrice(t *testing.T) {
	for s, want := range map[string]string{
		"买两箱装，加 ¥39 换一只保温壶，每个账号限 1 只。": "加 ¥39 换一只保温壶",
		"36 包装：活动价 ¥118":               "36 包装：活动价 ¥118",
		"烧好要等 21 天，自己来取免费，邮寄 15 元。":    "烧好要等 21 天",
		"捞出来，放凉再喝。":                    "捞出来，放凉再喝",
	} {
		if got := card(said(doc.Cue, doc.Derive(s, doc.Span{})), 4); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// A stretch of time is not broken.
func TestHoursStayTogether(t *testing.T) {
	s := "6 月 12 日（周六）19:00 — 21:30，桂花巷 19 号，"
	for _, c := range captions(s, 16, nil) {
		if line := s[c[0]:c[1]]; strings.Contains(line, "19:00") != strings.Contains(line, "21:30") {
			t.Errorf("a stretch of time is parted: %q", line)
		}
	}
	s = "洗手，留一点湿；黄豆大小，手背对手背；"
	if c := captions(s, 16, nil); s[c[0][0]:c[0][1]] != "洗手，留一点湿" {
		t.Errorf("a line goes on behind a semicolon: %q", s[c[0][0]:c[0][1]])
	}
}

// What hangs together is kept together: who says what, what is pointed at,
// what an offer is bound to, a question with its answer.
func TestHangsTogether(t *testing.T) {
	bound := "---\ntitle: Open day\nlang: en\ncode: CRUST5\n---\n\n# Open day\n\nCome in.\n\n" + strings.Repeat("The oven is warm and the door is open, so come in and see how the bread is made by hand each day.\n\n", 9) + "Use the code CRUST5 for $5 off. One code per household, new members only.\n"
	twins := "---\ntitle: \"门店公开课 | Rostering Without Tears\"\nlang: [zh-CN, en]\nprice: 免费\ncta: {text: 免费报名 Register free, url: \"https://a.example\"}\n---\n\n# 门店公开课 | Rostering Without Tears\n\n4 月 15 日讲三件事：\n\nOn April 15 we talk about three things:\n\n1. 要几个人 / How many people\n2. 怎么换班 / How to swap\n\n## 谁该来 Who should come\n\n- 自己排班的店长 / Managers who roster by hand\n\n> “现在喝杯咖啡就排完了。”\n> —— 南区店长 许小满\n"
	for name, c := range map[string]struct{ master, want, never string }{
		"a code with its conditions":     {bound, "One code per household", ""},
		"a question with its answer":     {"# 开业\n\n门口有风铃。有问题吗？写信到 a@b.example 问我们。\n", "门口有风铃。", "有问题吗"},
		"a heading with what it names":   {"# 开业\n\n门口有风铃。\n\n## 怎么联系\n\n写信到 a@b.example 问我们。\n\n风铃每天响 30 次。\n", "风铃每天响 30 次", "怎么联系"},
		"an empty cell says nothing":     {"# 两款\n\n看看。\n\n| 规格 | 价格 | 每包 |\n|---|---|---|\n| 12 包 | ¥45 | ¥3.75 |\n| 壶 | ¥69 | — |\n", "壶：价格 ¥69\n", "每包 —"},
		"a column is headed throughout":  {"# 茶会\n\n来喝茶。\n\n| 时间 | 茶 | 主泡 |\n|---|---|---|\n| 19:00 | 白茶煮一小壶 | 周砚 |\n| 19:40 | 老岩茶喝三泡 | Mira Tanaka |\n", "三泡；主泡：Mira Tanaka", ""},
		"a cell in one language":         {"---\ntitle: 雪场开门 / Snow opens\nlang: [zh-CN, en]\n---\n\n# 雪场开门 / Snow opens\n\n雪场开门了。\n\nThe snow opens.\n\n| 票种 Ticket | 价格 Price |\n|---|---|\n| 日场 Day | ¥328 |\n| 儿童 Child (1.2 m 以下 under) | ¥98 |\n", "儿童 (1.2 m 以下)：", "Child"},
		"a link that leads nowhere":      {"# 壶\n\n新壶来了。\n\n- 壶嘴是弯的。\n- 还想多看看：[《河边的一天》](https://a.example/x)。\n", "壶嘴是弯的", "河边的一天"},
		"a heading in mid-sentence":      {"---\ntitle: Bread\nlang: en\n---\n\n# Bread\n\nBread is best on the day.\n\n| Plan | What comes | Four weeks |\n|---|---|---|\n| The Single | one sourdough | $29 |\n| The Pair | two loaves | $52 |\n", "one sourdough, four weeks $29", ""},
		"who is quoted has a line":       {twins, "\n—— 南区店长 许小满", ""},
		"a title in one language":        {twins, "门店公开课\n", "Rostering"},
		"a heading in one language":      {twins, "谁该来\n", "Who should"},
		"a call in one language":         {twins, "免费报名\n", "Register"},
		"an announcement in one":         {twins, "讲三件事：\n", "three things"},
		"what the call says isn't added": {twins, "免费报名", "价格"},
		"a signature comes last":         {"---\ntitle: 关于停水的说明\ncampaign: {stage: crisis}\ncta: {text: 查进度, url: \"https://a.example\"}\n---\n\n# 关于停水的说明\n\n昨天停水 3 小时，对不起。\n\n溪口水务公司\n\n2026 年 3 月 3 日\n", "查进度\n溪口水务公司", ""},
	} {
		all := ""
		for _, b := range made(t, c.master, "xiaohongshu").Doc.Blocks {
			if b.Kind != doc.Tag {
				all += indent(b) + b.Text.String() + "\n"
			}
		}
		if !strings.Contains(all, c.want) || c.never != "" && strings.Contains(all, c.never) {
			t.Errorf("%s: want %q, never %q:\n%s", name, c.want, c.never, all)
		}
	}
}

// A sentence that points back has what it points at, in speech too.
func TestPointsBack(t *testing.T) {
	master := "---\ntitle: 茶包上新\ndates: {start: 2027-05-20}\n---\n\n# 茶包上新\n\n天一热，热茶就喝不动了。\n\n茶师有个懒办法，睡前往水里丢一包茶。今年我们把这个懒办法做成了茶包，5 月 20 日上架。\n\n" + strings.Repeat("- 一年只做一次的茶，喝起来有熟桃子的味道，也有一点点花香，第一次喝就选它\n", 9)
	if said, _ := heard(t, master); !strings.Contains(said, "茶师有个懒办法") {
		t.Errorf("这个懒办法 points at nothing:\n%s", said)
	}
	for s, together := range map[string]bool{
		"「喝不出花香也没关系。」主理人林见山说，「能坐两个半小时就好。」": true,
		"「喝不出花香也没关系。」茶会从七点开始。":             false,
	} {
		if got := len(attributed(s, sentences(s))) == 1; got != together {
			t.Errorf("%s: together %v", s, got)
		}
	}
}

// How long the way is, is not how long a talk takes.
func TestWayIsNoLength(t *testing.T) {
	v := made(t, "---\ntitle: 听茶会\nfacts: {minutes: 150}\n---\n\n# 听茶会\n\n来听雨。地铁站出来走 6 分钟。\n", "xiaohongshu")
	if v.Failed() {
		t.Errorf("a walk of 6 minutes contradicts a talk of 150: %v", v.Notes)
	}
	if s := string(v.Files[0].Data); !strings.Contains(s, "时长（分钟）：150") {
		t.Errorf("no length in plain words:\n%s", s)
	}
}

// A topic is what a piece is about, not what it happens to say twice.
func TestTopicsAreAbout(t *testing.T) {
	for _, b := range made(t, "---\ntitle: 雨夜听茶会\nproduct: [雨夜听茶会, 听茶会套票, 煮茶壶]\n---\n\n# 雨夜听茶会\n\n院子里摆好了椅子，院子里有台阶，院子外面有车。建议零售价 ¥39，建议零售价含税，建议零售价不变。\n", "xiaohongshu").Doc.Blocks {
		if s := b.Text.String(); b.Kind == doc.Tag && (s == "院子" || strings.Contains(s, "零售价")) {
			t.Errorf("topic %q", s)
		}
	}
}

// On cards, too, a dash keeps two times together.
func TestStretches(t *testing.T) {
	s := "周六 19:00 — 21:30，周日 10:00，还有 3 席"
	got := stretches(s, fact.In(s))
	if len(got) != 1 || s[got[0][0]:got[0][1]] != "19:00 — 21:30" {
		t.Errorf("%v of %q", got, s)
	}
}

// Where a list has no room, the sentences after it have.
func TestRoomWhereAListWent(t *testing.T) {
	var rows strings.Builder
	for i := range 60 {
		fmt.Fprintf(&rows, "| 手工慢发酵面包第 %d 号配方 | ¥%d | ¥%d |\n", i+1, 10+i, 30+2*i)
	}
	master := "# 面包上架\n\n每天早上七点出炉。\n\n| 面包 | 一只 | 三只 |\n|---|---|---|\n" + rows.String() + "\n来店里，先闻一闻再选，卖不完的晚上八点以后送给楼上楼下的邻居，明天早上又是新的一炉。\n"
	if got := string(made(t, master, "xiaohongshu").Files[0].Data); !strings.Contains(got, "先闻一闻再选") || strings.Contains(got, "号配方") {
		t.Errorf("a list that went took a sentence along:\n%s", got)
	}
}
