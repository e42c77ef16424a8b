package ink

import (
	"math"
	"unicode"
)

// A Setting is a text laid out in lines.
type Setting struct {
	Width, Height float64 // of the widest line; of all lines with their leading
	style         Style
	clusters      []cluster
	lines         []line
}

// A line is clusters from to end, white space at its end left out.
type line struct {
	from, end int
	at        int     // where it was broken off, before white space at its beginning
	left      float64 // how far it hangs out to the left: the empty half of a 「
	width     float64
	extra     float64 // what is put between two characters to fill the line
}

// Lines returns how many lines the text takes.
func (s *Setting) Lines() int { return len(s.lines) }

// Rough returns how many of its lines end where no mark lets a reader pause.
func (s *Setting) Rough() int {
	n := 0
	for i, l := range s.lines {
		if i+1 < len(s.lines) && l.end > l.from && !closing(s.clusters[l.end-1].r) {
			n++
		}
	}
	return n
}

// Set lays t out in lines of at most width pixels. Only what has no place to
// break and is wider than that, a long address, is broken anywhere.
func (p *Pen) Set(t Text, width float64, st Style) *Setting {
	runes, cs := p.shaped(t, st)
	s := &Setting{style: st, clusters: cs}
	if len(cs) == 0 {
		return s
	}
	cost, must := costs(t, runes)
	b := breaker{cs: cs, size: st.Size, cost: make([]float64, len(cs)+1), must: make([]bool, len(cs)+1)}
	for i, c := range cs {
		b.cost[i], b.must[i] = cost[c.start], must[c.start]
		if st.Even && cost[c.start] < anywhere {
			b.cost[i] *= 10 // a headline is read by its phrases
		}
	}
	b.loosen(width)
	s.lines = b.lines(width)
	if st.Even && len(s.lines) > 1 {
		lo, hi := 0.0, width // the narrowest column that takes no more lines
		for range 9 {
			mid := (lo + hi) / 2
			if l := b.lines(mid); len(l) <= len(s.lines) && b.fits(l, mid) {
				hi = mid
			} else {
				lo = mid
			}
		}
		s.lines = b.lines(hi)
	}
	for i, l := range s.lines {
		s.Width = max(s.Width, l.width)
		if i+1 < len(s.lines) && !st.Even && !b.must[s.lines[i+1].at] {
			s.lines[i].extra = b.fill(l, width)
		}
	}
	s.Height = float64(len(s.lines)) * st.leading()
	return s
}

// A breaker finds where lines end.
type breaker struct {
	cs   []cluster
	size float64
	cost []float64 // of a break before each cluster
	must []bool
}

// loosen lets stretches break that have no place to break and are wider than a
// line: between their words, and where a word alone is too wide anywhere.
func (b *breaker) loosen(width float64) {
	b.loosenAt(width, func(k int) bool { return unicode.IsSpace(b.cs[k-1].r) })
	b.loosenAt(width, func(k int) bool { return !closing(b.cs[k].r) && !opening(b.cs[k-1].r) })
}

func (b *breaker) loosenAt(width float64, may func(k int) bool) {
	from := 0
	for i := 1; i <= len(b.cs); i++ {
		if i < len(b.cs) && b.cost[i] >= never {
			continue
		}
		if b.line(from, i).width > width {
			for k := from + 1; k < i; k++ {
				if may(k) {
					b.cost[k] = anywhere
				}
			}
		}
		from = i
	}
}

// lines finds the breaks that cost least in all: short lines cost by the
// square of the room they leave, a last line of a single character much.
func (b *breaker) lines(width float64) []line {
	n := len(b.cs)
	best, prev := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		if end < n && b.cost[end] >= never && !b.must[end] {
			continue
		}
		w := 0.0
		for from := end - 1; from >= 0; from-- {
			w += b.cs[from].width
			if w > width+3*b.size && from < end-1 {
				break
			}
			if !math.IsInf(best[from], 1) {
				if c := best[from] + b.price(b.line(from, end), width, end); c < best[end] {
					best[end], prev[end] = c, from
				}
			}
			if b.must[from] {
				break
			}
		}
	}
	var out []line
	for end := n; end > 0; end = prev[end] {
		out = append(out, b.line(prev[end], end))
	}
	for i, k := 0, len(out)-1; i < k; i, k = i+1, k-1 {
		out[i], out[k] = out[k], out[i]
	}
	return out
}

// line measures clusters from to end as one line: no white space at its edges,
// the empty halves of marks at its edges not counted.
func (b *breaker) line(from, end int) line {
	l := line{from: from, end: end, at: from}
	for l.end > from && unicode.IsSpace(b.cs[l.end-1].r) {
		l.end--
	}
	for from > 0 && l.from < l.end && unicode.IsSpace(b.cs[l.from].r) {
		l.from++
	}
	for _, c := range b.cs[l.from:l.end] {
		l.width += c.width
	}
	if l.end == l.from {
		return l
	}
	if c := b.cs[l.from]; opening(c.r) && c.width > 0.9*b.size {
		l.left = b.size / 2
		l.width -= l.left
	}
	if c := b.cs[l.end-1]; closing(c.r) && wide(c.r) && c.width > 0.9*b.size {
		l.width -= b.size / 2
	}
	return l
}

// price is what one line costs.
func (b *breaker) price(l line, width float64, end int) float64 {
	over := l.width - width
	if over > 0.01 {
		return 1e6 * (1 + over)
	}
	last := end == len(b.cs) || b.must[end]
	share := -over / width
	cost := 8.0 // a line more
	if !last {
		return cost + 100*share*share + b.cost[end]
	}
	alone := l.end - l.from
	for alone > 0 && closing(b.cs[l.from+alone-1].r) {
		alone--
	}
	if l.from > 0 && !b.must[l.at] && (alone <= 1 || l.width < 1.8*b.size) {
		cost += 400
	} else if l.from > 0 && share > 0.8 {
		cost += 6
	}
	return cost
}

func (b *breaker) fits(ls []line, width float64) bool {
	for _, l := range ls {
		if l.width > width+0.01 {
			return false
		}
	}
	return true
}

// fill returns what to put between the characters of a line so that it fills
// the width, as Chinese is set; nothing where that would show.
func (b *breaker) fill(l line, width float64) float64 {
	gaps := 0
	for i := l.from + 1; i < l.end; i++ {
		if b.stretches(i) {
			gaps++
		}
	}
	room := width - l.width
	if room <= 0 || gaps < 6 || room > 1.3*b.size || room/float64(gaps) > 0.06*b.size {
		return 0
	}
	return room / float64(gaps)
}

// stretches reports whether room may be put before cluster i.
func (b *breaker) stretches(i int) bool { return wide(b.cs[i-1].r) && wide(b.cs[i].r) }
