package net

import (
	"bytes"
	"testing"
)

func sample() []Step {
	return []Step{
		{Op: "conv", In: []int{0}, Kernel: [2]int{1, 1}, Stride: [2]int{1, 1}, Act: Act{Kind: "relu"}, Weight: []*Matrix{matrix(3, 2)}},
		{Op: "gate", In: []int{1}, Act: Act{Scale: 0.2, Shift: 0.5}, Skip: true, Weight: []*Matrix{matrix(1, 3), matrix(3, 1)}},
	}
}

// Steps come back as they were written, and run alike.
func TestCodec(t *testing.T) {
	b, err := Encode(sample())
	if err != nil {
		t.Fatal(err)
	}
	steps, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(steps)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("%d bytes became %d, %v", len(b), len(again), err)
	}
	want, _ := both(t, sample(), input(2, 2, 9))
	got, _ := both(t, steps, input(2, 2, 9))
	if far(got, want) != 0 {
		t.Error("they don't run alike")
	}
	for n := range b {
		if _, err := Decode(b[:n]); err == nil {
			t.Fatalf("%d of %d bytes were taken", n, len(b))
		}
	}
}

// Whatever is decoded runs or is refused.
func FuzzDecode(f *testing.F) {
	b, err := Encode(sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("\x02\x00\x00\x00[]"))
	f.Fuzz(func(t *testing.T, b []byte) {
		steps, err := Decode(b)
		if err != nil {
			return
		}
		if n, err := New(steps); err == nil && len(b) < 1<<12 {
			n.Run(input(2, 3, 5), &Memory{})
		}
	})
}
