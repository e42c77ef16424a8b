package rules

import (
	"context"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// saidOf returns what rules of law/ say of a text under a kit, "id message".
func saidOf(t *testing.T, kit *brandkit.Kit, text string) []string {
	t.Helper()
	d, err := read.Bytes("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := lint.Run(context.Background(), kit, families(t, "law"), []*doc.Document{d})
	if err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r.Failed)
	}
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Rule.ID+" "+f.Message.ZH)
	}
	return out
}

// A record covers a claim only as far as it reaches.
func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		e          brandkit.Evidence
		text, want string
	}{
		{brandkit.Evidence{Period: "2025 年"}, "2025 年线上销量第一的雨伞。", ""},
		{brandkit.Evidence{Period: "2025 年"}, "线上销量第一的雨伞。", "文中要写明"},
		{brandkit.Evidence{Period: "2025 年"}, "2024 年线上销量第一的雨伞。\n\n2025 年出新。", "不是文中写的年份"},
		{brandkit.Evidence{Area: "浙江省"}, "浙江省线上销量第一的雨伞。", ""},
		{brandkit.Evidence{Area: "浙江省"}, "线上销量第一的雨伞。", "文中要写明"},
		{brandkit.Evidence{Area: "浙江省"}, "全国线上销量第一的雨伞。", "范围更大"},
		{brandkit.Evidence{Area: "中国大陆"}, "全球线上销量第一的雨伞。", "范围更大"},
		{brandkit.Evidence{Area: "中国大陆"}, "全国线上销量第一的雨伞。", ""},
		{brandkit.Evidence{Scope: "天猫旗舰店零售"}, "线上销量第一的雨伞。", "只算了"},
		{brandkit.Evidence{Scope: "天猫旗舰店零售"}, "天猫线上销量第一的雨伞。", ""},
		{brandkit.Evidence{Expires: "2020-01-31"}, "线上销量第一的雨伞。", "过期"},
		{brandkit.Evidence{Source: "某报告"}, "线上销量第一的雨伞。", ""},
	} {
		c.e.ID, c.e.Claim = "e1", "线上销量第一"
		kit := *brandkit.Neutral()
		kit.Markets, kit.Evidence = []string{"cn"}, []brandkit.Evidence{c.e}
		got := saidOf(t, &kit, c.text)
		ok := len(got) == 0
		if c.want != "" {
			ok = slices.ContainsFunc(got, func(m string) bool { return strings.Contains(m, c.want) && strings.Contains(m, "e1") })
		}
		if !ok {
			t.Errorf("%+v: %s: %q, want %q", c.e, c.text, got, c.want)
		}
	}
}

// Of rules on one matter the gravest speaks, and only once.
func TestMatter(t *testing.T) {
	kit := *brandkit.Neutral()
	kit.Markets = []string{"cn"}
	got := saidOf(t, &kit, "---\nsector: medical\n---\n\n全国最权威的专家坐诊。\n")
	n := 0
	for _, m := range got {
		if strings.HasPrefix(m, "law/absolute") {
			n++
		}
	}
	if n != 1 || !strings.HasPrefix(got[0], "law/absolute-sensitive ") {
		t.Errorf("got %q, want law/absolute-sensitive alone", got)
	}
}

// A rank without a source is offered a slot for it, which a person fills.
func TestSlot(t *testing.T) {
	text := "**连续三年销量第一**的雨伞。\n"
	d, err := read.Bytes("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	kit := *brandkit.Neutral()
	kit.Markets = []string{"cn"}
	r, err := lint.Run(context.Background(), &kit, families(t, "law"), []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Rule.ID != "law/absolute-rank" {
			continue
		}
		if len(f.Fixes) != 1 || !f.Fixes[0].Unsafe || !strings.HasSuffix(f.Fixes[0].Edits[0].New, "（数据来源：____）") {
			t.Errorf("fixes are %+v", f.Fixes)
		}
		return
	}
	t.Errorf("no rank found: %v", r.Findings)
}
