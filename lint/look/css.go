package look

import (
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A CSSColor is a colour in a CSS value, written at value[Start:End].
type CSSColor struct {
	Color      color.NRGBA
	Start, End int
}

// cssColor finds what may be a colour: #hex, a function, a word.
var cssColor = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)#[0-9a-f]+|\b(?:rgb|hsl)a?\([^()]*\)|\b(?:url|var)\([^()]*\)|[a-z-]+`)
})

// CSSColors finds the colours in a CSS value, in the order written: #hex, rgb(),
// hsl() and CSS's names (CSS Color 4). What is transparent is left out, and so
// is what it can't read: a variable, a picture's address.
func CSSColors(value string) []CSSColor {
	var out []CSSColor
	for _, at := range cssColor().FindAllStringIndex(value, -1) {
		if c, ok := parseCSS(strings.ToLower(value[at[0]:at[1]])); ok && c.A > 0 {
			out = append(out, CSSColor{c, at[0], at[1]})
		}
	}
	return out
}

func parseCSS(s string) (color.NRGBA, bool) {
	name, args, function := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	switch {
	case s[0] == '#':
		c, err := ParseHex(s)
		return c, err == nil
	case function && (name == "rgb" || name == "rgba"):
		return rgbOf(numbers(args, 255))
	case function && (name == "hsl" || name == "hsla"):
		return hslOf(numbers(args, 1))
	}
	hex, ok := cssNames()[s]
	if !ok {
		return color.NRGBA{}, false
	}
	c, err := ParseHex(hex)
	return c, err == nil
}

// numbers reads the arguments of a colour function; a percentage is a part of
// full, but of one for alpha, the fourth.
func numbers(args string, full float64) (out []float64) {
	for i, f := range strings.FieldsFunc(args, func(r rune) bool { return strings.ContainsRune(" ,/\t\n", r) }) {
		scale := 1.0
		if digits, ok := strings.CutSuffix(f, "%"); ok {
			f, scale = digits, full/100
			if i == 3 {
				scale = 1.0 / 100
			}
		}
		v, err := strconv.ParseFloat(strings.TrimSuffix(f, "deg"), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		out = append(out, v*scale)
	}
	return out
}

func rgbOf(v []float64) (color.NRGBA, bool) {
	if len(v) != 3 && len(v) != 4 {
		return color.NRGBA{}, false
	}
	level := func(f float64) uint8 { return uint8(min(255, max(0, math.Round(f)))) }
	c := color.NRGBA{level(v[0]), level(v[1]), level(v[2]), 255}
	if len(v) == 4 {
		c.A = level(v[3] * 255)
	}
	return c, true
}

// hslOf is the conversion of CSS Color 4, 7.1.
func hslOf(v []float64) (color.NRGBA, bool) {
	if len(v) != 3 && len(v) != 4 {
		return color.NRGBA{}, false
	}
	h, s, l := math.Mod(math.Mod(v[0], 360)+360, 360), v[1], v[2]
	part := func(n float64) float64 {
		k := math.Mod(n+h/30, 12)
		return 255 * (l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1)))
	}
	return rgbOf(append([]float64{part(0), part(8), part(4)}, v[3:]...))
}

// Grey says whether a colour has next to no hue: chroma under 0.02 in Oklab.
func Grey(c color.NRGBA) bool {
	ok := toOklab(c)
	return math.Hypot(ok.A, ok.B) < 0.02
}

// cssNames are the names of CSS Color 4, 6.1, in small letters.
var cssNames = sync.OnceValue(func() map[string]string {
	list := strings.Fields(cssNameList)
	names := make(map[string]string, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		names[list[i]] = "#" + list[i+1]
	}
	return names
})

const cssNameList = `aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4
black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f
darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f
darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969
dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082
ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a
lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0
lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc
mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080
oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98
paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6
purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460
seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090
snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee
wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32`

// Closest returns the paint nearest to a colour by CIEDE2000, how far it is,
// and whether the colour is of the palette: within that paint's reach or
// another's, or white or black. The zero Paint for an empty palette.
func Closest(c color.NRGBA, palette []Paint) (nearest Paint, distance float64, of bool) {
	j := newJudge(palette, Options{}, 1)
	c.A = 255
	p := j.nearest(c)
	return p.Nearest, p.Distance, j.has(c)
}
