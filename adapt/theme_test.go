package adapt

import (
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/look"
)

// Whatever the brand's colour, what an article's words stand on can be told
// from them, by day and in WeChat's dark mode.
func TestThemeInTheDark(t *testing.T) {
	for _, primary := range []string{"", "#1F6F5C", "#0B5FFF", "#000000", "#FFFFFF", "#6B6B6B", "#808080", "#A0A0A0", "#FFD54F", "#7A1F3D", "#FF0000", "#F2D9A0", "#12433A"} {
		kit := &brandkit.Kit{}
		if primary != "" {
			kit.Palette = []brandkit.Color{{Hex: primary, Role: "primary"}}
		}
		th := themeOf(kit)
		if !readsOn(th.accent, "#FFFFFF") {
			t.Errorf("primary %q: words in %s are hard to read on white", primary, th.accent)
		}
		for _, x := range [][2]string{{th.onButton, th.button}, {th.text, "#FFFFFF"}, {th.accent, "#FFFFFF"}, {th.muted, "#FFFFFF"}, {th.text, th.soft}} {
			words, _ := look.ParseHex(x[0])
			ground, _ := look.ParseHex(x[1])
			dark := look.DarkGround(ground)
			if c := look.Contrast(look.DarkWords(words, dark), dark); c < 3 {
				t.Errorf("primary %q: %s on %s is %.1f:1 in the dark", primary, x[0], x[1], c)
			}
			if c := look.Contrast(words, ground); c < 3 {
				t.Errorf("primary %q: %s on %s is %.1f:1", primary, x[0], x[1], c)
			}
		}
	}
}
