package look

import "math"

// CIEDE2000 is how different two colours look: 0 is the same, about 1 is the
// least an eye sees side by side, 5 is another colour to anyone. With the
// weights kL = kC = kH = 1 of ISO/CIE 11664-6:2014; notation after Sharma, Wu
// and Dalal, "The CIEDE2000 color-difference formula" (2005), whose test pairs
// it meets.
func CIEDE2000(a, b Lab) float64 {
	// Greys are too crowded in a*: stretch it where chroma is low.
	g := 0.5 * (1 - rootOf25((math.Hypot(a.A, a.B)+math.Hypot(b.A, b.B))/2))
	a1, a2 := (1+g)*a.A, (1+g)*b.A
	c1, c2 := math.Hypot(a1, a.B), math.Hypot(a2, b.B)
	turn, hue := hues(angle(a1, a.B), angle(a2, b.B), c1*c2 == 0)

	dL, dC := b.L-a.L, c2-c1
	dH := 2 * math.Sqrt(c1*c2) * sin(turn/2)

	l, c := (a.L+b.L)/2-50, (c1+c2)/2
	t := 1 - 0.17*cos(hue-30) + 0.24*cos(2*hue) + 0.32*cos(3*hue+6) - 0.20*cos(4*hue-63)
	sL := 1 + 0.015*l*l/math.Sqrt(20+l*l)
	sC := 1 + 0.045*c
	sH := 1 + 0.015*c*t
	// Blues lean: chroma and hue are not at right angles there.
	lean := 60 * math.Exp(-math.Pow((hue-275)/25, 2))
	rT := -2 * rootOf25(c) * sin(lean)

	x, y, z := dL/sL, dC/sC, dH/sH
	// Rounding can put the sum a hair below nought for equal colours.
	return math.Sqrt(max(0, x*x+y*y+z*z+rT*y*z))
}

// rootOf25 is sqrt(c⁷ / (c⁷ + 25⁷)), the formula's switch from grey (0) to
// colourful (1).
func rootOf25(c float64) float64 {
	const p = 25 * 25 * 25 * 25 * 25 * 25 * 25
	c7 := c * c * c * c * c * c * c
	return math.Sqrt(c7 / (c7 + p))
}

// hues returns the turn from one hue angle to another by the shorter way and
// the hue between the two, in degrees. A grey has no hue of its own.
func hues(h1, h2 float64, grey bool) (turn, mean float64) {
	if grey {
		return 0, h1 + h2
	}
	turn, mean = h2-h1, (h1+h2)/2
	if math.Abs(turn) <= 180 {
		return turn, mean
	}
	if mean < 180 {
		mean += 360
	}
	return turn - math.Copysign(360, turn), mean - 180
}

// angle is the direction of (x, y) in degrees, 0 to 360.
func angle(x, y float64) float64 {
	d := math.Atan2(y, x) * 180 / math.Pi
	if d < 0 {
		d += 360
	}
	return d
}

func sin(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }
func cos(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }
