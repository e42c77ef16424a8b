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
