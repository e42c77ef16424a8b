package rules

import (
	"cmp"
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/fact"
)

// A version is one claim that any number of places make in the same words.
type version struct {
	*claimed
	in     []*claimed   // every place
	docs   map[int]bool // the documents they are in
	weighs int          // the most that any of them does
	marks  []string
	lines  []int // its sentence, by number
}

// weigh holds what each document says against what the others and the kit say.
// Claims in the same words are weighed once, and only sayings that share a
// mark are compared: a thousand documents cost a thousand times what one does.
func (k comparison) weigh(p *lint.Pass, all []*claimed) {
	said := gather(p, disputed(all))
	if len(said) == 0 {
		return
	}
	rare := newRarest(said)
	for _, s := range said {
		s.marks = k.marks(s.claimed, rare)
	}
	held := holdingsOf(p, all)
	for _, s := range said {
		held.sentence(s)
	}
	by := index(said)
	seen := make([]int, len(said))
	for n, c := range said {
		var others []*version
		for _, m := range c.marks {
			for _, i := range by[m] {
				if i != n && seen[i] != n+1 {
					seen[i] = n + 1
					others = append(others, said[i])
				}
			}
		}
		k.against(p, c, others, held)
	}
}

// disputed returns the claims of which some other document could say otherwise:
// two documents state different values of their unit.
func disputed(all []*claimed) []*claimed {
	unit := func(c *claimed) string { return string(c.fact.Kind) + c.fact.Unit }
	first, open := map[string]*claimed{}, map[string]bool{}
	for _, c := range all {
		u := unit(c)
		if f := first[u]; f == nil {
			first[u] = c
		} else if !open[u] && !fact.Same(f.fact, c.fact) {
			open[u] = true
		}
	}
	several := map[string]bool{}
	for _, c := range all {
		if f := first[unit(c)]; f.doc != c.doc {
			several[unit(c)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(c *claimed) bool { return !open[unit(c)] || !several[unit(c)] })
}

// gather puts together what is said in the same words.
func gather(p *lint.Pass, all []*claimed) []*version {
	var out []*version
	of := map[string]*version{}
	for _, c := range all {
		f := c.fact
		id := strings.Join([]string{string(f.Kind), f.Unit, f.Value, f.Sign, f.Role, c.part, c.tier, c.set().id()}, "\x00")
		s := of[id]
		if s == nil {
			s = &version{claimed: c, docs: map[int]bool{}}
			of[id], out = s, append(out, s)
		}
		s.in, s.docs[c.doc] = append(s.in, c), true
		if w := c.weight(p); w > s.weighs {
			s.weighs, s.claimed = w, c
		}
	}
	slices.SortStableFunc(out, func(a, b *version) int { return cmp.Compare(b.weighs, a.weighs) })
	return out
}

// index returns which sayings have a mark. The heaviest come first; of what
// more than a few hundred say in different words, the rest is left out.
func index(said []*version) map[string][]int {
	by := map[string][]int{}
	for n, s := range said {
		for _, m := range s.marks {
			if len(by[m]) < enough {
				by[m] = append(by[m], n)
			}
		}
	}
	return by
}

// against holds one version against those that may be of the same thing, and
// reports the places where it is wrong.
func (k comparison) against(p *lint.Pass, c *version, others []*version, held *holdings) {
	agree, wrong, sheet := len(c.docs), votes{}, false
	others = ofTier(c, others)
	row := series{}
	row.add(c)
	for _, o := range others {
		exact := held.exact(c, o)
		one := c.part != "" && c.part == o.part && c.partners(o.claimed)
		if !one && !exact && !k.same(c.claimed, o.claimed) {
			continue
		}
		if !one {
			row.add(o)
		}
		switch {
		case fact.Same(c.fact, o.fact):
			if agree += len(o.docs); o.weighs == 2 {
				return // the kit says so
			}
			sheet = sheet || o.meta
		case exact, one && !held.apart(c, o), !one && !held.both(c, o):
			wrong.add(o, exact, one)
		}
	}
	right := wrong.best()
	if right == nil || c.weighs > 0 && right.weighs <= c.weighs || !right.one && (right.weighs == 0 || !right.exact) && (row.many || row.scattered()) {
		return
	}
	if right.weighs == 0 && (right.n < agree || right.n == agree && right.in[0].doc > c.in[0].doc) {
		return // more say what it says, or it was said first
	}
	alone := unheld(c, right)
	if alone && sheet {
		return // the master's front matter states it
	}
	for _, m := range c.in {
		if m.doc >= 0 && !m.meta && !right.docs[m.doc] && (right.exact || !held.also(m, right.version)) {
			f := contradiction(m, right.claimed, right.whose(p))
			if alone {
				f = untold(m, right.claimed)
			}
			tell(p, f)
		}
	}
}

// A series is what documents say in one and the same words. One that says
// several values so (第 1 站 3 公里，第 2 站 5 公里) says them of several things.
type series struct {
	said  map[int]string // by document
	times map[string]int // by value: how many documents
	many  bool
}

func (s *series) add(o *version) {
	if s.said == nil {
		s.said, s.times = map[int]string{}, map[string]int{}
	}
	s.times[o.fact.Value] += len(o.docs)
	for n := range o.docs {
		if v, ok := s.said[n]; ok && v != o.fact.Value {
			s.many = true
		}
		s.said[n] = o.fact.Value
	}
}

// scattered reports whether so many values are said that each document may have
// its own: none is that of half of them.
func (s *series) scattered() bool {
	all, most := 0, 0
	for _, n := range s.times {
		all, most = all+n, max(most, n)
	}
	return len(s.times) > 3 && 2*most < all
}

// votes are the values that contradict a version, each with the one that
// counts most and how many documents state it.
type votes []*vote

type vote struct {
	*version
	exact bool // it stands in the very sentence
	one   bool // it is the same part
	n     int
}

func (v *votes) add(s *version, exact, one bool) {
	k := slices.IndexFunc(*v, func(o *vote) bool { return fact.Same(o.fact, s.fact) })
	if k < 0 {
		*v = append(*v, &vote{s, exact, one, len(s.docs)})
		return
	}
	o := (*v)[k]
	o.n, o.one = o.n+len(s.docs), o.one || one
	if s.weighs > o.weighs || s.weighs == o.weighs && exact && !o.exact {
		o.version, o.exact = s, exact
	}
}

// best returns what is right: the kit's value, else the master's, else what
// stands in the same sentence, else what the most documents say, else what was
// said first.
func (v votes) best() *vote {
	var right *vote
	for _, o := range v {
		if right == nil || cmp.Or(cmp.Compare(o.weighs, right.weighs), compareBool(o.exact, right.exact), cmp.Compare(o.n, right.n), cmp.Compare(right.in[0].doc, o.in[0].doc)) > 0 {
			right = o
		}
	}
	return right
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// partners reports whether two claims of one part can be of one thing: of one
// product, or one of them names none.
func (c *claimed) partners(o *claimed) bool {
	a, b := c.set(), o.set()
	if a.subject != b.subject {
		return a.subject == "" || b.subject == ""
	}
	if a.subject != "" || len(a.of) == 0 || len(b.of) == 0 {
		return true
	}
	_, n := alikeness(a.of, b.of)
	return n > 0
}
