package words

import "slices"

// A stretch of signs is like the phrase but for dist of them.
type stretch struct{ start, end, dist int }

// best returns the places in signs from to to that are most like the phrase,
// apart from one another. In moved are those that have its very signs.
func (p *sought) best(t *stripped, from, to int, moved []int) []Likeness {
	all := p.align(t, from, to)
	for _, i := range moved {
		all = append(all, stretch{i, i + len(p.signs), 2})
	}
	all = slices.DeleteFunc(all, func(s stretch) bool { return !p.credible(t, s) })
	slices.SortStableFunc(all, func(a, b stretch) int {
		if a.dist != b.dist {
			return a.dist - b.dist
		}
		if x, y := t.edges(a), t.edges(b); x != y {
			return y - x
		}
		return abs(a.end-a.start-len(p.signs)) - abs(b.end-b.start-len(p.signs))
	})
	var out []Likeness
	low := max(0, from-200) // whole words may reach out of the region
	taken := make([]bool, min(len(t.signs), to+200)-low)
	for _, s := range all {
		if slices.Contains(taken[s.start-low:s.end-low], true) {
			continue
		}
		for i := s.start; i < s.end; i++ {
			taken[i-low] = true
		}
		one := Likeness{Phrase: p.number, Start: t.places[s.start].start, End: t.places[s.end-1].end, Dist: s.dist}
		one.Exact = t.text[one.Start:one.End] == p.core
		out = append(out, one)
	}
	return out
}

// edges returns how many of the two ends of s stand at a mark or white space.
func (t *stripped) edges(s stretch) int {
	n := 0
	if t.places[s.start].gap {
		n++
	}
	if t.places[s.end].gap {
		n++
	}
	return n
}

// credible reports whether s is the phrase in other words rather than other
// words that look like it: 温度刚刚好 is not 光，刚刚好. What differs at an end must be
// a whole clause's end, a short phrase a whole clause.
func (p *sought) credible(t *stripped, s stretch) bool {
	whole := t.edges(s) == 2
	switch {
	case s.start >= s.end:
		return false
	case whole:
		return true
	case t.between(s.start, s.end):
		return false
	case s.dist == 0:
		return true
	case p.weight < 12 || p.weight < 16 && t.edges(s) == 0:
		return false
	}
	first := t.signs[s.start] == p.signs[0] || t.places[s.start].gap
	last := t.signs[s.end-1] == p.signs[len(p.signs)-1] || t.places[s.end].gap
	return first && last
}

// align returns the stretches of signs from to to that differ from the phrase
// by at most p.most changes, losses, additions and swaps of neighbours
// (Damerau's distance, restricted, with free ends), whole words only.
func (p *sought) align(t *stripped, from, to int) []stretch {
	m := len(p.signs)
	column := func() []stretch { return make([]stretch, m+1) } // start and dist of the best way here
	now, last, before := column(), column(), column()
	for i := range now {
		now[i] = stretch{start: from, dist: i}
	}
	var out []stretch
	for j := from; j < to; j++ {
		before, last, now = last, now, before
		now[0] = stretch{start: j + 1}
		for i := 1; i <= m; i++ {
			way := last[i-1]
			if p.signs[i-1] != t.signs[j] {
				way.dist++
			}
			if w := last[i]; w.dist+1 < way.dist {
				way = stretch{start: w.start, dist: w.dist + 1}
			}
			if w := now[i-1]; w.dist+1 < way.dist {
				way = stretch{start: w.start, dist: w.dist + 1}
			}
			if i > 1 && j > from && p.signs[i-1] == t.signs[j-1] && p.signs[i-2] == t.signs[j] && before[i-2].dist+1 < way.dist {
				way = stretch{start: before[i-2].start, dist: before[i-2].dist + 1}
			}
			now[i] = way
		}
		if s := now[m]; s.dist <= p.most {
			s.end = j + 1
			if s = t.words(s); s.dist <= p.most && s.start < s.end {
				out = append(out, s)
			}
		}
	}
	return out
}

// words widens s to whole Latin words and numbers, which costs what it adds.
func (t *stripped) words(s stretch) stretch {
	for t.within(s.start) && s.dist < 100 {
		s.start, s.dist = s.start-1, s.dist+1
	}
	for t.within(s.end) && s.dist < 100 {
		s.end, s.dist = s.end+1, s.dist+1
	}
	return s
}

func abs(n int) int { return max(n, -n) }
