// Package cache keeps files that can be made anew, in folders that don't grow
// for ever. What can't be kept is no failure: the folder may be read-only, the
// disk full.
package cache

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Most is how many files a folder keeps. Where names are hashes and the folders
// go by their first two digits that is 16,384 of a kind.
const Most = 64

// Dir returns a folder of onevoice's in the user's cache; "" where the system
// names none.
func Dir(name string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "onevoice", name)
}

// Keep writes a file whole or not at all. Where its folder then holds more than
// Most, the oldest go.
func Keep(name string, data []byte) {
	dir := filepath.Dir(name)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(dir, "new-")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
		return
	}
	prune(dir)
}

// prune removes the oldest files of a folder, those of a run that was killed
// among them. What others remove meanwhile is gone as well.
func prune(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) <= Most {
		return
	}
	type file struct {
		name string
		at   time.Time
	}
	var all []file
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, file{e.Name(), info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b file) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.name, b.name)) })
	for _, f := range all[:max(0, len(all)-Most)] {
		os.Remove(filepath.Join(dir, f.name))
	}
}
