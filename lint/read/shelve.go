package read

import (
	"crypto/sha256"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// Shelve lets the bytes of a picture go until someone looks at it; they are
// then read again from path. A file that is no longer the same by then is an
// error, not another picture. What is no picture keeps its bytes.
func Shelve(d *doc.Document, path string) {
	src := d.Source
	if d.Format != "picture" || len(src.Data) == 0 {
		return
	}
	sum := sha256.Sum256(src.Data)
	src.Shelve(func() ([]byte, error) {
		data, err := load(path, src.Name, pictureCap)
		if err == nil && sha256.Sum256(data) != sum {
			err = &lang.Error{Path: src.Name,
				What: lang.F("检查的时候图片被改过", "the picture changed while it was being checked"),
				Hint: lang.F("等它存好，再运行一次", "wait until it is saved and run again")}
		}
		if err != nil {
			return nil, err
		}
		return data, nil
	})
}
