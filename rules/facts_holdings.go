package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/fact"
)

// values are what each document states anywhere, its meta data included.
type values struct {
	of []map[string]bool // by document
	in map[string][]int  // by value: the documents
}

func (v *values) hold(n int, value string) {
	if !v.of[n][value] {
		v.of[n][value] = true
		v.in[value] = append(v.in[value], n)
	}
}

type valuesOf struct{}

func valuesIn(p *lint.Pass) *values {
	return lint.Once(p, valuesOf{}, func() *values {
		out := &values{make([]map[string]bool, len(p.Docs)), map[string][]int{}}
		for n, d := range p.Docs {
			out.of[n] = map[string]bool{}
			for i := range d.Blocks {
				out.add(n, facts(p, &d.Blocks[i]))
			}
			for _, f := range d.Meta {
				if strings.ContainsAny(f.Text.String(), "0123456789") {
					out.add(n, fact.In(f.Text.String()))
				}
			}
		}
		return out
	})
}

func (v *values) add(n int, fs []fact.Fact) {
	for _, f := range fs {
		switch value, unit := metric(f.Value, f.Unit); f.Kind {
		case fact.Link:
			v.hold(n, host(f.Value))
		case fact.Number:
			v.hold(n, value)
		default:
			v.hold(n, unit+plainly(f.Kind, value))
		}
	}
}

// has reports whether document n states the value of f, or that number of it
// doesn't say what.
func (v *values) has(n int, f fact.Fact) bool {
	value := plainly(f.Kind, f.Value)
	return v.of[n][f.Unit+value] || v.of[n][value]
}

// plainly returns a value without what may be left out: a date's year, no
// seconds.
func plainly(kind fact.Kind, value string) string {
	if kind == fact.Time && len(value) == len("15:04:00") {
		return strings.TrimSuffix(value, ":00")
	}
	if kind == fact.Date && len(value) == len("2026-12-08") {
		return "-" + value[4:]
	}
	return value
}

// holdings are what documents state beside the claims that are compared: what
// makes two values two facts, and two places one sentence.
type holdings struct {
	*values
	parts map[string]map[int]bool // by part and value: the documents
	count map[string]map[int]int  // by part: how many values each document gives
	pairs map[[2]string]bool
	ids   map[string]int    // the numbers of sentences
	lines map[[2]int]string // by document and sentence: the one value it has there, or many
}

// many stands for values of a sentence that a document says more than once.
const many = "\x00"

func holdingsOf(p *lint.Pass, all []*claimed) *holdings {
	out := &holdings{valuesIn(p), map[string]map[int]bool{}, map[string]map[int]int{}, map[[2]string]bool{}, map[string]int{}, map[[2]int]string{}}
	for _, c := range all {
		if c.part != "" {
			key := c.part + many + plainly(c.fact.Kind, c.fact.Value)
			if out.parts[key] == nil {
				out.parts[key] = map[int]bool{}
			}
			if out.count[c.part] == nil {
				out.count[c.part] = map[int]int{}
			}
			if !out.parts[key][c.doc] {
				out.parts[key][c.doc] = true
				out.count[c.part][c.doc]++
			}
		}
	}
	return out
}

// sentence takes in the sentence of a disputed version.
func (h *holdings) sentence(s *version) {
	for _, id := range s.sentences() {
		n, known := h.ids[id]
		if !known {
			n = len(h.ids)
			h.ids[id] = n
		}
		s.lines = append(s.lines, n)
		for d := range s.docs {
			at := [2]int{d, n}
			switch h.lines[at] {
			case "", s.fact.Value:
				h.lines[at] = s.fact.Value
			default:
				h.lines[at] = many
			}
		}
	}
}

// sentences tell the sentence of a claim from others, whatever it counts.
func (c *claimed) sentences() []string {
	s := c.set()
	var out []string
	for _, line := range [][]string{s.line, s.headed, s.full} {
		if len(line) > 0 {
			out = append(out, strings.Join([]string{string(c.fact.Kind), c.fact.Unit, turns(s.nth), strings.Join(line, " ")}, many))
		}
	}
	return out
}

// exact reports whether two sayings are one sentence but for the value, which
// each document says once. A short one counts only against the kit and the
// master.
func (h *holdings) exact(c, o *version) bool {
	a, b := c.set(), o.set()
	if len(a.line) < 4 && c.weighs+o.weighs == 0 || a.subject != b.subject && a.subject != "" && b.subject != "" {
		return false
	}
	return slices.ContainsFunc(c.lines, func(n int) bool {
		return slices.Contains(o.lines, n) && h.lines[[2]int{c.doc, n}] == c.fact.Value && h.lines[[2]int{o.doc, n}] == o.fact.Value
	})
}

// both reports whether some document holds the values of both: then they are
// two facts.
func (h *holdings) both(c, o *version) bool {
	pair := [2]string{c.fact.Unit + c.fact.Value, o.fact.Unit + o.fact.Value}
	is, known := h.pairs[pair]
	if known {
		return is
	}
	for _, key := range []string{c.fact.Unit, ""} {
		is = is || slices.ContainsFunc(h.in[key+plainly(c.fact.Kind, c.fact.Value)], func(n int) bool { return h.has(n, o.fact) })
	}
	h.pairs[pair] = is
	return is
}

// apart reports whether a part is no measure: where o is stated it has several
// values (a kit's are all the prices that hold), or, with nobody who is sure to be right, it has both anywhere.
func (h *holdings) apart(c, o *version) bool {
	for n := range o.docs {
		if h.count[o.part][n] > 1 && !(n < 0 && o.priced()) {
			return true
		}
	}
	a := h.parts[c.part+many+plainly(c.fact.Kind, c.fact.Value)]
	b := h.parts[o.part+many+plainly(o.fact.Kind, o.fact.Value)]
	for n := range a {
		if b[n] && o.weighs == 0 {
			return true
		}
	}
	return false
}

// also reports whether the document of a claim says for its part what is right
// as well.
func (h *holdings) also(c *claimed, right *version) bool {
	return c.part != "" && c.part == right.part && h.parts[c.part+many+plainly(right.fact.Kind, right.fact.Value)][c.doc]
}
