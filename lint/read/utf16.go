package read

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// fromUTF16 decodes a file that begins with a byte order mark.
func fromUTF16(name string, disk []byte, big bool) (*doc.Source, error) {
	c := doc.Coding{Name: "utf-16le", OnDisk: disk}
	var order binary.AppendByteOrder = binary.LittleEndian
	unit := binary.LittleEndian.Uint16
	if big {
		c.Name, order, unit = "utf-16be", binary.BigEndian, binary.BigEndian.Uint16
	}
	var st steps
	data := make([]byte, 0, len(disk)/2*3)
	for i := 2; i+1 < len(disk); {
		r, n := rune(unit(disk[i:])), 2
		if utf16.IsSurrogate(r) {
			n = 4
			if i+3 >= len(disk) {
				r = utf8.RuneError
			} else {
				r = utf16.DecodeRune(r, rune(unit(disk[i+2:])))
			}
			if r == utf8.RuneError {
				return nil, halfCharacter(name, data)
			}
		}
		st.add(len(data), i, utf8.RuneLen(r), n)
		data = utf8.AppendRune(data, r)
		i += n
	}
	if len(disk)%2 != 0 {
		return nil, halfCharacter(name, data)
	}
	if len(st) == 0 {
		st.add(0, 2, 1, 2)
	}
	c.Steps = st
	c.Encode = func(s string) ([]byte, error) {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			out = order.AppendUint16(out, u)
		}
		return out, nil
	}
	return doc.NewCoded(name, data, c), nil
}

// halfCharacter is the error for UTF-16 that breaks off within a character,
// after data.
func halfCharacter(name string, data []byte) error {
	src := doc.NewSource(name, data)
	pos := src.Position(len(data))
	return &lang.Error{Path: name, Line: pos.Line, Column: pos.Column,
		What: lang.F("UTF-16 在这里断在半个字符上", "the UTF-16 breaks off within a character here"),
		Hint: lang.F("文件可能没有传完；重新导出，最好存为 UTF-8", "the file may be cut short; export it again, best as UTF-8")}
}
