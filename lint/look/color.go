// Package look judges pixels: which flat colours a picture has and whether a
// palette has them too, how far apart two colours are, what shape a picture
// is. Functions on images; no rules, no files.
package look

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"
	"sync"
)

// A Lab is a colour in CIE L*a*b* under D65 (2° observer): L from 0 (black) to
// 100 (white), A green to red, B blue to yellow.
type Lab struct{ L, A, B float64 }

// ToLab converts an sRGB colour (IEC 61966-2-1). Alpha is not looked at.
func ToLab(c color.NRGBA) Lab {
	light := linear()
	r, g, b := light[c.R], light[c.G], light[c.B]
	x := labCurve((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	y := labCurve(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := labCurve((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return Lab{L: 116*y - 16, A: 500 * (x - y), B: 200 * (y - z)}
}

// Alike says whether two colours are one to the eye, unless they touch.
func Alike(a, b color.NRGBA) bool { return CIEDE2000(ToLab(a), ToLab(b)) < sameTone }

// okPerDeltaE is how far apart two colours may be in Oklab for each step of
// CIEDE2000 they may be: 0.045 for 5. CIEDE2000 forgives much in saturated
// blues, Oklab in greys; to be one, colours must be near in both.
const okPerDeltaE = 0.009

// Near says whether two colours are within deltaE of each other, as CIEDE2000
// and Oklab see it.
func Near(a, b color.NRGBA, deltaE float64) bool {
	if CIEDE2000(ToLab(a), ToLab(b)) > deltaE {
		return false
	}
	p, q := toOklab(a), toOklab(b)
	return math.Hypot(math.Hypot(p.L-q.L, p.A-q.A), p.B-q.B) <= deltaE*okPerDeltaE
}

// toOklab converts an sRGB colour as Björn Ottosson defines it ("A perceptual
// color space for image processing", 2020): L from 0 to 1.
func toOklab(c color.NRGBA) Lab {
	light := linear()
	r, g, b := light[c.R], light[c.G], light[c.B]
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return Lab{
		L: 0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		A: 1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		B: 0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// linear is the light each of sRGB's 256 steps stands for, 0 to 1. It is
// worked out when first asked for: most runs see no picture.
var linear = sync.OnceValue(func() *[256]float64 {
	var t [256]float64
	for i := range t {
		v := float64(i) / 255
		if v <= 0.04045 {
			t[i] = v / 12.92
		} else {
			t[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return &t
})

// labCurve is the CIE's cube root with its straight foot near black.
func labCurve(t float64) float64 {
	if t > 216.0/24389 {
		return math.Cbrt(t)
	}
	return (24389.0/27*t + 16) / 116
}

// ParseHex reads a colour as CSS writes it: "#0B5FFF", "#09F", "#0B5FFF80"
// with alpha, with or without the "#", in either case.
func ParseHex(s string) (color.NRGBA, error) {
	digits := strings.TrimPrefix(strings.TrimSpace(s), "#")
	wide := digits
	if len(digits) == 3 || len(digits) == 4 {
		wide = ""
		for _, d := range []byte(digits) {
			wide += string([]byte{d, d})
		}
	}
	if len(wide) == 6 {
		wide += "FF"
	}
	v, err := strconv.ParseUint(wide, 16, 32)
	if err != nil || len(wide) != 8 {
		return color.NRGBA{}, fmt.Errorf("%q is not a colour: write # and 3, 4, 6 or 8 of 0-9 A-F, as in #0B5FFF", s)
	}
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, nil
}

// Hex writes a colour as ParseHex reads it: "#0B5FFF", with alpha only where
// it is not opaque.
func Hex(c color.NRGBA) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02X%02X%02X%02X", c.R, c.G, c.B, c.A)
}
