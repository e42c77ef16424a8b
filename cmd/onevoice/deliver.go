package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"onevoice/brandkit/lang"
)

// write writes the variants in which no error stands, or all with --force;
// the manifest comes last, so that it never names a file that isn't there.
func (w *work) write(c *adapter) {
	if !c.dryRun {
		sweep(w.dir, 3)
		w.old, _ = manifestIn(w.dir)
	}
	for i := range w.made {
		m := &w.made[i]
		m.blocked = errorsIn(m.own, m.Channel)
		if m.blocked > 0 && !c.force || len(m.Files) == 0 {
			continue
		}
		if c.dryRun {
			m.written = true
			continue
		}
		for _, f := range m.Files {
			err := w.spare(f.Path, f.Data)
			if err == nil {
				err = w.put(f.Path, f.Data)
			}
			if err != nil {
				w.errs = append(w.errs, err)
				return
			}
		}
		m.written = true
	}
	if !c.dryRun {
		if err := w.clear(); err != nil {
			w.errs = append(w.errs, err)
			return
		}
	}
	var err error
	if w.record, err = w.recorded(c.app.lang); err == nil && !c.dryRun {
		err = w.put(manifestFile, w.record)
	}
	if err != nil {
		w.errs = append(w.errs, err)
	}
}

// sweep removes the files that a killed run was writing in a folder and those
// below it, deep levels in all.
func sweep(dir string, deep int) {
	list, _ := os.ReadDir(dir)
	for _, e := range list {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.Type().IsRegular() && strings.HasPrefix(e.Name(), ".onevoice-"):
			os.Remove(path)
		case e.IsDir() && deep > 1:
			sweep(path, deep-1)
		}
	}
}

// put writes one file below the master's folder.
func (w *work) put(name string, data []byte) error {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = replace(file, data)
	}
	if err == nil {
		return nil
	}
	return shut(w.dir, err)
}

// shut is the failure of a folder that can't be written to: of the file or
// folder in the way, where the system names it.
func shut(dir string, err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		dir = at.Path // of the file itself, where its folder is there
		if at.Op != "mkdir" {
			dir = filepath.Dir(dir)
		}
	}
	return &lang.Error{
		Path: filepath.ToSlash(dir),
		What: lang.F("写不进这个文件夹", "this folder can't be written to"),
		Hint: lang.F("请检查它的权限、是不是有同名文件挡着，或用 --out 换一个", "check its permissions and that no file is in its way, or choose another with --out"),
		Err:  err,
	}
}

// takes reports whether a folder, or the nearest above it that is there, can
// be written to: said once, before any work is done. It leaves nothing behind.
func takes(dir string) error {
	for !lies(dir) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".onevoice-*")
	if err != nil {
		return shut(dir, err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
