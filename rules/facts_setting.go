package rules

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// A setting is what stands round a fact and says what it is a fact of.
type setting struct {
	subject string   // the product; "" where none is said
	attr    string   // what is measured: weight, warranty; "" where no word says
	of      []string // the words before that: whose weight
	words   []string // all words of its clause, sorted
	turn    [2]int   // it is fact number turn[0] of turn[1] of its kind in the clause
	label   string   // the words that come straight before it
	line    []string // the words of its sentence, or of its table row, sorted
	nth     [2]int   // it is number nth[0] of nth[1] of its kind and unit there
	order   string   // what its sentence says of an order: 第 2, day 2
	headed  []string // the words of its table row with those that head its figures; nil outside a table
	full    []string // the same with those that head any of its cells
}

// settingOf returns the setting of fact k of block i. A table cell's is what
// heads its column and its row.
func settingOf(p *lint.Pass, d *doc.Document, i int, fs []fact.Fact, k int) setting {
	b, f := &d.Blocks[i], fs[k]
	s := b.Text.String()
	from, to := clauseOf(s, f.Start, f.End)
	out := setting{subject: productOf(p, d, i, f.Start)}
	first, last := sentenceRound(s, f.Start, f.End)
	fs = factsIn(fs, min(from, first), max(to, last))
	for _, o := range fs {
		if o.Kind == f.Kind && from <= o.Start && o.End <= to {
			out.turn = counted(out.turn, o.Start < f.Start)
		}
		if o.Kind == f.Kind && o.Unit == f.Unit && first <= o.Start && o.End <= last {
			out.nth = counted(out.nth, o.Start < f.Start)
		}
	}
	before, after := without(s, from, f.Start, fs), without(s, f.End, to, fs)
	if b.Kind == doc.Cell {
		for _, head := range headers(p, d, b) {
			before = head.Text.String() + "\n" + before
		}
	}
	names := nameless(p)
	before, after = names(before), names(after)
	out.order = ordinals(s[first:last])
	out.line = tokens(without(s, first, last, fs), append(namesAt(p, b, first, last), out.order)...)
	if b.Kind == doc.Cell {
		out.line, out.headed, out.full, out.nth = rowLine(p, d, b, f)
	}
	out.label = strings.Trim(before[strings.LastIndexByte(before, '\n')+1:], " :：约仅为“「\"'`")
	out.words = tokens(before + "\n" + after)
	var head string
	if out.attr, head = attrBefore(before, b.Kind == doc.Cell); out.attr == "" {
		out.attr, head = attrAfter(after), before
	}
	if out.attr != "" {
		out.of = slices.DeleteFunc(tokens(head), func(w string) bool { return fillers[w] })
	}
	return out
}

// id tells settings apart.
func (s *setting) id() string {
	return strings.Join([]string{s.subject, s.attr, turns(s.turn), s.label, strings.Join(s.of, " "), strings.Join(s.words, " "),
		s.order, turns(s.nth), strings.Join(s.line, " "), strings.Join(s.headed, " "), strings.Join(s.full, " ")}, "\x00")
}

// ordinals returns what s says of an order: 第 2, day 2, in the order written.
func ordinals(s string) string {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		if !figureAt(s, i) || figureAt(s, i-1) {
			continue
		}
		head := strings.TrimRight(s[:i], " ")
		word := head[strings.LastIndexAny(head, " .,;:!?(\n")+1:]
		if strings.HasSuffix(head, "第") || is(word, orderWords) {
			end := i
			for end < len(s) && figureAt(s, end) {
				end++
			}
			out.WriteString("#" + s[i:end])
		}
	}
	return out.String()
}

func figureAt(s string, i int) bool { return s[i] >= '0' && s[i] <= '9' }

var orderWords = strings.Fields("day week step part no stage chapter session round lesson level stop phase episode issue vol")

func turns(n [2]int) string { return string(rune('0'+n[0])) + string(rune('0'+n[1])) }

// counted adds one to how many there are, and to how many come before.
func counted(n [2]int, before bool) [2]int {
	if before {
		n[0]++
	}
	n[1]++
	return n
}

// farthest is how many bytes off a clause is followed: nobody writes longer ones.
const farthest = 300

