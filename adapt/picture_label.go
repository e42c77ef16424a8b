package adapt

import (
	"bytes"
	"encoding/binary"
	"strings"

	"onevoice/lint/doc"
)

// A carried is what of a picture's metadata goes on to what is made of it:
// what says that a machine made it, because taking that away is against the
// law (人工智能生成合成内容标识办法, article 10; GB 45438-2025). Where and with
// what it was taken stays behind.
type carried struct {
	aigc   string // the JSON of the TC260 AIGC property
	source string // the IPTC DigitalSourceType
	turn   int    // the EXIF orientation, 1 to 8; 0 is none
	signed bool   // has C2PA credentials, which hold for the very bytes only
}

// made reports whether a machine is said to have made the picture.
func (c carried) made() bool {
	return c.aigc != "" || strings.Contains(strings.ToLower(c.source), "algorithmicmedia")
}

// A segment is one piece of a picture file: a JPEG segment (APP1), a PNG chunk
// (iTXt). From its first byte, marker and length
// included, to its last it is data[at:end].
type segment struct {
	kind    string
	body    []byte
	at, end int
}

// parts walks a JPEG file up to its pixels and a PNG file to its end. What
// isn't well-formed ends the walk; other files have no parts.
func parts(data []byte, see func(segment)) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		jpegParts(data, see)
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		for i := 8; i+12 <= len(data); {
			n := int(binary.BigEndian.Uint32(data[i:]))
			if n < 0 || n > len(data)-i-12 {
				return
			}
			see(segment{string(data[i+4 : i+8]), data[i+8 : i+8+n], i, i + 12 + n})
			i += 12 + n
		}
	}
}

// jpegParts walks the segments before the first scan. The scan itself, with
// all that follows, is the last part, called SOS.
func jpegParts(data []byte, see func(segment)) {
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		m := data[i+1]
		n := int(binary.BigEndian.Uint16(data[i+2:])) + 2
		switch {
		case m == 0xFF:
			i++
			continue
		case m == 0xDA:
			see(segment{"SOS", data[i+4:], i, len(data)})
			return
		case n < 4 || i+n > len(data):
			return
		}
		see(segment{jpegName(m), data[i+4 : i+n], i, i + n})
		i += n
	}
}

func jpegName(marker byte) string {
	switch {
	case marker >= 0xE0 && marker <= 0xEF:
		return "APP" + string("0123456789ABCDEF"[marker-0xE0])
	case marker == 0xFE:
		return "COM"
	}
	return "DQT" // or any other that the pixels need
}

const (
	xmpHead  = "http://ns.adobe.com/xap/1.0/\x00"
	exifHead = "Exif\x00\x00"
	iccHead  = "ICC_PROFILE\x00"
)

// carriedBy reads what goes on of a picture's file.
func carriedBy(img *doc.Image) carried {
	c := carried{aigc: img.Hidden.AIGC, source: img.Hidden.Made, signed: img.Hidden.C2PA}
	parts(img.Source.Data, func(p segment) {
		if x, ok := bytes.CutPrefix(p.body, []byte(exifHead)); ok && c.turn == 0 {
			c.turn = turnOf(x)
		} else if p.kind == "eXIf" {
			c.turn = turnOf(p.body)
		}
	})
	return c
}

// turnOf returns the orientation that an EXIF block states; 0 where none.
func turnOf(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	for k := range int(order.Uint16(tiff[at:])) {
		i := at + 2 + 12*k
		if i+12 > len(tiff) {
			return 0
		}
		if v := int(order.Uint16(tiff[i+8:])); order.Uint16(tiff[i:]) == 0x0112 && v >= 1 && v <= 8 {
			return v
		}
	}
	return 0
}
