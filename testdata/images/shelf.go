//go:build ignore

package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"

	"github.com/disintegration/imaging"
)

// A shelf is a folder of pictures, each with what is wrong with it.
type shelf struct {
	dir    string
	labels strings.Builder
}

// put writes a picture; slot is where its channel shows it, rules are the ids
// (without look/) that must speak, and no others.
func (s *shelf) put(name, slot string, data []byte, rules ...string) {
	writeFile(s.dir+name, data)
	fmt.Fprintf(&s.labels, "%s\t%s\t%s\n", name, slot, strings.Join(rules, " "))
}

// shelves writes testdata/look: pictures of the brand, right and wrong, with
// their labels.
func shelves() {
	s := &shelf{dir: "testdata/look/"}
	clean := func(seed uint32) canvas { return notice(540, 720, seed) }
	band := func(c color.Color, seed uint32) canvas {
		m := clean(seed)
		draw.Draw(m, image.Rect(0, 560, 540, 720), image.NewUniform(c), image.Point{}, draw.Src)
		return m
	}
	writeFile(s.dir+"approved/poster.png", pngFile(clean(1)))
	s.flats(clean, band)
	s.photos()
	s.files(clean)
	s.versions(clean)
	s.sizes()
	writeFile(s.dir+"labels.want", []byte(s.labels.String()))
}

// flats are posters in the brand's colours and in others.
func (s *shelf) flats(clean func(uint32) canvas, band func(color.Color, uint32) canvas) {
	s.put("clean.png", "", pngFile(clean(2)))
	s.put("clean-q85.jpg", "", jpegFile(clean(3), 85))
	s.put("clean-q40.jpg", "", jpegFile(clean(4), 40))
	s.put("clean-near.png", "", pngFile(band(rgb(0x217260), 5)))
	s.put("clean-ramp.png", "", pngFile(ramp(clean(6), brook, pine)))
	s.put("clean-ramp-to-white.jpg", "", jpegFile(ramp(clean(7), clay, white), 80))
	s.put("clean-glass.png", "", pngFile(glass(clean(8))))
	s.put("clean-one-frame.gif", "", gifFile(clean(9)), "format")
	s.put("off-green.png", "", pngFile(band(rgb(0x2FA84F), 10)), "palette")
	s.put("off-near-miss.png", "", pngFile(band(rgb(0x2F8F78), 11)), "palette")
	s.put("off-red-q70.jpg", "", jpegFile(band(rgb(0xC22F3A), 12), 70), "palette")
	s.put("off-violet-q40.jpg", "", jpegFile(band(rgb(0x6A3FA0), 13), 40), "palette")
	s.put("off-badge.png", "", pngFile(badge(clean(14), rgb(0xE5A000))), "palette")
	s.put("off-ramp.png", "", pngFile(ramp(clean(15), rgb(0x8A2BE2), rgb(0xFF1493))), "palette")
	s.put("off-grey.png", "", pngFile(band(rgb(0x808890), 16)), "palette")
	s.put("off-last-frame.gif", "", gifFile(clean(17), clean(17), band(rgb(0x7A1FA2), 17)), "animated", "format", "palette")
}

// photos are what the palette has no say in, alone and with fields beside them.
func (s *shelf) photos() {
	camp, mesh := campPhoto(540, 720), meshPhoto(540, 720)
	beside := func(c color.Color) image.Image {
		m := canvas{image.NewRGBA(image.Rect(0, 0, 540, 720))}
		draw.Draw(m, m.Rect, camp, image.Point{}, draw.Src)
		draw.Draw(m, image.Rect(0, 600, 540, 720), image.NewUniform(c), image.Point{}, draw.Src)
		return m
	}
	s.put("photo-camp.jpg", "", jpegFile(camp, 85))
	s.put("photo-mesh.jpg", "", jpegFile(mesh, 60))
	s.put("photo-band.jpg", "", jpegFile(beside(pine), 85))
	s.put("photo-band-off.jpg", "", jpegFile(beside(rgb(0x2060D0)), 85), "palette")
	s.put("photo-placed.jpg", "", jpegFile(camp, 80, "\xE1Exif\x00\x00"+exif(1, true, true)), "privacy")
	s.put("photo-turned.jpg", "", jpegFile(imaging.Rotate90(camp), 80, "\xE1Exif\x00\x00"+exif(6, false, false)))
	s.put("photo-soft.jpg", "", jpegFile(imaging.Blur(mesh, 4), 85), "sharpness")
}

