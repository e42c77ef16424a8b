// Package ocr reads the words painted on a picture: where they stand, what
// they say and in which order. It has two small networks embedded (NOTICE says
// whose) and runs them in Go; nothing is loaded before a picture needs it.
package ocr

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"image"
	"io"
	"strings"
	"sync"

	"onevoice/lint/look/ocr/net"
)

//go:generate go run model_gen.go

// model.zip holds both networks in package net's form and the characters they
// know, one a line; see NOTICE. model_gen.go writes it.
//
//go:embed model.zip
var models []byte

// A Reader reads pictures. Its zero value is of no use: ask Builtin.
type Reader struct {
	detect    *net.Net
	recognise *net.Net
	letters   []string // by the network's class, from 1; class 0 is none

	// One picture at a time has all processors: two would need the memory of
	// two and be no faster.
	turn   sync.Mutex
	memory net.Memory
	paper  []float32 // what a network is given
}

// Builtin returns the reader that onevoice comes with, loaded when it is first
// asked for.
func Builtin() (*Reader, error) { return builtin() }

var builtin = sync.OnceValues(func() (*Reader, error) { return load(models) })

func load(archive []byte) (*Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	r := &Reader{}
	if r.detect, err = network(z, "detect"); err != nil {
		return nil, err
	}
	if r.recognise, err = network(z, "recognise"); err != nil {
		return nil, err
	}
	list, err := content(z, "characters")
	if err != nil {
		return nil, err
	}
	r.letters = append([]string{""}, strings.Split(strings.TrimRight(string(list), "\r\n"), "\n")...)
	r.letters = append(r.letters, " ")
	return r, nil
}

func network(z *zip.Reader, name string) (*net.Net, error) {
	b, err := content(z, name)
	if err != nil {
		return nil, err
	}
	steps, err := net.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	n, err := net.New(steps)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return n, nil
}

func content(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// plain returns the same reader without assembly.
func (r *Reader) plain() *Reader {
	return &Reader{detect: r.detect.Plain(), recognise: r.recognise.Plain(), letters: r.letters}
}

// A Line is one line, or one column, of words on a picture.
type Line struct {
	Text     string          `json:"text"`
	Region   image.Rectangle `json:"region"`             // around it, in pixels of the picture
	Size     int             `json:"size"`               // of its type, about: its height, of a column its width, in pixels
	Vertical bool            `json:"vertical,omitempty"` // a column, read downwards
	Sure     float64         `json:"sure"`               // 0 to 1, the mean over its characters
}

// Read returns the lines on a picture in no particular order; see Paragraphs.
// What is transparent is seen on white. A panic within is an error.
func (r *Reader) Read(m *image.NRGBA) (lines []Line, err error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	defer func() {
		if p := recover(); p != nil {
			lines, err = nil, fmt.Errorf("reading words: %v", p)
		}
	}()
	m = onWhite(m)
	boxes, err := r.boxes(m)
	if err != nil {
		return nil, err
	}
	for _, b := range boxes {
		line, err := r.line(m, b)
		if err != nil {
			return nil, err
		}
		if line.Text != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}
