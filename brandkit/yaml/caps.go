package yaml

import (
	"strconv"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// What a file may hold. The parser needs about a microsecond a value, so a
// file that keeps to these is read within a tenth of a second.
const (
	maxBytes  = 1 << 20
	maxMarks  = 60_000 // values, by the signs that can begin one
	maxDepth  = 32
	maxValues = 60_000 // with every alias written out
)

// caps refuses a file by its bytes alone.
func (f *File) caps() error {
	part := f.part()
	if len(part) > maxBytes {
		return f.fail(-1, 0,
			lang.F("文件有 %d 字节，最多 %d", "the file has %d bytes, more than %d", len(part), maxBytes),
			lang.F("请拆成几个小一些的文件", "split it into smaller files"))
	}
	marks := 0
	for i := 0; i < len(part); {
		c := part[i]
		if c >= utf8.RuneSelf || c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			r, n := utf8.DecodeRune(part[i:])
			if err := f.letter(i, r, n); err != nil {
				return err
			}
			i += n
			continue
		}
		marks += begins(part, i)
		i++
	}
	if marks > maxMarks {
		return f.fail(-1, 0,
			lang.F("文件里的值太多：最多约 %d 个", "the file holds too many values: about %d are allowed", maxMarks),
			lang.F("请拆成几个小一些的文件", "split it into smaller files"))
	}
	return nil
}

// begins returns how many values the sign at i can begin, so that there are
// never more values than that. A colon ends a key and begins a value.
func begins(part []byte, i int) int {
	switch part[i] {
	case ':', '?':
		return 2
	case ',', '[', '{':
		return 1
	case '-':
		if i+1 == len(part) || part[i+1] <= ' ' {
			return 1
		}
	}
	return 0
}

// letter refuses bytes that are no text.
func (f *File) letter(i int, r rune, n int) error {
	if r == utf8.RuneError && n == 1 {
		return f.fail(f.from+i, 1,
			lang.F("这里的字节不是 UTF-8 文字", "the bytes here aren't UTF-8 text"),
			lang.F("在编辑器里把文件另存为 UTF-8 编码", "save the file as UTF-8 in your editor"))
	}
	if r < 0xa0 && r != 0x85 || r == 0xfffe || r == 0xffff {
		return f.fail(f.from+i, 1,
			lang.F("这里有一个看不见的控制字符（U+%04X）", "there is an invisible control character here (U+%04X)", r),
			lang.F("删掉它", "delete it"))
	}
	return nil
}

// sound refuses what the parser takes but nobody means: a root that is no
// mapping, a key written twice, nesting and aliases without end.
func (f *File) sound() error {
	if f.root == nil {
		return nil
	}
	if f.root.Kind != yaml.MappingNode {
		return f.wrong(f.root, lang.F("这个文件", "the file"), mapping)
	}
	w := &walk{f: f, size: map[*yaml.Node]int{}}
	w.count(f.root, 0)
	if w.fatal != nil {
		return w.fatal
	}
	return lang.Join(w.errs)
}

// A walk goes through a tree once.
type walk struct {
	f     *File
	size  map[*yaml.Node]int // values under an anchor, aliases written out; -1 while inside it
	errs  []*lang.Error
	fatal error
}

// count returns how many values n stands for.
func (w *walk) count(n *yaml.Node, depth int) int {
	switch {
	case w.fatal != nil:
		return 0
	case depth > maxDepth:
		w.fatal = w.f.failAt(n, 1, lang.F("层次太深：最多 %d 层", "nested too deeply: %d levels are allowed", maxDepth),
			lang.F("把内容写得平一些", "make it flatter"))
		return 0
	case n.Kind == yaml.AliasNode:
		return w.alias(n)
	case n.Kind == yaml.MappingNode:
		w.keys(n)
	}
	if n.Anchor != "" {
		w.size[n] = -1
	}
	total := 1
	for _, c := range n.Content {
		total += w.count(c, depth+1)
	}
	if n.Anchor != "" {
		w.size[n] = total
	}
	if total > maxValues && w.fatal == nil {
		w.fatal = w.tooMany(n)
	}
	return total
}

func (w *walk) alias(n *yaml.Node) int {
	size := w.size[n.Alias]
	if size < 0 {
		w.fatal = w.f.failAt(n, len(n.Value)+1, lang.F("*%s 引用了它自己", "*%s refers to itself", n.Value),
			lang.F("把内容直接写出来", "write it out instead"))
		return 0
	}
	return size
}

func (w *walk) tooMany(n *yaml.Node) error {
	return w.f.failAt(n, 1, lang.F("引用（*）展开后有 %d 个以上的值", "with its references (*) written out this holds more than %d values", maxValues),
		lang.F("去掉层层引用", "don't refer to references"))
}

// keys holds the keys of one mapping: each a word, each once.
func (w *walk) keys(n *yaml.Node) {
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i < len(n.Content) && len(w.errs) < maxMistakes; i += 2 {
		k := target(n.Content[i])
		if k.Kind != yaml.ScalarNode || k.Tag == "!!merge" {
			w.errs = append(w.errs, w.f.failAt(n.Content[i], 1,
				lang.F("这里的键要是一个词", "the key here should be one word"),
				lang.F("写成 「键: 值」", "write it as “key: value”")))
			continue
		}
		if was, twice := first[k.Value]; twice {
			w.errs = append(w.errs, w.f.failAt(n.Content[i], utf8.RuneCountInString(k.Value),
				lang.F("「%s」写了两次，第一次在第 %[2]s 行", "“%s” is written twice, first on line %[2]s", k.Value, strconv.Itoa(w.f.line(was))),
				lang.F("留下一个，或把两处合在一起", "keep one, or make them one")))
			continue
		}
		first[k.Value] = n.Content[i]
	}
}

// target returns what an alias refers to, or n itself.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// maxMistakes is how many mistakes of one file are told; the rest follow from
// those more often than not.
const maxMistakes = 100
