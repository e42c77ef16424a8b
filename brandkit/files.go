package brandkit

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
)

// Files holds the files that a kit names where they are not those on disk, such
// as in git's index. What it lacks it takes from disk.
type Files interface {
	// Read returns a file by the path that Kit.File gives it. Where there is
	// none the error is fs.ErrNotExist.
	Read(path string) ([]byte, error)
	// Glob returns the files that a pattern names, seen from dir, as paths from
	// there with slashes; none where it holds none.
	Glob(dir, pattern string) []string
}

// Read returns the bytes of a file the kit names.
func (k *Kit) Read(name string) ([]byte, error) {
	if k.From != nil {
		return k.From.Read(k.File(name))
	}
	return os.ReadFile(k.File(name))
}

// File returns where a file the kit names lies.
func (k *Kit) File(name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(k.Dir, name)
}

// Files returns the files that patterns of the kit name (logo.png, on/*.md),
// sorted, with slashes, as paths from the kit's folder.
func (k *Kit) Files(patterns []string) []string {
	var out []string
	for _, p := range patterns {
		if k.From != nil && !filepath.IsAbs(p) {
			if held := k.From.Glob(k.Dir, p); len(held) > 0 {
				out = append(out, held...)
				continue
			}
		}
		var found []string
		if filepath.IsLocal(p) { // the folder's own name may look like a pattern
			found, _ = fs.Glob(os.DirFS(k.Dir), path.Clean(p))
		} else {
			found, _ = filepath.Glob(k.File(p))
		}
		for _, f := range found {
			if rel, err := filepath.Rel(k.Dir, f); err == nil && !filepath.IsAbs(p) && !filepath.IsLocal(p) {
				f = rel
			}
			out = append(out, filepath.ToSlash(f))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// files checks that the files the kit names are there. Patterns are looked
// through by Check.
func (v *validator) files() {
	k := v.kit
	for i, l := range k.Logos {
		v.there(at("logos.%d.file", i), l.File)
	}
	for i, f := range k.Fonts {
		v.there(at("fonts.%d.file", i), f.File)
	}
	lists := []struct {
		path     string
		patterns []string
	}{{"approved", k.Approved}, {"voice.samples.on", k.Voice.Samples.On}, {"voice.samples.off", k.Voice.Samples.Off}}
	for _, l := range lists {
		for i, p := range l.patterns {
			if where := at("%s.%d", l.path, i); !pattern(p) {
				v.there(where, p)
			} else if _, err := path.Match(p, ""); err != nil {
				v.no(where, lang.F("「%s」的写法不对", "“%s” is no pattern", p), lang.F("* 代表任意文字，? 代表一个字", "* stands for any letters, ? for one"))
			}
		}
	}
}

func pattern(name string) bool { return strings.ContainsAny(name, "*?[") }

// there checks that a file is there and no folder.
func (v *validator) there(path, name string) {
	if name == "" {
		return
	}
	if from := v.kit.From; from != nil {
		if _, err := from.Read(v.kit.File(name)); err == nil {
			return
		}
	}
	switch info, err := os.Stat(v.kit.File(name)); {
	case err != nil:
		v.no(path, lang.F("没有「%s」这个文件", "there is no file “%s”", name), v.nearby(name))
	case info.IsDir():
		v.no(path, lang.F("「%s」是文件夹", "“%s” is a folder", name), lang.F("写到具体的文件，如 %s/a.png", "name a file in it, like %s/a.png", strings.TrimRight(name, "/")))
	}
}

// nearby says which file may have been meant.
func (v *validator) nearby(name string) lang.Words {
	if strings.Contains(name, `\`) {
		return lang.F("文件夹之间用 /，如 %s", "write / between folders: %s", strings.ReplaceAll(name, `\`, "/"))
	}
	dir, base := path.Split(name)
	var names []string
	if list, err := os.ReadDir(v.kit.File("./" + dir)); err == nil {
		for _, e := range list[:min(len(list), 1000)] {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				names = append(names, e.Name())
			}
		}
	}
	if near := lang.Near(base, names); near != "" {
		return lang.F("你是想写 %s 吗？", "did you mean %s?", dir+near)
	}
	return lang.F("路径从品牌包所在的文件夹 %s 算起；放好文件，或删掉这一行", "paths start from the kit's folder, %s; put the file there or delete this line", filepath.ToSlash(v.kit.Dir))
}
