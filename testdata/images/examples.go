//go:build ignore

package main

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"log"

	"github.com/disintegration/imaging"
)

// examples writes the small pictures that rules show in their examples, for
// what a flat fill can't show.
func examples() {
	const dir = "rules/look/pictures/"
	plain := blank(48, 48, brook)
	plain.poly(oat, 8, 8, 40, 8, 40, 20, 8, 20)
	other := blank(48, 48, clay)
	writeFile(dir+"plain.jpg", jpegFile(plain, 90))
	writeFile(dir+"plain.png", pngFile(plain))
	writeFile(dir+"placed.jpg", jpegFile(plain, 90, "\xE1Exif\x00\x00"+exif(1, true, true)))
	writeFile(dir+"numbered.jpg", jpegFile(plain, 90, "\xE1Exif\x00\x00"+exif(1, false, true)))
	writeFile(dir+"placed.png", pngFile(plain, "eXIf"+exif(1, true, false)))
	writeFile(dir+"turned.jpg", jpegFile(plain, 90, "\xE1Exif\x00\x00"+exif(6, false, false)))
	writeFile(dir+"wide.jpg", jpegFile(plain, 90, iccSegment(profile("Display P3", wideScreen))))
	writeFile(dir+"wide.png", pngFile(plain, iccChunk(profile("Display P3", wideScreen))))
	writeFile(dir+"srgb.png", pngFile(plain, iccChunk(profile("sRGB IEC61966-2.1", srgbScreen))))
	writeFile(dir+"tables.png", pngFile(plain, iccChunk(profile("Scanner", nil))))
	writeFile(dir+"ink.jpg", inkFile(48, 48, [4]uint8{200, 60, 90, 20}))
	writeFile(dir+"moving.gif", gifFile(plain, other))
	writeFile(dir+"phone.heic", phoneFile(4032, 3024))
	writeFile(dir+"generated.jpg", jpegFile(plain, 90, xmpSegment(aigc(false))))
	writeFile(dir+"labelled.jpg", jpegFile(plain, 90, xmpSegment(aigc(true))))
	versions(dir)
}

func deflate(s string) string {
	var b bytes.Buffer
	z := must(zlib.NewWriterLevel(&b, zlib.BestCompression))
	if _, err := z.Write([]byte(s)); err != nil {
		log.Fatal(err)
	}
	if err := z.Close(); err != nil {
		log.Fatal(err)
	}
	return b.String()
}

// notice is a small poster: a mark, bars in place of words, a band. Another
// seed has other words.
func notice(w, h int, seed uint32) canvas {
	c := blank(w, h, oat)
	u := float32(w) / 60
	box := func(col color.Color, x, y, x1, y1 float32) { c.poly(col, x*u, y*u, x1*u, y*u, x1*u, y1*u, x*u, y1*u) }
	box(brook, 5, 5, 17, 9)
	box(pine, 0, 70, 60, 80)
	box(clay, 8, 73, 26, 77)
	next := func(n int) float32 { seed = seed*1664525 + 1013904223; return float32(int(seed>>8) % n) }
	for y := float32(18); y < 62; y += 5 {
		for x := 6 + next(6); x < 50; x += 2 + next(4) {
			box(ink, x, y+next(2), x+1+next(2), y+2+next(2))
		}
	}
	return c
}

// versions writes an approved picture and what became of it.
func versions(dir string) {
	approved := notice(300, 400, 7)
	writeFile(dir+"approved.png", pngFile(approved))
	writeFile(dir+"approved-small.jpg", jpegFile(imaging.Resize(approved, 200, 0, imaging.Lanczos), 80))
	writeFile(dir+"approved-cropped.png", pngFile(imaging.Crop(approved, image.Rect(15, 20, 285, 380))))
	altered := notice(300, 400, 7)
	altered.poly(clay, 200, 250, 250, 250, 250, 300, 200, 300)
	writeFile(dir+"approved-altered.png", pngFile(altered))
	writeFile(dir+"sibling.png", pngFile(notice(300, 400, 1234)))
	enlarged := imaging.Resize(notice(75, 100, 7), 300, 400, imaging.CatmullRom)
	writeFile(dir+"enlarged.png", pngFile(enlarged))
	writeFile(dir+"enlarged.jpg", jpegFile(enlarged, 70))
	writeFile(dir+"blurred.jpg", jpegFile(imaging.Blur(approved, 3), 70))
}
