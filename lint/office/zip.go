// Package office reads the files of Word, PowerPoint and Excel (ECMA-376: a zip
// of XML parts) as documents, and writes what was found back into a copy as
// tracked changes and comments. The words of such a file become lines of one
// source, a paragraph or a cell each; nothing in it is fetched or run.
package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
)

// What a file may hold at most. Larger is a mistake or an attack.
const (
	entryCap = 4000      // files in the zip
	partCap  = 64 << 20  // bytes of one of them, unpacked
	totalCap = 256 << 20 // bytes of all that are unpacked
	ratioCap = 200       // unpacked to packed, of more than ratioFree bytes
	xmlCap   = 32 << 20  // bytes of a part of XML
	wordsCap = 8 << 20   // bytes of words in all
	linesCap = 250_000   // paragraphs and cells

	ratioFree = 1 << 20
)

// A pack is an opened file: its parts by name.
type pack struct {
	name  string // of the file, as shown
	zip   *zip.Reader
	parts map[string]*zip.File
	spent int64 // bytes unpacked so far
}

// open looks into the zip that data is. Nothing is unpacked yet.
func open(name string, data []byte) (*pack, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, &lang.Error{Path: name,
			What: lang.F("文件加了密码，或者是旧格式（.doc、.ppt、.xls）改了扩展名", "this file is under a password, or in the old format (.doc, .ppt, .xls) with a new extension"),
			Hint: lang.F("用 Word 或 WPS 打开，去掉密码，另存为 docx、pptx 或 xlsx", "open it in its program, take the password off and save it as docx, pptx or xlsx")}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, broken(name, "", err)
	}
	p := &pack{name: name, zip: r, parts: make(map[string]*zip.File, len(r.File))}
	if len(r.File) > entryCap {
		return nil, p.refuse(lang.F("里面有 %d 个文件，上限 %d", "it holds %d files, the most is %d", len(r.File), entryCap))
	}
	for _, f := range r.File {
		if err := p.admit(f); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// admit takes an entry of the zip in by its name. One that points outside the
// file, or that is there twice, means that the file was not made by an honest
// program: two readers could see two different documents.
func (p *pack) admit(f *zip.File) error {
	clean := path.Clean(f.Name)
	switch {
	case strings.HasPrefix(f.Name, "/"), strings.ContainsAny(f.Name, "\\:\x00"), clean == "..", strings.HasPrefix(clean, "../"), !utf8.ValidString(f.Name):
		return p.refuse(lang.F("里面有一个指向文件之外的条目：%q", "an entry in it points outside the file: %q", f.Name))
	case p.parts[key(f.Name)] != nil:
		return p.refuse(lang.F("里面有两个同名的条目：%q", "two entries in it have the same name: %q", f.Name))
	case f.Flags&1 != 0:
		return p.refuse(lang.F("里面的条目加了密码", "what it holds is under a password"))
	}
	p.parts[key(f.Name)] = f
	return nil
}

// key is the name under which a part is found: names differ in case at times
// and mean the same (ECMA-376 part 2).
func key(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// has reports whether there is such a part.
func (p *pack) has(part string) bool { return p.parts[key(part)] != nil }

// read unpacks a part. One that is not there is nil.
func (p *pack) read(part string) ([]byte, error) {
	f := p.parts[key(part)]
	if f == nil {
		return nil, nil
	}
	size := f.UncompressedSize64
	switch {
	case size > partCap, p.spent+int64(size) > totalCap:
		return nil, p.tooMuch(f)
	case size > ratioFree && size/ratioCap > f.CompressedSize64:
		return nil, p.refuse(lang.F("里面的 %s 展开后是压缩时的 %d 倍以上，像是压缩炸弹", "%s in it unpacks to more than %d times its size: it looks like a zip bomb", f.Name, ratioCap))
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(p.name, f.Name, err)
	}
	defer r.Close()
	data := make([]byte, 0, size+1)
	buf := bytes.NewBuffer(data)
	n, err := io.Copy(buf, io.LimitReader(r, int64(size)+1)) // the size is the zip's claim
	if p.spent += n; err == nil && n != int64(size) {
		err = fmt.Errorf("%d bytes of %d", n, size)
	}
	if err != nil {
		return nil, broken(p.name, f.Name, err)
	}
	return buf.Bytes(), nil
}

// xml unpacks a part of XML and makes sure it is UTF-8.
func (p *pack) xml(part string) ([]byte, error) {
	if f := p.parts[key(part)]; f != nil && f.UncompressedSize64 > xmlCap {
		return nil, p.tooMuch(f)
	}
	data, err := p.read(part)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		return nil, broken(p.name, part, errors.New("not UTF-8"))
	}
	return data, nil
}

func (p *pack) tooMuch(f *zip.File) error {
	return p.refuse(lang.F("里面的 %s 展开后有 %d MB，太大了", "%s in it unpacks to %d MB, which is too much", f.Name, f.UncompressedSize64>>20))
}

func (p *pack) refuse(what lang.Words) error {
	return &lang.Error{Path: p.name, What: what,
		Hint: lang.F("没有检查它；来源可信的话，用 Word、WPS 或 Excel 打开再另存一份", "it was not looked at; if you trust where it comes from, open it in its program and save it anew")}
}

func broken(name, part string, err error) error {
	e := &lang.Error{Path: name, Err: err,
		What: lang.F("文件不完整或已损坏", "the file is cut short or broken"),
		Hint: lang.F("用 Word、WPS 或 Excel 打开；能打开的话，另存一份再检查", "open it in its program; if that works, save it anew and check that")}
	if part != "" {
		e.What = lang.F("文件已损坏：里面的 %s 读不出", "the file is broken: %s in it can't be read", part)
	}
	return e
}
