package doc

import (
	"slices"
	"strings"
)

// A Text is what a reader sees, with the origin of every byte. It is a value:
// its methods return new texts and never change it.
type Text struct {
	str  string
	runs []run // in order of off, covering str
}

// A run is a stretch of text from one span.
type run struct {
	off  int
	span Span
	how  origin
}

// An origin says how a run came from its span.
type origin uint8

const (
	copied  origin = iota // byte for byte
	decoded               // written in code there, like &amp;
	partly                // part of what is written in code there
	derived               // said in other words
)

// Copy returns the text written at src.Data[start:end].
func Copy(src *Source, start, end int) Text {
	if start >= end {
		return Text{}
	}
	return Text{string(src.Data[start:end]), []run{{0, Span{Source: src, Start: start, End: end}, copied}}}
}

// Decode returns s, which src.Data[start:end] writes in code. Part of it keeps
// the whole span.
func Decode(s string, src *Source, start, end int) Text {
	if s == "" {
		return Text{}
	}
	return Text{s, []run{{0, Span{Source: src, Start: start, End: end}, decoded}}}
}

// Derive returns s, which says in other words what span says: a sentence
// rewritten, words read off a picture, a label that no file holds (the zero
// Span).
func Derive(s string, span Span) Text {
	if s == "" {
		return Text{}
	}
	return Text{s, []run{{0, span, derived}}}
}

// Join returns the texts end to end, adding nothing between them.
func Join(texts ...Text) Text {
	n, m := 0, 0
	for _, t := range texts {
		n, m = n+len(t.str), m+len(t.runs)
	}
	var b strings.Builder
	b.Grow(n)
	runs := make([]run, 0, m)
	for _, t := range texts {
		for _, r := range t.runs {
			r.off += b.Len()
			runs = append(runs, r)
		}
		b.WriteString(t.str)
	}
	return Text{b.String(), runs}
}

// String returns the words.
func (t Text) String() string { return t.str }

// Len returns the length of the text in bytes.
func (t Text) Len() int { return len(t.str) }

// Slice returns the text t[i:j], in bytes.
func (t Text) Slice(i, j int) Text {
	if i >= j {
		return Text{}
	}
	var out []run
	for k := t.at(i); k < len(t.runs) && t.runs[k].off < j; k++ {
		r, end := t.runs[k], t.end(k)
		lo, hi := max(i, r.off), min(j, end)
		switch {
		case r.how == copied:
			r.span.Start, r.span.End = r.span.Start+lo-r.off, r.span.Start+hi-r.off
		case r.how == decoded && (lo > r.off || hi < end):
			r.how = partly
		}
		r.off = lo - i
		out = append(out, r)
	}
	return Text{t.str[i:j], out}
}

// Trim returns the text without white space at either end.
func (t Text) Trim() Text {
	i := len(t.str) - len(strings.TrimLeft(t.str, white))
	return t.Slice(i, len(strings.TrimRight(t.str, white)))
}

const white = " \t\r\n\u3000\u00a0"

// at returns the run that holds byte i.
func (t Text) at(i int) int {
	k, _ := slices.BinarySearchFunc(t.runs, i+1, func(r run, off int) int { return r.off - off })
	return max(0, k-1)
}

func (t Text) end(k int) int {
	if k+1 < len(t.runs) {
		return t.runs[k+1].off
	}
	return len(t.str)
}

// Span returns the smallest place that holds all of t. Text from several
// sources has the place of what came from the first; words that no file holds
// have no place (Source is nil).
func (t Text) Span() Span {
	var s Span
	for _, r := range t.runs {
		switch {
		case r.span.Source == nil:
		case s.Source == nil:
			s = r.span
		case r.span.Source == s.Source:
			s.Start, s.End = min(s.Start, r.span.Start), max(s.End, r.span.End)
			s.Region = s.Region.Union(r.span.Region)
		}
	}
	return s
}

// Derived reports whether any of t is in words that its source does not hold.
func (t Text) Derived() bool {
	return slices.ContainsFunc(t.runs, func(r run) bool { return r.how == derived })
}

// Painted reports whether any of t was read off a picture: its words are right
// as far as eyes can tell, spaces and the width of marks they can't.
func (t Text) Painted() bool {
	return slices.ContainsFunc(t.runs, func(r run) bool { return r.how == derived && !r.span.Region.Empty() })
}
