package brandkit

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestAdvise(t *testing.T) {
	text, pale, page, amber := Color{Hex: "#22282A", Role: "text"}, Color{Hex: "#A9B3AE", Role: "text"}, Color{Hex: "#FFFFFF", Role: "background"}, Color{Hex: "#777777", Role: "primary"}
	for _, c := range []struct {
		name string
		kit  *Kit
		want []string
	}{
		{"nothing", &Kit{}, nil},
		{"all can be read", &Kit{Palette: []Color{text, page, {Hex: "#1F6F5C", Role: "primary"}}, Logos: []Logo{{On: []string{"light"}}, {On: []string{"dark"}}}}, nil},
		{"pale text", &Kit{Palette: []Color{pale, page}}, []string{"text in #A9B3AE on #FFFFFF has a contrast of 2.2:1 only; 4.5:1 is the least"}},
		{"a ground in between", &Kit{Palette: []Color{amber, page}}, []string{"no colour of the kit can be read on #777777: the best, #FFFFFF, has 4.5:1"}},
		{"one version", &Kit{Logos: []Logo{{On: []string{"light"}}}}, []string{"no logo is for dark ground"}},
		{"a logo for any ground", &Kit{Logos: []Logo{{}}}, nil},
	} {
		var got []string
		for _, e := range c.kit.Advise() {
			got = append(got, e.What.EN)
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// What the template says is said to be its example until it is the brand's own.
func TestAdviseTemplate(t *testing.T) {
	for _, c := range []struct {
		name, to string
		turn     func(string) string
		want     string
	}{
		{"Chinese", "zh", func(s string) string { return s }, "brand.yaml:9 brand.zh brand.en terms voice.tone palette"},
		{"English", "en", func(s string) string { return s }, "brand.yaml:11 brand.en terms voice.tone palette"},
		{"a name", "zh", func(s string) string {
			return strings.NewReplacer("zh: 品牌名", "zh: 折溪", "en: Brand", "en: Foldbrook").Replace(s)
		}, "brand.yaml:33 terms voice.tone palette"},
		{"a name and colours", "en", func(s string) string {
			return strings.NewReplacer("en: Brand", "en: Foldbrook", "#0B5FFF", "#1F6F5C").Replace(s)
		}, ""},
	} {
		k, err := Parse(FileName, []byte(c.turn(string(Template(c.to)))), nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range k.Advise() {
			got += fmt.Sprintf("%s:%d%s", e.Path, e.Line, strings.TrimPrefix(e.What.EN, "still the template's examples:"))
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#FFFFFF", 21}, {"#FFFFFF", "#FF7A1A", 2.61}, {"#777777", "#FFFFFF", 4.48}, {"#777", "#FFFFFF", 21}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f", c.a, c.b, got)
		}
	}
}
