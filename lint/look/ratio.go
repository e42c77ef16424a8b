package look

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseRatio reads the shape of a picture, width to height: "2.35:1", "3:4",
// "3：4" with a full-width colon, or the bare number "0.75".
func ParseRatio(s string) (float64, error) {
	w, h, two := strings.Cut(strings.ReplaceAll(s, "：", ":"), ":")
	if !two {
		h = "1"
	}
	width, err1 := strconv.ParseFloat(strings.TrimSpace(w), 64)
	height, err2 := strconv.ParseFloat(strings.TrimSpace(h), 64)
	r := width / height
	if err1 != nil || err2 != nil || !(width > 0) || !(height > 0) || !(r > 0) || math.IsInf(r, 0) {
		return 0, fmt.Errorf("%q is not a ratio: write width:height, as in 2.35:1 or 3:4", s)
	}
	return r, nil
}

// NearRatio says whether w×h is the shape want, give or take tolerance, a part
// of it: 0.02 lets 3:4 be from 0.735 to 0.765. A picture without a size is
// near nothing.
func NearRatio(w, h int, want, tolerance float64) bool {
	if w <= 0 || h <= 0 || want <= 0 {
		return false
	}
	return math.Abs(float64(w)/float64(h)/want-1) <= tolerance+1e-9
}

// Ratio writes the shape of w×h the way people say it: "3:4" where small whole
// numbers say it exactly, else "2.35:1" or, upright, "1:2.35". "" for a picture
// without a size.
func Ratio(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	d := divisor(w, h)
	if max(w, h)/d <= 21 { // 21:9 is the largest in use
		return fmt.Sprintf("%d:%d", w/d, h/d)
	}
	if w >= h {
		return short(float64(w)/float64(h)) + ":1"
	}
	return "1:" + short(float64(h)/float64(w))
}

// short writes two decimals at most.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// divisor is the greatest common divisor (Euclid).
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
