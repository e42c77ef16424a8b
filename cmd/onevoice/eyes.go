package main

import (
	"image"
	"os/exec"

	"onevoice/brandkit/cache"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/look/ocr"
)

// Eyes read the words painted on pictures. The zero value is shut.
type eyes struct {
	cache ocr.Cache
	read  func(*image.NRGBA) ([]ocr.Line, error) // nil: shut
}

// newEyes returns what --ocr asks for.
func newEyes(engine string) (eyes, error) {
	e := eyes{cache: ocr.Cache{Dir: cache.Dir("words"), Engine: engine}}
	switch engine {
	case "builtin":
		e.read = func(m *image.NRGBA) ([]ocr.Line, error) {
			r, err := ocr.Builtin()
			if err != nil {
				return nil, err
			}
			return r.Read(m)
		}
	case "tesseract":
		program, err := exec.LookPath("tesseract")
		if err != nil {
			return eyes{}, &lang.Error{What: lang.F("没有找到 tesseract 程序", "there is no program tesseract here"), Err: err,
				Hint: lang.F("先安装 tesseract 和它的 chi_sim 数据，或者去掉 --ocr tesseract，用内置的识别", "install tesseract and its chi_sim data, or leave --ocr tesseract out: what is built in reads too")}
		}
		e.read = func(m *image.NRGBA) ([]ocr.Line, error) { return ocr.Tesseract(program, m) }
	}
	return e, nil
}

// open lets the pictures of a document be read.
func (e eyes) open(d *doc.Document) {
	for i := range d.Blocks {
		if img := d.Blocks[i].Image; e.read != nil && img != nil && (img.Source != nil || img.Data != nil) && img.Decode != nil {
			img.Words = func(pixels func() (*image.NRGBA, error)) ([]doc.Block, error) { return e.words(img, pixels) }
		}
	}
}

// words returns what stands on a picture: where it is a file, or where a page
// shows it that holds it.
func (e eyes) words(img *doc.Image, pixels func() (*image.NRGBA, error)) ([]doc.Block, error) {
	at, data := img.Shown, img.Data
	if img.Source != nil {
		at, data = doc.Span{Source: img.Source}, img.Source.Data
	}
	var unseen error // the picture itself can't be decoded, which has its own words
	lines, err := e.cache.Lines(data, func() ([]ocr.Line, error) {
		m, err := pixels()
		if err != nil {
			unseen = err
			return nil, err
		}
		return e.read(m)
	})
	switch {
	case unseen != nil:
		return nil, unseen
	case err != nil:
		return nil, &lang.Error{Path: at.Source.Name, What: lang.F("读不出图上的字", "the words on this picture can't be read"), Err: err,
			Hint: lang.F("可以加 --ocr off 先检查其余的；图能正常打开的话，请报告这个问题", "--ocr off checks the rest meanwhile; if the picture opens elsewhere, please report this")}
	}
	return ocr.Blocks(at, lines), nil
}
