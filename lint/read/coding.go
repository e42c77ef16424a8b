package read

import (
	"bytes"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// decode returns what the file says, in UTF-8, and how to get back to its own
// bytes. Nothing is guessed: what is neither UTF-8, nor marked as UTF-16, nor
// plainly Chinese in GB18030 is an error that names its first bad byte.
func decode(name string, disk []byte) (*doc.Source, error) {
	var src *doc.Source
	var err error
	switch bom := "\xef\xbb\xbf"; {
	case bytes.HasPrefix(disk, []byte("\xff\xfe")):
		src, err = fromUTF16(name, disk, false)
	case bytes.HasPrefix(disk, []byte("\xfe\xff")):
		src, err = fromUTF16(name, disk, true)
	case bytes.HasPrefix(disk, []byte(bom)):
		src = doc.NewCoded(name, disk[len(bom):], doc.Coding{Name: "utf-8-bom", OnDisk: disk,
			Steps: []doc.Step{{Data: 0, At: len(bom), Wide: 1, Disk: 1}}})
	default:
		src = doc.NewSource(name, disk)
	}
	if err != nil {
		return nil, err
	}
	if bad := invalid(src.Data); bad >= 0 {
		if src.Encoding() == "" && chinese(disk) {
			src = fromGB18030(name, disk)
		} else {
			return nil, badBytes(src, bad, lang.F("不是有效的 UTF-8", "is not valid UTF-8"))
		}
	}
	if at := bytes.IndexByte(src.Data, 0); at >= 0 {
		return nil, notText(src, at)
	}
	return src, nil
}

// invalid returns the first byte of data that isn't UTF-8; -1 if all is.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// badBytes is the error for a file whose byte at, in src.Data, is wrong.
func badBytes(src *doc.Source, at int, what lang.Words) error {
	pos := src.Position(at)
	return &lang.Error{Path: src.Name, Line: pos.Line, Column: pos.Column,
		What: lang.F("这里的字节 0x%02X %s", "byte 0x%02X here %s", src.OnDisk()[src.Offset(at)], what),
		Hint: lang.F("用编辑器打开，另存为 UTF-8；若只有这一处是乱码，改掉它", "open it in an editor and save it as UTF-8; mend this place if it is the only one")}
}

// notText is the error for a file that holds no text.
func notText(src *doc.Source, at int) error {
	pos := src.Position(at)
	return &lang.Error{Path: src.Name, Line: pos.Line, Column: pos.Column,
		What: lang.F("文件里有空字节，不是文字", "the file holds a zero byte: it is no text"),
		Hint: lang.F("检查扩展名是否写错；Word、PDF 等请先导出成文字", "see whether its extension is wrong; export Word, PDF and the like as text first")}
}

// steps notes down where a decoded text and the file run apart.
type steps []doc.Step

// add notes a character of wide bytes at byte data of the text, which stands
// in disk bytes at byte at of the file.
func (s *steps) add(data, at, wide, disk int) {
	if n := len(*s); n > 0 && (*s)[n-1].Wide == wide && (*s)[n-1].Disk == disk {
		return
	}
	*s = append(*s, doc.Step{Data: data, At: at, Wide: wide, Disk: disk})
}
