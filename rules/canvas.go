package rules

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"onevoice/lint/look"
)

// png returns the canvas as a PNG file; a colour that can't be read is black.
func (c Canvas) png() []byte {
	fill, err := look.ParseHex(c.Fill)
	if err != nil {
		fill = color.NRGBA{A: 255}
	}
	img := image.NewNRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(img, img.Bounds(), image.NewUniform(fill), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // an empty picture: the reader says so
	}
	return b.Bytes()
}
