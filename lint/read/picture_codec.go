package read

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"iter"

	"golang.org/x/image/webp"
)

// A codec reads one picture format.
type codec struct {
	name   string
	config func(data []byte) (image.Config, error)
	whole  func(data []byte) bool // cheaply: nothing is cut off at the end
	parts  func(data []byte) parts
	decode func(data []byte) (image.Image, error) // nil: its pixels can't be had here
	frames func(data []byte) iter.Seq[frame]      // nil: it never moves
	frame  func(data []byte) (image.Image, error) // decodes one of them
}

// codecOf returns the format that data is in, whatever its file is called; nil
// for none that is known.
func codecOf(data []byte) *codec {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return &codec{"png", func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) }, wholePNG, pngParts,
			func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }, nil, nil}
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return &codec{"jpeg", func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) }, wholeJPEG, jpegParts,
			func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }, nil, nil}
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return &codec{"gif", func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) }, wholeGIF, gifParts, decodeGIF, gifFrames, decodeFrame}
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return &codec{"webp", func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) }, wholeRIFF, webpParts, decodeWebP, webpFrames, decodeStill}
	}
	if kind := heifKind(data); kind != "" {
		return &codec{kind, func(b []byte) (image.Config, error) {
			size := heifSize(b)
			return image.Config{Width: size.X, Height: size.Y}, nil
		}, wholeHEIF, heifParts, nil, nil, nil}
	}
	return nil
}

// each is how many bytes a pixel takes while it is unfolded: as its decoder
// hands it out and as NRGBA, or in a progressive JPEG its coefficients.
func (c *codec) each(conf image.Config, p parts) int {
	switch {
	case c.decode == nil:
		return 0
	case p.progressive:
		return 4*max(3, p.channels) + 3
	case conf.ColorModel == color.NRGBA64Model || conf.ColorModel == color.RGBA64Model:
		return 12
	}
	return 7
}

// most is how many pixels a picture of this kind may have.
func (c *codec) most(conf image.Config, p parts) int {
	if each := c.each(conf, p); each > 0 {
		return min(pixelCap, memoryCap/each)
	}
	return 1 << 40 // nothing is unfolded
}
