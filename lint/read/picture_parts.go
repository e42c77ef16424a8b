package read

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"strings"
)

// Parts are the pieces of a picture's file beside its pixels, taken out of
// their container. What is cut short or makes no sense is left out.
type parts struct {
	icc, exif, xmp []byte
	text           [][2]string // PNG's: keyword and words
	c2pa           bool
	lossy          bool
	progressive    bool // JPEG's: decoding keeps every coefficient
	channels       int  // JPEG's: 4 is CMYK
	adobe          bool // JPEG's: says how its four channels are written
	frames         int
}

// inflated is the most that a compressed piece may unfold to.
const inflated = 8 << 20

// jpegParts walks the segments before the first scan.
func jpegParts(b []byte) (p parts) {
	p.lossy, p.frames = true, 1
	for i := 2; i+4 <= len(b) && b[i] == 0xFF; {
		m, n := b[i+1], int(binary.BigEndian.Uint16(b[i+2:]))
		if m == 0xFF { // a fill byte
			i++
			continue
		}
		if m == 0xDA || n < 2 || i+2+n > len(b) {
			break
		}
		p.segment(m, b[i+4:i+2+n])
		i += 2 + n
	}
	return p
}

func (p *parts) segment(m byte, s []byte) {
	switch {
	case m >= 0xC0 && m <= 0xC2 && len(s) >= 6:
		p.progressive, p.channels = m == 0xC2, int(s[5])
	case m == 0xEE && bytes.HasPrefix(s, []byte("Adobe")):
		p.adobe = true
	case m == 0xE1 && bytes.HasPrefix(s, []byte("Exif\x00\x00")) && p.exif == nil:
		p.exif = s[6:]
	case m == 0xE1 && bytes.HasPrefix(s, []byte("http://ns.adobe.com/xap/1.0/\x00")):
		p.xmp = append(p.xmp, s[29:]...)
	case m == 0xE1 && bytes.HasPrefix(s, []byte("http://ns.adobe.com/xmp/extension/\x00")) && len(s) > 75:
		p.xmp = append(p.xmp, s[75:]...)
	case m == 0xE2 && bytes.HasPrefix(s, []byte("ICC_PROFILE\x00")) && len(s) > 14:
		p.icc = append(p.icc, s[14:]...)
	case m == 0xEB && bytes.Contains(s[:min(len(s), 128)], []byte("c2pa")):
		p.c2pa = true
	}
}

// pngParts walks the chunks.
func pngParts(b []byte) (p parts) {
	p.frames = 1
	for i := 8; i+12 <= len(b); {
		n := int(binary.BigEndian.Uint32(b[i:]))
		if n < 0 || n > len(b)-i-12 {
			break
		}
		p.chunk(string(b[i+4:i+8]), b[i+8:i+8+n])
		i += 12 + n
	}
	return p
}

func (p *parts) chunk(kind string, s []byte) {
	switch kind {
	case "iCCP":
		if _, rest, ok := bytes.Cut(s, []byte{0}); ok && len(rest) > 1 {
			p.icc = inflate(rest[1:])
		}
	case "eXIf":
		p.exif = s
	case "caBX":
		p.c2pa = true
	case "acTL":
		if len(s) >= 4 {
			p.frames = max(1, int(min(binary.BigEndian.Uint32(s), 1<<20)))
		}
	case "tEXt", "zTXt", "iTXt":
		p.note(kind, s)
	}
}

// note reads one of PNG's three ways to write text.
func (p *parts) note(kind string, s []byte) {
	key, rest, ok := bytes.Cut(s, []byte{0})
	if !ok || len(rest) == 0 {
		return
	}
	switch kind {
	case "zTXt":
		rest = inflate(rest[1:])
	case "iTXt":
		packed := rest[0] == 1
		parts := bytes.SplitN(rest[min(2, len(rest)):], []byte{0}, 3)
		if len(parts) < 3 {
			return
		}
		if rest = parts[2]; packed {
			rest = inflate(rest)
		}
	}
	if string(key) == "XML:com.adobe.xmp" {
		p.xmp = append(p.xmp, rest...)
		return
	}
	if len(p.text) < 100 {
		p.text = append(p.text, [2]string{string(key), strings.ToValidUTF8(string(rest[:min(len(rest), 64<<10)]), "")})
	}
}

func inflate(b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, inflated)) // what came out before a fault still tells
	return out
}

// webpParts walks the chunks of a RIFF file.
func webpParts(b []byte) (p parts) {
	riff(b, func(kind string, s []byte) {
		switch kind {
		case "ICCP":
			p.icc = s
		case "EXIF":
			p.exif = bytes.TrimPrefix(s, []byte("Exif\x00\x00"))
		case "XMP ":
			p.xmp = s
		case "C2PA":
			p.c2pa = true
		case "VP8 ":
			p.lossy = true
		case "ANMF":
			p.frames++
			p.lossy = p.lossy || bytes.Contains(s[:min(len(s), 40)], []byte("VP8 ")) || bytes.Contains(s[:min(len(s), 40)], []byte("ALPH"))
		}
	})
	p.frames = max(1, p.frames)
	return p
}

// riff calls do with each chunk of a RIFF file.
func riff(b []byte, do func(kind string, s []byte)) {
	for i := 12; i+8 <= len(b); {
		n := int(binary.LittleEndian.Uint32(b[i+4:]))
		if n < 0 || n > len(b)-i-8 {
			return
		}
		do(string(b[i:i+4]), b[i+8:i+8+n])
		i += 8 + n + n%2
	}
}

// gifParts counts the frames and finds XMP, which stands in an application
// extension as plain text (XMP specification part 3, 1.1.2).
func gifParts(b []byte) (p parts) {
	gifBlocks(b, func(kind byte, block []byte) bool {
		switch {
		case kind == gifFrame:
			p.frames++
		case bytes.HasPrefix(block[2:], []byte("\x0bXMP DataXMP")):
			p.xmp = block[14:]
			if i := bytes.Index(p.xmp, []byte("</x:xmpmeta>")); i >= 0 {
				p.xmp = p.xmp[:i+12]
			}
		}
		return true
	})
	p.frames = max(1, p.frames)
	return p
}
