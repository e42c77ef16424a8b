package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/read"
)

// walk returns the readable files below a folder, in the order of their
// names. Files and folders that begin with a dot, or that a .gitignore or
// .onevoiceignore leaves out, are passed over; those that nobody can read yet
// are counted. So is what adapt wrote, unless all is wanted or the folder named
// is of that kind itself, and in any case a page that shows it or reports.
func walk(arg string, all bool) (find, error) {
	out := find{arg: arg}
	left := newIgnores(arg)
	all = all || wrote(arg)
	err := filepath.WalkDir(arg, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return &lang.Error{Path: filepath.ToSlash(path), What: lang.F("打不开这个文件夹", "this folder can't be opened"), Hint: lang.F("请检查它的权限", "check its permissions"), Err: err}
		case path == arg:
			left.enter(path)
			return nil
		case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(e.Name(), "~$"): // the latter Word's note that a file is open
			return passed(e)
		case left.out(path, e.IsDir()):
			if e.IsDir() || read.Readable(e.Name()) {
				out.hidden++
			}
			return passed(e)
		case e.IsDir() && !all && wrote(path):
			out.made = append(out.made, filepath.ToSlash(path))
			return filepath.SkipDir
		case e.IsDir():
			left.enter(path)
			return nil
		case ownPage(path):
			if !all {
				out.made = append(out.made, filepath.ToSlash(path))
			}
			return nil
		}
		return out.meet(path, e)
	})
	return out, err
}

// passed is what walking past a file or a whole folder returns.
func passed(e fs.DirEntry) error {
	if e.IsDir() {
		return filepath.SkipDir
	}
	return nil
}

// meet adds one file found below the folder.
func (f *find) meet(path string, e fs.DirEntry) error {
	if kind := read.Unread(e.Name()); kind != "" {
		f.unread = append(f.unread, kind)
	}
	if !read.Readable(e.Name()) || leadsToFolder(path, e) || ownCopy(path) {
		return nil
	}
	below, err := filepath.Rel(f.arg, path)
	below = filepath.ToSlash(below)
	f.assets = append(f.assets, asset{path: path, name: shown(f.arg, below), below: below, walked: true})
	return err
}

func leadsToFolder(path string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// shown joins a folder as it was given with a path below it.
func shown(arg, below string) string {
	return strings.TrimRight(filepath.ToSlash(arg), "/") + "/" + below
}

// unread says once how many files of which kinds were not looked at.
func (a *app) unread(finds []find) {
	count := map[string]int{}
	total := 0
	for _, f := range finds {
		for _, kind := range f.unread {
			count[kind]++
			total++
		}
	}
	if total == 0 || a.quiet {
		return
	}
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		kinds = append(kinds, fmt.Sprintf("%d %s", count[kind], kind))
	}
	fmt.Fprintln(a.stderr, a.say("跳过了 %[1]d 个还读不了的文件：%[2]s。另存为 Markdown、HTML 或纯文本就能读。",
		"Passed over, since they can't be read yet: %[1]d file%[3]s (%[2]s). Saved as Markdown, HTML or plain text they can.", total, strings.Join(kinds, a.say("、", ", ")), map[bool]string{true: "s"}[total > 1]))
}
