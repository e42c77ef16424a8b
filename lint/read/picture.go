package read

import (
	"fmt"
	"image"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// What a picture may unfold to: its pixels, and the memory for them. The
// second is less in kinds that are unfolded twice or thrice.
const (
	pixelCap  = 50_000_000
	memoryCap = 360 << 20
)

// readPicture reads what a picture is without unfolding it. Its size is held
// against the caps before anything else.
func readPicture(name string, data []byte) (*doc.Document, error) {
	if len(data) == 0 {
		return nil, &lang.Error{Path: name,
			What: lang.F("图片文件是空的（0 字节）", "the picture is empty (0 bytes)"),
			Hint: lang.F("重新导出或重新下载它", "export or download it again")}
	}
	c := codecOf(data)
	if c == nil {
		return nil, noPicture(name)
	}
	conf, err := c.config(data)
	if err != nil || conf.Width <= 0 || conf.Height <= 0 {
		return nil, brokenPicture(name, c.name, err)
	}
	p := c.parts(data)
	if most := c.most(conf, p); int64(conf.Width)*int64(conf.Height) > int64(most) {
		return nil, tooManyPixels(name, conf, most)
	}
	if !c.whole(data) {
		return nil, brokenPicture(name, c.name, nil)
	}
	src := doc.NewSource(name, data)
	img := &doc.Image{Source: src, Shown: doc.Span{Source: src}, Format: c.name, Frames: p.frames, Lossy: p.lossy}
	up := p.hide(&img.Hidden)
	img.Width, img.Height = conf.Width, conf.Height // of HEIC and AVIF as they turn it themselves
	// Without Adobe's word nobody knows how four channels are to be read.
	if c.decode != nil && (p.channels != 4 || p.adobe) {
		img.Width, img.Height = up.size(conf.Width, conf.Height)
		img.Memory = len(data) + conf.Width*conf.Height*c.each(conf, p)
		c.unfolds(img, up)
	}
	return &doc.Document{Source: src, Format: "picture", Blocks: []doc.Block{{Kind: doc.Picture, Image: img}}}, nil
}

// hide puts down what the file says beside its pixels, and how these are to be
// laid out.
func (p parts) hide(h *doc.Hidden) upright {
	up := upright{turn: exif(p.exif, h)}
	xmp(p.xmp, h)
	h.C2PA = p.c2pa
	for _, t := range p.text {
		switch t[0] {
		case "AIGC":
			h.AIGC = t[1]
		case "Software", "parameters", "prompt", "workflow", "Comment", "Description":
			h.Software = noted(h.Software, t[0]+": "+line1(t[1]))
		}
	}
	prof := parseICC(p.icc)
	switch {
	case p.channels == 4 || prof != nil && prof.space == "CMYK":
		h.CMYK, h.Untrue = true, true
	case prof == nil || prof.space != "RGB " || prof.plain():
	case prof.tables:
		h.Profile, h.Untrue = prof.called(), true
	default:
		h.Profile, up.profile = prof.called(), prof
	}
	return up
}

// line1 is the first line of a text, cut to what a message can show.
func line1(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// unfolds gives a picture its pixels and, where it moves, its frames.
func (c *codec) unfolds(img *doc.Image, up upright) {
	src := img.Source
	name := src.Name
	img.Decode = func() (*image.NRGBA, error) {
		data, err := src.Bytes()
		if err != nil {
			return nil, err
		}
		m, err := safely(c.decode, data)
		if err != nil {
			return nil, brokenPicture(name, c.name, err)
		}
		return up.lay(m), nil
	}
	if img.Frames < 2 || c.frames == nil {
		return
	}
	size := image.Pt(img.Width, img.Height)
	if up.turn >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	img.Film = func(yield func(*image.NRGBA, error) bool) {
		data, err := src.Bytes()
		if err != nil {
			yield(nil, err)
			return
		}
		for m, err := range film(c.frame, size, c.frames(data)) {
			if err != nil {
				yield(nil, brokenFilm(name, c.name, err))
				return
			}
			if !yield(up.lay(m), nil) {
				return
			}
		}
	}
}

// safely decodes a file. Decoders meet files that nobody meant: a panic in one
// is an error here.
func safely(decode func([]byte) (image.Image, error), data []byte) (m image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			m, err = nil, fmt.Errorf("%v", p)
		}
	}()
	return decode(data)
}

func noPicture(name string) error {
	return &lang.Error{Path: name,
		What: lang.F("内容不是 JPEG、PNG、GIF、WebP、HEIC 或 AVIF 图片", "this is no JPEG, PNG, GIF, WebP, HEIC or AVIF picture inside"),
		Hint: lang.F("用图片软件另存为 PNG 或 JPEG；只改扩展名没有用", "save it as PNG or JPEG in a picture editor; a new extension alone doesn't help")}
}

func brokenPicture(name, format string, err error) error {
	return &lang.Error{Path: name, Err: err,
		What: lang.F("图片（%s）不完整或已损坏", "the picture (%s) is cut short or broken", format),
		Hint: lang.F("重新导出或重新下载它；能在看图软件里打开的话，另存一份", "export or download it again; if a viewer opens it, save a copy")}
}

func brokenFilm(name, format string, err error) error {
	if err != errFilm {
		return brokenPicture(name, format, err)
	}
	return &lang.Error{Path: name, Err: err,
		What: lang.F("动图太长：所有帧加起来超过 %d 百万像素，后面的没有看", "the moving picture is too long: over %d million pixels in all frames; the rest was not looked at", filmCap/1_000_000),
		Hint: lang.F("减少帧数或缩小尺寸", "give it fewer frames or make it smaller")}
}

func tooManyPixels(name string, c image.Config, most int) error {
	return &lang.Error{Path: name,
		What: lang.F("图片声称有 %d×%d 像素，这种图片的上限是 %d 百万像素", "the picture claims %d×%d pixels, the most of this kind is %d million", c.Width, c.Height, most/1_000_000),
		Hint: lang.F("把它导出得小一些，例如长边 4000 像素", "export it smaller, say 4000 pixels on its longer side")}
}
