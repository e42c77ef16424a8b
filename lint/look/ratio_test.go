package look

import (
	"math"
	"testing"
)

func TestParseRatio(t *testing.T) {
	for in, want := range map[string]float64{"2.35:1": 2.35, "3:4": 0.75, "3：4": 0.75, " 16 : 9 ": 16.0 / 9, "1.5": 1.5, "1:1": 1} {
		got, err := ParseRatio(in)
		if err != nil || math.Abs(got-want) > 1e-12 {
			t.Errorf("%q: %v %v, want %v", in, got, err, want)
		}
	}
	for _, bad := range []string{"", ":", "3:", ":4", "0:1", "1:0", "-3:4", "3:4:5", "wide", "NaN:1", "Inf", "1:Inf", "1e308:1e-308"} {
		if got, err := ParseRatio(bad); err == nil {
			t.Errorf("%q is no ratio, got %v", bad, got)
		}
	}
}

func TestNearRatio(t *testing.T) {
	tests := []struct {
		w, h            int
		want, tolerance float64
		near            bool
	}{
		{900, 383, 2.35, 0.01, true}, // the size of a cover everyone makes
		{900, 383, 2.35, 0, false},
		{1080, 1440, 0.75, 0, true},
		{1080, 1350, 0.75, 0.02, false},
		{735, 1000, 0.75, 0.02, true},
		{765, 1000, 0.75, 0.02, true},
		{766, 1000, 0.75, 0.02, false},
		{0, 10, 0.75, 1, false},
		{10, 0, 0.75, 1, false},
		{10, 10, 0, 1, false},
	}
	for _, test := range tests {
		if got := NearRatio(test.w, test.h, test.want, test.tolerance); got != test.near {
			t.Errorf("%+v: %v", test, got)
		}
	}
}

func TestRatio(t *testing.T) {
	tests := []struct {
		w, h int
		want string
	}{
		{1080, 1440, "3:4"}, {1920, 1080, "16:9"}, {500, 500, "1:1"}, {2560, 1097, "2.33:1"},
		{900, 383, "2.35:1"}, {383, 900, "1:2.35"}, {1, 5000, "1:5000"}, {0, 5, ""}, {5, 0, ""},
	}
	for _, test := range tests {
		if got := Ratio(test.w, test.h); got != test.want {
			t.Errorf("%d×%d: %q, want %q", test.w, test.h, got, test.want)
		}
	}
}
