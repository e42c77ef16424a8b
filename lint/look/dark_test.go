package look

import (
	"image/color"
	"testing"
)

// The values were made by the published functions themselves, run with their
// own colour library (color 4).
func TestDark(t *testing.T) {
	for _, c := range []struct{ light, ground, onPage, onGrey, onGreen, onYellow string }{
		{"#FFFFFF", "#191919", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"},
		{"#191919", "#383838", "#A3A3A3", "#CCCCCC", "#CCCCCC", "#191919"},
		{"#000000", "#383838", "#A3A3A3", "#E6E6E6", "#000000", "#000000"},
		{"#0B5FFF", "#0B5FFF", "#0B62FF", "#0C71FF", "#11B1FF", "#0B5FFF"},
		{"#13315C", "#13325D", "#79A5E3", "#79A5E3", "#79A5E3", "#13315C"},
		{"#6B6B6B", "#ADADAD", "#6B6B6B", "#6B6B6B", "#8A8A8A", "#6B6B6B"},
		{"#FFD54F", "#E6C047", "#C6A53D", "#FFD54F", "#FFD54F", "#7D5F00"},
		{"#F6F6F6", "#222222", "#A3A3A3", "#F6F6F6", "#F6F6F6", "#000000"},
		{"#C7683F", "#C7683F", "#C7683F", "#C7683F", "#D77044", "#994D2C"},
		{"#1F6F5C", "#1F6F5C", "#60C4AC", "#68D5BB", "#68D5BB", "#1F6F5C"},
		{"#FF0000", "#FF0000", "#FF1700", "#FF2700", "#FF6900", "#FF0000"},
		{"#2B4C7E", "#2B4C7E", "#5B86C7", "#5B86C7", "#6290D6", "#2B4C7E"},
	} {
		is := func(on string, got color.NRGBA, want string) {
			if w := hexOf(t, want); !within1(got, w) {
				t.Errorf("%s %s becomes %s, want %s", c.light, on, Hex(got), want)
			}
		}
		light := hexOf(t, c.light)
		is("as ground", DarkGround(light), c.ground)
		is("on the page", DarkWords(light, DarkPage()), c.onPage)
		is("on grey", DarkWords(light, DarkGround(hexOf(t, "#F6F6F6"))), c.onGrey)
		is("on green", DarkWords(light, DarkGround(hexOf(t, "#1F6F5C"))), c.onGreen)
		is("on yellow", DarkWords(light, DarkGround(hexOf(t, "#FFD54F"))), c.onYellow)
	}
}

func hexOf(t *testing.T, s string) color.NRGBA {
	t.Helper()
	c, err := ParseHex(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func within1(a, b color.NRGBA) bool {
	near := func(x, y uint8) bool { return int(x)-int(y) <= 1 && int(y)-int(x) <= 1 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && a.A == b.A
}

// Half a colour on a ground is the mean of both.
func TestOver(t *testing.T) {
	if got := Over(color.NRGBA{255, 0, 0, 127}, color.NRGBA{0, 0, 255, 255}); got != (color.NRGBA{127, 0, 128, 255}) {
		t.Errorf("%v", got)
	}
}
