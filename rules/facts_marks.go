package rules

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// rarest picks the words that a list of them can't do without: of two lists
// that are alike enough, one of the rarest few is in both. (The prefix filter
// of set similarity joins: Chaudhuri, Ganti and Kaushik, ICDE 2006.)
type rarest struct{ count map[string]int }

func newRarest(said []*version) rarest {
	r := rarest{map[string]int{}}
	for _, s := range said {
		set := s.set()
		for _, list := range [][]string{set.line, set.headed, set.full, set.words, set.of} {
			for _, w := range list {
				r.count[w]++
			}
		}
	}
	return r
}

// of returns as many of the rarest words of a list as it takes for another
// that is at least so alike (Dice) to share one of them.
func (r rarest) of(list []string, alike float64) []string {
	least := int(math.Ceil(alike / (2 - alike) * float64(len(list))))
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.count[a], r.count[b]), strings.Compare(a, b))
	})
	return sorted[:max(0, min(len(sorted), len(sorted)-least+1))]
}

// wordedMarks are the marks of a claim that is compared by its words: its
// part, and the rarest words of its sentence, of its clause and of whose
// measure it is.
func wordedMarks(c *claimed, rare rarest) []string {
	s := c.set()
	unit := string(c.fact.Kind) + c.fact.Unit + "\x00"
	var out []string
	if c.part != "" {
		out = append(out, "part "+unit+c.part)
	}
	for _, line := range [][]string{s.line, s.headed, s.full} {
		for _, w := range rare.of(line, 0.85) {
			out = append(out, "line "+unit+w)
		}
	}
	about := unit + s.attr + turns(s.turn) + "\x00"
	for _, w := range rare.of(s.words, 0.7) {
		out = append(out, "words "+about+w)
	}
	if s.attr != "" {
		for _, w := range rare.of(s.of, 0.5) {
			out = append(out, "of "+about+w)
		}
		if len(s.of) == 0 {
			out = append(out, "of "+about)
		}
	}
	return out
}

// spellingMarks are the value with each of its signs left out: two that differ
// in one sign, or have two neighbours swapped, share one.
func spellingMarks(c *claimed, _ rarest) []string {
	v := c.fact.Value
	if len(v) > 64 {
		return nil
	}
	out := []string{"= " + v}
	for i := range len(v) {
		out = append(out, "- "+v[:i]+v[i+1:])
	}
	out = append(out, "- "+v)
	return out
}

func codeMarks(c *claimed, r rarest) []string {
	out := spellingMarks(c, r)
	if c.set().attr != "" {
		out = append(out, "promo")
	}
	return out
}

func phoneMarks(c *claimed, r rarest) []string {
	out := spellingMarks(c, r)
	if s := c.set(); hotline(s.label) {
		out = append(out, "hotline")
	}
	return out
}
