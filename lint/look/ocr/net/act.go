package net

import "math"

// An Act is what becomes of a value once a layer has summed it up. The zero
// value leaves it as it is.
type Act struct {
	Kind  string  `json:"kind,omitempty"` // "" relu hardswish swish sigmoid
	Scale float32 `json:"scale,omitempty"`
	Shift float32 `json:"shift,omitempty"` // both of the result; a Scale of 0 is 1
}

// curve is the one formula behind "", relu and hardswish, so that kernels need
// no branches: y = max(x, low) · min(max(a·x + b, 0), 1) · scale + shift. Each
// number stands eight times, one vector.
type curve [7][8]float32

const (
	curveA = iota
	curveB
	curveLow
	curveScale
	curveShift
	curveZero
	curveOne
)

// curve returns the numbers of the formula, and what is left to be done
// after it, nil for nothing.
func (a Act) curve() (curve, func(float32) float32) {
	low := float32(math.Inf(-1))
	n := [7]float32{curveB: 1, curveLow: low, curveScale: 1, curveOne: 1}
	if a.Scale != 0 {
		n[curveScale] = a.Scale
	}
	n[curveShift] = a.Shift
	var rest func(float32) float32
	switch a.Kind {
	case "relu":
		n[curveLow] = 0
	case "hardswish": // x · clip(x+3, 0, 6) / 6
		n[curveA], n[curveB] = 1.0/6, 0.5
	case "swish":
		rest = func(x float32) float32 { return x * sigmoid(x) }
	case "sigmoid":
		rest = sigmoid
	}
	var c curve
	for i, v := range n {
		for j := range c[i] {
			c[i][j] = v
		}
	}
	return c, rest
}

// at is the formula for one value.
func (c *curve) at(x float32) float32 {
	gate := min(max(c[curveA][0]*x+c[curveB][0], 0), 1)
	return max(x, c[curveLow][0])*gate*c[curveScale][0] + c[curveShift][0]
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func each(v []float32, f func(float32) float32) {
	for i, x := range v {
		v[i] = f(x)
	}
}
