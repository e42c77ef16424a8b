package net

import "golang.org/x/sys/cpu"

// bestKernel returns the fastest kernel this processor can run.
func bestKernel() kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return kernel{gatherFast, tileFast, lineFast}
	}
	return plainKernel()
}

func gatherFast(panel, src []float32, offs []int) {
	gatherAVX2(len(offs), &panel[0], &src[0], &offs[0])
}

func tileFast(k int, weights, panel, out []float32, stride int, bias []float32, c *curve) {
	tileAVX2(k, &weights[0], &panel[0], &out[0], stride, &bias[0], c)
}

func lineFast(out, src []float32, offs []int, w []float32, bias float32, c *curve) {
	lineAVX2(len(out), &out[0], &src[0], &offs[0], &w[0], len(offs), bias, c)
}

//go:noescape
func gatherAVX2(k int, panel, src *float32, offs *int)

//go:noescape
func tileAVX2(k int, weights, panel, out *float32, stride int, bias *float32, c *curve)

//go:noescape
func lineAVX2(n int, out, src *float32, offs *int, w *float32, taps int, bias float32, c *curve)
