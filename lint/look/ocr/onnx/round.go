package onnx

import "math"

// round writes weights as whole numbers of -127 to 127 and returns what they
// are to be multiplied with.
func round(to []int8, weights []float32) float32 {
	var top float64
	for _, v := range weights[:len(to)] {
		top = max(top, math.Abs(float64(v)))
	}
	if top == 0 {
		return 0
	}
	for i := range to {
		to[i] = int8(math.Round(float64(weights[i]) / top * 127))
	}
	return float32(top / 127)
}
