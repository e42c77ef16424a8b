package read

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// pixelCap is the most pixels a picture may unfold to: 400 MB in memory.
const pixelCap = 100_000_000

// A codec reads one picture format.
type codec struct {
	name   string
	config func(data []byte) (image.Config, error)
	whole  func(data []byte) bool // cheaply: nothing is cut off at the end
	decode func(data []byte) (image.Image, error)
}

// codecOf returns the format that data is in, whatever its file is called; nil
// for none that is known.
func codecOf(data []byte) *codec {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return &codec{"png", func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) }, wholePNG,
			func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }}
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return &codec{"jpeg", func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) }, wholeJPEG,
			func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }}
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return &codec{"gif", func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) }, wholeGIF,
			func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }}
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return &codec{"webp", func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) }, wholeRIFF, decodeWebP}
	}
	return nil
}

// readPicture reads what a picture is without unfolding it. Its size is held
// against pixelCap before anything else.
func readPicture(name string, data []byte) (*doc.Document, error) {
	if len(data) == 0 {
		return nil, &lang.Error{Path: name,
			What: lang.F("图片文件是空的（0 字节）", "the picture is empty (0 bytes)"),
			Hint: lang.F("重新导出或重新下载它", "export or download it again")}
	}
	c := codecOf(data)
	if c == nil {
		return nil, &lang.Error{Path: name,
			What: lang.F("内容不是 JPEG、PNG、GIF 或 WebP 图片", "this is no JPEG, PNG, GIF or WebP picture inside"),
			Hint: lang.F("用图片软件另存为 PNG 或 JPEG；只改扩展名没有用", "save it as PNG or JPEG in a picture editor; a new extension alone doesn't help")}
	}
	conf, err := c.config(data)
	if err != nil || conf.Width <= 0 || conf.Height <= 0 {
		return nil, brokenPicture(name, c.name, err)
	}
	if int64(conf.Width)*int64(conf.Height) > pixelCap {
		return nil, tooManyPixels(name, conf)
	}
	if !c.whole(data) {
		return nil, brokenPicture(name, c.name, nil)
	}
	src := doc.NewSource(name, data)
	img := &doc.Image{Source: src, Shown: doc.Span{Source: src}, Format: c.name, Width: conf.Width, Height: conf.Height}
	img.Memory = memory(conf, len(data))
	img.Decode = func() (*image.NRGBA, error) { return pixels(name, c, data) }
	return &doc.Document{Source: src, Format: "picture", Blocks: []doc.Block{{Kind: doc.Picture, Image: img}}}, nil
}

// pixels unfolds a picture. Decoders meet files that nobody meant: a panic in
// one is an error here.
func pixels(name string, c *codec, data []byte) (out *image.NRGBA, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, brokenPicture(name, c.name, fmt.Errorf("%v", p))
		}
	}()
	m, err := c.decode(data)
	if err != nil {
		return nil, brokenPicture(name, c.name, err)
	}
	return plain(m), nil
}

// memory is about how many bytes a picture takes while it is unfolded: as its
// decoder hands it out and as everybody wants it.
func memory(c image.Config, file int) int { return file + c.Width*c.Height*8 }

// plain returns a picture as NRGBA from (0, 0), itself where it is that.
func plain(m image.Image) *image.NRGBA {
	b := m.Bounds()
	if n, ok := m.(*image.NRGBA); ok && b.Min == (image.Point{}) {
		return n
	}
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, m, b.Min, draw.Src)
	return out
}

func brokenPicture(name, format string, err error) error {
	return &lang.Error{Path: name, Err: err,
		What: lang.F("图片（%s）不完整或已损坏", "the picture (%s) is cut short or broken", format),
		Hint: lang.F("重新导出或重新下载它；能在看图软件里打开的话，另存一份", "export or download it again; if a viewer opens it, save a copy")}
}

func tooManyPixels(name string, c image.Config) error {
	return &lang.Error{Path: name,
		What: lang.F("图片声称有 %d×%d 像素，上限是 %d 百万像素", "the picture claims %d×%d pixels, the most is %d million", c.Width, c.Height, pixelCap/1_000_000),
		Hint: lang.F("把它导出得小一些，例如长边 4000 像素", "export it smaller, say 4000 pixels on its longer side")}
}
