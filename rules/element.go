package rules

import (
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/words"
)

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

// sortLongest puts the last word in the order of bytes first, so that a longer
// one comes before what it begins with.
func sortLongest(list []string) {
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(b, a) })
}
