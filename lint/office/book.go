package office

import (
	"io/fs"
	"path"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A book is a file being read: its parts as far as they have words, and the
// lines in the order a reader meets them.
type book struct {
	*pack
	format string
	main   string // the part that the file is about
	parts  []*part
	lines  []*line
	groups int    // lists and tables so far
	title  string // among the file's properties

	counted, size int // lines that full has counted, and their bytes
}

// A part is one part that has words.
type part struct {
	name  string
	data  []byte
	rels  map[string]rel
	runs  []run
	child []child
}

// A run is a stretch of words in one dress, <w:r>.
type run struct {
	start, end  int
	open, props string // its tag and its properties as written
	inserted    string // the tag of the tracked insertion round it, as written
	locked      bool   // it may not be changed: part of a tracked move
}

// A child is one thing in a run: words, a tab, a break.
type child struct {
	start, end int
	run        int
	words      bool
}

// Format returns what Read calls a file with such a name: word, slides, sheet;
// "" for one it does not read.
func Format(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx":
		return "word"
	case ".pptx":
		return "slides"
	case ".xlsx":
		return "sheet"
	}
	return ""
}

// Read reads data as the file called name. Its source is packed: Data holds
// the words, a paragraph or a cell a line, and Where names places in it.
// Comments, what a tracked change deletes and what is hidden are not read.
// Errors are *lang.Error.
func Read(name string, data []byte) (*doc.Document, error) {
	b, err := openBook(name, data)
	if err != nil {
		return nil, err
	}
	return b.document(data)
}

// Part unpacks one part of a file, such as a picture that its document shows.
func Part(name string, data []byte, part string) ([]byte, error) {
	p, err := open(name, data)
	if err != nil {
		return nil, err
	}
	return p.read(part)
}

// openBook opens and reads a file as far as its lines.
func openBook(name string, data []byte) (*book, error) {
	p, err := open(name, data)
	if err != nil {
		return nil, err
	}
	b := &book{pack: p, format: Format(name)}
	if b.main, err = b.mainPart(); err != nil {
		return nil, err
	}
	switch b.format {
	case "word":
		err = b.word()
	case "slides":
		err = b.slides()
	case "sheet":
		err = b.sheets()
	}
	return b, err
}

// part unpacks a part that has words, with its relations; nil where there is
// none of that name.
func (b *book) part(name string) (*part, error) {
	if !b.has(name) {
		return nil, nil
	}
	data, err := b.xml(name)
	if err != nil {
		return nil, err
	}
	rels, err := b.rels(name)
	if err != nil {
		return nil, err
	}
	p := &part{name: name, data: data, rels: rels}
	b.parts = append(b.parts, p)
	return p, nil
}

// listed unpacks a part that the main part lists, a slide or a sheet. Where it
// isn't there the file is broken: what it said can't be checked.
func (b *book) listed(name string) (*part, error) {
	p, err := b.part(name)
	if p == nil && err == nil {
		err = broken(b.name, name, fs.ErrNotExist)
	}
	return p, err
}

// full is the error of a file with more words or lines than anybody reads. The
// readers ask as they go, for a few bytes of a sheet can stand for many.
func (b *book) full() error {
	if n := len(b.lines); n > b.counted {
		for _, l := range b.lines[b.counted:] {
			b.size += len(l.words) + 1
		}
		b.counted = n
	}
	switch {
	case b.size > wordsCap:
		return b.refuse(lang.F("文字太多：超过 %d MB", "too many words: more than %d MB", wordsCap>>20))
	case b.counted > linesCap:
		return b.refuse(lang.F("段落或单元格太多：超过 %d 个", "too many paragraphs or cells: more than %d", linesCap))
	}
	return nil
}

// group returns a number for a new list or table.
func (b *book) group() int {
	b.groups++
	return b.groups
}

// bad is the error of a part that is no sound XML.
func (b *book) bad(part string, err error) error {
	if _, ok := err.(*lang.Error); ok || err == nil {
		return err
	}
	return broken(b.name, part, err)
}

// document lays the lines out one below the other and makes blocks of them.
func (b *book) document(disk []byte) (*doc.Document, error) {
	b.settle()
	n := 0
	for _, l := range b.lines {
		n += len(l.words) + 1
	}
	if n > wordsCap {
		return nil, b.refuse(lang.F("文字太多：%d MB，上限 %d MB", "too many words: %d MB, the most is %d MB", n>>20, wordsCap>>20))
	}
	data := make([]byte, 0, n)
	for _, l := range b.lines {
		data = append(append(data, l.words...), '\n')
	}
	src := doc.NewCoded(b.name, data, doc.Coding{Name: b.format, OnDisk: disk, Where: where(b.lines)})
	d := &doc.Document{Source: src, Format: b.format, Blocks: make([]doc.Block, 0, len(b.lines))}
	if b.title != "" {
		d.Meta = doc.Meta{{Path: TitleKey, Text: doc.Derive(b.title, doc.Span{Source: src})}}
	}
	for _, l := range b.lines {
		d.Blocks = append(d.Blocks, l.blocks(src)...)
	}
	return d, nil
}

// settle drops the lines that say nothing, counts the others as a person would
// and finds each its place in Data.
func (b *book) settle() {
	kept := b.lines[:0]
	at, paragraphs, pictures := 0, 0, 0
	for _, l := range b.lines {
		if l.drop || l.empty() {
			continue
		}
		l.finish()
		switch p := &l.place; {
		case p.in == "" && p.table == 0:
			paragraphs++
			p.n = paragraphs
		case p.in == "box":
			p.n = max(1, paragraphs)
		case p.in == "picture":
			pictures++
			p.n = pictures
		}
		l.at = at
		at += len(l.words) + 1
		kept = append(kept, l)
	}
	clear(b.lines[len(kept):])
	b.lines = kept
}

// blocks makes of a line what a document has of it.
func (l *line) blocks(src *doc.Source) []doc.Block {
	k := l.block
	start, end, marks := l.seen()
	words := doc.Copy(src, l.at+start, l.at+end)
	if k.Image == nil {
		k.Text, k.Marks = words, marks
		return []doc.Block{k}
	}
	k.Image.Shown = words.Span()
	out := []doc.Block{k}
	if k.Image.Ref == "" {
		out = out[:0]
	}
	if !l.silent {
		out = append(out, doc.Block{Kind: doc.Alt, Text: words})
	}
	return out
}
