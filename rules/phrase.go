package rules

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/words"
)

// A phrase is a pattern over folded text that a writer can read: elements
// with spaces between them, which stand side by side in the text.
//
//	全国|全网     one of these words; _ is a space inside a word
//	{good}       one word of a class (rules/classes.yaml)
//	#            a number, in digits or in Chinese numerals
//	..6          at most six characters of the same clause; .. is four
//	~20          at most twenty characters of the same sentence
//	(的)          may be left out
//	!{neutral}   must not follow here
//	^ $          the clause begins, ends here; 之|$ one or the other
//	{phone}      a mobile number, however it is written; a landline, a service line
//	{id}         an account name: letters with digits
//	{struck}     a number that is crossed out
//
// White space between elements is allowed in the text and never required;
// Latin words don't run on into others.
type phrase struct {
	elems  []elem
	anchor int // the element that a text is searched for; -1 when there is none
	reach  int // most bytes before the anchor
	most   int // most bytes in all
	prev   neighbour
	next   neighbour
}

type elemKind uint8

const (
	wordElem elemKind = iota
	numberElem
	gapElem
	startElem
	endElem
	phoneElem
	idElem
	struckElem
)

type elem struct {
	kind     elemKind
	words    []string // folded, last in the order of bytes first: a longer word before what it begins with
	first    *runeset // what they begin with; nil: anything
	last     *runeset // and end with
	pairs    *runeset // the first two characters of each; nil: some have one
	edge     bool     // or the clause ends here: 之|$
	most     int      // of a gap, in characters
	wide     bool     // a gap that may cross clauses
	optional bool
	not      bool
}

// classes are named lists of words.
type classes map[string][]string

func (l *lore) phrase(s string) (phrase, error) {
	p := phrase{anchor: -1}
	fields := strings.Fields(s)
	if err := trapped(s, fields); err != nil {
		return p, err
	}
	for _, f := range fields {
		e, err := l.elem(f)
		if err != nil {
			return p, err
		}
		p.elems = append(p.elems, e)
	}
	p.anchor = bestAnchor(p.elems)
	for i := range p.elems {
		if i == p.anchor {
			p.reach = p.most
		}
		p.most += p.elems[i].longest()
	}
	if p.anchor < 0 {
		return p, &lang.Error{What: lang.F("句式「%s」里没有一个必须出现的词", "the phrase %q has no word that must be there", s), Hint: lang.F("至少写一个不在括号里的词", "give it at least one word that is not in brackets")}
	}
	p.besides()
	return p, nil
}

// elem reads an element; many phrases share one.
func (l *lore) elem(f string) (elem, error) {
	l.reading.Lock()
	defer l.reading.Unlock()
	if e, ok := l.elems[f]; ok {
		return e, nil
	}
	e, err := parseElem(f, l.classes)
	if err != nil {
		return e, err
	}
	if e.kind == wordElem && !slices.Contains(e.words, "") {
		e.first, e.last = runesOf(e.words, firstRune), runesOf(e.words, lastRune)
		e.pairs = pairsOf(e.words)
	}
	if l.elems == nil {
		l.elems = map[string]elem{}
	}
	l.elems[f] = e
	return e, nil
}

func parseElem(f string, known classes) (elem, error) {
	var e elem
	if rest, ok := strings.CutPrefix(f, "!"); ok && rest != "" {
		e.not, f = true, rest
	}
	if len(f) > 2 && f[0] == '(' && f[len(f)-1] == ')' {
		e.optional, f = true, f[1:len(f)-1]
	}
	switch {
	case f == "#":
		e.kind = numberElem
		return e, nil
	case f == "^":
		e.kind = startElem
		return e, nil
	case f == "$":
		e.kind = endElem
		return e, nil
	case f == "{phone}":
		e.kind, e.words = phoneElem, []string{phoneWord}
		return e, nil
	case f == "{struck}":
		e.kind, e.words = struckElem, []string{struckWord}
		return e, nil
	case f == "{id}":
		e.kind = idElem
		return e, nil
	case strings.HasPrefix(f, ".."), strings.HasPrefix(f, "~"):
		return gap(e, f)
	}
	list, ok := known[strings.Trim(f, "{}")]
	if ok && f[0] == '{' {
		e.words = list // shared and sorted already
		return e, nil
	}
	for _, w := range strings.Split(f, "|") {
		if w == "$" {
			e.edge = true
			continue
		}
		if len(w) > 2 && w[0] == '{' && w[len(w)-1] == '}' {
			list, ok := known[w[1:len(w)-1]]
			if !ok {
				return e, &lang.Error{What: lang.F("没有「%s」这个词类", "there is no word class %s", w), Hint: lang.F("词类写在 rules/classes.yaml", "classes stand in rules/classes.yaml")}
			}
			e.words = append(e.words, list...)
			continue
		}
		e.words = append(e.words, words.Fold(strings.ReplaceAll(w, "_", " ")).Text)
	}
	e.words = curled(e.words)
	sortLongest(e.words)
	return e, nil
}

