package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// clear removes what an earlier run made in the channels that are written
// whole now and this run doesn't make: the eighth card of a note that has seven. It
// goes by the manifest of that run. A file that a person has changed since
// isn't the one listed there, and stays.
func (w *work) clear() error {
	var old struct {
		Channels []struct {
			Channel string
			Files   []struct{ Path, SHA256 string }
		}
	}
	data, err := os.ReadFile(filepath.Join(w.dir, "manifest.json"))
	if err != nil || json.Unmarshal(data, &old) != nil {
		return nil // no earlier run, or none that can be told
	}
	held, written, made := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range w.made {
		m := &w.made[i]
		written[m.Channel] = true
		held[m.Channel] = held[m.Channel] || !m.written
		for _, f := range m.Files {
			made[f.Path] = true
		}
	}
	for _, c := range old.Channels {
		for _, f := range c.Files {
			if !written[c.Channel] || held[c.Channel] || made[f.Path] || !filepath.IsLocal(filepath.FromSlash(f.Path)) {
				continue
			}
			if err := w.drop(f.Path, f.SHA256); err != nil {
				return shut(w.dir, err)
			}
		}
	}
	return nil
}

// drop removes a file that is still as a manifest lists it, and its folder
// where nothing else is in it.
func (w *work) drop(name, sum string) error {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() || hashFile(file) != sum {
		return nil
	}
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	os.Remove(filepath.Dir(file)) // fails while it holds anything, which is right
	return nil
}
