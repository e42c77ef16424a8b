package words

import (
	"maps"
	"slices"
	"sync"
)

// A Seeker finds where phrases stand in a text nearly but not exactly: other
// width, punctuation, spaces, case or traditional characters, or one or two
// characters (of longer phrases one in eight, of Latin letters one in six)
// changed, added, lost or swapped.
// It is built when first used and safe for goroutines.
type Seeker struct {
	phrases []string
	once    sync.Once
	sought  []sought
}

// A Likeness is phrase number Phrase, or nearly, at text[Start:End].
type Likeness struct {
	Phrase, Start, End int
	Dist               int  // characters changed, added, lost or swapped; 0 where only dress differs
	Exact              bool // it is the phrase to the byte
}

// NewSeeker returns a seeker for the phrases. One of fewer than four signs
// (letters count half, punctuation not at all) is found only in other dress.
func NewSeeker(phrases []string) *Seeker { return &Seeker{phrases: phrases} }

// Find returns where the phrases stand in text, or nearly, by start, then
// phrase. Places of one phrase don't overlap.
func (s *Seeker) Find(text string) []Likeness {
	s.once.Do(func() {
		for i, p := range s.phrases {
			if one := seek(i, p); len(one.signs) > 0 {
				s.sought = append(s.sought, one)
			}
		}
	})
	if len(s.sought) == 0 {
		return nil
	}
	set := signsOf(text)
	var t *stripped // most texts have no phrase worth it
	var out []Likeness
	for i := range s.sought {
		p := &s.sought[i]
		if !p.may(&set) {
			continue
		}
		if t == nil {
			one := strip(text)
			t = &one
		}
		out = append(out, p.find(t)...)
	}
	slices.SortStableFunc(out, func(a, b Likeness) int { return a.Start - b.Start })
	return settle(out)
}

// settle drops what is nearly one phrase where another stands exactly.
func settle(all []Likeness) []Likeness {
	next := len(all) // the first place from here on that is exact
	for i, one := range slices.Backward(all) {
		if one.Exact {
			next = i
		} else if next < len(all) && all[next].Start < one.End {
			all[i].Dist = -1
		}
	}
	end := 0 // of the exact places so far
	return slices.DeleteFunc(all, func(one Likeness) bool {
		if one.Exact {
			end = max(end, one.End)
		}
		return !one.Exact && (one.Dist < 0 || one.Start < end)
	})
}

// A sought phrase, without its dress.
type sought struct {
	number int
	core   string // the phrase from its first sign to its last
	signs  []rune
	most   int          // characters that may differ
	weight int          // two for a character, one for a letter or digit
	counts map[rune]int // how often it has each sign
}

func seek(number int, phrase string) sought {
	t := strip(phrase)
	p := sought{number: number, signs: t.signs, counts: map[rune]int{}}
	if len(p.signs) == 0 {
		return p
	}
	p.core = phrase[t.places[0].start:t.places[len(t.signs)-1].end]
	for _, r := range p.signs {
		p.weight++
		if kind(r) == 0 {
			p.weight++
		}
		p.counts[r]++
	}
	switch w := p.weight / 2; {
	case w >= 24:
		p.most = w / 8
	case w >= 8:
		p.most = 2
	case w >= 4:
		p.most = 1
	}
	if letters := len(p.signs); letters == p.weight && letters >= 18 {
		p.most = max(p.most, letters/6) // a short word or an ending of Latin letters
	}
	return p
}

// may reports whether enough of the phrase's signs are in a text at all.
func (p *sought) may(set *signset) bool {
	missing := 0
	for _, r := range p.signs {
		if !set.has(r) {
			if missing++; missing > p.most {
				return false
			}
		}
	}
	return true
}

// find looks closer where a stretch as long as the phrase has enough of its
// signs, in any order.
func (p *sought) find(t *stripped) []Likeness {
	var out []Likeness
	var moved []int // where all of them are
	left, m := maps.Clone(p.counts), len(p.signs)
	from, to, shared := -1, 0, 0
	for j := range len(t.signs) + p.most {
		if j < len(t.signs) {
			if n, ok := left[t.signs[j]]; ok {
				if left[t.signs[j]] = n - 1; n > 0 {
					shared++
				}
			}
		}
		if k := j - m; k >= 0 {
			if n, ok := left[t.signs[k]]; ok {
				if left[t.signs[k]] = n + 1; n >= 0 {
					shared--
				}
			}
		}
		if from >= 0 && j > to {
			out = append(out, p.best(t, from, min(to, len(t.signs)), moved)...)
			from, moved = -1, nil
		}
		if shared < m-p.most {
			continue
		}
		if shared == m {
			moved = append(moved, j-m+1)
		}
		if from < 0 {
			from = max(0, j-m+1-p.most)
		}
		to = j + 1 + p.most
	}
	if from >= 0 {
		out = append(out, p.best(t, from, min(to, len(t.signs)), moved)...)
	}
	return out
}