// files are right to look at, and hide something.
func (s *shelf) files(clean func(uint32) canvas) {
	wide, narrow, tables := profile("Display P3", wideScreen), profile("sRGB", srgbScreen), profile("Scanner", nil)
	s.put("wide.png", "", pngFile(inWide(clean(20)), iccChunk(wide)), "color-profile")
	s.put("wide.jpg", "", jpegFile(inWide(clean(21)), 90, iccSegment(wide)), "color-profile")
	s.put("srgb-named.png", "", pngFile(clean(22), iccChunk(narrow)))
	s.put("tables.jpg", "", jpegFile(clean(23), 85, iccSegment(tables)), "color-profile")
	s.put("print.jpg", "", inkFile(540, 720, [4]uint8{30, 200, 90, 20}), "cmyk")
	s.put("numbered.jpg", "", jpegFile(clean(24), 85, "\xE1Exif\x00\x00"+exif(1, false, true)), "privacy")
	s.put("placed.png", "", pngFile(clean(25), "eXIf"+exif(1, true, false)), "privacy")
	s.put("jpeg-inside.png", "", jpegFile(clean(26), 85), "file-type")
	s.put("png-inside.jpg", "", pngFile(clean(27)), "file-type")
	s.put("phone.heic", "", phoneFile(3024, 4032), "format")
	s.put("generated.jpg", "", jpegFile(clean(28), 85, xmpSegment(aigc(false))), "law/ai-label")
	s.put("generated-labelled.jpg", "", jpegFile(clean(29), 85, xmpSegment(aigc(true))))
	s.put("generated.png", "", pngFile(clean(30), "tEXtparameters\x00a tent by a brook\nSteps: 30, Sampler: Euler"), "law/ai-label")
	whole := jpegFile(clean(31), 85)
	s.put("cut-short.jpg", "", whole[:len(whole)*55/100], "error")
	s.put("empty.png", "", nil, "error")
	short := pngFile(clean(32))
	s.put("cut-short.png", "", short[:len(short)-40], "error")
}

// versions are the approved poster over again.
func (s *shelf) versions(clean func(uint32) canvas) {
	approved := clean(1)
	altered := clean(1)
	altered.poly(pine, 340, 420, 470, 420, 470, 540, 340, 540)
	s.put("again-small.jpg", "", jpegFile(imaging.Resize(approved, 360, 0, imaging.Lanczos), 75), "near-duplicate")
	s.put("again-cropped.png", "", pngFile(imaging.Crop(approved, image.Rect(0, 60, 486, 708))), "near-duplicate")
	s.put("again-altered.png", "", pngFile(altered), "near-duplicate")
	s.put("again-itself.png", "", pngFile(approved))
	s.put("again-enlarged.jpg", "", jpegFile(imaging.Resize(imaging.Resize(approved, 135, 0, imaging.Box), 540, 720, imaging.CatmullRom), 85), "near-duplicate", "sharpness")
}

// sizes are covers as Xiaohongshu shows them, and others.
func (s *shelf) sizes() {
	s.put("cover.png", "cover", pngFile(notice(1080, 1440, 40)))
	s.put("cover-small.png", "cover", pngFile(notice(600, 800, 41)), "size")
	s.put("cover-wide.png", "cover", pngFile(imaging.Crop(notice(1440, 1440, 42), image.Rect(0, 180, 1440, 990))), "ratio")
}

// ramp paints a band that goes from one colour to another.
func ramp(c canvas, from, to color.Color) canvas {
	f, t := color.RGBAModel.Convert(from).(color.RGBA), color.RGBAModel.Convert(to).(color.RGBA)
	mix := func(a, b uint8, y int) uint8 { return uint8((int(a)*(200-y) + int(b)*y + 100) / 200) }
	for y := range 200 {
		line := color.RGBA{mix(f.R, t.R, y), mix(f.G, t.G, y), mix(f.B, t.B, y), 255}
		draw.Draw(c, image.Rect(0, 500+y, 540, 501+y), image.NewUniform(line), image.Point{}, draw.Src)
	}
	return c
}

// badge paints a square of two hundredths of the picture.
func badge(c canvas, col color.Color) canvas {
	draw.Draw(c, image.Rect(420, 40, 510, 130), image.NewUniform(col), image.Point{}, draw.Src)
	return c
}

// glass takes the ground away: it is seen on white.
func glass(c canvas) image.Image {
	out := image.NewNRGBA(c.Rect)
	for y := range c.Rect.Dy() {
		for x := range c.Rect.Dx() {
			if p := c.RGBAAt(x, y); p != color.RGBAModel.Convert(oat).(color.RGBA) {
				out.Set(x, y, p)
			}
		}
	}
	return out
}

// inWide writes the brand's colours in the numbers of a wide screen.
func inWide(c canvas) image.Image {
	// The inverse of a P3 profile's matrix onto linear sRGB.
	m := [3][3]float64{{0.8225, 0.1774, 0}, {0.0332, 0.9669, 0}, {0.0171, 0.0724, 0.9108}}
	out := image.NewRGBA(c.Rect)
	seen := map[color.RGBA]color.RGBA{}
	for y := range c.Rect.Dy() {
		for x := range c.Rect.Dx() {
			p := c.RGBAAt(x, y)
			q, ok := seen[p]
			if !ok {
				l := [3]float64{linear(p.R), linear(p.G), linear(p.B)}
				step := func(k int) uint8 { return level(m[k][0]*l[0] + m[k][1]*l[1] + m[k][2]*l[2]) }
				q = color.RGBA{step(0), step(1), step(2), 255}
				seen[p] = q
			}
			out.SetRGBA(x, y, q)
		}
	}
	return out
}
