package ocr

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
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
		prune(filepath.Dir(name))
	}
	return lines, err
}

// name is the file of a picture, in a folder of its first two digits.
func (c Cache) name(picture []byte) string {
	sum := sha256.Sum256(picture)
	id := hex.EncodeToString(sum[:])
	return filepath.Join(c.Dir, c.Engine+"-"+version, id[:2], id[2:]+".json")
}

// most is how many readings one of the 256 folders keeps: 16,384 in all, some
// 30 MB.
const most = 64

// prune takes the oldest readings out of a folder that has more than most.
// Another process may be at it too: what is gone is gone.
func prune(dir string) {
	list, err := os.ReadDir(dir)
	if err != nil || len(list) <= most {
		return
	}
	age := func(e os.DirEntry) int64 {
		if i, err := e.Info(); err == nil {
			return i.ModTime().UnixNano()
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b os.DirEntry) int { return cmp.Compare(age(a), age(b)) })
	for _, e := range list[:len(list)-most] {
		os.Remove(filepath.Join(dir, e.Name()))
	}
}

// keep writes lines to a file, whole or not at all. That it can't is no
// failure: the folder may be read-only, the disk full.
func keep(name string, lines []Line) {
	if lines == nil {
		lines = []Line{} // read, and nothing there
	}
	b, err := json.Marshal(map[string][]Line{"lines": lines})
	if err != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
	}
}