// curled adds to words with an apostrophe their other spelling: it's, it’s.
func curled(list []string) []string {
	for _, w := range list {
		if strings.Contains(w, "'") {
			list = append(list, strings.ReplaceAll(w, "'", "’"))
		}
	}
	return list
}

func gap(e elem, f string) (elem, error) {
	e.kind, e.most, e.wide = gapElem, 4, f[0] == '~'
	digits := strings.TrimLeft(f, ".~")
	if digits == "" {
		return e, nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return e, &lang.Error{What: lang.F("看不懂「%s」", "can't read %q", f), Hint: lang.F("间隔写成 ..6 或 ~20", "a gap is written ..6 or ~20")}
	}
	e.most = n
	return e, nil
}

// bestAnchor returns the element that is the rarest to look for: its shortest
// word has two characters or more, and it has few words.
func bestAnchor(elems []elem) int {
	best, most := -1, -1<<20
	for i, e := range elems {
		if e.kind != wordElem && e.kind != phoneElem && e.kind != struckElem || e.optional || e.not || e.edge {
			continue
		}
		short := 6
		for _, w := range e.words {
			short = min(short, len(w))
		}
		if score := short<<12 - len(e.words); score > most {
			best, most = i, score
		}
	}
	return best
}

// match returns where the phrase ends when it begins at byte i of w; -1 when
// it doesn't. at is where its anchor must stand, or -1.
func (p *phrase) match(w *window, i, at int) int { return p.from(w, 0, i, at) }

func (p *phrase) from(w *window, k, i, at int) int {
	if k == len(p.elems) {
		return i
	}
	e := &p.elems[k]
	if at >= 0 && k == p.anchor && skipSpace(w.text, i) != at && i != at {
		return -1
	}
	if at >= 0 && k < p.anchor && i > at {
		return -1
	}
	if e.not {
		if e.here(w, skipSpace(w.text, i), func(int) bool { return true }) {
			return -1
		}
		return p.from(w, k+1, i, at)
	}
	out := -1
	take := func(j int) bool {
		out = p.from(w, k+1, j, at)
		return out >= 0
	}
	if e.kind == gapElem {
		var next *runeset
		if k+1 < len(p.elems) {
			next = p.elems[k+1].opens()
		}
		e.leap(w, i, next, take)
		return out
	}
	j := i
	if k > 0 {
		j = skipSpace(w.text, i)
	}
	if e.here(w, j, take) {
		return out
	}
	if e.optional {
		return p.from(w, k+1, i, at)
	}
	return -1
}

// here tries each way that e can stand at byte i, longest first, until take
// accepts where it ends.
func (e *elem) here(w *window, i int, take func(end int) bool) bool {
	switch e.kind {
	case startElem:
		return clauseEdge(w.text[:i], true) && take(i)
	case endElem:
		return clauseEdge(w.text[i:], false) && take(i)
	case numberElem, struckElem:
		if i > 0 && w.text[i-1] >= '0' && w.text[i-1] <= '9' {
			return false // the end of a longer number
		}
		if i > 0 && numeral(firstRune(w.text[i:])) && numeral(lastRune(w.text[:i])) {
			return false
		}
		n := number(w.text[i:])
		return n > 0 && take(i+n)
	case phoneElem:
		n, _ := mobile(w.text[i:])
		if n == 0 {
			n = landline(w.text[i:])
		}
		return n > 0 && take(i+n)
	case idElem:
		n := account(w.text[i:])
		return n > 0 && take(i+n)
	}
	return e.begins(w.text[i:], func(n int) bool { return whole(w.text, i, i+n) && take(i+n) }) ||
		e.edge && clauseEdge(w.text[i:], false) && take(i)
}

