package rules

import (
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A scope is an occurrence with all that can bear on it.
type scope struct {
	p    *lint.Pass
	d    *doc.Document
	b    *doc.Block
	r    *reading
	h    occurrence
	lore *lore
}

// any reports whether one of the phrases stands in the place that where names,
// seen from the occurrence.
func (s *scope) any(list []phrase, where string) bool {
	if len(list) == 0 {
		return false
	}
	h := s.h
	switch where {
	case "", "over":
		return s.over(list)
	case "prev":
		return s.ending(list, h.start)
	case "next":
		return s.beginning(list, h.end)
	case "before":
		return stands(list, part(h.window, h.clause0, h.start))
	case "after":
		return stands(list, part(h.window, h.end, h.clause1))
	case "clause":
		return stands(list, part(h.window, h.clause0, h.clause1))
	case "sentence":
		return stands(list, part(h.window, h.sentence0, h.sentence1))
	case "block":
		return s.once(s.r, list, func() bool { return standsIn(list, h.text) })
	case "meta":
		return s.once(s.d, list, func() bool { return standsIn(list, s.meta()) })
	}
	return s.once(s.d.Source, list, func() bool { return s.document(list) })
}

// asked is the key under which an answer about a whole is kept: every
// occurrence in it asks the same.
type asked struct {
	of   any
	list *phrase
}

func (s *scope) once(of any, list []phrase, answer func() bool) bool {
	return lint.Once(s.p, asked{of, &list[0]}, answer)
}

// standsIn reports whether one of the phrases stands anywhere in a text.
func standsIn(list []phrase, text string) bool {
	return stands(list, window{text: text, clause1: len(text), sentence1: len(text)})
}

// metaOf is the key under which rules share what a document says beside its words.
type metaOf struct{ d *doc.Document }

// meta is what the document says beside its words, a line each: its front
// matter ("paid: true") and where its links lead ("link: https://…").
func (s *scope) meta() string {
	return lint.Once(s.p, metaOf{s.d}, func() string {
		var t strings.Builder
		t.WriteString("channel: " + s.d.Channel + "\n") // it may be named elsewhere
		for _, f := range s.d.Meta {
			t.WriteString(f.Path + ": " + f.Text.String() + "\n")
		}
		for i := range s.d.Blocks {
			for _, m := range s.d.Blocks[i].Marks {
				if m.To != "" {
					t.WriteString("link: " + m.To + "\n")
				}
			}
		}
		return s.lore.fold(t.String()).text
	})
}

// part is the window with everything outside text[i:j] out of reach.
func part(w window, i, j int) window {
	w.clause0, w.clause1, w.sentence0, w.sentence1 = i, j, i, j
	return w
}

// stands reports whether one of the phrases stands in the window's sentence.
func stands(list []phrase, w window) bool {
	any := anchorsOf(list)
	for k, r := range w.text[w.sentence0:w.sentence1] {
		if !any.has(r) {
			continue
		}
		for i := range list {
			if at := w.sentence0 + k; list[i].anchorAt(w.text[:w.sentence1], at, r) {
				if _, _, ok := list[i].around(&w, at); ok {
					return true
				}
			}
		}
	}
	return false
}

// anchorsOf returns what the phrases' anchors begin with.
func anchorsOf(list []phrase) *runeset {
	any := new(runeset)
	for i := range list {
		if e := &list[i].elems[list[i].anchor]; e.first != nil {
			any.join(e.first)
		}
	}
	return any
}

// anchorAt reports whether the anchor begins at a byte of text, at which r
// stands.
func (p *phrase) anchorAt(text string, at int, r rune) bool {
	e := &p.elems[p.anchor]
	return e.first != nil && e.first.has(r) && e.begins(text[at:], func(int) bool { return true })
}

// reached returns where the phrase stands with its anchor at byte at. What
// follows the anchor is looked at first: nearly always it is something else.
func (p *phrase) reached(w *window, at int) (hit, bool) {
	if end := p.from(w, p.anchor, at, -1); p.anchor == 0 || end < 0 {
		return hit{nil, at, end}, end >= 0
	}
	for i := at; i >= w.sentence0; i = before(w.text, i) {
		if p.elems[0].mayBegin(w.text[i:]) {
			if end := p.match(w, i, at); end >= 0 {
				return hit{nil, i, end}, true
			}
		}
		if i == 0 || at-i >= p.reach {
			break
		}
	}
	return hit{}, false
}

// around returns where the phrase stands with its anchor at byte at.
func (p *phrase) around(w *window, at int) (start, end int, ok bool) {
	for i := at; i >= w.sentence0; i = before(w.text, i) {
		if end := p.match(w, i, at); end >= 0 && end <= w.sentence1 {
			return i, end, true
		}
		if i == 0 || at-i >= p.reach {
			break
		}
	}
	return 0, 0, false
}

// over reports whether one of the phrases covers part of the occurrence: a
// fixed term that the words belong to.
func (s *scope) over(list []phrase) bool {
	h, most := &s.h, 0
	for i := range list {
		most = max(most, list[i].most)
	}
	w, any := part(h.window, h.sentence0, h.sentence1), anchorsOf(list)
	from, to := max(w.sentence0, h.start-most), min(w.sentence1, h.end+most)
	for from < h.start && !utf8.RuneStart(w.text[from]) {
		from++
	}
	for k, r := range w.text[from:to] {
		if !any.has(r) {
			continue
		}
		for i := range list {
			p, at := &list[i], from+k
			if at < h.start-p.most || at >= h.end+p.most || !p.anchorAt(w.text[:min(to, h.end+p.most)], at, r) {
				continue
			}
			if start, end, ok := p.around(&w, at); ok && start < h.end && h.start < end {
				return true
			}
		}
	}
	return false
}

// ending reports whether one of the phrases ends where byte i begins, white
// space aside.
func (s *scope) ending(list []phrase, i int) bool {
	for i > 0 && s.h.text[i-1] == ' ' {
		i--
	}
	w := part(s.h.window, s.h.sentence0, i)
	for k := range list {
		if !list[k].mayEnd(s.h.text[:i]) {
			continue
		}
		for j := i; j >= w.sentence0 && i-j <= list[k].most; {
			if list[k].match(&w, j, -1) == i {
				return true
			}
			if j == 0 {
				break
			}
			j = before(s.h.text, j)
		}
	}
	return false
}

// mayEnd is the quick look: whether text may end as the phrase's last element
// does.
func (p *phrase) mayEnd(text string) bool {
	last := p.elems[len(p.elems)-1].ends()
	return last == nil || last.has(lastRune(text))
}

// beginning reports whether one of the phrases begins at byte i.
func (s *scope) beginning(list []phrase, i int) bool {
	w := part(s.h.window, i, s.h.sentence1)
	i = skipSpace(s.h.text, i)
	for k := range list {
		if list[k].match(&w, i, -1) >= 0 {
			return true
		}
	}
	return false
}

// document reports whether one of the phrases stands anywhere in the document.
func (s *scope) document(list []phrase) bool {
	for i := range s.d.Blocks {
		r := s.lore.plain(s.p, &s.d.Blocks[i])
		if standsIn(list, r.text) {
			return true
		}
	}
	return false
}

// named reports whether the occurrence lies inside one of the kit's names: it
// refers, it doesn't praise.
func (l *lore) named(p *lint.Pass, s *scope) bool {
	for _, n := range namesOf(p, p.Kit, l) {
		for at := s.h.sentence0; at < s.h.end; {
			k := strings.Index(s.h.text[at:s.h.sentence1], n)
			if k < 0 {
				break
			}
			at += k
			if at <= s.h.start && s.h.end <= at+len(n) {
				return true
			}
			at += len(n)
		}
	}
	return false
}

type namesKey struct{}

func namesOf(p *lint.Pass, kit *brandkit.Kit, l *lore) []string {
	return lint.Once(p, namesKey{}, func() []string {
		var out []string
		for _, n := range kit.Names {
			out = append(out, l.fold(n.Text).text)
		}
		return out
	})
}
