//go:build ignore

package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
)

// This file writes what picture files hold beside their pixels: Exif, XMP,
// colour profiles, frames, print colours.

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func writeFile(name string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		log.Fatal(err)
	}
}

// jpegFile encodes a picture with segments, marker first, behind its start.
func jpegFile(m image.Image, quality int, segments ...string) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		log.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:2])
	for _, s := range segments {
		out = append(out, 0xFF, s[0])
		out = binary.BigEndian.AppendUint16(out, uint16(len(s)+1))
		out = append(out, s[1:]...)
	}
	return append(out, b.Bytes()[2:]...)
}

// pngFile encodes a picture with chunks, name first, behind its header.
func pngFile(m image.Image, chunks ...string) []byte {
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, m); err != nil {
		log.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:33])
	for _, c := range chunks {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c)-4))
		out = append(out, c...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(c)))
	}
	return append(out, b.Bytes()[33:]...)
}

// exif makes a block that tells how the camera was held and, if asked, where
// it was and which number it has.
func exif(orientation int, placed, numbered bool) string {
	var heap []byte
	type line struct{ tag, kind, n, value int }
	put := func(b []byte, v int) []byte { return binary.BigEndian.AppendUint32(b, uint32(v)) }
	table := func(lines []line) []byte {
		b := binary.BigEndian.AppendUint16(nil, uint16(len(lines)))
		for _, l := range lines {
			b = binary.BigEndian.AppendUint16(b, uint16(l.tag))
			b = binary.BigEndian.AppendUint16(b, uint16(l.kind))
			b = put(put(b, l.n), l.value)
		}
		return put(b, 0)
	}
	const heapAt = 200 // the tables come before, the values behind
	first := []line{{0x0112, 3, 1, orientation << 16}}
	var more []byte
	at := 8 + 2 + 12*3 + 4
	if numbered {
		serial := "LX-0042917\x00"
		more = table([]line{{0xA431, 2, len(serial), heapAt + len(heap)}})
		heap = append(heap, serial...)
		first = append(first, line{0x8769, 4, 1, at})
	}
	if placed {
		lat := heapAt + len(heap)
		for _, v := range []int{26, 1, 34, 1, 1250, 100, 101, 1, 16, 1, 3300, 100} {
			heap = put(heap, v)
		}
		first = append(first, line{0x8825, 4, 1, at + len(more)})
		more = append(more, table([]line{{1, 2, 2, 'N' << 24}, {2, 5, 3, lat}, {3, 2, 2, 'E' << 24}, {4, 5, 3, lat + 24}})...)
	}
	b := append([]byte("MM\x00*\x00\x00\x00\x08"), table(first)...)
	b = append(b, make([]byte, at-len(b))...)
	b = append(b, more...)
	b = append(b, make([]byte, heapAt-len(b))...)
	return string(append(b, heap...))
}

// The colorants under D50 of two kinds of screen: red, green, blue, each XYZ.
var (
	srgbScreen = [][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
	wideScreen = [][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
)

// profile makes a colour profile with sRGB's tone curve; without colorants it
// is one of tables, of which there are none.
func profile(name string, colorants [][3]float64) string {
	fixed := func(b []byte, v ...float64) []byte {
		for _, f := range v {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(f*65536))))
		}
		return b
	}
	type tag struct {
		sig  string
		data []byte
	}
	desc := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	tags := []tag{{"desc", append(append(desc, name...), make([]byte, 4)...)}}
	curve := fixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	for i, c := range colorants {
		tags = append(tags, tag{"rgb"[i:i+1] + "XYZ", fixed([]byte("XYZ \x00\x00\x00\x00"), c[:]...)}, tag{"rgb"[i:i+1] + "TRC", curve})
	}
	head := make([]byte, 128)
	copy(head[8:], "\x04\x30\x00\x00mntrRGB XYZ ")
	copy(head[36:], "acsp")
	head = binary.BigEndian.AppendUint32(head, uint32(len(tags)))
	at := len(head) + 12*len(tags)
	var body []byte
	for _, t := range tags {
		head = append(head, t.sig...)
		head = binary.BigEndian.AppendUint32(head, uint32(at+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(t.data)))
		body = append(body, t.data...)
	}
	all := append(head, body...)
	binary.BigEndian.PutUint32(all, uint32(len(all)))
	return string(all)
}

// iccSegment and iccChunk put a profile into a JPEG and a PNG.
func iccSegment(p string) string { return "\xE2ICC_PROFILE\x00\x01\x01" + p }

