package yaml

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// The slips that people new to YAML make most, Chinese writers above all. The
// parser takes some of them for something else and complains lines later, so
// they are looked for in the text itself.

// glued finds a colon that ends no key: “标语:最好” without a space, “标语：最好”
// with a full-width colon. It returns the key, the colon and what follows.
func glued(line string) (key, colon, rest string) {
	for i, r := range line {
		switch {
		case r == ':' || r == '：':
			key, colon, rest = line[:i], string(r), line[i+utf8.RuneLen(r):]
			if !strings.ContainsFunc(key, unicode.IsLetter) || r == ':' && !joins(key, rest) {
				return "", "", ""
			}
			return key, colon, rest
		case i > 60 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("_-/. ", r):
			return "", "", ""
		}
	}
	return "", "", ""
}

// joins reports whether the colon between key and rest lacks its space: that
// of a time (12:30) and of an address (https://) wants none.
func joins(key, rest string) bool {
	if rest == "" || strings.ContainsRune(" \t", rune(rest[0])) || strings.HasPrefix(rest, "//") {
		return false
	}
	last := key[len(key)-1]
	return last < '0' || last > '9' || rest[0] < '0' || rest[0] > '9'
}

// Glued returns the errors for keys and values of this part that were meant as
// a key and its value: “折溪 F2：¥399”, on a line of its own. Any other text
// with a colon in it is taken as text.
func (r Raw) Glued() []*lang.Error {
	if r.Empty() {
		return nil
	}
	return r.file.gluedBelow(nil, r.node)
}

func (f *File) gluedBelow(key, n *yaml.Node) []*lang.Error {
	var out []*lang.Error
	switch n = target(n); {
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			out = append(out, f.gluedBelow(nil, c)...)
		}
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if k := n.Content[i]; plain(k) && null(target(n.Content[i+1])) {
				out = append(out, f.gluedLines(f.at(k))...)
			}
			out = append(out, f.gluedBelow(n.Content[i], n.Content[i+1])...)
		}
	case key != nil && plain(n) && f.line(n) > f.line(key):
		out = f.gluedLines(f.at(n))
	}
	return out
}

// gluedLines holds each line of a plain scalar against the slip.
func (f *File) gluedLines(p place) []*lang.Error {
	var out []*lang.Error
	at := p.start
	for line := range strings.Lines(string(f.Data[p.start:p.end])) {
		text := strings.TrimLeft(line, " \t")
		if key, colon, rest := glued(strings.TrimRight(text, "\r\n")); key != "" {
			out = append(out, f.badColon(at+len(line)-len(text), key, colon, rest))
		}
		at += len(line)
	}
	return out
}

// colon returns the error for a scalar at p that was meant to be a key and its
// value; nil if it wasn't.
func (f *File) colon(p place) *lang.Error {
	line, _, _ := strings.Cut(string(f.Data[p.start:p.end]), "\n")
	line, _, _ = strings.Cut(line, "\r")
	key, colon, rest := glued(line)
	if key == "" {
		return nil
	}
	return f.badColon(p.start, key, colon, rest)
}

// badColon is the error for the colon after the key at byte off.
func (f *File) badColon(off int, key, colon, rest string) *lang.Error {
	fixed := key + ": " + strings.TrimSpace(rest)
	if utf8.RuneCountInString(rest) > 20 || strings.TrimSpace(rest) == "" {
		fixed = key + ": …"
	}
	what := lang.F("「%s」后面的冒号后要有一个空格", "a space is missing after the colon of “%s”", key)
	if colon == "：" {
		what = lang.F("「%s」后面用了全角冒号「：」，要用半角冒号加一个空格", "“%s” is followed by a full-width colon “：” instead of “: ”", key)
	}
	return f.fail(off+len(key), 1, what, lang.F("改成「%s」", "write “%s”", fixed))
}

// hash returns the error for the empty value n under key (nil for an item of a
// list) that a # has made a comment: hex: #0B5FFF. It returns nil where the #
// may well begin a comment on purpose.
func (f *File) hash(key, n *yaml.Node, must bool) *lang.Error {
	off := f.at(n).end
	if key != nil {
		off = f.at(key).end
		off += len(f.Data[off:f.to]) - len(bytes.TrimLeft(f.Data[off:f.to], "\"' \t:"))
	}
	rest := bytes.TrimLeft(f.Data[off:f.to], " \t")
	off = f.to - len(rest)
	word, _, _ := bytes.Cut(rest, []byte("\n"))
	if fields := bytes.Fields(word); len(fields) > 0 {
		word = bytes.TrimRight(fields[0], ",]}")
	}
	if len(word) < 2 || word[0] != '#' || word[1] == '#' || !must && !hexLike(word[1:]) {
		return nil
	}
	return f.fail(off, utf8.RuneCount(word),
		lang.F("# 后面的字成了注释，这里就没有值了", "what follows the # is a comment, so there is no value here"),
		lang.F("加上引号：\"%s\"", "put quotes round it: \"%s\"", string(word)))
}

