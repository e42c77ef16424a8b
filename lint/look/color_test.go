package look

import (
	"encoding/csv"
	"image/color"
	"math"
	"os"
	"strconv"
	"testing"
)

func TestCIEDE2000(t *testing.T) {
	f, err := os.Open("testdata/ciede2000.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 34 {
		t.Fatalf("%d pairs, want Sharma's 34", len(rows))
	}
	for _, row := range rows {
		var v [8]float64
		for i, s := range row {
			if v[i], err = strconv.ParseFloat(s, 64); err != nil {
				t.Fatal(err)
			}
		}
		a, b := Lab{v[1], v[2], v[3]}, Lab{v[4], v[5], v[6]}
		for _, got := range []float64{CIEDE2000(a, b), CIEDE2000(b, a)} {
			if math.Abs(got-v[7]) > 1e-4 {
				t.Errorf("pair %s: %.5f, want %.4f", row[0], got, v[7])
			}
		}
		if got := CIEDE2000(a, a); got != 0 {
			t.Errorf("pair %s: a colour differs from itself by %g", row[0], got)
		}
	}
}

func TestToLab(t *testing.T) {
	tests := []struct { // values of Lindbloom's CIE calculator, D65, sRGB
		hex  string
		want Lab
	}{
		{"#000000", Lab{0, 0, 0}},
		{"#FFFFFF", Lab{100, 0, 0}},
		{"#808080", Lab{53.585, 0, 0}},
		{"#FF0000", Lab{53.241, 80.092, 67.203}},
		{"#00FF00", Lab{87.735, -86.183, 83.179}},
		{"#0000FF", Lab{32.297, 79.188, -107.860}},
	}
	for _, test := range tests {
		got := ToLab(hex(test.hex))
		far := max(math.Abs(got.L-test.want.L), math.Abs(got.A-test.want.A), math.Abs(got.B-test.want.B))
		if far > 0.02 {
			t.Errorf("%s: %.3f, want %.3f", test.hex, got, test.want)
		}
	}
}

func TestHex(t *testing.T) {
	tests := []struct {
		in   string
		want color.NRGBA
		out  string
	}{
		{"#0B5FFF", color.NRGBA{0x0B, 0x5F, 0xFF, 255}, "#0B5FFF"},
		{"0b5fff", color.NRGBA{0x0B, 0x5F, 0xFF, 255}, "#0B5FFF"},
		{" #09f ", color.NRGBA{0, 0x99, 0xFF, 255}, "#0099FF"},
		{"#09f8", color.NRGBA{0, 0x99, 0xFF, 0x88}, "#0099FF88"},
		{"#0B5FFF00", color.NRGBA{0x0B, 0x5F, 0xFF, 0}, "#0B5FFF00"},
	}
	for _, test := range tests {
		got, err := ParseHex(test.in)
		if err != nil || got != test.want || Hex(got) != test.out {
			t.Errorf("%q: %v %s %v", test.in, got, Hex(got), err)
		}
	}
	for _, bad := range []string{"", "#", "#12", "#12345", "#1234567", "#123456789", "#GGGGGG", "blue", "蓝", "蓝色", "#+12345", "##09F", "-1"} {
		if c, err := ParseHex(bad); err == nil {
			t.Errorf("%q is no colour, got %v", bad, c)
		}
	}
}

// hex is ParseHex for colours a test writes itself.
func hex(s string) color.NRGBA {
	c, err := ParseHex(s)
	if err != nil {
		panic(err)
	}
	return c
}

func BenchmarkCIEDE2000(b *testing.B) {
	x, y := ToLab(hex("#0B5FFF")), ToLab(hex("#3B82F6"))
	for b.Loop() {
		CIEDE2000(x, y)
	}
}

// CIEDE2000 and Oklab must both take two colours for one. The distances are
// those of Ottosson's own figures for the primaries.
func TestNear(t *testing.T) {
	if ok := toOklab(hex("#0000FF")); math.Abs(ok.L-0.452) > 0.001 || math.Abs(ok.A+0.032) > 0.001 || math.Abs(ok.B+0.312) > 0.001 {
		t.Errorf("blue is %+v", ok)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"#0B5FFF", "#0B5FFF", true},
		{"#0B5FFF", "#0066FF", true},  // 2.4, 0.015
		{"#0B5FFF", "#3B82F6", false}, // 11.8, 0.094
		{"#0000C0", "#0000E0", false}, // 4.6, 0.063: only Oklab parts them
		{"#F4B400", "#F4C20D", true},  // 4.1, 0.036
	} {
		if got := Near(hex(c.a), hex(c.b), 5); got != c.want {
			t.Errorf("%s %s: %v (%.2f)", c.a, c.b, got, CIEDE2000(ToLab(hex(c.a)), ToLab(hex(c.b))))
		}
	}
}
