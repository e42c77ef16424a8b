// Package yaml reads the project's YAML: kits, channel specs, rules, front
// matter. It alone knows the parser (gopkg.in/yaml.v3). Values are the text as
// written (0123 stays 0123, 2026-12-12 is no time), every scalar knows its
// bytes, and every mistake its line, in Chinese and English.
package yaml

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// A File is one parsed YAML document whose root is a mapping, or empty.
type File struct {
	Name string // as the user named it
	Data []byte // the bytes that places count in

	from, to int // the part of Data that is YAML
	root     *yaml.Node

	placing sync.Once
	placed  map[*yaml.Node]place
	lining  sync.Once
	lines   []int // where each line of Data begins
}

// Parse reads data, the whole of the file called name. It refuses what would
// take too long or too much memory before it looks at anything else: more than
// 1 MiB, 60,000 values, nesting deeper than 32, aliases that stand for more
// than 60,000 values. Errors are *lang.Error, joined.
func Parse(name string, data []byte) (*File, error) {
	return ParseIn(name, data, 0, len(data))
}

// ParseIn is Parse for YAML that stands inside another file: only
// data[start:end] is read, and every place counts in the whole of data. Front
// matter is read like this.
func ParseIn(name string, data []byte, start, end int) (*File, error) {
	f := &File{Name: name, Data: data, from: start, to: end}
	if bytes.HasPrefix(data[start:end], []byte("\ufeff")) {
		f.from += len("\ufeff")
	}
	if err := f.caps(); err != nil {
		return nil, err
	}
	root, err := f.tree()
	if err != nil {
		return nil, err
	}
	f.root = root
	if err := f.sound(); err != nil {
		return nil, err
	}
	return f, nil
}

// part returns the YAML itself.
func (f *File) part() []byte { return f.Data[f.from:f.to] }

// tree parses the one document of the file; nil stands for an empty one.
// The parser fails by panic in places, which is as good as an error here.
func (f *File) tree() (root *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, f.explain(errors.New("panic"))
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(f.part()))
	var doc, more yaml.Node
	if err := dec.Decode(&doc); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, f.explain(err)
	}
	if err := dec.Decode(&more); err != io.EOF && (err != nil || !empty(&more)) {
		return nil, f.second(&more)
	}
	if empty(&doc) {
		return nil, nil
	}
	return doc.Content[0], nil
}

// second is the error for a file of more than one document.
func (f *File) second(doc *yaml.Node) error {
	off := f.from
	if doc.Line > 0 {
		off = f.offset(doc.Line, 1)
	}
	return f.fail(off, 3,
		lang.F("从这里开始是第二份 YAML，一个文件里只能有一份", "a second YAML document begins here; a file holds one"),
		lang.F("删掉中间单独成行的 ---，或分成两个文件", "delete the line --- in between, or make it two files"))
}

func empty(doc *yaml.Node) bool {
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return true
	}
	n := doc.Content[0]
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0
}
