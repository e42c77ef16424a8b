package rules

import (
	"bytes"
	"errors"
	"image"
	"path/filepath"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/look"
	"onevoice/lint/read"
)

// kitLogos are a kit's logos, made ready to be found.
type kitLogos struct {
	marks []*look.Mark // drawings are numbered as in the kit
	files [][]byte
	err   error
}

// has says whether a file is one of the logos itself.
func (k kitLogos) has(data []byte) bool {
	for _, f := range k.files {
		if bytes.Equal(f, data) {
			return true
		}
	}
	return false
}

// Logos returns a kit's logos, made ready for look.FindLogos, whose Drawing is
// then the logo's place in the kit. The error is a *lang.Error that names the
// file which can't be used.
func Logos(kit *brandkit.Kit) ([]*look.Mark, error) {
	k := readLogos(kit)
	return k.marks, k.err
}

func readLogos(kit *brandkit.Kit) (k kitLogos) {
	var drawings []image.Image
	for _, l := range kit.Logos {
		data, img, err := readLogo(kit, l.File)
		if err != nil {
			k.err = unusableLogo(kit, l.File, err)
			return k
		}
		k.files, drawings = append(k.files, data), append(drawings, img)
	}
	marks, err := look.Marks(drawings)
	var plain *look.PlainMark
	if errors.As(err, &plain) {
		k.err = plainLogo(kit, kit.Logos[plain.Drawing].File)
	}
	k.marks = marks
	return k
}

func readLogo(kit *brandkit.Kit, name string) ([]byte, image.Image, error) {
	data, err := kit.Read(name)
	if err != nil {
		return nil, nil, err
	}
	d, err := read.Bytes(filepath.Base(name), data)
	if err != nil {
		return nil, nil, err
	}
	for i := range d.Blocks {
		if img := d.Blocks[i].Image; img != nil && img.Decode != nil {
			m, err := img.Decode()
			return data, m, err
		}
	}
	return nil, nil, image.ErrFormat
}

func unusableLogo(kit *brandkit.Kit, name string, err error) error {
	return &lang.Error{Path: filepath.ToSlash(kit.File(name)), Err: err,
		What: lang.F("打不开品牌包的标志，图片里的标志没有检查", "the kit's logo can't be opened, so no logo was looked for"),
		Hint: lang.F("在 brand.yaml 的 logos 里给一份 PNG，最好透明底、宽 800 像素以上", "give logos in brand.yaml a PNG, best with transparency and 800 pixels wide or more")}
}

func plainLogo(kit *brandkit.Kit, name string) error {
	return &lang.Error{Path: filepath.ToSlash(kit.File(name)),
		What: lang.F("这个标志太简单（空白，或只有一个色块），在图片里认不出来", "this logo is too plain to be told from other things in a picture: empty, or one patch"),
		Hint: lang.F("换成完整的标志：PNG，最好透明底、宽 800 像素以上", "give the whole logo: a PNG, best with transparency and 800 pixels wide or more")}
}
