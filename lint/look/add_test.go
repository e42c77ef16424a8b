package look

import (
	"bytes"
	"testing"
)

// Sums are the same with assembly and without, at every length and offset, and
// nothing past the end is touched.
func TestAdd(t *testing.T) {
	for n := range 100 {
		for from := range 3 {
			a, b := make([]uint8, n+8), make([]uint8, n+8)
			for i := range a {
				a[i], b[i] = uint8(i*7%120), uint8(i*13%120)
			}
			want := bytes.Clone(a)
			for i := from; i < n; i++ {
				want[i] += b[i]
			}
			if from > n {
				continue
			}
			add(a[from:n], b[from:n])
			if !bytes.Equal(a, want) {
				t.Fatalf("%d bytes from %d: %v, want %v", n, from, a, want)
			}
		}
	}
}
