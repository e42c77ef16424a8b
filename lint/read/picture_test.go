package read

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
)

var blue = color.NRGBA{0x0B, 0x5F, 0xFF, 255}

// pictures returns a picture of each format: 24 by 16, the WebP ones 1 by 1.
func pictures(t testing.TB) map[string][]byte {
	m := image.NewPaletted(image.Rect(0, 0, 24, 16), append(color.Palette{blue}, palette.WebSafe...))
	out := map[string][]byte{}
	var b bytes.Buffer
	encode := func(name string, err error) {
		if err != nil {
			t.Fatal(err)
		}
		out[name] = bytes.Clone(b.Bytes())
		b.Reset()
	}
	encode("png", png.Encode(&b, m))
	encode("jpeg", jpeg.Encode(&b, m, nil))
	encode("gif", gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{m, m}, Delay: []int{1, 1}}))
	for name, s := range map[string]string{
		"webp":          "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
		"webp lossless": "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
		"webp alpha":    "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==",
		"webp moving":   "UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA",
	} {
		data, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	return out
}

func TestPicture(t *testing.T) {
	for name, data := range pictures(t) {
		d, err := Bytes("a.png", data) // content counts, not the extension
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img := d.Blocks[0].Image
		format, _, _ := strings.Cut(name, " ")
		if d.Format != "picture" || img.Format != format || img.Source != d.Source || img.Ref != "" {
			t.Errorf("%s: %s %+v", name, d.Format, img)
		}
		m, err := img.Decode()
		if err != nil || m.Bounds().Dx() != img.Width || m.Bounds().Dy() != img.Height || img.Width < 1 {
			t.Errorf("%s: %v of %dx%d, %v", name, m, img.Width, img.Height, err)
		}
	}
}

// Cut short anywhere, a picture is an error, found without unfolding it.
func TestPictureCutShort(t *testing.T) {
	for name, data := range pictures(t) {
		for n := 1; n < len(data); n++ {
			_, err := Bytes("a.png", data[:n])
			var e *lang.Error
			if !errors.As(err, &e) {
				t.Errorf("%s: %d of %d bytes are read as a picture", name, n, len(data))
			}
		}
	}
}

// A header that claims 60,000 by 60,000 pixels is refused before anything is
// unfolded.
func TestPictureBomb(t *testing.T) {
	data := pictures(t)["png"]
	binary.BigEndian.PutUint32(data[16:], 60000)
	binary.BigEndian.PutUint32(data[20:], 60000)
	binary.BigEndian.PutUint32(data[29:], crc(data[12:29]))
	_, err := Bytes("bomb.png", data)
	want := "bomb.png: the picture claims 60000×60000 pixels, the most of this kind is 50 million"
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

// A broken picture that has its end fails when it is unfolded, in our words.
func TestPictureBroken(t *testing.T) {
	data := pictures(t)["png"]
	at := bytes.Index(data, []byte("IDAT"))
	data[at+8] ^= 0xFF
	d, err := Bytes("a.png", data)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Blocks[0].Image.Decode()
	var e *lang.Error
	if !errors.As(err, &e) || e.Path != "a.png" {
		t.Errorf("got %v", err)
	}
}

// Narrow-range YCbCr comes out as the colours it was made from: those of
// BT.601 for #0B5FFF, black and white.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		y, cb, cr uint8
		want      color.NRGBA
	}{
		{16, 128, 128, color.NRGBA{0, 0, 0, 255}},
		{235, 128, 128, color.NRGBA{255, 255, 255, 255}},
		{92, 210, 80, color.NRGBA{12, 95, 254, 255}},
	} {
		m := image.NewYCbCr(image.Rect(0, 0, 1, 1), image.YCbCrSubsampleRatio420)
		m.Y[0], m.Cb[0], m.Cr[0] = c.y, c.cb, c.cr
		if got := narrow(m, nil).NRGBAAt(0, 0); got != c.want {
			t.Errorf("%v is %v, not %v", c, got, c.want)
		}
	}
}

func crc(b []byte) uint32 { return crc32.ChecksumIEEE(b) }
