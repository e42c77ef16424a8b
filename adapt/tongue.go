package adapt

import (
	"regexp"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// half returns, of what is said in both languages on one line, 热线：… /
// Hotline: …, what is said in the one the master says first.
func (j *job) half(b doc.Block) doc.Block {
	s := b.Text.String()
	i, k := changes(s)
	if !j.out.both || i < 0 {
		return b
	}
	front, back := langOf(s[:i]), langOf(s[k:])
	switch {
	case front == back || front == "" || back == "":
		return b
	case front == j.out.lang:
		return part(b, 0, i)
	}
	return part(b, k, len(s))
}

// oneTongue reports whether a piece is in one language, whatever the master's are.
func (j *job) oneTongue() bool {
	return j.out.both && (j.spec.Archetype == "note" || j.spec.Archetype == "script")
}

// tongue is half for a heading or a button, where nothing may stand between the
// two: 谁该来 Who should come. A name in other letters stays: 认识 Tess Okafor.
func (j *job) tongue(b doc.Block) doc.Block {
	if h := j.half(b); !j.out.both || h.Text.Len() < b.Text.Len() {
		return h
	}
	s := b.Text.String()
	m := beside().FindStringSubmatchIndex(s)
	switch {
	case m == nil:
		return b
	case j.out.lang == "zh":
		return part(b, 0, m[3])
	}
	return part(b, m[4], len(s))
}

var beside = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([\p{Han}？！]+) ([A-Z][A-Za-z'’ -]* [a-z][A-Za-z'’ -]*[?!.]?)$`)
})

// changes returns where a line in two languages ends the one and begins the
// other: at a slash or a bar. -1 where it has none.
func changes(s string) (end, begin int) {
	for _, mark := range [...]string{" / ", " | ", "｜", "|"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			return i, i + len(mark)
		}
	}
	return -1, -1
}

func langOf(s string) string { return words.Lang(s) }
