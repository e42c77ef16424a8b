package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// An index is what git has staged, by path. What it lacks is as on disk: a team
// may keep its samples out of the repository.
type index struct {
	ctx  context.Context
	mu   sync.Mutex
	held map[string][]byte // by path from the root; nil: git has none of it
}

// Read returns a file's bytes, from disk where it isn't staged.
func (x *index) Read(path string) ([]byte, error) {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return os.ReadFile(path) // git holds where a link leads, not what it shows
	}
	if data := x.staged(path); data != nil {
		return data, nil
	}
	return os.ReadFile(path)
}

// staged returns the bytes that are staged of a file; nil where none are.
func (x *index) staged(path string) []byte {
	key := whole(path)
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, asked := x.held[key]; !asked {
		x.take([]string{path})
	}
	return x.held[key]
}

// Glob returns the staged files that a pattern names, as paths from dir.
func (x *index) Glob(dir, pattern string) []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	names := x.list(dir, pattern)
	x.take(names)
	var out []string
	for _, name := range names {
		if rel, err := filepath.Rel(dir, filepath.FromSlash(name)); err == nil {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	return out
}

// under returns the bytes of the staged files that a pattern names, by their
// paths from dir.
func (x *index) under(dir, pattern string) map[string][]byte {
	out := map[string][]byte{}
	for _, name := range x.Glob(dir, pattern) {
		if data, err := x.Read(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			out[name] = data
		}
	}
	return out
}

// list returns the staged files that a pattern below dir names, as paths from
// where we are.
func (x *index) list(dir, pattern string) []string {
	at, ok := fromHere(dir)
	if !ok {
		return nil
	}
	plain := strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(at) // a folder's own name may look like a pattern
	names, err := gitList(x.ctx, "ls-files", "-z", "--", ":(glob)"+plain+"/"+pattern)
	if err != nil {
		return nil // outside the repository
	}
	return names
}

// take has git hand out files, by one process for all.
func (x *index) take(paths []string) {
	if x.held == nil {
		x.held = map[string][]byte{}
	}
	var names, keys []string
	for _, path := range paths {
		if name, ok := fromHere(path); ok {
			names, keys = append(names, name), append(keys, whole(path))
		}
	}
	data, err := indexed(x.ctx, names)
	for i, key := range keys {
		if x.held[key] = nil; err == nil {
			x.held[key] = data[i]
		}
	}
}

// fromHere returns a path as git wants it: from the current folder, with
// slashes.
func fromHere(path string) (string, bool) {
	here, err := filepath.Abs(".")
	if err != nil {
		return "", false
	}
	name, err := filepath.Rel(here, whole(path))
	return filepath.ToSlash(name), err == nil
}
