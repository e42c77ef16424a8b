package channel

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit/yaml"
)

func units() string {
	f, _ := reflect.TypeOf(Limit{}).FieldByName("Unit")
	return f.Tag.Get("allow")
}

// Every built-in channel loads, and what it says can be used.
func TestBuiltin(t *testing.T) {
	want := []string{"baidu-sem", "bilibili", "douyin", "edm", "google-rsa", "infeed", "landing", "linkedin", "poster", "press", "shipinhao", "sms-cn", "wechat", "weibo", "xiaohongshu", "zhihu"}
	if got := IDs(); !slices.Equal(got, want) {
		t.Errorf("IDs() = %v", got)
	}
	for _, id := range IDs() {
		spec, err := Load(id)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		if spec.ID != id || spec.Name.ZH == "" || spec.Name.EN == "" || spec.Archetype == "" || spec.Checked == "" {
			t.Errorf("%s lacks its id, names, archetype or month: %+v", id, spec)
		}
		for _, f := range spec.Forbid {
			if _, err := regexp.Compile(f.Pattern); err != nil || f.Why.ZH == "" || f.Why.EN == "" {
				t.Errorf("%s forbids %s: %v", id, f.ID, err)
			}
		}
		for _, o := range spec.Output {
			if !strings.HasPrefix(o.File, id+"/") || o.Kind == "" {
				t.Errorf("%s writes %+v", id, o)
			}
			if _, ok := spec.Images.Slots[o.Slot]; o.Slot != "" && !ok {
				t.Errorf("%s writes for a slot it lacks: %s", id, o.Slot)
			}
		}
		for name, field := range spec.Fields {
			for _, l := range field.Limits {
				if l.Unit == "" || l.Max == 0 && l.Min == 0 {
					t.Errorf("%s: a limit of %s says nothing: %+v", id, name, l)
				}
			}
		}
	}
}

func TestSourced(t *testing.T) {
	for in, bad := range map[string]bool{
		"fields: {title: {limits: [{max: 8, unit: rune, severity: error, sure: B, source: x}]}}":   false,
		"fields: {title: {limits: [{max: 8, unit: rune, severity: error, sure: C, source: x}]}}":   true,
		"fields: {title: {limits: [{max: 8, unit: rune, severity: warning, sure: D, source: x}]}}": false,
		"fields: {title: {limits: [{max: 8, unit: rune, severity: warning, source: x}]}}":          true,
		"images: {slots: {cover: {ratio: \"1:1\", severity: error, sure: D, source: x}}}":          true,
		"forbid: [{pattern: x, severity: error, sure: A}]":                                         true,
		"images: {limits: [{max: 8, unit: count, sure: A, source: x}]}":                            true,
	} {
		f, err := yaml.Parse("x.yaml", []byte(in))
		if err != nil {
			t.Fatal(err)
		}
		var spec Spec
		if err := f.Decode(&spec); err != nil {
			t.Fatal(err)
		}
		if err := sourced(&spec, f); (err != nil) != bad {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func TestForbid(t *testing.T) {
	spec, err := Load("xiaohongshu")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"看 https://a.example/x 这里": "link", "拨打 400-555-0137": "phone", "13800138000": "phone", "写信到 hi@a.example": "mail",
		"加薇": "contact", "加VX聊": "contact", "微 信同号": "contact", "QQ群：123": "contact", "天猫旗舰店": "shop",
		"首发价 ¥1,499，12 月 20 日 20:00": "", "重 286 克、厚 18 毫米": "", "编号 2026-1208": "",
	} {
		var got []string
		for _, f := range spec.Forbid {
			if regexp.MustCompile(f.Pattern).MatchString(text) {
				got = append(got, f.ID)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %q", text, got, want)
		}
	}
}

func TestOver(t *testing.T) {
	f, err := yaml.Parse("k.yaml", []byte("author: 沐光\nfields: {title: {advise: {max: 9}}, digest: {limits: []}}\nimages: {slots: {cover: {out: [900, 383]}}}"))
	if err != nil {
		t.Fatal(err)
	}
	base, _ := Load("wechat")
	spec, err := Over(base, "service", f)
	if err != nil {
		t.Fatal(err)
	}
	title := spec.Fields["title"]
	if spec.ID != "service" || spec.Author != "沐光" || !title.Required || len(title.Limits) != 2 || title.Advise.Max != 9 || title.Advise.Unit != "rune" {
		t.Errorf("title became %+v", title)
	}
	if len(spec.Fields["digest"].Limits) != 0 || spec.Images.Slots["cover"].Ratio != "2.35:1" || spec.Images.Slots["cover"].Out[0] != 900 {
		t.Errorf("digest %+v, slots %+v", spec.Fields["digest"], spec.Images.Slots)
	}
	if spec.Output[0].File != "service/article.html" {
		t.Errorf("written to %s", spec.Output[0].File)
	}
	if fresh, _ := Load("wechat"); len(fresh.Fields["digest"].Limits) != 2 {
		t.Error("the built-in spec was changed")
	}
}

func TestUnknown(t *testing.T) {
	if _, err := Load("weichat"); err == nil || err.Error() != "there is no channel “weichat”" {
		t.Errorf("got %v", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("wechat"); err != nil {
			b.Fatal(err)
		}
	}
}
