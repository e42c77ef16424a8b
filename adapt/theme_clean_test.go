package adapt_test

import (
	"context"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/rules"
)

// kits are palettes as teams have them, or hardly have them: role and colour.
var kits = map[string]string{
	"one colour":       "primary #1F6F5C",
	"one without role": " #B3261E",
	"none":             "",
	"only dark":        "primary #101820, text #1B1B2F",
	"only light":       "primary #F2D9A0, background #FFF6E5",
	"pale text":        "primary #0B5FFF, text #C9D3DF, background #FFFFFF",
	"no text, no page": "secondary #7A1F3D, accent #FFD54F",
	"poor contrast":    "primary #FF7043, secondary #FFAB91, text #FFCCBC, background #FFE0B2",
	"mid grey":         "primary #808080",
	"text alone":       "text #12372A",
	"dark page":        "primary #FFD54F, background #12372A, text #F5F5F5",
	"mid red":          "primary #FF0000",
}

// What is drawn and set in a kit's colours is clean by the rules of those
// colours, whatever the kit has.
func TestThemeIsClean(t *testing.T) {
	builtin, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var looks []lint.Rule
	for _, r := range builtin {
		if strings.HasPrefix(r.ID, "look/") || r.ID == "channel/mail-clients" {
			looks = append(looks, r)
		}
	}
	const text = "---\ntitle: 初雪杯：一只 ¥199\ncta: {text: 去看看, url: \"https://shop.example.com/snow\"}\n---\n\n# 初雪杯：一只 ¥199\n\n初雪杯 450 毫升，**一只 ¥199**，比一本书还轻。见[我们的说明](https://shop.example.com/how)。\n\n> 杯盖可以单手打开，`A1` 到 `A3` 三种。\n\n## 三个尺寸\n\n| 尺寸 | 价格 |\n|---|---|\n| 小 | ¥199 |\n| 大 | ¥239 |\n\n- 冬天的水凉得慢\n- 洗碗机里洗得干净\n"
	for name, palette := range kits {
		kit := brandkit.Neutral()
		for _, one := range strings.Split(palette, ", ") {
			if role, hex, ok := strings.Cut(one, " "); ok {
				kit.Palette = append(kit.Palette, brandkit.Color{Name: role + hex, Role: role, Hex: hex})
			}
		}
		d, err := read.Bytes("a.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var studio *adapt.Studio
		if !testing.Short() {
			studio = adapt.NewStudio(kit)
		}
		for _, id := range []string{"wechat", "edm", "xiaohongshu", "douyin"} {
			var wish adapt.Wish
			if studio != nil {
				wish.Album = studio.Album(d, t.TempDir())
			}
			v, err := adapt.As(context.Background(), kit, d, id, wish, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range v.Files {
				if !strings.HasSuffix(f.Path, ".html") && !strings.HasSuffix(f.Path, ".eml") && !strings.HasSuffix(f.Path, ".png") && !strings.HasSuffix(f.Path, ".jpg") {
					continue
				}
				made, err := read.Bytes(f.Path, f.Data)
				if err != nil {
					t.Fatal(err)
				}
				made.Channel = id
				clean(t, name, kit, looks, made)
			}
		}
	}
}

func clean(t *testing.T, name string, kit *brandkit.Kit, looks []lint.Rule, d *doc.Document) {
	r, err := lint.Run(context.Background(), kit, looks, []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Rule.ID != "look/file-type" && f.Rule.ID != "look/missing" {
			t.Errorf("%s: %s: %s: %s", name, d.Source.Name, f.Rule.ID, f.Message.In("en"))
		}
	}
}
