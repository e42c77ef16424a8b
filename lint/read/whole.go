package read

import (
	"bytes"
	"encoding/binary"
)

// The functions here walk a picture's parts by the lengths they state, to see
// whether the end is there. No pixel is unfolded.

// wholePNG walks the chunks up to IEND.
func wholePNG(b []byte) bool {
	for i := 8; i+12 <= len(b); {
		n := int(binary.BigEndian.Uint32(b[i:]))
		if n < 0 || n > len(b)-i-12 {
			return false
		}
		if string(b[i+4:i+8]) == "IEND" {
			return true
		}
		i += 12 + n
	}
	return false
}

// wholeJPEG walks the segments and, in between, the scans up to EOI.
func wholeJPEG(b []byte) bool {
	for i := 2; ; {
		n := bytes.IndexByte(b[i:], 0xFF)
		if n < 0 {
			return false
		}
		for i += n; i < len(b) && b[i] == 0xFF; i++ {
		}
		if i >= len(b) {
			return false
		}
		m := b[i]
		i++
		switch {
		case m == 0xD9:
			return true
		case m == 0 || m == 1 || m >= 0xD0 && m <= 0xD8: // a byte of the scan, or a marker alone
		case i+2 > len(b):
			return false
		default:
			if i += int(binary.BigEndian.Uint16(b[i:])); i > len(b) {
				return false
			}
		}
	}
}

// wholeGIF walks the blocks up to the trailer.
func wholeGIF(b []byte) bool {
	i := 13
	if len(b) < i {
		return false
	}
	i += gifColors(b[10])
	for i < len(b) {
		switch b[i] {
		case 0x3B:
			return true
		case 0x21: // an extension: a label, then parts
			i += 2
		case 0x2C: // a frame: its place, its colours, a code size, then parts
			if i+10 > len(b) {
				return false
			}
			i += 10 + gifColors(b[i+9]) + 1
		default:
			return false
		}
		for ; i < len(b) && b[i] != 0; i += int(b[i]) + 1 {
		}
		i++
	}
	return false
}

// gifColors returns the bytes of the colour table that flags announce.
func gifColors(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// wholeRIFF holds the length that the file states against the one it has.
func wholeRIFF(b []byte) bool {
	n := int64(binary.LittleEndian.Uint32(b[4:]))
	return n >= 4 && n+8 <= int64(len(b))+n%2
}
