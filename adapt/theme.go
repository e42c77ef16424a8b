package adapt

import (
	"onevoice/brandkit"
	"onevoice/lint/look"
)

// A theme is the paint of a page. accent is for words that stand out on white:
// the primary colour where it can be read there, the text's where it can't.
type theme struct{ primary, accent, text, muted, line, soft, button, onButton string }

// themeOf takes the kit's palette where it names a role and quiet greys where
// it doesn't.
func themeOf(kit *brandkit.Kit) theme {
	t := theme{primary: "#2B4C7E", text: "#333333", muted: "#555555", line: "#DDDDDD", soft: "#F6F6F6"}
	if c, ok := brandColor(kit); ok {
		t.primary = c.Hex
	}
	if c, ok := kit.Color("text"); ok && readsOn(c.Hex, "#FFFFFF", t.soft) {
		t.text = c.Hex
	}
	t.button, t.onButton = t.primary, wordsOn(t.primary)
	if t.onButton == "" { // a grey in the middle: what reads by day vanishes in the dark
		t.button, t.onButton = "#333333", "#FFFFFF"
	}
	if t.accent = t.primary; !readsOn(t.primary, "#FFFFFF", t.soft) {
		t.accent = t.text
	}
	return t
}

// brandColor is the colour a kit is known by: its primary one, else the next
// best it has; a colour of ours would be off its palette. False where it has
// none at all.
func brandColor(kit *brandkit.Kit) (brandkit.Color, bool) {
	for _, role := range [...]string{"primary", "secondary", "accent", "", "neutral", "text", "background"} {
		for _, c := range kit.Palette {
			if c.Role == role {
				return c, true
			}
		}
	}
	return brandkit.Color{}, false
}

// wordsOn returns the colour of a button's words: white or dark, whichever reads
// better, unless it can't be read and the other can; "" where neither can, by
// day and in the dark.
func wordsOn(ground string) string {
	all := []string{"#FFFFFF", "#1A1A1A", "#000000"}
	if light(ground) {
		all = []string{"#1A1A1A", "#000000", "#FFFFFF"}
	}
	for _, c := range all {
		if readsOn(c, ground) {
			return c
		}
	}
	return ""
}

// readsOn reports whether words in a colour reach WCAG 2.2's least for text on
// each of the grounds (1.4.3, 4.5:1), and don't vanish there in the dark.
func readsOn(words string, grounds ...string) bool {
	w, err := look.ParseHex(words)
	for _, ground := range grounds {
		g, bad := look.ParseHex(ground)
		if err != nil || bad != nil || look.Contrast(w, g) < 4.5 || vanishes(words, ground) {
			return false
		}
	}
	return true
}

// vanishes reports whether words on a ground are hard to read, as they are or
// once WeChat's dark mode has recoloured both: it turns grey grounds over and
// leaves white words white.
func vanishes(words, ground string) bool {
	w, err := look.ParseHex(words)
	g, bad := look.ParseHex(ground)
	if err != nil || bad != nil {
		return false
	}
	dark := look.DarkGround(g)
	return min(look.Contrast(w, g), look.Contrast(look.DarkWords(w, dark), dark)) < 3
}

// light reports whether dark words read better on a colour than white ones:
// its perceived brightness, (299R+587G+114B)/1000, is above 160.
func light(hex string) bool {
	if len(hex) != 7 {
		return false
	}
	n := 0
	for k, weight := range [...]int{299, 587, 114} {
		n += weight * (nibble(hex[1+2*k])*16 + nibble(hex[2+2*k]))
	}
	return n > 160*1000
}

func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return 0
}
