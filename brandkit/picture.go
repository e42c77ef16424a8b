package brandkit

import (
	"errors"
	"image"
	"io"
	"io/fs"
	"os"

	// The formats a kit's pictures come in.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"onevoice/brandkit/lang"
)

// maxPixels is the largest picture that is decoded, what package read takes of
// the kind that needs most: 15 bytes a pixel in a progressive JPEG make 375 MB.
const maxPixels = 25_000_000

// opens checks that a picture of the kit can be decoded to its end.
func (v *validator) opens(path, name string) {
	err := decodes(v.kit.File(name))
	if err == nil {
		return
	}
	e := v.kit.Mistake(path, lang.F("打不开图片「%s」：%s", "can't open the picture “%s”: %s", name, why(err)),
		lang.F("用 png、jpg、gif 或 webp 格式重新导出", "export it again as png, jpg, gif or webp"))
	e.Err = err
	v.errs = append(v.errs, e)
}

var errTooLarge = errors.New("more than 25 million pixels")

// decodes opens a picture; its size is looked at before its pixels.
func decodes(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	size, _, err := image.DecodeConfig(f)
	if err != nil {
		return err
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > maxPixels/size.Height {
		return errTooLarge
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, _, err = image.Decode(f)
	return err
}

// why says in plain words why a picture doesn't open.
func why(err error) lang.Words {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lang.F("没有这个文件", "there is no such file")
	case errors.Is(err, image.ErrFormat):
		return lang.F("不是认识的图片格式", "not a picture format known here")
	case errors.Is(err, errTooLarge):
		return lang.F("超过 2500 万像素", "it has more than 25 million pixels")
	case cause(err) != err:
		return lang.Same(cause(err).Error())
	}
	return lang.F("文件损坏或不完整", "the file is damaged or cut short")
}