// clauseOf returns the ends of the clause round s[i:j]. A colon doesn't part
// what is measured from its measure.
func clauseOf(s string, i, j int) (int, int) {
	first, last := i-farthest, j+farthest
	for i > 0 && i > first {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if parts(s, i-n, r) {
			break
		}
		i -= n
	}
	for j < len(s) && j < last {
		r, n := utf8.DecodeRuneInString(s[j:])
		if parts(s, j, r) {
			break
		}
		j += n
	}
	return i, j
}

// factsIn returns those of a block's facts that stand in bytes i to j.
func factsIn(fs []fact.Fact, i, j int) []fact.Fact {
	from := sort.Search(len(fs), func(k int) bool { return fs[k].Start >= i })
	to := sort.Search(len(fs), func(k int) bool { return fs[k].End > j })
	return fs[from:max(from, to)]
}

// sentenceRound returns the ends of the sentence round s[i:j], as far as one
// is followed.
func sentenceRound(s string, i, j int) (int, int) {
	near, far := max(0, i-farInSentence), min(len(s), j+farInSentence)
	for near > 0 && !utf8.RuneStart(s[near]) {
		near--
	}
	for far < len(s) && !utf8.RuneStart(s[far]) {
		far++
	}
	from, to := edges(s[near:far], i-near, j-near, sentenceStop)
	return near + from, near + to
}

func parts(s string, i int, r rune) bool {
	switch r {
	case ',', '.':
		return i+1 == len(s) || s[i+1] == ' '
	}
	return strings.ContainsRune("，。；！？、;!?\n（）()", r)
}

// without returns s[i:j] with a space for each fact in it.
func without(s string, i, j int, fs []fact.Fact) string {
	var b strings.Builder
	for _, f := range fs {
		if i <= f.Start && f.End <= j {
			b.WriteString(s[i:f.Start] + " ")
			i = f.End
		}
	}
	if i < j {
		b.WriteString(s[i:j])
	}
	return b.String()
}

// namelessOf is the key under which the remover of the kit's names is shared.
type namelessOf struct{}

// nameless returns what takes the kit's names out of a text: whose fact it is
// counts apart from what is said of it.
func nameless(p *lint.Pass) func(string) string {
	return lint.Once(p, namelessOf{}, func() func(string) string {
		var pairs []string
		for _, n := range p.Kit.Names {
			pairs = append(pairs, n.Text)
		}
		slices.SortFunc(pairs, func(a, b string) int { return len(b) - len(a) })
		m := words.NewMatcher(pairs)
		return func(s string) string {
			var hits []hit
			for _, f := range m.Find(s) {
				hits = append(hits, hit{nil, f.Start, f.End})
			}
			for _, h := range slices.Backward(longest(hits)) {
				s = s[:h.start] + " " + s[h.end:]
			}
			return s
		}
	})
}

// tokens returns the words of s and more, sorted, each once: Latin words, and of
// Chinese every two characters that stand together.
func tokens(s string, more ...string) []string {
	out := slices.DeleteFunc(more, func(w string) bool { return w == "" })
	s = words.Fold(s).Text
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case words.IsHan(r):
			i = pairs(s, i, &out)
		case words.Alphabetic(r):
			end := i
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !words.Alphabetic(r) && (r < '0' || r > '9') {
					break
				}
				end += n
			}
			if w := s[i:end]; len(w) > 1 && !is(w, smallWords) {
				out = append(out, w)
			}
			i = end
		default:
			i += n
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pairs adds each two neighbours of the Han characters at byte i, or the one
// that stands alone, and returns where they end.
func pairs(s string, i int, out *[]string) int {
	last, at := -1, i
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !words.IsHan(r) {
			break
		}
		if last >= 0 {
			*out = append(*out, s[last:at+n])
		}
		last, at = at, at+n
	}
	if last == i {
		*out = append(*out, s[i:at])
	}
	return at
}

var smallWords = strings.Fields("a an the of to in is are it its our your and or with for from at on by we you will be only just about up now")

// alikeness is how much two sorted lists of words have in common, from 0 to 1
// (Dice), and how many words that is.
func alikeness(a, b []string) (float64, int) {
	if len(a)+len(b) == 0 {
		return 0, 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b)), n
}
