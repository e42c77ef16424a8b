package rules

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// Examples are what a rule must catch and what it must let pass. They are its
// tests and, in `onevoice explain`, its best documentation.
type Examples struct {
	Kit    yaml.Raw          `yaml:"kit"`    // the kit they are held against; default: the neutral one
	Files  map[string]string `yaml:"files"`  // what lies beside that kit, where it names files
	Beside []string          `yaml:"beside"` // pictures of look/pictures that lie there too
	Bad    []Example         `yaml:"bad"`
	Good   []Example         `yaml:"good"`
}

// An Example is one document, or several that belong together.
type Example struct {
	Text    string   `yaml:"text"` // Markdown
	Docs    []string `yaml:"docs"` // for rules that look across documents
	Name    string   `yaml:"name"` // its file name, where the format matters: page.html
	Channel string   `yaml:"channel"`
	Sector  string   `yaml:"sector"`
	Lang    string   `yaml:"lang"`
	Slot    string   `yaml:"slot"`
	Picture *Canvas  `yaml:"picture"`
}

// A Canvas is a picture for rules about pictures: a flat one, or a file.
type Canvas struct {
	File   string `yaml:"file"` // one of look/pictures, for what a flat one can't show
	Width  int    `yaml:"width"`
	Height int    `yaml:"height"`
	Fill   string `yaml:"fill"` // #RRGGBB

	Words []Lettering `yaml:"words"` // on it, as if they had been read off it
}

// A Lettering is a line of words on a canvas.
type Lettering struct {
	Say string `yaml:"say"`
	At  []int  `yaml:"at"`  // left, top, width, height
	Ink string `yaml:"ink"` // #RRGGBB
}

// SetScalar lets a plain sentence stand for an example.
func (e *Example) SetScalar(s string) error {
	e.Text = s
	return nil
}

// String returns the example as a person reads it.
func (e Example) String() string {
	s := e.Text
	if len(e.Docs) > 0 {
		s = strings.Join(e.Docs, " ↔ ")
	}
	if e.Picture != nil {
		s = e.Picture.String()
	}
	if e.Name != "" && e.Picture != nil {
		s += " → " + e.Name
	}
	if e.Channel != "" {
		s += "  [" + e.Channel + "]"
	}
	return s
}

// ExamplesOf returns the examples of a built-in rule.
func ExamplesOf(id string) (Examples, error) {
	data, err := fs.ReadFile(builtin, id+".yaml")
	if err != nil {
		return Examples{}, err
	}
	f, err := parse(id+".yaml", data)
	return f.Examples, err
}

// Try runs a rule's examples and returns an error for each that it gets wrong.
func Try(rule lint.Rule, ex Examples) []error {
	kit, err := ex.kit()
	if err != nil {
		return []error{err}
	}
	if len(ex.Files)+len(ex.Beside) > 0 {
		if kit.Dir, err = os.MkdirTemp("", "onevoice"); err != nil {
			return []error{err}
		}
		defer func() { _ = os.RemoveAll(kit.Dir) }() // a temporary folder
	}
	for name, text := range ex.Files {
		if err := os.WriteFile(kit.File(filepath.Base(name)), []byte(text), 0o600); err != nil {
			return []error{err}
		}
	}
	for _, name := range ex.Beside {
		if err := os.WriteFile(kit.File(name), Canvas{File: name}.bytes(), 0o600); err != nil {
			return []error{err}
		}
	}
	var errs []error
	try := func(e Example, want bool) {
		found, err := caught(rule, kit, e)
		switch {
		case err != nil:
			errs = append(errs, err)
		case want && !found:
			errs = append(errs, &lang.Error{What: lang.F("规则 %s 没抓住它自己的反例：%s", "rule %s lets its own bad example pass: %s", rule.ID, e)})
		case !want && found:
			errs = append(errs, &lang.Error{What: lang.F("规则 %s 误报了它自己的正例：%s", "rule %s hits its own good example: %s", rule.ID, e)})
		}
	}
	for _, e := range ex.Bad {
		try(e, true)
	}
	for _, e := range ex.Good {
		try(e, false)
	}
	return errs
}

func (ex Examples) kit() (*brandkit.Kit, error) {
	kit := brandkit.Neutral()
	if ex.Kit.Empty() {
		return kit, nil
	}
	return kit, ex.Kit.Decode(kit)
}

func caught(rule lint.Rule, kit *brandkit.Kit, e Example) (bool, error) {
	docs, err := e.read()
	if err != nil {
		return false, err
	}
	for _, d := range docs {
		seek(d, kit)
	}
	r, err := lint.Run(context.Background(), kit, []lint.Rule{rule}, docs)
	if err != nil {
		return false, err
	}
	for _, f := range r.Failed {
		return false, f
	}
	return len(r.Findings) > 0, nil
}

// seek marks the pictures that a page shows and that don't lie beside the kit.
func seek(d *doc.Document, kit *brandkit.Kit) {
	for i := range d.Blocks {
		if img := d.Blocks[i].Image; img != nil && read.Beside(img.Ref) != "" {
			_, err := os.Stat(kit.File(read.Beside(img.Ref)))
			img.Missing = err != nil
		}
	}
}

// read makes documents of an example, all of one campaign.
func (e Example) read() ([]*doc.Document, error) {
	texts := e.Docs
	if len(texts) == 0 {
		texts = []string{e.Text}
	}
	var out []*doc.Document
	for i, text := range texts {
		name, data := fmt.Sprintf("%c.md", 'a'+i), []byte(text)
		if e.Name != "" {
			name = e.Name
		}
		if e.Picture != nil {
			name, data = first(e.Name, e.Picture.File, "a.png"), e.Picture.bytes()
		}
		d, err := read.Bytes(name, data)
		if err != nil {
			return nil, err
		}
		e.dress(d)
		out = append(out, d)
	}
	return out, nil
}

func (e Example) dress(d *doc.Document) {
	if e.Picture != nil && len(e.Picture.Words) > 0 {
		d.Blocks = append(d.Blocks, e.Picture.read(d.Source)...)
	}
	if e.Channel != "" {
		d.Channel = e.Channel
	}
	for _, f := range []doc.Field{{Path: "sector", Text: say(e.Sector)}, {Path: "lang", Text: say(e.Lang)}, {Path: "slot", Text: say(e.Slot)}} {
		if f.Text.Len() > 0 {
			d.Meta = append(d.Meta, f)
		}
	}
}

func say(s string) doc.Text { return doc.Derive(s, doc.Span{}) }
