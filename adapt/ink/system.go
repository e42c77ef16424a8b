package ink

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
)

// A found is what a system has of use: nil for what it hasn't.
type found struct{ plain, bold, emoji *font.Font }

// A wanted is a typeface under a free licence (OFL, Apache or GPL with font
// exception) by the beginning of its file's name.
type wanted struct {
	plain, bold string
	family      string // of a collection
}

// free are they, the best first.
var free = [...]wanted{
	{"NotoSansCJK-Regular", "NotoSansCJK-Bold", "Noto Sans CJK SC"},
	{"NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold", ""},
	{"NotoSansSC-Regular", "NotoSansSC-Bold", ""},
	{"SourceHanSansSC-Regular", "SourceHanSansSC-Bold", ""},
	{"SourceHanSansCN-Regular", "SourceHanSansCN-Bold", ""},
	{"SourceHanSans-Regular", "SourceHanSans-Bold", "Source Han Sans SC"},
	{"wqy-microhei", "", "WenQuanYi Micro Hei"},
	{"wqy-zenhei", "", "WenQuanYi Zen Hei"},
}

// mostFiles is how many files are looked through: more are no typefaces.
const mostFiles = 20000

// system looks for free typefaces where systems keep them, once.
var system = sync.OnceValue(func() found {
	return search(fontDirs())
})

func search(dirs []string) found {
	files := fontFiles(dirs)
	var f found
	for _, w := range free {
		if f.plain = first(files, w.plain, w.family); f.plain != nil {
			f.bold = first(files, w.bold, w.family)
			break
		}
	}
	f.emoji = first(files, "NotoColorEmoji", "")
	if f.emoji != nil && !pictures(f.emoji) {
		f.emoji = nil
	}
	return f
}

// first opens the file whose name begins so; nil where there is none that can
// be read.
func first(files []string, name, family string) *font.Font {
	for _, file := range files {
		base := filepath.Base(file)
		if name != "" && strings.HasPrefix(base, name) {
			if f, err := open(file, family); err == nil {
				return f
			}
		}
	}
	return nil
}

func fontFiles(dirs []string) []string {
	var out []string
	n := 0
	for _, dir := range dirs {
		filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if n++; n > mostFiles {
				return fs.SkipAll
			}
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".otf", ".ttc", ".otc":
				if err == nil && !d.IsDir() {
					out = append(out, path)
				}
			}
			return nil // a folder that can't be read is passed over
		})
	}
	return out
}

// fontDirs are the folders in which Linux, macOS and Windows keep typefaces.
func fontDirs() []string {
	dirs := []string{"/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts"}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, filepath.Join(home, ".fonts"), filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, "Library", "Fonts"))
	}
	if windows := os.Getenv("WINDIR"); windows != "" {
		dirs = append(dirs, filepath.Join(windows, "Fonts"))
	}
	return dirs
}

// pictures reports whether a typeface holds its characters as pictures, the
// only kind of coloured ones that can be painted here.
func pictures(f *font.Font) bool {
	face := font.NewFace(f)
	g, ok := face.NominalGlyph('😀')
	if !ok {
		return false
	}
	_, ok = face.GlyphDataBitmap(g)
	return ok
}
