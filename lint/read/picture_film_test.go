package read

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"testing"

	"onevoice/brandkit/lang"
)

// reel makes a GIF: a red ground, a green patch that is taken away again, a
// blue one that stays.
func reel(t testing.TB) []byte {
	p := color.Palette{color.Transparent, color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}}
	sheet := func(r image.Rectangle, i uint8) *image.Paletted {
		m := image.NewPaletted(r, p)
		for k := range m.Pix {
			m.Pix[k] = i
		}
		return m
	}
	g := &gif.GIF{
		Image:    []*image.Paletted{sheet(image.Rect(0, 0, 8, 8), 1), sheet(image.Rect(2, 2, 4, 4), 2), sheet(image.Rect(4, 4, 8, 8), 3)},
		Delay:    []int{1, 1, 1},
		Disposal: []byte{gif.DisposalNone, gif.DisposalPrevious, gif.DisposalBackground},
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Frames are shown as a browser shows them, one on top of the other.
func TestFilm(t *testing.T) {
	img := opened(t, reel(t))
	if img.Frames != 3 || img.Film == nil {
		t.Fatalf("%d frames", img.Frames)
	}
	want := [][2]string{{"r", "r"}, {"g", "r"}, {"r", "b"}} // at 3,3 and at 6,6
	n := 0
	for m, err := range img.Film {
		if err != nil {
			t.Fatal(err)
		}
		for k, at := range []image.Point{{3, 3}, {6, 6}} {
			c := m.NRGBAAt(at.X, at.Y)
			got := map[color.NRGBA]string{{255, 0, 0, 255}: "r", {0, 255, 0, 255}: "g", {0, 0, 255, 255}: "b"}[c]
			if got != want[n][k] {
				t.Errorf("frame %d at %v: %v, want %s", n, at, c, want[n][k])
			}
		}
		n++
	}
	if n != 3 {
		t.Errorf("%d frames shown", n)
	}
	if m, err := img.Decode(); err != nil || m.NRGBAAt(3, 3) != (color.NRGBA{255, 0, 0, 255}) {
		t.Errorf("the first frame: %v", err)
	}
}

func TestFilmWebP(t *testing.T) {
	one := pictures(t)["webp moving"]
	at := bytes.Index(one, []byte("ANMF"))
	two := append(bytes.Clone(one), one[at:]...)
	binary.LittleEndian.PutUint32(two[4:], uint32(len(two)-8))
	n := 0
	for m, err := range opened(t, two).Film {
		if err != nil || m.Bounds() != image.Rect(0, 0, 1, 1) {
			t.Errorf("%v %v", m.Bounds(), err)
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d frames, want 2", n)
	}
}

// A film that goes on and on ends in an error, not in an afternoon.
func TestFilmTooLong(t *testing.T) {
	data := reel(t)
	binary.LittleEndian.PutUint16(data[6:], 4000)
	binary.LittleEndian.PutUint16(data[8:], 4000)
	at := bytes.IndexByte(data[13+gifColors(data[10]):], gifFrame) + 13 + gifColors(data[10])
	long := append(bytes.Clone(data[:at]), bytes.Repeat(frameOf(data[at:]), 40)...)
	img := opened(t, append(long, 0x3B))
	var last error
	n := 0
	for _, err := range img.Film {
		last = err
		n++
	}
	var e *lang.Error
	if !errors.As(last, &e) || !errors.Is(e.Err, errFilm) || n > 14 {
		t.Errorf("%d frames, %v", n, last)
	}
}

// frameOf cuts out the frame that b begins with.
func frameOf(b []byte) (frame []byte) {
	head := append([]byte("GIF89a"), 8, 0, 8, 0, 0, 0, 0)
	gifBlocks(append(head, b...), func(_ byte, block []byte) bool {
		frame = block
		return false
	})
	return frame
}

// box makes a box of ISO/IEC 14496-12.
func box(kind string, body ...[]byte) []byte {
	all := bytes.Join(body, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(all)+8)), kind...), all...)
}

// heif makes a picture file without pixels, of tiles, turned.
func heif(brand string) []byte {
	ispe := func(w, h uint32) []byte {
		return box("ispe", []byte{0, 0, 0, 0}, binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h))
	}
	ipco := box("ipco", ispe(512, 512), ispe(4032, 3024), box("irot", []byte{1}))
	return append(append(box("ftyp", []byte(brand+"\x00\x00\x00\x00mif1"+brand)), box("meta", []byte{0, 0, 0, 0}, box("iprp", ipco))...),
		box("mdat", []byte("Exif\x00\x00"), exifBlock(6))...)
}

// HEIC and AVIF tell their size and what they hide, and have no pixels.
func TestHEIF(t *testing.T) {
	for kind, brand := range map[string]string{"heic": "heic", "avif": "avif"} {
		data := heif(brand)
		img := opened(t, data)
		if img.Format != kind || img.Width != 3024 || img.Height != 4032 || img.Decode != nil || img.Hidden.GPS == "" {
			t.Errorf("%s: %s %dx%d %+v", kind, img.Format, img.Width, img.Height, img.Hidden)
		}
		for n := range data {
			if _, err := Bytes("a.png", data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes are read as a picture", kind, n, len(data))
			}
		}
	}
}
