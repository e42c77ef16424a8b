//go:build ignore

package main

import (
	"bytes"
	"compress/zlib"
	"log"
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
