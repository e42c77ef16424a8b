package look

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestCSSColors(t *testing.T) {
	for value, want := range map[string]string{
		"#09F":                                "#0099FF@0-4",
		"1px solid #0B5FFF80":                 "#0B5FFF80@10-19",
		"rgb(11, 95, 255)":                    "#0B5FFF@0-16",
		"RGBA(11 95 255 / 50%)":               "#0B5FFF80@0-21",
		"rgb(100%,0%,0%)":                     "#FF0000@0-15",
		"hsl(120, 100%, 25%)":                 "#008000@0-19",
		"hsla(-240deg 100% 50% / .5)":         "#00FF0080@0-27",
		"linear-gradient(90deg, Red, navy)":   "#FF0000@23-26 #000080@28-32",
		"url(red.png) no-repeat transparent":  "",
		"var(--blue) inherit currentColor":    "",
		"rgba(0,0,0,0)":                       "",
		"darkslategrey":                       "#2F4F4F@0-13",
		"#12345 rgb(1,2) rgb(nan,0,0) 好 #xyz": "",
	} {
		var got []string
		for _, c := range CSSColors(value) {
			got = append(got, fmt.Sprintf("%s@%d-%d", Hex(c.Color), c.Start, c.End))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", value, s, want)
		}
	}
}

func TestCSSNames(t *testing.T) {
	if n := len(cssNames()); n != 148 {
		t.Errorf("%d names, CSS has 148", n)
	}
	for name, hex := range cssNames() {
		if _, err := ParseHex(hex); err != nil || len(hex) != 7 {
			t.Errorf("%s: %s", name, hex)
		}
	}
}

func TestClosest(t *testing.T) {
	palette := []Paint{{Name: "blue", Color: hex("#0B5FFF")}, {Name: "orange", Color: hex("#FF7A1A")}}
	for _, c := range []struct {
		hex, nearest string
		of           bool
	}{{"#0B5FFF", "blue", true}, {"#0C61FE", "blue", true}, {"#3B82F6", "blue", false}, {"#FFFFFF", "orange", true}, {"#E0302A", "orange", false}} {
		p, d, of := Closest(hex(c.hex), palette)
		if p.Name != c.nearest || of != c.of || math.IsInf(d, 0) {
			t.Errorf("%s: %s %.1f %v", c.hex, p.Name, d, of)
		}
	}
}

func FuzzCSSColors(f *testing.F) {
	f.Add("rgb(1,2,3) #fff hsl(1e308deg,1,1)")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range CSSColors(s) {
			if c.Start < 0 || c.End > len(s) || c.Start >= c.End {
				t.Errorf("%q: %+v", s, c)
			}
		}
	})
}
