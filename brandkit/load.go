package brandkit

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// FileName is what a kit is called when it is to be found.
const FileName = "brand.yaml"

// Load reads and validates the kit in the file at path, which errors show as
// it is given. All mistakes are returned at once: *lang.Error, joined, with
// line and caret. Pictures and fonts must be there but aren't opened: that is
// Check's business.
func Load(path string) (*Kit, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data, nil)
}

// Parse is Load for the bytes of a kit that are held elsewhere than in the file
// at path, such as in git's index. What the kit names is looked for beside path,
// in from, or on disk where that is nil.
func Parse(path string, data []byte, from Files) (*Kit, error) {
	f, err := yaml.Parse(path, data)
	if err != nil {
		return nil, err
	}
	k := &Kit{Path: path, Dir: filepath.Dir(path), From: from, file: f}
	v := &validator{kit: k}
	v.errs = lang.All(f.Decode(k))
	v.all()
	if err := lang.Join(v.errs); err != nil {
		return nil, err
	}
	k.fill()
	return k, nil
}

// maxFile is one byte more than the parser takes: it says what is too much.
const maxFile = 1<<20 + 1

func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFile))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}

func unreadable(path string, err error) error {
	e := &lang.Error{Path: path, Err: err, What: lang.F("读不了品牌包：%v", "can't read the brand kit: %v", cause(err)),
		Hint: lang.F("检查这个文件的权限", "look at the file's permissions")}
	if errors.Is(err, fs.ErrNotExist) {
		e.What = lang.F("没有这个品牌包文件", "there is no such brand kit")
		e.Hint = lang.F("运行 onevoice kit init 新建一个，或检查路径", "run onevoice kit init to make one, or look at the path")
	} else if info, e2 := os.Stat(path); e2 == nil && info.IsDir() {
		e.What = lang.F("这是一个文件夹，不是品牌包文件", "this is a folder, not a brand kit")
		e.Hint = lang.F("写成 %s", "write %s", filepath.Join(path, FileName))
	}
	return e
}

// cause returns what the system says, without the path it repeats.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// fill puts in what a kit leaves to the house.
func (k *Kit) fill() {
	if len(k.Markets) == 0 {
		k.Markets = []string{"cn"}
	}
	for i := range k.Terms {
		or(&k.Terms[i].Severity, "warning")
	}
	for i := range k.Palette {
		if k.Palette[i].DeltaE == 0 {
			k.Palette[i].DeltaE = 5
		}
	}
	t := &k.Typography
	if t.CJKLatinSpace == nil {
		yes := true
		t.CJKLatinSpace = &yes
	}
	or(&t.Quotes, "curly")
	or(&t.Brackets, "keep")
	or(&t.Ellipsis, "……")
	or(&t.Numbers, "keep")
}

func or(s *string, otherwise string) {
	if *s == "" {
		*s = otherwise
	}
}

// Neutral returns the kit of a brand that has decided nothing, for work in
// China.
func Neutral() *Kit {
	k := &Kit{Version: 1}
	k.fill()
	return k
}

// Find returns the nearest brand.yaml in dir or above it. A relative dir
// gives a relative path.
func Find(dir string) (string, bool) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for at := abs; ; at = filepath.Dir(at) {
		path := filepath.Join(at, FileName)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return shown(dir, abs, path), true
		}
		if at == filepath.Dir(at) {
			return "", false
		}
	}
}

// shown returns path as someone who wrote dir for abs would write it.
func shown(dir, abs, path string) string {
	if filepath.IsAbs(dir) {
		return path
	}
	if rel, err := filepath.Rel(abs, path); err == nil {
		return filepath.Join(dir, rel)
	}
	return path
}

// Mistake returns an error about the value at path of the kit's file
// ("rules.law/absolute"), marked in the line where it stands.
func (k *Kit) Mistake(path string, what, hint lang.Words) *lang.Error {
	if k.file == nil {
		return &lang.Error{Path: k.Path, What: what, Hint: hint}
	}
	return k.file.Mistake(path, what, hint)
}

// Misnamed returns an error about the key at path of the kit's file.
func (k *Kit) Misnamed(path string, what, hint lang.Words) *lang.Error {
	if k.file == nil {
		return &lang.Error{Path: k.Path, What: what, Hint: hint}
	}
	return k.file.Misnamed(path, what, hint)
}

// Color returns the first paint of a role: primary secondary accent neutral
// text background.
func (k *Kit) Color(role string) (Color, bool) {
	for _, c := range k.Palette {
		if c.Role == role {
			return c, true
		}
	}
	return Color{}, false
}
