package read

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"onevoice/lint/doc"
)

// chinese reports whether disk is GB18030 that decodes without a fault and
// reads like Chinese: nearly all of its characters are of GB2312's first level
// (lead bytes B0 to D7), the 3,755 in daily use. Of Big5, Shift JIS and the
// Latin encodings hardly any pair falls there. Korean EUC does, but ends at
// C8, while in Chinese every third character lies above.
func chinese(disk []byte) bool {
	daily, above, all := 0, 0, 0
	for i := 0; i < len(disk); {
		n := gbLen(disk[i:])
		if n == 0 {
			return false
		}
		lead := disk[i]
		if n > 1 && lead != 0xA1 && lead != 0xA3 { // punctuation and full-width letters
			all++
		}
		if n == 2 && lead >= 0xB0 && lead <= 0xD7 && disk[i+1] >= 0xA1 {
			daily++
			if lead > 0xC8 {
				above++
			}
		}
		i += n
	}
	return all > 0 && daily*10 >= all*8 && (daily < 12 || above*10 >= daily) && faultless(disk)
}

// gbLen returns the bytes of the character that b begins with; 0 for none.
func gbLen(b []byte) int {
	switch {
	case b[0] < 0x80:
		return 1
	case b[0] == 0x80 || b[0] == 0xFF || len(b) < 2:
		return 0
	case b[1] >= 0x30 && b[1] <= 0x39:
		if len(b) >= 4 && b[2] >= 0x81 && b[2] <= 0xFE && b[3] >= 0x30 && b[3] <= 0x39 {
			return 4
		}
		return 0
	case b[1] >= 0x40 && b[1] != 0x7F && b[1] != 0xFF:
		return 2
	}
	return 0
}

func faultless(disk []byte) bool {
	data, err := simplifiedchinese.GB18030.NewDecoder().Bytes(disk)
	if err != nil {
		return false
	}
	for _, r := range string(data) {
		if r == utf8.RuneError {
			return false
		}
	}
	return true
}

// fromGB18030 decodes a file that chinese holds for GB18030.
func fromGB18030(name string, disk []byte) *doc.Source {
	data, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(disk)
	var st steps
	at := 0
	for off := 0; off < len(data); {
		_, wide := utf8.DecodeRune(data[off:])
		n := gbLen(disk[at:])
		st.add(off, at, wide, n)
		off, at = off+wide, at+n
	}
	return doc.NewCoded(name, data, doc.Coding{Name: "gb18030", OnDisk: disk, Steps: st,
		Encode: func(s string) ([]byte, error) { return simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s)) }})
}
