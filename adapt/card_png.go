package adapt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// flatPNG writes a drawing of few colours as a picture with a palette, a
// quarter of the work and half the bytes, and a photograph as it is.
func flatPNG(m *image.NRGBA) []byte {
	var b bytes.Buffer
	var err error
	if p := paletted(m); p != nil {
		err = png.Encode(&b, p)
	} else {
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m)
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// mostColours is how many colours a drawn card may have: beyond is a
// photograph.
const mostColours = 4096

// paletted returns m with a palette of its 256 commonest colours, the others,
// shades at the edges of a mark, as the nearest of them; nil for a photograph.
func paletted(m *image.NRGBA) *image.Paletted {
	count := map[uint32]int{}
	for i := 0; i < len(m.Pix); {
		c, from := binary.LittleEndian.Uint32(m.Pix[i:]), i
		for i += 4; i < len(m.Pix) && binary.LittleEndian.Uint32(m.Pix[i:]) == c; i += 4 {
		}
		if count[c] += (i - from) / 4; len(count) > mostColours {
			return nil
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b uint32) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	at := map[uint32]uint8{}
	out := image.NewPaletted(m.Rect, nil)
	for i, c := range all {
		if i < 256 {
			out.Palette = append(out.Palette, color.NRGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), uint8(c >> 24)})
			at[c] = uint8(i)
			continue
		}
		at[c] = at[nearest(all[:256], c)]
	}
	for i := 0; i < len(out.Pix); {
		c := binary.LittleEndian.Uint32(m.Pix[4*i:])
		k := at[c]
		for ; i < len(out.Pix) && binary.LittleEndian.Uint32(m.Pix[4*i:]) == c; i++ {
			out.Pix[i] = k
		}
	}
	return out
}

// nearest returns the colour that differs least from c, channel by channel.
func nearest(all []uint32, c uint32) uint32 {
	best, least := all[0], 1<<30
	for _, o := range all {
		far := 0
		for shift := 0; shift < 32; shift += 8 {
			d := int(o>>shift&255) - int(c>>shift&255)
			far += d * d
		}
		if far < least {
			best, least = o, far
		}
	}
	return best
}
