package adapt

import (
	"image/color"
	"math"

	"onevoice/brandkit"
	"onevoice/lint/look"
)

// readable is the contrast that words need (WCAG 2.2, 1.4.3).
const readable = 4.5

// A paint is the colours of a drawn picture. Every word is set in one that can
// be read on what lies under it.
type paint struct {
	ground  color.NRGBA // of most cards
	ink     color.NRGBA // words on it
	quiet   color.NRGBA // small words on it
	strong  color.NRGBA // what matters on it
	field   color.NRGBA // large areas in the brand's own colour
	onField color.NRGBA // words on that
	accent  color.NRGBA // bars and dots on the ground
	onPaint color.NRGBA // bars and dots on the field
	shade   color.NRGBA // large shapes on the field
	dark    color.NRGBA // ink of nobody's palette
}

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0x1A, 0x1A, 0x1A, 255}
)

// paintOf mixes the paint of a kit: its own colours wherever they can be read.
func paintOf(kit *brandkit.Kit) paint {
	named := func(role string, otherwise color.NRGBA) color.NRGBA {
		if c, ok := kit.Color(role); ok {
			if rgb, err := look.ParseHex(c.Hex); err == nil {
				return rgb
			}
		}
		return otherwise
	}
	p := paint{ground: named("background", white), field: color.NRGBA{0x2B, 0x4C, 0x7E, 255}}
	if c, ok := brandColor(kit); ok {
		p.field = named(c.Role, p.field)
	}
	p.dark = black
	if len(kit.Palette) > 0 {
		p.dark = color.NRGBA{A: 255} // full black is ink, of every palette; a softer one is a colour
	}
	p.ink = legible(p.ground, named("text", p.dark), p.field, p.dark, white)
	p.onField = legible(p.field, p.ground, white, p.ink, p.dark)
	p.strong = legible(p.ground, p.field, named("secondary", p.ink), p.ink)
	p.accent = named("accent", named("secondary", p.field))
	if contrast(p.accent, p.ground) < 1.3 {
		p.accent = p.strong
	}
	p.onPaint = p.accent
	if contrast(p.onPaint, p.field) < 1.3 {
		p.onPaint = p.onField
	}
	p.shade = named("secondary", p.field)
	if len(kit.Palette) == 0 {
		p.shade = between(p.field, black, 0.25) // nobody's colours, so any may be mixed
		p.onPaint = between(p.field, white, 0.5)
	}
	p.quiet = p.ink
	if c := between(p.ink, p.ground, 0.35); contrast(c, p.ground) >= readable {
		p.quiet = c
	}
	return p
}

// legible returns the first colour that can be read on ground; black or white
// always can.
func legible(ground color.NRGBA, colours ...color.NRGBA) color.NRGBA {
	for _, c := range append(colours, white, color.NRGBA{A: 255}) {
		if contrast(c, ground) >= readable {
			return c
		}
	}
	return white
}

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// between is the colour a part t of the way from a to b.
func between(a, b color.NRGBA, t float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + t*(float64(y)-float64(x)))) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}
