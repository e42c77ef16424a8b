package office

import "strconv"

// symbol returns the character that <w:sym> shows, "" where nobody knows it.
// The symbol fonts keep their pictures at F020 to F0FF; of these the ones that
// writers use as words have a character of their own.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	switch {
	case err != nil, n == 0, n >= 0xD800 && n < 0xE000, n > 0x10FFFF:
		return ""
	case n < 0xE000 || n > 0xF8FF:
		return string(rune(n))
	}
	switch font {
	case "Wingdings":
		return map[uint64]string{0xF06C: "●", 0xF06E: "■", 0xF071: "□", 0xF076: "❖", 0xF0A8: "□", 0xF0B2: "☆", 0xF0AB: "★", 0xF0D8: "➢", 0xF0E0: "→", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑", 0xF028: "☎", 0xF02A: "✉", 0xF04A: "☺"}[n]
	case "Wingdings 2":
		return map[uint64]string{0xF050: "✓", 0xF051: "☒", 0xF052: "☑", 0xF0A3: "□"}[n]
	case "Symbol":
		return map[uint64]string{0xF0B7: "•", 0xF0B4: "×", 0xF0B1: "±", 0xF0B0: "°", 0xF0A3: "≤", 0xF0B3: "≥", 0xF06D: "μ", 0xF061: "α", 0xF062: "β", 0xF0AE: "→"}[n]
	}
	return ""
}
