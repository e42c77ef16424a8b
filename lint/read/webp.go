package read

import (
	"bytes"
	"image"
	"image/color"

	"golang.org/x/image/webp"
)

// decodeWebP decodes a WebP picture in its true colours: the decoder hands out
// the narrow-range YCbCr of lossy WebP as if it were full-range
// (golang/go#40173), which turns #0B5FFF into #1C64ED.
func decodeWebP(b []byte) (image.Image, error) {
	m, err := webp.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	switch m := m.(type) {
	case *image.YCbCr:
		return narrow(m, nil), nil
	case *image.NYCbCrA:
		return narrow(&m.YCbCr, m), nil
	}
	return m, nil
}

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
