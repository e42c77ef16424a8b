package rules

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"onevoice/lint/look"
)

// String returns the picture as a person reads it.
func (c Canvas) String() string {
	if c.File != "" {
		return c.File
	}
	return fmt.Sprintf("%d×%d %s", c.Width, c.Height, c.Fill)
}

// bytes returns the picture as a file; an empty one, of which the reader says
// so, where there is none.
func (c Canvas) bytes() []byte {
	if c.File == "" {
		return c.png()
	}
	data, err := builtin.ReadFile("look/pictures/" + c.File)
	if err != nil {
		return nil
	}
	return data
}

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
