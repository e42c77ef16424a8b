package lint

import "slices"

// gravest leaves out what a graver finding on the same matter says of the same
// words (what is forbidden isn't asked for proof as well), of two as grave the one
// whose rule's id comes last: law/absolute-sensitive knows more than law/absolute.
// The findings are in order, and stay so.
func gravest(all []Finding) []Finding {
	var out []Finding
	for i := range all {
		if !outdone(all, i) {
			out = append(out, all[i])
		}
	}
	return out
}

// outdone reports whether another finding says more of the matter of the i-th.
func outdone(all []Finding, i int) bool {
	f := &all[i]
	if f.Rule.Matter == "" {
		return false
	}
	file := f.Place.Span().Source
	says := func(k int) bool {
		g := &all[k]
		if g.Rule.Matter != f.Rule.Matter || g.Rule == f.Rule || !overlap(f, g) {
			return false
		}
		a, b := f.Weight().Rank(), g.Weight().Rank()
		return b > a || b == a && g.Rule.ID > f.Rule.ID
	}
	for k := i + 1; k < len(all) && all[k].Place.Span().Source == file && all[k].Place.Span().Start < f.Place.Span().End; k++ {
		if says(k) {
			return true
		}
	}
	for k := i - 1; k >= 0 && i-k <= near && all[k].Place.Span().Source == file; k-- {
		if says(k) {
			return true
		}
	}
	return false
}

// near is how many findings back one may lie that reaches over the words of
// another: findings are in the order of where they begin, and are short.
const near = 16

func overlap(f, g *Finding) bool {
	a, b := f.Place.Span(), g.Place.Span()
	return a.Start < b.End && b.Start < a.End && slices.Equal(f.Channels, g.Channels)
}
