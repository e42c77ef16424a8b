package brandkit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
)

// readable is the least contrast of text on its ground (WCAG 2.2, 1.4.3).
const readable = 4.5

// Advise says what a kit leaves to chance though nothing in it is wrong: what is
// still the template's example, text colours that can't be read on its backgrounds, brand colours on which no text
// of its own can, logos without a version for light or dark ground.
func (k *Kit) Advise() []*lang.Error {
	v := &validator{kit: k}
	v.examples()
	v.pairs()
	v.grounds()
	v.versions()
	return v.errs
}

// pairs holds every text colour against every background.
func (v *validator) pairs() {
	for i, c := range v.kit.Palette {
		for _, ground := range v.kit.Palette {
			if c.Role != "text" || ground.Role != "background" {
				continue
			}
			if r := contrast(c.Hex, ground.Hex); r < readable {
				v.no(at("palette.%d.hex", i), lang.F("文字色 %s 放在背景色 %s 上对比度只有 %.1f:1，至少要 %.1f:1", "text in %s on %s has a contrast of %.1f:1 only; %.1f:1 is the least", c.Hex, ground.Hex, r, readable),
					lang.F("换一个更深或更浅的颜色，或改掉其中一个的 role", "take a darker or lighter colour, or change the role of one"))
			}
		}
	}
}

// grounds wants text of the kit's own that can be read on each brand colour.
func (v *validator) grounds() {
	for i, c := range v.kit.Palette {
		if c.Role != "primary" && c.Role != "secondary" && c.Role != "accent" {
			continue
		}
		best, with := 0.0, ""
		for _, text := range v.kit.Palette {
			if r := contrast(c.Hex, text.Hex); (text.Role == "text" || text.Role == "background" || text.Role == "neutral") && r > best {
				best, with = r, text.Hex
			}
		}
		if with != "" && best < readable {
			v.no(at("palette.%d.hex", i), lang.F("%s 上放品牌包里的任何文字色都看不清，最好的 %s 也只有 %.1f:1", "no colour of the kit can be read on %s: the best, %s, has %.1f:1", c.Hex, with, best),
				lang.F("只用它放大字（3:1 以上）或装饰，或加一个能放在它上面的文字色", "use it for large words (3:1 and more) and ornament only, or add a text colour that goes on it"))
		}
	}
}

// versions wants a logo for light ground and one for dark.
func (v *validator) versions() {
	for _, ground := range []struct {
		on   string
		name lang.Words
	}{{"light", lang.F("浅色", "light")}, {"dark", lang.F("深色", "dark")}} {
		fits := func(l Logo) bool { return len(l.On) == 0 || slices.Contains(l.On, ground.on) }
		if len(v.kit.Logos) > 0 && !slices.ContainsFunc(v.kit.Logos, fits) {
			v.no("logos", lang.F("没有能放在%s底上的标志", "no logo is for %s ground", ground.name), lang.F("加一个 on: [%s] 的版本", "add a version with on: [%s]", ground.on))
		}
	}
}

// contrast is that of WCAG 2.2 between two colours #RRGGBB, 1 to 21; 21 for
// what is no colour.
func contrast(a, b string) float64 {
	x, ok1 := luminance(a)
	y, ok2 := luminance(b)
	if !ok1 || !ok2 {
		return 21
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) (float64, bool) {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		return 0, false
	}
	light := func(shift int) float64 {
		v := float64(n>>shift&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*light(16) + 0.7152*light(8) + 0.0722*light(0), true
}
