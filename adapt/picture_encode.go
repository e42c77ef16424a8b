package adapt

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
)

// jpegQuality is what pictures are written with as JPEG: above 90 files grow and
// nobody sees why.
const jpegQuality = 90

// asJPEG writes m with what c carries.
func asJPEG(m image.Image, c carried, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err) // a buffer takes everything, and no picture here is over 65,535 pixels wide
	}
	return c.intoJPEG(b.Bytes())
}

// asPNG writes m with what c carries.
func asPNG(m image.Image, c carried) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return c.intoPNG(b.Bytes())
}

// under writes m as a JPEG of at most limit bytes; 0 is no limit. Quality
// gives way first, to 60; false says that that was not enough.
func under(m image.Image, c carried, limit int) ([]byte, bool) {
	for q := jpegQuality; ; q -= 10 {
		data := asJPEG(m, c, q)
		if limit == 0 || len(data) <= limit {
			return data, true
		}
		if q <= 60 {
			return data, false
		}
	}
}

// bare returns a JPEG or PNG file with the metadata that c carries and no
// other; its pixels are not touched. Other files come back as they are.
func (c carried) bare(data []byte) []byte {
	jpegFile := bytes.HasPrefix(data, []byte("\xff\xd8"))
	if !jpegFile && !bytes.HasPrefix(data, []byte("\x89PNG")) {
		return data
	}
	var out []byte
	clean, ended := true, false
	parts(data, func(p segment) {
		switch p.kind {
		case "APP0", "APPE", "DQT":
		case "SOS":
			p.end = endOfJPEG(data, p.at)
			clean = clean && p.end == len(data)
		case "APP2":
			if !bytes.HasPrefix(p.body, []byte(iccHead)) {
				clean = false
				return
			}
		case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "cICP":
		default:
			clean = false
			return
		}
		if !ended {
			out = append(out, data[p.at:p.end]...)
		}
		ended = ended || p.kind == "IEND"
	})
	if clean {
		return data
	}
	head := 8
	if jpegFile {
		head = 2
	}
	out = append(bytes.Clone(data[:head]), out...)
	if jpegFile {
		return c.intoJPEG(out)
	}
	return c.intoPNG(out)
}

// endOfJPEG returns where the picture ends whose first scan begins at byte at.
// Telephones put a film, or the picture once more, after it.
func endOfJPEG(data []byte, at int) int {
	for i := at; i+1 < len(data); i++ {
		if data[i] != 0xFF {
			continue
		}
		switch m := data[i+1]; {
		case m == 0xD9:
			return i + 2
		case m == 0xDA || m == 0xC4 || m == 0xDB || m == 0xDD || m >= 0xE0:
			if i+4 <= len(data) {
				i += int(binary.BigEndian.Uint16(data[i+2:])) + 1
			}
		}
	}
	return len(data)
}

// intoJPEG puts what c carries into a JPEG file without metadata.
func (c carried) intoJPEG(data []byte) []byte {
	x := c.packet()
	if x == nil {
		return data
	}
	out := bytes.Clone(data[:2])
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(2+len(xmpHead)+len(x)))
	out = append(append(out, xmpHead...), x...)
	return append(out, data[2:]...)
}

// intoPNG puts c's labels into a PNG file without metadata, after its header.
func (c carried) intoPNG(data []byte) []byte {
	x := c.packet()
	if x == nil {
		return data
	}
	const header = 8 + 25
	body := append([]byte("iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00"), x...)
	out := bytes.Clone(data[:header])
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)-4))
	out = append(out, body...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
	return append(out, data[header:]...)
}

// packet is the XMP that says what c's labels do, in the property that
// TC260-PG-20258A asks for and in IPTC's; nil for a picture without.
func (c carried) packet() []byte {
	if c.aigc == "" && c.source == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">`)
	source := c.source
	if source != "" {
		source = "http://cv.iptc.org/newscodes/digitalsourcetype/" + source
	}
	for _, l := range [...][2]string{{"TC260:AIGC", c.aigc}, {"Iptc4xmpExt:DigitalSourceType", source}} {
		if l[1] != "" {
			b.WriteString("<" + l[0] + ">")
			xml.EscapeText(&b, []byte(l[1]))
			b.WriteString("</" + l[0] + ">")
		}
	}
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	if b.Len() > 60000 {
		return nil // no label is that long: somebody plays
	}
	return b.Bytes()
}
