package read

import (
	"cmp"
	"encoding/binary"
	"image/color"
	"math"
	"strings"
	"sync"
	"unicode/utf16"
)

// A profile says what the numbers of a picture mean (ICC.1:2022). Those made
// of three curves and a matrix can be converted; those made of tables can't.
type profile struct {
	name   string
	space  string          // "RGB ", "CMYK", "GRAY"
	matrix [3][3]float64   // linear RGB to linear sRGB
	curves [3][256]float32 // to linear, 0 to 1
	tables bool            // no curves and matrix, or none that can be read
}

// toSRGB turns XYZ under D50, in which profiles meet, into linear sRGB (the
// inverse of the sRGB profile's own Bradford-adapted colorants).
var toSRGB = [3][3]float64{
	{3.1338561, -1.6168667, -0.4906146},
	{-0.9787684, 1.9161415, 0.0334540},
	{0.0719453, -0.2289914, 1.4052427},
}

// parseICC reads a profile; nil for none, or one that makes no sense.
func parseICC(b []byte) *profile {
	if len(b) < 132 || string(b[36:40]) != "acsp" {
		return nil
	}
	tags := iccTags(b)
	p := &profile{space: string(b[16:20]), name: iccName(tags["desc"])}
	if p.space != "RGB " {
		return p
	}
	var xyz [3][3]float64
	for k, t := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		v := tags[t]
		if len(v) < 20 {
			p.tables = true
			return p
		}
		for r := range 3 {
			xyz[r][k] = s15(v[8+4*r:])
		}
	}
	for r := range 3 {
		for c := range 3 {
			for k := range 3 {
				p.matrix[r][c] += toSRGB[r][k] * xyz[k][c]
			}
		}
	}
	for k, t := range []string{"rTRC", "gTRC", "bTRC"} {
		if !curve(tags[t], &p.curves[k]) {
			p.tables = true
		}
	}
	return p
}

func iccTags(b []byte) map[string][]byte {
	tags := map[string][]byte{}
	n := min(int(binary.BigEndian.Uint32(b[128:])), 200)
	for i := range n {
		o := 132 + 12*i
		if o+12 > len(b) {
			break
		}
		off, size := int64(binary.BigEndian.Uint32(b[o+4:])), int64(binary.BigEndian.Uint32(b[o+8:]))
		if off+size <= int64(len(b)) {
			tags[string(b[o:o+4])] = b[off : off+size]
		}
	}
	return tags
}

// iccName reads a profile's description, in either of the two ways.
func iccName(v []byte) string {
	switch {
	case len(v) > 12 && string(v[:4]) == "desc":
		n := int(min(binary.BigEndian.Uint32(v[8:]), 200))
		return strings.Trim(string(v[12:min(12+n, len(v))]), "\x00 ")
	case len(v) >= 28 && string(v[:4]) == "mluc":
		size, off := int64(binary.BigEndian.Uint32(v[20:])), int64(binary.BigEndian.Uint32(v[24:]))
		if size > 400 || off+size > int64(len(v)) {
			return ""
		}
		u := make([]uint16, size/2)
		for i := range u {
			u[i] = binary.BigEndian.Uint16(v[off+2*int64(i):])
		}
		return strings.Trim(string(utf16.Decode(u)), "\x00 ")
	}
	return ""
}

func s15(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// curve fills in a tone curve; false for one that can't be read.
func curve(v []byte, out *[256]float32) bool {
	f, ok := curveFunc(v)
	if !ok {
		return false
	}
	for i := range out {
		out[i] = float32(min(1, max(0, f(float64(i)/255))))
	}
	return true
}

func curveFunc(v []byte) (func(float64) float64, bool) {
	if len(v) < 12 {
		return nil, false
	}
	switch string(v[:4]) {
	case "curv":
		return sampled(v)
	case "para":
		return formula(int(binary.BigEndian.Uint16(v[8:])), v[12:])
	}
	return nil, false
}

// sampled reads a curve given by its values, by one power, or as straight.
func sampled(v []byte) (func(float64) float64, bool) {
	n := int(min(binary.BigEndian.Uint32(v[8:]), 1<<20))
	switch {
	case n == 0:
		return func(x float64) float64 { return x }, true
	case len(v) < 12+2*n:
		return nil, false
	case n == 1:
		g := float64(binary.BigEndian.Uint16(v[12:])) / 256
		return func(x float64) float64 { return math.Pow(x, g) }, true
	}
	at := func(i int) float64 { return float64(binary.BigEndian.Uint16(v[12+2*min(i, n-1):])) / 65535 }
	return func(x float64) float64 {
		q := x * float64(n-1)
		i := int(q)
		return at(i) + (q-float64(i))*(at(i+1)-at(i))
	}, true
}

// formula reads a parametric curve, types 0 to 4 of ICC.1:2022, 10.18.
func formula(kind int, v []byte) (func(float64) float64, bool) {
	count := []int{1, 3, 4, 5, 7}
	if kind >= len(count) || len(v) < 4*count[kind] {
		return nil, false
	}
	var a [7]float64 // g a b c d e f
	for i := range count[kind] {
		a[i] = s15(v[4*i:])
	}
	if kind == 0 {
		return func(x float64) float64 { return math.Pow(x, a[0]) }, true
	}
	low, from, above, below := 0.0, a[4], a[5], a[6]
	switch kind {
	case 1, 2:
		if a[1] == 0 {
			return nil, false
		}
		from, above, below = -a[2]/a[1], 0, 0
		if kind == 2 {
			above, below = a[3], a[3]
		}
	default:
		low = a[3]
	}
	return func(x float64) float64 {
		if x >= from {
			return math.Pow(max(0, a[1]*x+a[2]), a[0]) + above
		}
		return low*x + below
	}, true
}

// convert returns a colour of the profile in sRGB; alpha stays.
func (p *profile) convert(c color.NRGBA) color.NRGBA {
	r, g, b := float64(p.curves[0][c.R]), float64(p.curves[1][c.G]), float64(p.curves[2][c.B])
	step := func(m [3]float64) uint8 {
		v := m[0]*r + m[1]*g + m[2]*b
		return srgbSteps()[int(min(1, max(0, v))*srgbFine+0.5)]
	}
	return color.NRGBA{step(p.matrix[0]), step(p.matrix[1]), step(p.matrix[2]), c.A}
}

// srgbFine is into how many steps light is cut to look up sRGB's: in the
// darkest tones, where sRGB is steepest, still three to a level.
const srgbFine = 16384

// srgbSteps is the level of sRGB for each step of light.
var srgbSteps = sync.OnceValue(func() *[srgbFine + 1]uint8 {
	var t [srgbFine + 1]uint8
	for i := range t {
		v := float64(i) / srgbFine
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		t[i] = uint8(v*255 + 0.5)
	}
	return &t
})

// plain reports whether the profile is sRGB by any name: it moves no colour by
// more than two levels.
func (p *profile) plain() bool {
	if p.space != "RGB " || p.tables {
		return false
	}
	for i := range 64 {
		c := color.NRGBA{uint8(i % 4 * 85), uint8(i / 4 % 4 * 85), uint8(i / 16 * 85), 255}
		d := p.convert(c)
		if far(c.R, d.R) || far(c.G, d.G) || far(c.B, d.B) {
			return false
		}
	}
	return true
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 2 }

// called is what the profile is called; one without a name is said to be so.
func (p *profile) called() string { return cmp.Or(p.name, "ICC") }
