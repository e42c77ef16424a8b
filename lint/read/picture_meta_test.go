package read

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"onevoice/lint/doc"
)

// quarters is a picture whose four quarters differ: red green over blue white.
func quarters(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, []color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

// asJPEG encodes a picture with segments put in behind its first two bytes.
func asJPEG(t testing.TB, m image.Image, segments ...[]byte) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:2])
	for _, s := range segments {
		out = append(out, 0xFF, s[0])
		out = binary.BigEndian.AppendUint16(out, uint16(len(s)+1))
		out = append(out, s[1:]...)
	}
	return append(out, b.Bytes()[2:]...)
}

// asPNG encodes a picture with chunks, name first, put in behind its header.
func asPNG(t testing.TB, m image.Image, chunks ...string) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:33])
	for _, c := range chunks {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c)-4))
		out = append(out, c...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(c)))
	}
	return append(out, b.Bytes()[33:]...)
}

// exifBlock makes an Exif block: orientation, a place and a serial number.
func exifBlock(orientation int) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08")
	w16 := func(v ...int) {
		for _, n := range v {
			b = binary.BigEndian.AppendUint16(b, uint16(n))
		}
	}
	w32 := func(v ...int) {
		for _, n := range v {
			b = binary.BigEndian.AppendUint32(b, uint32(n))
		}
	}
	line := func(tag, kind, n, value int) { w16(tag, kind); w32(n, value) }
	w16(3) // entries at 8; next table at 8+2+36+4 = 50
	line(tagOrientation, 3, 1, orientation<<16)
	line(tagExifTable, 4, 1, 50)
	line(tagGPSTable, 4, 1, 68)
	w32(0)
	w16(1) // at 50
	line(0xA431, 2, 6, 122)
	w32(0)
	w16(4) // at 68
	line(1, 2, 2, int('N')<<24)
	line(2, 5, 3, 128)
	line(3, 2, 2, int('W')<<24)
	line(4, 5, 3, 152)
	w32(0)
	b = append(b, "SN-77\x00"...)                // at 122
	w32(30, 1, 15, 1, 0, 1, 120, 1, 30, 1, 0, 1) // at 128 and 152
	return b
}

func exifSegment(orientation int) []byte {
	return append([]byte("\xE1Exif\x00\x00"), exifBlock(orientation)...)
}

const aigcXMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"><TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`

func opened(t *testing.T, data []byte) *doc.Image {
	t.Helper()
	d, err := Bytes("a.png", data)
	if err != nil {
		t.Fatal(err)
	}
	return d.Blocks[0].Image
}

