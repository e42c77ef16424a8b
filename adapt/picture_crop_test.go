package adapt_test

import (
	"image"
	"math/rand"
	"testing"

	"onevoice/brandkit"
)

// pebble is a picture of sand with one thing in it that stands out.
func pebble(w, h, x, y int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewSource(1))
	for i := 0; i < len(m.Pix); i += 4 {
		v := uint8(150 + r.Intn(24))
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = v, v, v-40, 255
		if dx, dy := i/4%w-x, i/4/w-y; dx*dx+dy*dy < h*h/100 {
			if m.Pix[i], m.Pix[i+1], m.Pix[i+2] = 230, 20, 20; (dx/16+dy/16)%2 == 0 {
				m.Pix[i], m.Pix[i+1], m.Pix[i+2] = 255, 240, 200
			}
		}
	}
	return m
}

// Where nobody says what matters, the subject stays in: at a side in a square,
// at the foot in a banner. What the master says goes before it.
func TestSubjectStaysIn(t *testing.T) {
	for _, c := range []struct {
		name, front, file string
		w, h, x, y        int
		want              bool
	}{
		{"at the side", "", "wechat/square.jpg", 1600, 900, 1450, 450, true},
		{"at the foot", "", "wechat/cover.jpg", 1200, 1600, 600, 1450, true},
		{"elsewhere says the master", "---\nimages: [{file: a.jpg, focus: [0.1, 0.5]}]\n---\n", "wechat/square.jpg", 1600, 900, 1450, 450, false},
	} {
		v, _ := illustrated(t, &brandkit.Kit{}, c.front+"# 溪边的石头\n\n它在那里很久了。\n\n![石头](a.jpg)\n", "wechat", map[string][]byte{"a.jpg": jpg(pebble(c.w, c.h, c.x, c.y))})
		if got := hasRed(pictureOf(t, v, c.file)); got != c.want {
			t.Errorf("%s: in the picture %v, want %v", c.name, got, c.want)
		}
	}
}
