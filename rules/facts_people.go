package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// people finds the names of people written otherwise than the kit's facts or
// the master write them: one character of a Chinese name beside a title
// (主讲：方以琴), one letter of an English one.
func people(p *lint.Pass) error {
	known := peopleKnown(p)
	if len(known) == 0 {
		return nil
	}
	for d, b := range p.Blocks() {
		for _, right := range known {
			if right.doc >= 0 && p.Docs[right.doc] == d {
				continue
			}
			for _, at := range misspelling(b.Text.String(), right) {
				said := b.Text.String()[at[0]:at[1]]
				if slices.ContainsFunc(known, func(o *somebody) bool { return o.said == said }) {
					continue
				}
				wrong := &claimed{said: said, at: doc.At(d, b, at[0], at[1])}
				tell(p, contradiction(wrong, &right.claimed, right.whose(p)))
			}
		}
	}
	return nil
}

// A somebody is a name that holds, and the title that stands before it.
type somebody struct {
	claimed
	title string
}

// mostPeople is how many names are looked for.
const mostPeople = 100

// peopleKnown returns the names that the kit's facts and the masters give.
func peopleKnown(p *lint.Pass) []*somebody {
	var out []*somebody
	add := func(n int, at doc.Place, name, title string) {
		same := func(o *somebody) bool { return o.said == name }
		if name = strings.TrimSpace(name); namable(name) && len(out) < mostPeople && !slices.ContainsFunc(out, same) {
			out = append(out, &somebody{claimed{said: name, at: at, doc: n}, strings.TrimSpace(title)})
		}
	}
	if !p.Kit.Facts.Empty() {
		for _, s := range p.Kit.Facts.Scalars() {
			if personal(s.Path) {
				add(-1, doc.Place{}, s.Value, "")
			}
		}
	}
	for n, d := range p.Docs {
		if !master(d) {
			continue
		}
		for _, f := range d.Meta {
			if beside, ok := strings.CutSuffix(f.Path, ".name"); personal(f.Path) {
				title := ""
				if ok {
					title = d.Meta.Get(beside + ".title")
				}
				add(n, doc.At(d, &doc.Block{Kind: doc.Paragraph, Text: f.Text}, 0, f.Text.Len()), f.Text.String(), title)
			}
		}
	}
	return out
}

// personal reports whether a key says that its value is somebody's name.
func personal(path string) bool {
	parts := strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '.' || r == '_' })
	last := len(parts) - 1
	for last > 0 && (parts[last] == "name" || strings.Trim(parts[last], "0123456789") == "") {
		last--
	}
	return last >= 0 && slices.Contains(strings.Fields("speaker speakers host hosts guest guests presenter presenters author lecturer 主讲 主讲人 嘉宾 主持 主持人 讲师 作者"), parts[last])
}

// namable reports whether s is a name whose misspelling can be told: three or
// four Chinese characters, or two English words.
func namable(s string) bool {
	if n := utf8.RuneCountInString(s); !strings.ContainsFunc(s, func(r rune) bool { return !words.IsHan(r) }) {
		return n == 3 || n == 4
	}
	parts := strings.Fields(s)
	return len(parts) == 2 && !strings.ContainsFunc(s, words.IsHan) && len(parts[0]) > 1 && len(parts[1]) > 1
}

// misspelling returns where s has a name with one sign wrong.
func misspelling(s string, right *somebody) [][2]int {
	if !strings.ContainsFunc(right.said, words.IsHan) {
		return misspeltWords(s, strings.Fields(right.said))
	}
	var out [][2]int
	for i := range s {
		end, off := i, 0
		for _, want := range right.said {
			r, n := utf8.DecodeRuneInString(s[end:])
			if !words.IsHan(r) {
				off = 2
				break
			}
			if end += n; r != want {
				off++
			}
			if off > 1 {
				break
			}
		}
		if off == 1 && titled(s, i, end, right.title) {
			out = append(out, [2]int{i, end})
		}
	}
	return out
}

// titled reports whether s[i:j] stands beside a word for who somebody is.
func titled(s string, i, j int, title string) bool {
	before, after := strings.TrimRight(s[:i], " ：:—-｜|（("), strings.TrimLeft(s[j:min(len(s), j+30)], " ")
	if title != "" && strings.HasSuffix(before, title) {
		return true
	}
	for _, w := range []string{"主讲", "主讲人", "嘉宾", "主持", "主持人", "讲师", "作者", "老师", "分享人", "对话"} {
		if strings.HasSuffix(before, w) && len(before) <= i {
			return true
		}
	}
	for _, w := range []string{"老师", "先生", "女士", "博士", "教授", "医生", "导演", "讲师"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// misspeltWords returns where one of two words that stand together differs from
// a name's in one letter.
func misspeltWords(s string, name []string) [][2]int {
	var out [][2]int
	for k, word := range name {
		for from := 0; ; {
			i := strings.Index(s[from:], word)
			if i < 0 {
				break
			}
			i += from
			from = i + len(word)
			at, other := [2]int{}, ""
			if k == 0 {
				rest := strings.TrimPrefix(s[from:], " ")
				n := wordEnd(rest)
				at, other = [2]int{i, len(s) - len(rest) + n}, rest[:n]
			} else {
				rest := strings.TrimSuffix(s[:i], " ")
				other = rest[len(strings.TrimRightFunc(rest, latin)):]
				at = [2]int{len(rest) - len(other), from}
			}
			want := name[1-k]
			if other != "" && other[0] == want[0] && len(s[at[0]:at[1]]) == len(word)+len(other)+1 && oneOff(other, want) {
				out = append(out, at)
			}
		}
	}
	return out
}

// wordEnd returns where the Latin word that s begins with ends.
func wordEnd(s string) int {
	if n := strings.IndexFunc(s, notLatin); n >= 0 {
		return n
	}
	return len(s)
}

func notLatin(r rune) bool { return !latin(r) }
