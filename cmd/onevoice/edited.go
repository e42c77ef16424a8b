package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// spare puts aside a file that a person has changed since an earlier run wrote
// it and that this run is about to write anew: article.html becomes
// article.edited.html. What nobody changed, or what says the same now, isn't.
func (w *work) spare(name string, data []byte) error {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	was, listed := w.old.sums()[name]
	if !listed {
		return nil
	}
	now := hashFile(file)
	if sum := sha256.Sum256(data); now == "" || now == was || now == hex.EncodeToString(sum[:]) {
		return nil
	}
	ext := filepath.Ext(file)
	aside := strings.TrimSuffix(file, ext) + ".edited" + ext
	for n := 2; lies(aside); n++ {
		aside = fmt.Sprintf("%s.edited-%d%s", strings.TrimSuffix(file, ext), n, ext)
	}
	if err := os.Rename(file, aside); err != nil {
		return shut(w.dir, err)
	}
	rest, _ := filepath.Rel(w.dir, aside)
	w.left.aside = append(w.left.aside, filepath.ToSlash(rest))
	return nil
}
