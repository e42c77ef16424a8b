package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/read"
)

// An asset is a file to look at.
type asset struct {
	path   string // on disk; "-" is standard input
	name   string // as it is shown: the argument, joined with / to the path below it
	below  string // the path below the folder it was found in; "" for a file that was named
	walked bool   // found in a folder, not named
	held   []byte // its bytes, where they are not those on disk
	side   []byte // those of its side file, likewise
}

// A find is what one argument led to.
type find struct {
	arg    string
	assets []asset
	unread []string // kinds of the files that can't be read: docx, pdf
	hidden int      // files and folders that an ignore file leaves out
	made   []string // folders and pages that onevoice wrote, passed over
}

// gather turns arguments into files: files as named, folders with what is
// readable below them, patterns that the shell left alone; without any, the
// current folder; of folders what adapt wrote only where all is wanted. What
// leads to nothing is a failure.
func gather(args []string, all bool) ([]find, []error) {
	if len(args) == 0 {
		f, err := follow(".", all)
		for i := range f.assets {
			f.assets[i].name = f.assets[i].below
		}
		return []find{f}, only(err)
	}
	var finds []find
	var errs []error
	for _, arg := range args {
		f, err := follow(arg, all)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		finds = append(finds, f)
	}
	return finds, errs
}

func follow(arg string, all bool) (find, error) {
	info, err := os.Stat(arg)
	switch {
	case arg == "-" || err == nil && !info.IsDir() || err != nil && lies(arg):
		one := asset{path: arg, name: filepath.ToSlash(arg)}
		return find{arg: arg, assets: []asset{one}}, nil // a link that leads nowhere is said by the one that opens it
	case err == nil:
		return walk(arg, all)
	case patterned(arg):
		return expand(arg)
	}
	return find{arg: arg}, missing(arg)
}

// lies reports whether a name is there, whatever it leads to.
func lies(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func only(err error) []error {
	if err == nil {
		return nil
	}
	return []error{err}
}

func patterned(arg string) bool { return strings.ContainsAny(arg, "*?[") }

func missing(arg string) error {
	e := &lang.Error{Path: arg, What: lang.F("没有这个文件或文件夹", "no such file or folder"), Hint: lang.F("请检查路径有没有写错", "check the path for a slip")}
	if near := neighbour(arg); near != "" {
		e.Hint = lang.F("是不是想写 %s？", "did you mean %s?", near)
	}
	return e
}

// neighbour returns the file beside a missing one whose name is closest.
func neighbour(arg string) string {
	dir, base := filepath.Split(arg)
	list, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil || len(list) > 1000 {
		return ""
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	if near := lang.Near(base, names); near != "" {
		return dir + near
	}
	return ""
}

// expand returns what a pattern matches: * and ? within a name, ** over any
// number of folders.
func expand(arg string) (find, error) {
	out := find{arg: arg}
	names, err := glob(arg)
	if err != nil {
		return out, &lang.Error{Path: arg, What: lang.F("这个通配符写得不对", "this pattern is malformed"), Hint: lang.F("* 代表一段名字，** 代表任意层文件夹，[ 要有 ] 配对", "* is part of a name, ** any folders, [ wants its ]"), Err: err}
	}
	for _, name := range names {
		f, err := follow(name, true)
		if err != nil {
			return out, err
		}
		for _, a := range f.assets {
			if kind := read.Unread(a.path); kind != "" {
				out.unread = append(out.unread, kind)
			}
			if a.walked = true; read.Readable(a.path) && !ownCopy(a.path) {
				out.assets = append(out.assets, a)
			}
		}
		out.unread = append(out.unread, f.unread...)
		out.hidden += f.hidden
	}
	if len(out.assets)+len(out.unread)+out.hidden == 0 {
		return out, &lang.Error{Path: arg, What: lang.F("没有文件符合这个通配符", "nothing matches this pattern"), Hint: lang.F("请检查路径，或者直接写文件夹的名字", "check the path, or name the folder itself")}
	}
	return out, nil
}

func glob(pattern string) ([]string, error) {
	root, rest, deep := strings.Cut(filepath.ToSlash(pattern), "**")
	if !deep {
		return filepath.Glob(pattern)
	}
	if root != "" && !strings.HasSuffix(root, "/") || rest != "" && !strings.HasPrefix(rest, "/") || patterned(root) {
		return nil, filepath.ErrBadPattern
	}
	top := filepath.FromSlash(root)
	if top == "" {
		top = "."
	}
	var out []string
	err := filepath.WalkDir(top, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // a folder that can't be opened has nothing that matches
		}
		if e.IsDir() {
			if path != top && strings.HasPrefix(e.Name(), ".") {
				return filepath.SkipDir
			}
			return nil
		}
		ok, err := tail(strings.TrimPrefix(rest, "/"), filepath.ToSlash(path))
		if ok {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// tail reports whether the last parts of path match pattern, part by part.
func tail(pattern, path string) (bool, error) {
	if pattern == "" {
		return true, nil
	}
	parts := strings.Split(path, "/")
	n := strings.Count(pattern, "/") + 1
	if n > len(parts) {
		return false, nil
	}
	return filepath.Match(pattern, strings.Join(parts[len(parts)-n:], "/"))
}
