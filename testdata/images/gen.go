//go:build ignore

// Gen draws every picture in testdata: the logo of the invented brand, its
// posters, banners and covers, and two that look like photographs. From the
// root of the repository:
//
//	go run testdata/images/*.go
package main

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomedium"
)

// The palette of testdata/campaigns/brand.yaml.
var (
	brook = rgb(0x1F6F5C)
	pine  = rgb(0x12433A)
	clay  = rgb(0xC7683F)
	fog   = rgb(0xA9B3AE)
	ink   = rgb(0x22282A)
	oat   = rgb(0xF6F1E7)
	white = rgb(0xFFFFFF)
)

func main() {
	const brand, f2 = "testdata/campaigns/brand/", "testdata/campaigns/f2-launch/"
	writePNG(brand+"logo.png", logo(brook, pine, ink))
	writePNG(brand+"logo-reversed.png", logo(white, fog, white))
	writePNG(brand+"approved/autumn-poster.png", autumnPoster())
	writePNG(f2+"poster/poster.png", poster())
	writePNG(f2+"xiaohongshu/cover.png", noteCover())
	writePNG(f2+"wechat/cover.png", articleCover(900, 500))
	writePNG(f2+"weibo/banner.png", offBanner())
	writePNG(f2+"landing/images/hero.png", articleCover(1200, 630))
	logoPictures()
	camp, mesh := campPhoto(1280, 853), meshPhoto(960, 720)
	for _, dir := range []string{f2 + "wechat/images/", "testdata/masters/images/"} {
		writeJPG(dir+"camp.jpg", camp)
		writeJPG(dir+"mesh.jpg", mesh)
	}
	examples()
	shelves()
}

// ---- pictures with large flat fills ----

func logo(mark, fold, word color.Color) image.Image {
	c := blank(640, 160, color.Transparent)
	c.mark(10, 12, 136, mark, fold)
	c.words(gobold.TTF, 92, 164, 112, word, "Foldbrook")
	return c
}

func poster() image.Image {
	c := blank(1080, 1440, oat)
	c.disc(790, 420, 130, clay)
	c.poly(fog, 0, 760, 260, 520, 470, 700, 700, 470, 1080, 790, 1080, 1440, 0, 1440)
	c.poly(brook, 0, 900, 330, 690, 640, 930, 880, 760, 1080, 900, 1080, 1440, 0, 1440)
	c.poly(pine, 0, 1120, 1080, 1040, 1080, 1440, 0, 1440)
	c.dripper(744, 560, 4.1, white, clay)
	c.words(gobold.TTF, 92, 76, 180, ink, "Fold the brook")
	c.words(gobold.TTF, 92, 76, 284, ink, "into your bag.")
	c.words(gomedium.TTF, 44, 78, 360, brook, "2026.12.08  20:00")
	c.words(gobold.TTF, 120, 70, 1250, white, "¥399")
	c.paste(logo(white, fog, white), 74, 1310, 320)
	return c
}

func noteCover() image.Image {
	c := blank(1080, 1440, brook)
	c.poly(pine, 0, 1010, 1080, 860, 1080, 1440, 0, 1440)
	c.disc(540, 610, 360, oat)
	c.dripper(540, 372, 2.6, pine, clay)
	c.words(gobold.TTF, 110, 76, 1190, white, "286 g  18 mm")
	c.paste(logo(white, fog, white), 74, 1276, 340)
	return c
}

func autumnPoster() image.Image {
	c := blank(720, 960, clay)
	c.poly(ink, 0, 620, 220, 470, 430, 640, 720, 430, 720, 960, 0, 960)
	c.disc(520, 350, 96, oat)
	c.words(gobold.TTF, 62, 48, 130, white, "Fold the brook")
	c.words(gobold.TTF, 62, 48, 200, white, "into your bag.")
	c.paste(logo(white, fog, white), 48, 850, 240)
	return c
}

func articleCover(w, h int) image.Image {
	c := blank(w, h, oat)
	W, H := float32(w), float32(h)
	c.poly(fog, W*.38, H, W*.62, H*.42, W*.78, H*.66, W, H*.36, W, H)
	c.poly(brook, W*.45, H, W*.76, H*.62, W, H*.8, W, H)
	c.dripper(W*.79, H*.16, H/270, pine, clay)
	c.words(gobold.TTF, float64(h)*.15, int(W*.06), int(H*.42), ink, "Foldbrook F2")
	c.words(gomedium.TTF, float64(h)*.068, int(W*.062), int(H*.56), brook, "Fold the brook into your bag.")
	c.paste(logo(brook, pine, ink), int(W*.06), int(H*.76), w/4)
	return c
}

// offBanner is a banner in colours that the brand doesn't have.
func offBanner() image.Image {
	c := blank(1200, 480, rgb(0x7A1FA2))
	c.poly(rgb(0xFF2E88), 700, 0, 1200, 0, 1200, 480, 520, 480)
	c.disc(980, 240, 150, rgb(0xFFD400))
	c.dripper(980, 110, 1.9, rgb(0x7A1FA2), white)
	c.words(gobold.TTF, 84, 70, 220, white, "Foldbrook F2")
	c.words(gomedium.TTF, 40, 74, 300, white, "2026.12.08  20:00")
	c.paste(logo(white, fog, white), 70, 370, 240)
	return c
}

// ---- pictures that look like photographs ----

func campPhoto(w, h int) canvas {
	c := blank(w, h, white)
	seed := uint32(7)
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w), float64(y)/float64(h)
			r, g, b := mix(v*1.6, 0x6E8FA6, 0xF0C9A0)
			for k, tone := range []int{0xA9A8A4, 0x6C7F78, 0x35504A} {
				f := float64(k)
				ridge := .40 + .13*f + .05*math.Sin(u*(7+3*f)+f*2) + .02*math.Sin(u*23+f*5)
				if v > ridge {
					r, g, b = mix((v-ridge)*2.2, tone, 0xC9BBA6-0x303030*k)
				}
			}
			if v > .80 {
				r, g, b = mix((v-.80)*4, 0x8A6A4C, 0x3C2C20)
				s := 9 * math.Sin(u*4+v*240+3*math.Sin(u*9))
				r, g, b = r+s, g+s*.8, b+s*.6
			}
			glow := 70 * math.Exp(-((u-.22)*(u-.22)+(v-.34)*(v-.34))*18)
			c.grain(x, y, r+glow, g+glow*.8, b+glow*.4, &seed)
		}
	}
	c.dripper(float32(w)*.62, float32(h)*.30, float32(h)/310, rgb(0xC9CAC4), rgb(0x7A4A2C))
	for y := range h { // light from the left, and grain over what was drawn too
		for x := range w {
			p, k := c.RGBAAt(x, y), 1.12-.3*float64(x)/float64(w)
			c.grain(x, y, float64(p.R)*k, float64(p.G)*k, float64(p.B)*k, &seed)
		}
	}
	return c
}

func meshPhoto(w, h int) image.Image {
	c := blank(w, h, white)
	seed := uint32(11)
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w)-.5, float64(y)/float64(h)
			r, g, b := mix(v+.3*u, 0xC8A27C, 0x4B3526)
			if edge := .42 - .30*v; v > .10 && v < .95 && math.Abs(u) < edge {
				light := math.Cos(u / edge * 1.35)
				weave := 14 * math.Sin(u/edge*90) * math.Sin(v*190)
				shine := 60 * math.Exp(-math.Pow(u/edge+.35, 2)*30)
				l := 70 + 120*light + weave + shine
				r, g, b = l, l*.99, l*.96
			}
			c.grain(x, y, r, g, b, &seed)
		}
	}
	return c
}
