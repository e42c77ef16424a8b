package read

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image/color"
	"math"
	"testing"
)

// The colorants of two profiles under D50, as their makers publish them: red,
// green, blue, each X Y Z.
var (
	srgb = [][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
	p3   = [][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
)

// iccFile makes a profile with sRGB's curve; without colorants it has tables.
func iccFile(name string, colorants [][3]float64) []byte {
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
	desc := append([]byte("desc\x00\x00\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(len(name)+1))...)
	tags := []tag{{"desc", append(append(desc, name...), 0)}}
	para := fixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	for i, c := range colorants {
		tags = append(tags, tag{"rgb"[i:i+1] + "XYZ", fixed([]byte("XYZ \x00\x00\x00\x00"), c[:]...)}, tag{"rgb"[i:i+1] + "TRC", para})
	}
	head := make([]byte, 128)
	copy(head[16:], "RGB XYZ ")
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
	return append(head, body...)
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	_, _ = z.Write(b) // into memory
	_ = z.Close()
	return out.Bytes()
}

// Curves come in three ways to write them and five formulas; a straight one
// and a power of one are the same light.
func TestCurves(t *testing.T) {
	samples := []byte("curv\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x40\x00\xff\xff")
	for _, c := range []struct {
		name string
		data []byte
		want float64 // at one half
	}{
		{"straight", []byte("curv\x00\x00\x00\x00\x00\x00\x00\x00"), 0.5},
		{"power", []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x00"), 0.25},
		{"samples", samples, 0.25},
		{"formula 0", []byte("para\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00"), 0.25},
		{"formula 4", iccTags(iccFile("", srgb))["rTRC"], 0.214},
	} {
		f, ok := curveFunc(c.data)
		if !ok || math.Abs(f(0.5)-c.want) > 0.001 || math.Abs(f(1)-1) > 0.001 {
			t.Errorf("%s: %v", c.name, ok)
		}
	}
	for n := range samples {
		if _, ok := curveFunc(samples[:n]); ok {
			t.Errorf("%d bytes of a curve are taken for one", n)
		}
	}
}

// A profile cut short anywhere is none, or one that can't be converted.
func FuzzICC(f *testing.F) {
	f.Add(iccFile("P3", p3))
	f.Add(iccFile("tables", nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p := parseICC(b); p != nil && p.space == "RGB " && !p.tables {
			p.convert(color.NRGBA{1, 128, 255, 255})
			p.plain()
		}
	})
}
