package adapt_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint/look"
	"onevoice/lint/read"
)

func campaignKit(t testing.TB) *brandkit.Kit {
	kit, err := brandkit.Load("../testdata/campaigns/brand.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return kit
}

// Each master's cards are whole, named in note.json, in the kit's colours, and
// the same the second time.
func TestCards(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	kit := campaignKit(t)
	studio := adapt.NewStudio(kit)
	var palette []look.Paint
	for _, c := range kit.Palette {
		rgb, err := look.ParseHex(c.Hex)
		if err != nil {
			t.Fatal(err)
		}
		palette = append(palette, look.Paint{Name: c.Name, Color: rgb, DeltaE: c.DeltaE})
	}
	for name, file := range masters(t) {
		if !slices.Contains([]string{"launch", "crisis", "zh-promo", "en-webinar"}, name) {
			continue
		}
		d := master(t, file)
		draw := func() *adapt.Variant {
			v, err := adapt.As(context.Background(), kit, d, "xiaohongshu", adapt.Wish{Album: studio.Album(d, filepath.Dir(file))}, nil)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		v, again := draw(), draw()
		var note struct{ Images []string }
		if err := json.Unmarshal(fileOf(t, v, "xiaohongshu/note.json"), &note); err != nil {
			t.Fatal(err)
		}
		if n := len(note.Images); n < 1 || n > 18 || n != len(v.Pictures) {
			t.Errorf("%s: %d cards, %d named", name, len(v.Pictures), n)
		}
		for i, ref := range note.Images {
			data := fileOf(t, v, "xiaohongshu/"+ref)
			m, err := png.Decode(bytes.NewReader(data))
			if err != nil || m.Bounds().Dx() != 1080 || m.Bounds().Dy() != 1440 {
				t.Errorf("%s %s: %v", name, ref, err)
			}
			if !bytes.Equal(data, fileOf(t, again, "xiaohongshu/"+ref)) {
				t.Errorf("%s %s differs the second time", name, ref)
			}
			if p, ok := m.(interface{ ColorModel() color.Model }); i > 0 && ok && name != "launch" {
				if _, flat := p.ColorModel().(color.Palette); !flat {
					t.Errorf("%s %s has more than 256 colours", name, ref)
				}
			}
			for _, patch := range look.OffPalette(m, palette, look.Options{}) {
				if patch.Share > 0.01 && name != "launch" { // those show photographs
					t.Errorf("%s %s: %s covers %.1f%%", name, ref, look.Hex(patch.Color), 100*patch.Share)
				}
			}
		}
	}
}

// A master with little to say gets few cards, and is told so.
func TestFewCards(t *testing.T) {
	v, _ := illustrated(t, brandkit.Neutral(), "# 晚安\n", "xiaohongshu", nil)
	if len(v.Pictures) != 1 || !remarked(v, "info", "enough for 1 cards") {
		t.Errorf("%d cards, %v", len(v.Pictures), v.Notes)
	}
	long := "# 长文\n\n" + strings.Repeat("## 一节\n\n这一节有一句不算短的话，说的是同一件事。\n\n- 第一点\n- 第二点\n\n", 60)
	if v, _ = illustrated(t, brandkit.Neutral(), long, "xiaohongshu", nil); len(v.Pictures) > 18 {
		t.Errorf("%d cards", len(v.Pictures))
	}
	if v := made(t, long); len(v.Pictures) > 0 {
		t.Errorf("%d cards without an album", len(v.Pictures))
	}
}

func made(t testing.TB, text string) *adapt.Variant {
	d, err := read.Bytes("m.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return variant(t, d, "xiaohongshu")
}

// A character that no typeface has is said, and what it stands in isn't drawn:
// no empty boxes. Emoji go without a word.
func TestLackingCharacter(t *testing.T) {
	v, album := illustrated(t, brandkit.Neutral(), "# 一盏灯 🪔\n\n它在八点亮起来。\n\n这一句里有\U000E0FFF一个没有的字。\n\n再说一句别的。\n", "xiaohongshu", nil)
	if album.Err() != nil || len(v.Pictures) < 2 {
		t.Errorf("%d cards, %v", len(v.Pictures), album.Err())
	}
	if !remarked(v, "warning", "no typeface has") {
		t.Error("nothing is said of the character")
	}
}

// A typeface of the kit that can't be opened is an error that names it; the
// words are there all the same.
func TestBadFont(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"brand.yaml": "onevoice: 1\nbrand: {zh: 甲}\nfonts: [{family: 甲体, file: a.ttf}]\n", "a.ttf": "no typeface"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kit, err := brandkit.Load(filepath.Join(dir, "brand.yaml"))
	if err != nil {
		t.Skip(err) // loading refuses it already
	}
	v, album := illustrated(t, kit, "# 一盏灯\n\n它在八点亮起来。\n", "xiaohongshu", nil)
	if err := album.Err(); err == nil || !strings.Contains(err.Error(), "a.ttf") {
		t.Errorf("got %v", err)
	}
	fileOf(t, v, "xiaohongshu/note.txt")
}

func BenchmarkCards(b *testing.B) {
	kit := campaignKit(b)
	studio := adapt.NewStudio(kit)
	d := master(b, "../testdata/masters/launch.md")
	n := 0
	for b.Loop() {
		v, err := adapt.As(context.Background(), kit, d, "xiaohongshu", adapt.Wish{Album: studio.Album(d, "../testdata/masters")}, nil)
		if err != nil {
			b.Fatal(err)
		}
		n += len(v.Pictures)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(n), "ms/card")
}