func iccChunk(p string) string { return "iCCPicc\x00\x00" + deflate(p) }

// aigc is an XMP packet with China's label of generated content, or, without,
// one that tells only that the picture was generated.
func aigc(labelled bool) string {
	label := ""
	if labelled {
		label = `<TC260:AIGC xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;001191330100MA0000000000000&quot;,&quot;ProduceID&quot;:&quot;F2-7731&quot;,&quot;ReservedCode1&quot;:&quot;&quot;,&quot;ContentPropagator&quot;:&quot;&quot;,&quot;PropagateID&quot;:&quot;&quot;,&quot;ReservedCode2&quot;:&quot;&quot;}</TC260:AIGC>`
	}
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">` + label + `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

func xmpSegment(packet string) string { return "\xE1http://ns.adobe.com/xap/1.0/\x00" + packet }

// gifFile makes a moving picture of pictures of one size.
func gifFile(frames ...image.Image) []byte {
	g := &gif.GIF{}
	for _, m := range frames {
		colors := color.Palette{}
		p := image.NewPaletted(m.Bounds(), nil)
		at := map[color.RGBA]uint8{}
		for y := range m.Bounds().Dy() {
			for x := range m.Bounds().Dx() {
				c := color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
				c.R, c.G, c.B = c.R&^7, c.G&^7, c.B&^7
				i, ok := at[c]
				if !ok && len(colors) < 256 {
					i = uint8(len(colors))
					at[c] = i
					colors = append(colors, color.RGBAModel.Convert(m.At(x, y)))
				}
				p.Pix[p.PixOffset(x, y)] = i
			}
		}
		p.Palette = colors
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 80)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

// inkFile makes a JPEG of one print colour, by hand: the standard library
// writes none. Every block is its mean and nothing else.
func inkFile(w, h int, cmyk [4]uint8) []byte {
	b := []byte("\xFF\xD8\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00\xFF\xDB\x00\x43\x00")
	b = append(b, bytes.Repeat([]byte{8}, 64)...) // all steps are 8: a mean in levels
	b = append(b, 0xFF, 0xC0, 0, 20, 8, byte(h>>8), byte(h), byte(w>>8), byte(w), 4)
	for i := range byte(4) {
		b = append(b, i+1, 0x11, 0)
	}
	// Two codes of Huffman: for means, sizes 0 to 11 in four bits each; for the
	// rest, one bit says that nothing follows.
	b = append(b, 0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
	b = append(b, 0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	b = append(b, 0xFF, 0xDA, 0, 14, 4)
	for i := range byte(4) {
		b = append(b, i+1, 0)
	}
	b = append(b, 0, 63, 0)
	var acc, n uint
	put := func(v, size uint) {
		for size > 0 {
			size--
			acc, n = acc<<1|v>>size&1, n+1
			if n == 8 {
				if b = append(b, byte(acc)); byte(acc) == 0xFF {
					b = append(b, 0)
				}
				acc, n = 0, 0
			}
		}
	}
	for k := range (w + 7) / 8 * ((h + 7) / 8) {
		for _, v := range cmyk {
			d := int(v) - 128
			if k > 0 {
				d = 0
			}
			size := uint(0)
			for a := max(d, -d); a > 0; a >>= 1 {
				size++
			}
			if put(size, 4); d < 0 {
				d += 1<<size - 1
			}
			put(uint(d), size)
			put(0, 1)
		}
	}
	for n != 0 {
		put(1, 1)
	}
	return append(b, 0xFF, 0xD9)
}

// phoneFile makes the frame of an HEIC file: its size and no picture.
func phoneFile(w, h int) []byte {
	box := func(kind string, body ...[]byte) []byte {
		all := bytes.Join(body, nil)
		return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(all)+8)), kind...), all...)
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(make([]byte, 4), uint32(w)), uint32(h))
	props := box("iprp", box("ipco", box("ispe", size)))
	return append(append(box("ftyp", []byte("heic\x00\x00\x00\x00mif1heic")), box("meta", make([]byte, 4), props)...), box("mdat", make([]byte, 16))...)
}

// linear and level go from a level of sRGB to light and back.
func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}

func level(l float64) uint8 {
	if l <= 0.0031308 {
		return uint8(l*12.92*255 + 0.5)
	}
	return uint8((1.055*math.Pow(min(1, l), 1/2.4)-0.055)*255 + 0.5)
}
