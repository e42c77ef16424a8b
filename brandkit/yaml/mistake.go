package yaml

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// What a value can be, in words.
var (
	text    = lang.Words{ZH: "一段文字", EN: "text"}
	number  = lang.Words{ZH: "一个数", EN: "a number"}
	yesno   = lang.Words{ZH: " true 或 false", EN: "true or false"}
	list    = lang.Words{ZH: "一个列表", EN: "a list"}
	mapping = lang.Words{ZH: "「键: 值」", EN: "“key: value” pairs"}
)

// Mistake returns an error about the value at path, marked in the line where
// it stands; about its key where it holds more than a line; about the file
// where there is no such path.
func (f *File) Mistake(path string, what, hint lang.Words) *lang.Error {
	return f.mistake(f.root, path, what, hint)
}

func (f *File) mistake(n *yaml.Node, path string, what, hint lang.Words) *lang.Error {
	key, value := find(n, path)
	if value == nil {
		return f.fail(-1, 0, what, hint)
	}
	value = target(value)
	if p := f.at(value); value.Kind == yaml.ScalarNode && p.end > p.start && !strings.ContainsAny(string(f.Data[p.start:p.end]), "\r\n") {
		return f.fail(p.start, f.width(p), what, hint)
	}
	if key == nil || target(key).Kind != yaml.ScalarNode {
		key = value
	}
	return f.failAt(key, max(f.width(f.at(key)), 1), what, hint)
}

// Misnamed returns an error about the key at path, marked in its line.
func (f *File) Misnamed(path string, what, hint lang.Words) *lang.Error {
	key, _ := find(f.root, path)
	if key == nil {
		return f.fail(-1, 0, what, hint)
	}
	return f.failAt(key, f.width(f.at(key)), what, hint)
}

// width returns how many characters stand at p.
func (f *File) width(p place) int { return utf8.RuneCount(f.Data[p.start:p.end]) }

// failAt is fail at the beginning of n.
func (f *File) failAt(n *yaml.Node, width int, what, hint lang.Words) *lang.Error {
	return f.fail(f.at(n).start, width, what, hint)
}

// fail returns an error at byte off of Data; off -1 is the file as a whole.
func (f *File) fail(off, width int, what, hint lang.Words) *lang.Error {
	e := &lang.Error{Path: f.Name, What: what, Hint: hint}
	if off < 0 {
		return e
	}
	e.Line, e.Column = f.position(off)
	e.Source = f.text(e.Line)
	e.Width = max(1, min(width, utf8.RuneCountInString(e.Source)-e.Column+1))
	return e
}

// unknown is the error for a key that has no field.
func (f *File) unknown(key *yaml.Node, known []string) *lang.Error {
	p := f.at(key)
	if e := f.colon(p); e != nil {
		return e
	}
	name := target(key).Value
	return f.fail(p.start, f.width(p), lang.F("没有「%s」这个键", "there is no key “%s”", name), choice(name, known))
}

// notAllowed is the error for a value that isn't one of those allowed.
func (f *File) notAllowed(n *yaml.Node, name string, allow []string) *lang.Error {
	p := f.at(n)
	return f.fail(p.start, f.width(p), lang.F("%s 不能是「%s」", "%s can't be “%s”", name, n.Value), choice(n.Value, allow))
}

// choice says which of known was meant, and what else there is.
func choice(word string, known []string) lang.Words {
	known = slices.DeleteFunc(slices.Clone(known), func(k string) bool { return k == "" })
	all := lang.F("可以写：%s", "it can be: %s", lang.Words{ZH: strings.Join(known, "、"), EN: strings.Join(known, ", ")})
	if near := lang.Near(word, known); near != "" {
		return lang.F("你是想写 %s 吗？%s", "did you mean %s? %s", near, all)
	}
	return all
}

// missing is the error for a key that is needed in the mapping n.
func (f *File) missing(n *yaml.Node, key string, s slot) *lang.Error {
	e := f.failAt(n, 1, lang.F("%s里缺少 %s", "%s lacks %s", s.words(), key),
		lang.F("加上「%s: …」", "add “%s: …”", key))
	if len(n.Content) > 0 && target(n.Content[0]).Kind == yaml.ScalarNode {
		e.Width = max(1, f.width(f.at(n.Content[0])))
	}
	return e
}

// needs is the error for a key that is there and empty.
func (f *File) needs(key, value *yaml.Node) *lang.Error {
	if e := f.hash(key, value, true); e != nil && null(value) {
		return e
	}
	return f.failAt(key, f.width(f.at(key)), lang.F("%s 是空的", "%s is empty", target(key).Value),
		lang.F("在冒号后面写上内容", "write something after the colon"))
}

// emptyItem is the error for an item of a list that says nothing.
func (f *File) emptyItem(item *yaml.Node, name lang.Words) *lang.Error {
	if e := f.hash(nil, item, true); e != nil && null(item) {
		return e
	}
	return f.failAt(item, 1, lang.F("%s里有一项是空的", "an item of %s is empty", name),
		lang.F("写上内容，或删掉这一项", "fill it in or delete it"))
}

// wrong is the error for a value of the wrong type.
func (f *File) wrong(n *yaml.Node, name, want lang.Words) *lang.Error {
	n = target(n)
	p := f.at(n)
	if n.Kind == yaml.ScalarNode && want != text {
		if e := f.colon(p); e != nil {
			return e
		}
	}
	width := 1
	if n.Kind == yaml.ScalarNode {
		width = f.width(p)
	}
	return f.fail(p.start, width, lang.F("%s应当是%s，这里是%s", "%s should be %s, not %s", name, want, f.is(n)), howTo(n, want))
}

// is says what n is.
func (f *File) is(n *yaml.Node) lang.Words {
	switch n.Kind {
	case yaml.MappingNode:
		return mapping
	case yaml.SequenceNode:
		return list
	}
	if utf8.RuneCountInString(n.Value) > 20 {
		return text
	}
	return lang.F("「%s」", "“%s”", n.Value)
}

// howTo says how to write n as what is wanted.
func howTo(n *yaml.Node, want lang.Words) lang.Words {
	word := n.Value
	if n.Kind != yaml.ScalarNode || strings.ContainsAny(word, "\n") || utf8.RuneCountInString(word) > 20 {
		word = "…"
	}
	switch {
	case want == list && strings.HasPrefix(word, "-"):
		return lang.F("「-」后面要有一个空格：- %s", "put a space after the “-”: - %s", strings.TrimLeft(word, "-"))
	case want == list && n.Kind == yaml.MappingNode:
		return lang.F("每一项前面加「- 」", "put “- ” before each item")
	case want == list:
		if half := strings.NewReplacer("【", "", "】", "", "［", "", "］", "", "，", ", ", "、", ", ").Replace(word); half != word {
			return lang.F("写成 [%s]，括号和逗号都用半角", "write [%s], with half-width brackets and commas", half)
		}
		return lang.F("写成 [%s]", "write [%s]", word)
	case want == mapping:
		return lang.F("每行写一个「键: 值」，冒号用半角，后面有一个空格", "write one “key: value” a line, with a space after the colon")
	case want == yesno:
		return lang.F("写 true（是）或 false（否），不加引号", "write true or false, without quotes")
	case want == number:
		return lang.F("只写半角数字，如 8 或 0.5，不加引号、逗号和单位", "write digits only, like 8 or 0.5: no quotes, commas or units")
	}
	return lang.F("写成一段文字；里面有冒号、# 或逗号时加引号", "write plain text; put quotes round it if it holds a colon, # or comma")
}
