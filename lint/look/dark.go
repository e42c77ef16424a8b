package look

import (
	"image/color"
	"math"
)

// The constants and steps of this file are those of the algorithm WeChat has
// published, MIT: wechatjs/mp-darkmode, src/modules/constant.js and sdk.js. It
// recolours what style attributes set; pictures and SVGs it leaves alone.

// DarkPage is the ground of a page in WeChat's dark mode.
func DarkPage() color.NRGBA { return color.NRGBA{0x19, 0x19, 0x19, 255} }

// LightWords is the colour of words for which nobody sets one, on a white page.
func LightWords() color.NRGBA { return color.NRGBA{0x19, 0x19, 0x19, 255} }

const (
	whiteLike  = 250.0 // brightness from which a colour counts as white
	mostGround = 190.0 // the brightest ground that stays
	leastApart = 65.0  // brightness between words and their ground
	darkWords  = 163.0 // of #A3A3A3, what words become on the page
	brightFrom = 100.0 // a ground is bright
	greyTurns  = 40.0  // lightness in per cent above which a grey is turned over
	leastLight = 22.0  // and below which a ground is lifted
)

// DarkGround returns what WeChat's dark mode makes of a background.
func DarkGround(c color.NRGBA) color.NRGBA {
	h, s, l := hsl(c)
	b := brightness(c)
	switch {
	case s == 0 && l > greyTurns || b > whiteLike:
		_, _, page := hsl(DarkPage())
		return fromHSL(0, 0, min(100, 100+page-l), c.A)
	case b > mostGround:
		return atBrightness(mostGround, c)
	case l < leastLight:
		return fromHSL(h, s, leastLight, c.A)
	}
	return c
}

// DarkWords returns what WeChat's dark mode makes of words on a ground that it
// has recoloured already; see DarkGround and DarkPage.
func DarkWords(c, ground color.NRGBA) color.NRGBA {
	page := brightness(DarkPage())
	alpha := float64(ground.A) / 255
	on := brightness(ground)*alpha + page*(1-alpha)
	for range 2 { // turned over once, then moved
		b := brightness(c)
		apart := math.Abs(on - b)
		h, s, l := hsl(c)
		most := darkWords - page
		switch {
		case b >= whiteLike:
			return c
		case apart > most && on <= page+2:
			return atBrightness(most+on, c)
		case apart >= leastApart:
			return c
		case on >= brightFrom && l > 90-greyTurns, on < brightFrom && l <= greyTurns:
			c = fromHSL(h, s, 90-l, c.A)
			continue
		case on >= brightFrom:
			return atBrightness(min(most, on-leastApart), c)
		}
		return atBrightness(min(most, on+leastApart), c)
	}
	return c
}

// brightness is the perceived brightness of AERT, 0 to 255.
func brightness(c color.NRGBA) float64 {
	return (299*float64(c.R) + 587*float64(c.G) + 114*float64(c.B)) / 1000
}

// atBrightness scales a colour to a brightness; what doesn't fit into one part
// another takes.
func atBrightness(want float64, c color.NRGBA) color.NRGBA {
	by := want / max(brightness(c), 1)
	r, g, b := min(255, float64(c.R)*by), min(255, float64(c.G)*by), min(255, float64(c.B)*by)
	switch {
	case g == 0 || r == 255 || b == 255:
		g = (want*1000 - r*299 - b*114) / 587
	case r == 0:
		r = (want*1000 - g*587 - b*114) / 299
	case b == 0 || g == 255:
		b = (want*1000 - r*299 - g*587) / 114
	}
	return color.NRGBA{byteOf(r), byteOf(g), byteOf(b), c.A}
}

func byteOf(v float64) uint8 { return uint8(min(255, max(0, math.Round(v)))) }

// hsl returns hue in degrees, saturation and lightness in per cent.
func hsl(c color.NRGBA) (h, s, l float64) {
	r, g, b := float64(c.R)/255, float64(c.G)/255, float64(c.B)/255
	high, low := max(r, g, b), min(r, g, b)
	d := high - low
	l = (high + low) / 2
	if d == 0 {
		return 0, 0, l * 100
	}
	s = d / (1 - math.Abs(2*l-1))
	switch high {
	case r:
		h = math.Mod((g-b)/d+6, 6)
	case g:
		h = (b-r)/d + 2
	default:
		h = (r-g)/d + 4
	}
	return h * 60, s * 100, l * 100
}

func fromHSL(h, s, l float64, alpha uint8) color.NRGBA {
	c, _ := hslOf([]float64{h, s / 100, l / 100})
	c.A = alpha
	return c
}

// Over returns a colour as it looks on an opaque ground.
func Over(c, ground color.NRGBA) color.NRGBA {
	a := float64(c.A) / 255
	mix := func(x, y uint8) uint8 { return byteOf(float64(x)*a + float64(y)*(1-a)) }
	return color.NRGBA{mix(c.R, ground.R), mix(c.G, ground.G), mix(c.B, ground.B), 255}
}
