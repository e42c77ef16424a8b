//go:build ignore

package main

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font/gofont/gobold"
)

// logoPictures writes small pictures with the brand's logo, right and wrong,
// which the rules about logos show in their examples.
func logoPictures() {
	const dir = "rules/look/pictures/"
	light, dark := logo(brook, pine, ink), logo(white, fog, white)
	writePNG(dir+"logo.png", light)
	writePNG(dir+"logo-reversed.png", dark)
	on := func(name string, ground, drawing image.Image, l laid) {
		c := blank(400, 300, white)
		c.paste(ground, 0, 0, 400)
		c.lay(drawing, l)
		writePNG(dir+name+".png", c)
	}
	plain := func(col color.Color) canvas { return blank(400, 300, col) }
	right := laid{x: 200, y: 90, width: 170, stretch: 1}

	on("logo-right", plain(oat), light, right)
	on("logo-right-dark", plain(pine), dark, right)
	on("logo-right-corner", plain(white), light, laid{x: 300, y: 260, width: 150, stretch: 1})
	plate := plain(clay)
	plate.poly(oat, 0, 40, 400, 40, 400, 140, 0, 140)
	on("logo-right-plate", plate, light, right)

	on("logo-small", plain(oat), light, laid{x: 200, y: 90, width: 84, stretch: 1})
	on("logo-small-dark", plain(pine), dark, laid{x: 80, y: 90, width: 88, stretch: 1})
	on("logo-small-corner", plain(white), light, laid{x: 330, y: 260, width: 80, stretch: 1})

	near := plain(oat)
	near.words(gobold.TTF, 26, 118, 138, clay, "Open today")
	on("logo-near-words", near, light, right)
	button := plain(oat)
	button.poly(clay, 294, 70, 360, 70, 360, 110, 294, 110)
	on("logo-near-mark", button, light, right)
	on("logo-near-edge", plain(pine), dark, laid{x: 200, y: 24, width: 170, stretch: 1})

	on("logo-wide", plain(oat), light, laid{x: 200, y: 90, width: 190, stretch: 1.2})
	on("logo-wider", plain(white), light, laid{x: 200, y: 90, width: 200, stretch: 1.3})
	on("logo-narrow", plain(pine), dark, laid{x: 200, y: 90, width: 150, stretch: .85})

	on("logo-turned", plain(oat), light, laid{x: 200, y: 90, width: 170, stretch: 1, turn: 8})
	on("logo-turned-left", plain(pine), dark, laid{x: 200, y: 90, width: 170, stretch: 1, turn: -6})
	on("logo-turned-little", plain(white), light, laid{x: 200, y: 90, width: 170, stretch: 1, turn: 3.5})

	on("logo-orange", plain(oat), logo(clay, pine, ink), right)
	on("logo-grey", plain(oat), logo(rgb(0x777777), rgb(0x444444), rgb(0x555555)), right)
	on("logo-one-colour", plain(pine), logo(white, white, white), right)

	on("logo-light-on-dark", plain(pine), logo(brook, clay, ink), right)
	on("logo-dark-on-light", plain(oat), dark, right)
	camp := campPhoto(400, 300)
	camp.lay(light, laid{x: 200, y: 200, width: 190, stretch: 1})
	writeJPG(dir+"logo-on-photo.jpg", camp)
	on("logo-lost", plain(rgb(0x2A7A66)), light, right)
}

// laid is how a logo lies in a picture: its middle, its width, how much too
// wide it is for its height, and its turn in degrees, clockwise.
type laid struct{ x, y, width, stretch, turn float64 }

// lay lays a drawing into the canvas, each pixel the mean of 4 by 4 samples.
func (c canvas) lay(drawing image.Image, l laid) {
	b := drawing.Bounds()
	k := float64(b.Dx()) / l.width
	sin, cos := math.Sincos(l.turn * math.Pi / 180)
	for y := range c.Rect.Dy() {
		for x := range c.Rect.Dx() {
			var r, g, bl, a float64
			for i := range 16 {
				dx, dy := float64(x)+(float64(i%4)+.5)/4-l.x, float64(y)+(float64(i/4)+.5)/4-l.y
				u := int(math.Floor((dx*cos+dy*sin)*k + float64(b.Dx())/2))
				v := int(math.Floor((dy*cos-dx*sin)*k*l.stretch + float64(b.Dy())/2))
				if image.Pt(u, v).In(b) {
					pr, pg, pb, pa := drawing.At(u, v).RGBA()
					r, g, bl, a = r+float64(pr)/16, g+float64(pg)/16, bl+float64(pb)/16, a+float64(pa)/16
				}
			}
			if a > 0 {
				p := c.RGBAAt(x, y)
				over := func(under uint8, v float64) uint8 { return uint8((float64(under)*257*(1-a/65535) + v) / 257) }
				c.SetRGBA(x, y, color.RGBA{over(p.R, r), over(p.G, g), over(p.B, bl), 255})
			}
		}
	}
}
