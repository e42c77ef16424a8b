package adapt

import (
	"onevoice/brandkit"
	"onevoice/lint/look"
)

// A theme is the paint of a page. accent is for words that stand out on white:
// the primary colour where it can be read there, the text's where it can't.
type theme struct{ primary, accent, text, muted, line, soft, onPrimary string }

// themeOf takes the kit's palette where it names a role and quiet greys where
// it doesn't.
func themeOf(kit *brandkit.Kit) theme {
	t := theme{primary: "#2B4C7E", text: "#333333", muted: "#555555", line: "#DDDDDD", soft: "#F6F6F6", onPrimary: "#FFFFFF"}
	for i := len(kit.Palette) - 1; i >= 0; i-- {
		switch c := kit.Palette[i]; c.Role {
		case "primary":
			t.primary = c.Hex
		case "text":
			t.text = c.Hex
		}
	}
	if light(t.primary) || vanishes(t.onPrimary, t.primary) && !vanishes("#1A1A1A", t.primary) {
		t.onPrimary = "#1A1A1A"
	}
	if t.accent = t.primary; pale(t.primary) {
		t.accent = t.text
	}
	return t
}

// pale reports whether words in a colour are below 4.5:1 on white, WCAG 2.2's
// least for text (1.4.3).
func pale(hex string) bool {
	c, err := look.ParseHex(hex)
	white, _ := look.ParseHex("#FFFFFF") // always parses
	return err == nil && look.Contrast(c, white) < 4.5
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