// Each kind of file tells what it hides in its own way.
func TestHidden(t *testing.T) {
	small := quarters(16, 16)
	var g bytes.Buffer
	if err := gif.Encode(&g, small, nil); err != nil {
		t.Fatal(err)
	}
	trailer := make([]byte, 256) // leads a reader that counts parts out of the text
	for i := range trailer {
		trailer[i] = byte(255 - i)
	}
	xmpGIF := slices.Concat(g.Bytes()[:g.Len()-1], []byte("\x21\xFF\x0bXMP DataXMP"+aigcXMP+"\x01"), trailer, []byte("\x00;"))
	riffXMP := append(bytes.Clone(pictures(t)["webp alpha"]), append([]byte("XMP "), append(binary.LittleEndian.AppendUint32(nil, uint32(len(aigcXMP))), aigcXMP...)...)...)
	binary.LittleEndian.PutUint32(riffXMP[4:], uint32(len(riffXMP)-8))
	label := func(h doc.Hidden) bool { return h.AIGC == `{"Label":"1"}` && h.Made == "trainedAlgorithmicMedia" }
	for _, c := range []struct {
		name string
		data []byte
		ok   func(doc.Hidden) bool
	}{
		{"nothing", asPNG(t, small), func(h doc.Hidden) bool { return h.GPS+h.AIGC+h.Profile+h.Made == "" && !h.C2PA && !h.Untrue }},
		{"exif", asJPEG(t, small, exifSegment(1)), func(h doc.Hidden) bool {
			return h.GPS == "30.2500, -120.5000" && slices.Equal(h.Serials, []string{"BodySerialNumber SN-77"})
		}},
		{"exif in PNG", asPNG(t, small, "eXIf"+string(exifBlock(1))), func(h doc.Hidden) bool { return h.GPS != "" }},
		{"xmp in JPEG", asJPEG(t, small, []byte("\xE1http://ns.adobe.com/xap/1.0/\x00"+aigcXMP)), label},
		{"xmp in PNG", asPNG(t, small, "iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00"+aigcXMP), label},
		{"xmp in GIF", xmpGIF, label},
		{"xmp in WebP", riffXMP, label},
		{"label in PNG", asPNG(t, small, "tEXtAIGC\x00{}"), func(h doc.Hidden) bool { return h.AIGC == "{}" }},
		{"c2pa in JPEG", asJPEG(t, small, []byte("\xEBJP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x20jumb....jumdc2pa")), func(h doc.Hidden) bool { return h.C2PA }},
		{"c2pa in PNG", asPNG(t, small, "caBX...."), func(h doc.Hidden) bool { return h.C2PA }},
		{"how it was made", asPNG(t, small, "tEXtparameters\x00a lamp\nSteps: 20"), func(h doc.Hidden) bool { return slices.Equal(h.Software, []string{"parameters: a lamp"}) }},
	} {
		if h := opened(t, c.data).Hidden; !c.ok(h) {
			t.Errorf("%s: %+v", c.name, h)
		}
	}
}

// A picture comes out upright whichever way its camera was held, and its size
// is the upright one's.
func TestUpright(t *testing.T) {
	upright := quarters(32, 16)
	for turn := 1; turn <= 8; turn++ {
		// lay undoes what a camera did: what it makes of the picture turned the
		// other way is the picture.
		back := []int{0, 1, 2, 3, 4, 5, 8, 7, 6}[turn]
		held := upright2(back, upright)
		img := opened(t, asPNG(t, held, "eXIf"+string(exifBlock(turn))))
		m, err := img.Decode()
		if err != nil || img.Width != 32 || img.Height != 16 || !bytes.Equal(m.Pix, upright.Pix) {
			t.Errorf("turn %d: %dx%d, %v", turn, img.Width, img.Height, err)
		}
	}
}

func upright2(turn int, m *image.NRGBA) *image.NRGBA { return upright{turn: turn}.lay(m) }

// A picture in CMYK or with a profile of tables says that its colours are only
// about right; one under a profile of curves comes out in sRGB.
func TestProfiles(t *testing.T) {
	red := color.NRGBA{234, 51, 35, 255} // sRGB's in Display P3
	m := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := 0; i < len(m.Pix); i += 4 {
		put(m.Pix[i:], red)
	}
	img := opened(t, asPNG(t, m, "iCCP"+"p\x00\x00"+string(deflate(iccFile("Display P3", p3)))))
	px, err := img.Decode()
	if err != nil || img.Hidden.Profile != "Display P3" || img.Hidden.Untrue {
		t.Fatalf("%v, %+v", err, img.Hidden)
	}
	if c := px.NRGBAAt(8, 8); far(c.R, 255) || far(c.G, 0) || far(c.B, 0) {
		t.Errorf("%v", c)
	}
	if h := opened(t, asPNG(t, m, "iCCP"+"p\x00\x00"+string(deflate(iccFile("sRGB by another name", srgb))))).Hidden; h.Profile != "" {
		t.Errorf("sRGB is taken for another profile: %+v", h)
	}
	if h := opened(t, asPNG(t, m, "iCCP"+"p\x00\x00"+string(deflate(iccFile("tables", nil))))).Hidden; h.Profile != "tables" || !h.Untrue {
		t.Errorf("%+v", h)
	}
}
