package ink

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
	"sync"

	"github.com/go-text/typesetting/font"
)

//go:generate go run embedded_gen.go

// The typeface of this program, made by embedded_gen.go; see NOTICE.
var (
	//go:embed embedded-400.z
	packedPlain []byte
	//go:embed embedded-700.z
	packedBold []byte
)

// embedded unpacks the typeface of this program, plain and bold, once.
var embedded = sync.OnceValue(func() (out [2]*font.Font) {
	for i, packed := range [...][]byte{packedPlain, packedBold} {
		data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err == nil {
			out[i], err = parse(data, "")
		}
		if err != nil {
			panic(err) // it was made with this program, and a test unpacks it
		}
	}
	return out
})
