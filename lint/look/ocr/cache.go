package ocr

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"onevoice/brandkit/cache"
)

// version is part of every name in the cache: a change to what is read from a
// picture, beside the models, counts it up.
const version = "2"

// A Cache is a folder that keeps what was read, by the picture's content: who
// reads it again pays nothing. The zero value keeps nothing.
type Cache struct {
	Dir    string
	Engine string // who reads; what one read another doesn't get
}

// Lines returns what was read from a picture's bytes, by read if nobody has
// read it before. A file of the cache that can't be understood is as if it
// wasn't there; what can't be kept is read anew next time.
func (c Cache) Lines(picture []byte, read func() ([]Line, error)) ([]Line, error) {
	if c.Dir == "" {
		return read()
	}
	name := c.name(picture)
	if b, err := os.ReadFile(name); err == nil {
		var kept struct{ Lines []Line }
		if json.Unmarshal(b, &kept) == nil && kept.Lines != nil {
			return kept.Lines, nil
		}
	}
	lines, err := read()
	if err == nil {
		keep(name, lines)
	}
	return lines, err
}

// name is the file of a picture, in a folder of its first two digits.
func (c Cache) name(picture []byte) string {
	sum := sha256.Sum256(picture)
	id := hex.EncodeToString(sum[:])
	return filepath.Join(c.Dir, c.Engine+"-"+version, id[:2], id[2:]+".json")
}

// keep writes lines to a file of the cache.
func keep(name string, lines []Line) {
	if lines == nil {
		lines = []Line{} // read, and nothing there
	}
	if b, err := json.Marshal(map[string][]Line{"lines": lines}); err == nil {
		cache.Keep(name, b)
	}
}