// begins calls take with the length of each of e's words that s begins with,
// the longest first, until it is taken.
func (e *elem) begins(s string, take func(n int) bool) bool {
	if e.first != nil && (s == "" || !e.first.has(firstRune(s))) || e.pairs != nil && !e.pairs.has(firstTwo(s)) {
		return false
	}
	list := e.words
	if len(list) <= few {
		for _, word := range list {
			if strings.HasPrefix(s, word) && take(len(word)) {
				return true
			}
		}
		return false
	}
	for s != "" {
		// What s begins with, the last word not after s begins with too.
		k := sort.Search(len(list), func(k int) bool { return list[k] <= s })
		if k == len(list) {
			return false
		}
		n := common(list[k], s)
		if n > 0 && n == len(list[k]) {
			if take(n) {
				return true
			}
			n--
		}
		s = s[:n]
	}
	return false
}

const few = 8 // words that are gone through one by one

// mayBegin is the quick look: whether e may begin where s does.
func (e *elem) mayBegin(s string) bool {
	first := e.opens()
	return first == nil || s == "" || first.has(firstRune(s))
}

// common returns how many bytes a and b begin with in common.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// longest returns the most bytes that e takes, white space before it included.
func (e *elem) longest() int {
	n := 2
	switch e.kind {
	case wordElem:
		for _, w := range e.words {
			n = max(n, len(w)+2)
		}
	case numberElem:
		n = 24
	case phoneElem, idElem, struckElem:
		n = 80
	case gapElem:
		n = 4 * e.most
	}
	if e.not {
		return 0
	}
	return n
}

// leap tries each place that a gap from byte i can end at, nearest first; next
// is what may come then, nil anything.
func (e *elem) leap(w *window, i int, next *runeset, take func(int) bool) {
	for n := 0; n <= e.most && i <= w.sentence1; n++ {
		may := next == nil || next.has(firstRune(w.text[skipSpace(w.text, i):]))
		if may && take(i) || i >= len(w.text) || !e.wide && clauseStop(w.text, i) {
			return
		}
		_, size := utf8.DecodeRuneInString(w.text[i:])
		i += size
	}
}

func skipSpace(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// whole reports whether the Latin edges of text[i:j] don't run on.
func whole(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	first, _ := utf8.DecodeRuneInString(text[i:])
	last, _ := utf8.DecodeLastRuneInString(text[:j])
	after, _ := utf8.DecodeRuneInString(text[j:])
	return !(latin(before) && latin(first)) && !(latin(last) && latin(after))
}

func latin(r rune) bool { return r < 0x250 && words.Alphabetic(r) }

// numerals are what a number can begin and end with.
var numerals = sync.OnceValue(func() *runeset {
	return runesOf(strings.Split("0123456789零一二两三四五六七八九十百千万亿几半数余多+", ""), firstRune)
})

// number returns the length of the number that s begins with, in digits or in
// Chinese numerals; 0 when there is none.
func number(s string) int {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || i > 0 && strings.IndexByte(".,-~+", s[i]) >= 0 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
		i++
	}
	if i > 0 {
		for _, w := range []string{"万", "亿", "千", "百", "余", "多", "+"} {
			if strings.HasPrefix(s[i:], w) {
				i += len(w)
			}
		}
		return i
	}
	for j, r := range s {
		if !numeral(r) {
			return j
		}
	}
	return len(s)
}

// numeral reports whether r is a Chinese numeral.
func numeral(r rune) bool {
	switch r {
	case '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '几', '半', '数':
		return true
	}
	return false
}

// sortLongest puts the last word in the order of bytes first, so that a longer
// one comes before what it begins with.
func sortLongest(list []string) {
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(b, a) })
}
