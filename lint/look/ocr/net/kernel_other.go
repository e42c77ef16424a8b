//go:build !amd64

package net

// bestKernel returns the fastest kernel this processor can run.
func bestKernel() kernel { return plainKernel() }