func hexLike(b []byte) bool {
	return len(b) >= 3 && len(bytes.Trim(b, "0123456789abcdefABCDEF")) == 0
}

// A slip looks at one line of a file that can't be parsed: at is where the
// line's text begins in Data, line the text without its indentation.
type slip func(f *File, at int, line string) *lang.Error

// slipTab finds a tab in the indentation.
func slipTab(f *File, at int, line string) *lang.Error {
	begin := bytes.LastIndexByte(f.Data[:at], '\n') + 1
	tab := bytes.IndexByte(f.Data[begin:at], '\t')
	if tab < 0 {
		return nil
	}
	return f.fail(begin+tab, 1, lang.F("缩进里有制表符（Tab）", "the indentation holds a tab"),
		lang.F("缩进只能用空格，每层两个", "indent with spaces, two for each level"))
}

// slipColon finds a colon that ends no key.
func slipColon(f *File, at int, line string) *lang.Error {
	skip := len(line) - len(strings.TrimLeft(line, "-{ "))
	key, colon, rest := glued(line[skip:])
	if key == "" {
		return nil
	}
	return f.badColon(at+skip, key, colon, rest)
}

// entry splits a line at its first ": " and returns the value with its place;
// brackets that begin an item are its value whole.
func entry(at int, line string) (int, string) {
	rest, item := strings.CutPrefix(line, "- ")
	if i := strings.Index(line, ": "); i >= 0 && !(item && strings.ContainsAny(rest[:1], "[{")) {
		line, at = line[i+2:], at+i+2
	} else if item {
		line, at = rest, at+2
	} else {
		return at, ""
	}
	rest = strings.TrimLeft(line, " \t")
	return at + len(line) - len(rest), rest
}

// slipQuote finds a value that needs quotes: it holds ": ", or begins with a
// sign that means something.
func slipQuote(f *File, at int, line string) *lang.Error {
	at, value := entry(at, line)
	if value == "" {
		return nil
	}
	if bare, _, _ := strings.Cut(value, " #"); strings.ContainsRune("@`%*&!", rune(value[0])) {
		return f.quote(at, bare, lang.F("值不能以 %s 开头", "a value can't begin with %s", value[:1]))
	} else if !strings.ContainsRune(`"'[{|>#`, rune(value[0])) && (strings.Contains(bare, ": ") || strings.HasSuffix(strings.TrimSpace(bare), ":")) {
		return f.quote(at, bare, lang.F("值里面又有冒号", "the value holds another colon"))
	}
	return nil
}

// quote is the error for a value at byte at that needs quotes.
func (f *File) quote(at int, value string, what lang.Words) *lang.Error {
	value = strings.TrimSpace(value)
	shown := value
	if utf8.RuneCountInString(shown) > 30 || strings.Contains(shown, `"`) {
		shown = "…"
	}
	return f.fail(at, utf8.RuneCountInString(value), what,
		lang.F("给整个值加上引号：\"%s\"", "put quotes round the whole value: \"%s\"", shown))
}

// slipOpen finds quotes and brackets that aren't closed on their line, or
// closed too early.
func slipOpen(f *File, at int, line string) *lang.Error {
	at, value := entry(at, line)
	if value == "" {
		return nil
	}
	switch value[0] {
	case '"', '\'':
		end := singleQuoted([]byte(value))
		if value[0] == '"' {
			end = doubleQuoted([]byte(value))
		}
		if end == 0 {
			return f.fail(at, 1, lang.F("这个引号没有对应的另一半", "this quote isn't closed"),
				lang.F("在值的末尾加上 %s", "put %s at the end of the value", value[:1]))
		}
		if after := strings.TrimSpace(value[end:]); after != "" && !strings.HasPrefix(after, "#") {
			return f.fail(at+end, utf8.RuneCountInString(value[end:]),
				lang.F("引号结束以后又有文字", "there is text after the closing quote"),
				lang.F("把整个值放进一对引号；值里面的引号用“”或另一种引号", "put the whole value in one pair of quotes, and use the other kind inside it"))
		}
	case '[', '{':
		return slipBracket(f, at, value)
	}
	return nil
}

func slipBracket(f *File, at int, value string) *lang.Error {
	if strings.Count(value, "[") == strings.Count(value, "]") && strings.Count(value, "{") == strings.Count(value, "}") {
		return nil
	}
	return f.fail(at, 1, lang.F("这里的括号没有配好对", "the brackets that begin here aren't closed"),
		lang.F("每个 [ 要有 ]，每个 { 要有 }，都用半角，各项用半角逗号隔开", "each [ needs its ], each { its }, with commas between the items"))
}
