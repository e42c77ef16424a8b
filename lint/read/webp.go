package read

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"

	"golang.org/x/image/webp"
)

// decodeWebP decodes a WebP picture, of a moving one the first frame, in its
// true colours: the decoder hands out the narrow-range YCbCr of lossy WebP as
// if it were full-range (golang/go#40173), which turns #0B5FFF into #1C64ED.
func decodeWebP(b []byte) (image.Image, error) {
	if len(b) >= 30 && string(b[12:16]) == "VP8X" && b[20]&2 != 0 {
		return firstWebP(b)
	}
	return decodeStill(b)
}

// decodeStill decodes a picture that doesn't move.
func decodeStill(b []byte) (image.Image, error) {
	if err := sameSize(b); err != nil {
		return nil, err
	}
	m, err := webp.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	switch lossy := m.(type) {
	case *image.YCbCr:
		m = narrow(lossy, nil)
	case *image.NYCbCrA:
		m = narrow(&lossy.YCbCr, lossy)
	}
	return m, nil
}

// firstWebP decodes the first frame of a moving picture, on its canvas.
func firstWebP(b []byte) (image.Image, error) {
	size := image.Pt(int24(b[24:])+1, int24(b[27:])+1)
	for m, err := range film(decodeStill, size, webpFrames(b)) {
		return m, err
	}
	return nil, errors.New("a moving picture without a frame")
}

// sameSize holds the size that a file's header states, by which it was let in,
// against that of the picture inside.
func sameSize(b []byte) error {
	outer, err := webp.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return err
	}
	riff(b, func(kind string, s []byte) {
		var w, h int
		switch {
		case kind == "VP8 " && len(s) >= 10:
			w, h = int(binary.LittleEndian.Uint16(s[6:]))&0x3FFF, int(binary.LittleEndian.Uint16(s[8:]))&0x3FFF
		case kind == "VP8L" && len(s) >= 5:
			n := int(binary.LittleEndian.Uint32(s[1:]))
			w, h = n&0x3FFF+1, n>>14&0x3FFF+1
		default:
			return
		}
		if w != outer.Width || h != outer.Height {
			err = errors.New("its parts differ in size")
		}
	})
	return err
}

// still makes a picture file of an ANMF chunk.
func still(p []byte) []byte {
	var flags byte
	if bytes.HasPrefix(p[16:], []byte("ALPH")) {
		flags = 1 << 4
	}
	out := append([]byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00"), flags, 0, 0, 0)
	out = append(append(out, p[6:12]...), p[16:]...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func int24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// narrow turns YCbCr of BT.601's narrow range (16 to 235) into RGB; alpha, if
// any, comes from a.
func narrow(m *image.YCbCr, a *image.NYCbCrA) *image.NRGBA {
	out := image.NewNRGBA(m.Rect)
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
			luma := 298 * (int(m.Y[m.YOffset(x, y)]) - 16)
			c := m.COffset(x, y)
			cb, cr := int(m.Cb[c])-128, int(m.Cr[c])-128
			px := color.NRGBA{byte8(luma + 409*cr), byte8(luma - 100*cb - 208*cr), byte8(luma + 516*cb), 255}
			if a != nil {
				px.A = a.A[a.AOffset(x, y)]
			}
			out.SetNRGBA(x, y, px)
		}
	}
	return out
}

// byte8 rounds a value in 256ths to a byte.
func byte8(v int) uint8 { return uint8(min(max((v+128)>>8, 0), 255)) }
