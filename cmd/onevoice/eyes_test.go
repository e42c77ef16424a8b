package main

import (
	"errors"
	"image"
	"testing"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A program that isn't there is named with what to do, before anything is
// looked at.
func TestNoTesseract(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := newEyes("tesseract")
	var e *lang.Error
	if !errors.As(err, &e) || e.What.Empty() || e.Hint.Empty() {
		t.Errorf("%v", err)
	}
}

// A picture that can't be decoded is told as its reader tells it; one that
// nobody has read, or that has no pixels, isn't asked for.
func TestEyes(t *testing.T) {
	e, err := newEyes("builtin")
	if err != nil {
		t.Fatal(err)
	}
	src := doc.NewSource("a.png", []byte{1})
	broken := &doc.Image{Source: src, Decode: func() (*image.NRGBA, error) { return nil, nil }}
	d := &doc.Document{Source: src, Blocks: []doc.Block{{Image: broken}, {Image: &doc.Image{Source: src}}, {Image: &doc.Image{}}, {}}}
	if e.open(d); broken.Words == nil || d.Blocks[1].Image.Words != nil || d.Blocks[2].Image.Words != nil {
		t.Error("the wrong pictures are read")
	}
	e.cache.Dir = t.TempDir()
	why := errors.New("cut short")
	if _, err := broken.Words(func() (*image.NRGBA, error) { return nil, why }); err != why {
		t.Errorf("%v", err)
	}
}
