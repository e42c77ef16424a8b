package rules

import (
	"strings"
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
		k := 0
		for n := len(list); k < n; {
			if m := (k + n) / 2; list[m] <= s {
				n = m
			} else {
				k = m + 1
			}
		}
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
