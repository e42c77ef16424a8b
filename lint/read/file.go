package read

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"strconv"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// The largest files that are read, in bytes.
const (
	textCap    = 8 << 20
	pictureCap = 64 << 20
)

// File reads the file at path and shows it as display, with slashes. If there
// is a side file beside it (path + ".yaml"), what that says about the asset is
// part of its Meta. Errors are *lang.Error; they say what to do.
func File(path, display string) (*doc.Document, error) {
	limit := textCap
	switch format := formatOf(display); {
	case format == "":
		return nil, unknown(display)
	case format == "picture", format == "mail", packed(format): // which may hold pictures
		limit = pictureCap
	}
	data, err := load(path, display, limit)
	if err != nil {
		return nil, err
	}
	return Held(path, display, data, nil)
}

// Held is File for bytes that are held elsewhere than on disk, such as in
// git's index. Without the bytes of a side file it is the one beside path.
func Held(path, display string, data, side []byte) (*doc.Document, error) {
	d, err := Bytes(display, data)
	switch {
	case err != nil:
		return nil, err
	case side == nil:
		return d, beside(d, path+".yaml", display+".yaml")
	}
	return d, told(d, display+".yaml", side)
}

// Own reads a file that a kit names, where the kit has its files from, and shows
// it by that name.
func Own(kit *brandkit.Kit, name string) (*doc.Document, error) {
	path := kit.File(name)
	if kit.From == nil {
		return File(path, name)
	}
	data, err := kit.From.Read(path)
	if err != nil {
		return nil, unread(name, err)
	}
	side, err := kit.From.Read(path + ".yaml")
	if err != nil {
		side = []byte{} // it has none
	}
	return Held(path, name, data, side)
}

// beside reads the side file of d, if it has one.
func beside(d *doc.Document, path, display string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	data, err := load(path, display, textCap)
	if err != nil {
		return err
	}
	return told(d, display, data)
}

// told adds what a side file says to d.
func told(d *doc.Document, display string, data []byte) error {
	src, err := decode(display, data)
	if err != nil {
		return err
	}
	return aside(d, src)
}

// load returns the bytes of a file of at most limit bytes.
func load(path, display string, limit int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unread(display, err)
	}
	switch {
	case info.IsDir():
		return nil, &lang.Error{Path: display,
			What: lang.F("这是文件夹，不是文件", "this is a folder, not a file"),
			Hint: lang.F("要检查整个文件夹，请把文件夹本身作为参数；否则给它换个名字", "name the folder itself to check all of it, or rename it")}
	case !info.Mode().IsRegular():
		return nil, &lang.Error{Path: display,
			What: lang.F("这不是普通文件（是设备或管道）", "this is no ordinary file but a device or a pipe"),
			Hint: lang.F("先把内容存成文件，再检查那个文件", "save what it holds as a file and check that")}
	case info.Size() > int64(limit):
		return nil, tooBig(display, int(info.Size()), limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unread(display, err)
	}
	defer f.Close()
	data := make([]byte, 0, info.Size()+1)
	for len(data) <= limit {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		if data = data[:len(data)+n]; err == io.EOF {
			return data, nil
		} else if err != nil {
			return nil, unread(display, err)
		}
	}
	return nil, tooBig(display, len(data), limit)
}

// unread says why a file could not be read.
func unread(display string, err error) error {
	e := &lang.Error{Path: display, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What = lang.F("没有这个文件", "there is no such file")
		e.Hint = lang.F("检查路径和拼写；相对路径从当前文件夹算起", "check the path and its spelling; a relative one starts at the current folder")
	case errors.Is(err, fs.ErrPermission):
		e.What = lang.F("没有权限读这个文件", "no permission to read this file")
		e.Hint = lang.F("修改文件权限（chmod u+r），或换一个能读它的用户", "change its permissions (chmod u+r), or be a user who may read it")
	default:
		e.What = lang.F("读不出这个文件：%v", "this file can't be read: %v", cause(err))
		e.Hint = lang.F("确认它能用别的程序打开，再试一次", "see whether another program opens it, then try again")
	}
	return e
}

func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func tooBig(display string, size, limit int) error {
	return &lang.Error{Path: display,
		What: lang.F("文件太大：%s，上限 %s", "the file is too big: %s, the most is %s", megabytes(size), megabytes(limit)),
		Hint: lang.F("拆成几个文件，图片请导出得小一些", "make it several files; export a picture smaller")}
}

// megabytes says a size, rounded up so that what is too big looks it.
func megabytes(n int) string {
	return strconv.FormatFloat(math.Ceil(float64(n)/(1<<20)*10)/10, 'f', -1, 64) + " MB"
}
