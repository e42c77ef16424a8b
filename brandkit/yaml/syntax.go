package yaml

import (
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
)

// explain turns the parser's own words into an error a writer can act on: the
// slip that most likely led to it, or the line with plain words.
func (f *File) explain(err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		number, what, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, msg = n, what
		}
	}
	// The parser counts the lines of the grammar's complaints from 0.
	if strings.HasPrefix(msg, "did not find expected") {
		line++
	}
	first, _ := f.position(f.from)
	last, _ := f.position(f.to)
	line = max(first, min(line+first-1, last))
	e := f.slipped(msg, first, line, last)
	if e == nil {
		return f.plainly(msg, line)
	}
	return lang.Join(f.alike(e, first, last))
}

// typedSlip returns which habit of typing the slip in line n shows, nil for
// none.
func typedSlip(f *File, n int) slip {
	for _, s := range []slip{slipTab, slipFlow, slipColon} {
		if f.tryLine(s, n) != nil {
			return s
		}
	}
	return nil
}

// alike returns e and, where e is about a tab, a comma or a colon, every other
// such: who writes one full-width colon writes them all. What stands in a
// block scalar is left alone.
func (f *File) alike(e *lang.Error, first, last int) []*lang.Error {
	all := []*lang.Error{e}
	typed := typedSlip(f, e.Line)
	if typed == nil {
		return all
	}
	block := -1 // indentation of the key whose block scalar this is
	for n := first; n <= last && len(all) < maxMistakes; n++ {
		line := f.text(n)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) == "" || block >= 0 && indent > block {
			continue
		}
		block = -1
		if _, value := entry(0, line); value != "" && strings.ContainsRune("|>", rune(value[0])) {
			block = indent
		}
		if other := f.tryLine(typed, n); other != nil && n != e.Line {
			all = append(all, other)
		}
	}
	return all
}

// slipped looks for a slip from the line the parser complained about upwards:
// what it complains about is never before the slip, but for one line.
func (f *File) slipped(msg string, first, line, last int) *lang.Error {
	slips := []slip{slipTab, slipFlow, slipOpen, slipColon, slipQuote}
	if strings.Contains(msg, "unexpected end of stream") {
		slips = []slip{slipFlow, slipOpen}
	}
	seen := 0
	for n := min(line+1, last); n >= first && seen < 1000; n-- {
		seen++
		for _, s := range slips {
			if e := f.tryLine(s, n); e != nil {
				return e
			}
		}
	}
	return nil
}

// tryLine holds line n against s. Comments hold no slips.
func (f *File) tryLine(s slip, n int) *lang.Error {
	from, to := f.lines[n-1], f.to
	if n < len(f.lines) {
		to = min(to, f.lines[n]-1)
	}
	line := strings.TrimRight(string(f.Data[max(from, f.from):max(from, f.from, to)]), "\r")
	text := strings.TrimLeft(line, " \t")
	if text == "" || text[0] == '#' {
		return nil
	}
	return s(f, max(from, f.from)+len(line)-len(text), text)
}

// plain words for what the parser says, by a part of it.
var plainWords = [][3]string{
	{"unknown anchor", "以 * 开头的值是引用，这里引用的名字不存在", "a value that begins with * is a reference, and nothing has this name"},
	{"unknown escape", "双引号里的 \\ 后面跟了不认识的字母", "the \\ in double quotes is followed by an unknown letter"},
	{"unexpected end of stream", "有一个引号没有配对", "a quote isn't closed"},
	{"',' or ", "括号里的内容没有写完，或少了逗号", "what stands in the brackets isn't finished, or lacks a comma"},
	{"block sequence entries", "“- ”列表不能和键写在同一行", "a “- ” list can't begin on the line of its key"},
	{"mapping values", "这一行的缩进或冒号不对", "the indentation or the colon of this line is wrong"},
	{"expected ':'", "这一行没有“键: 值”的冒号和空格", "this line has no “key: value” with a colon and a space"},
	{"did not find expected", "这一行和上面的缩进对不齐", "this line isn't aligned with those above it"},
	{"cannot start any token", "有一个值以 YAML 不认的符号开头", "a value begins with a sign that YAML doesn't take"},
	{"max depth", "层次太深", "nested too deeply"},
	{"duplicate", "同一个名字写了两次", "a name is written twice"},
}

// plainly is the error where no slip was found: the line, and what the parser
// says in plain words.
func (f *File) plainly(msg string, line int) *lang.Error {
	what := lang.F("这一行不符合 YAML 的写法", "this line isn't valid YAML")
	for _, p := range plainWords {
		if strings.Contains(msg, p[0]) {
			what = lang.Words{ZH: p[1], EN: p[2]}
			break
		}
	}
	off := f.lines[line-1]
	for off < f.to && (f.Data[off] == ' ' || f.Data[off] == '\t') {
		off++
	}
	return f.fail(off, 1, what, hintFor(msg))
}

func hintFor(msg string) lang.Words {
	switch {
	case strings.Contains(msg, "unknown escape"):
		return lang.F("改用单引号，或把 \\ 写成 \\\\", "use single quotes, or write \\\\ for \\")
	case strings.Contains(msg, "unknown anchor"), strings.Contains(msg, "cannot start"):
		return lang.F("给值加上引号", "put quotes round the value")
	case strings.Contains(msg, "block sequence"):
		return lang.F("换一行写「- …」，或写成 [甲, 乙]", "begin the list on the next line, or write [a, b]")
	}
	return lang.F("检查这一行和上一行：缩进用空格并对齐，冒号和「-」后面有一个空格，含冒号或 # 的值加引号",
		"look at this line and the one above: indent with spaces and align, put a space after “:” and “-”, quote values that hold a colon or #")
}
