package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/lint/doc"
)

// lost is the bond of a unit whose other part isn't among the units: it is
// never taken.
const lost = -1

// bonded ties each unit to the one it says nothing without: a question that is
// all of its block to what answers it, the answer to its question, and an
// exception to what it is an exception to.
func bonded(all []unit) {
	for i := 0; i < len(all); i++ {
		s := all[i].block.Text.String()
		switch {
		case i > 0 && excepts().MatchString(s):
			if k := i - 1; all[k].section == all[i].section && all[k].role != table {
				all[i].bond = k + 1
			}
		case posed(all, i):
			all[i].bond = i + 2
			for k := i + 1; k < len(all) && all[k].portion == all[i+1].portion && (k == i+1 || all[k].again); k++ {
				all[k].bond = i + 1
			}
		}
	}
}

// posed reports whether unit i is a question by itself which the next answers.
func posed(all []unit, i int) bool {
	if i+1 >= len(all) {
		return false
	}
	u, next := all[i], all[i+1]
	s := u.block.Text.String()
	bold := slices.ContainsFunc(u.block.Marks, func(m doc.Mark) bool {
		return m.Kind == doc.Strong && m.Start == 0 && m.End >= len(strings.TrimSpace(s))-len("？")
	})
	return asks(s) && utf8.RuneCountInString(s) < 60 && !u.again && !u.list && u.role != quote && (bold || u.role != lead) &&
		!next.again && !asks(next.block.Text.String()) && next.section == u.section && next.role != table && next.role != notes && next.role != sign
}

// excepts are the sentences that tell whom or what something does not concern.
var excepts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:其他|其它|其余|另外的?|除此之外)[^，。；]{0,20}(?:不受|没有受|未受|没受|不变|不需要|无需|不用|不必|不在|不涉及|照常|正常)|^除[^。]{1,24}(?:之?外|以外)|^(?i:(?:all |any )?other \S[^.]{0,40}\b(?:not|n't|unaffected|as usual|safe)\b|(?:no other|except for|apart from) )`)
})

// fetched takes unit i with the items it is nested in and what it is tied to. It
// reports false where some of that isn't there.
func fetched(all []unit, taken []bool, i int) bool {
	for k := i; k >= 0; k = all[k].parent {
		taken[k] = true
		if all[k].bond == lost {
			return false
		}
		if w := all[k].bond - 1; w >= 0 && !taken[w] && !fetched(all, taken, w) {
			return false
		}
	}
	return true
}

// untied drops what lost the unit it is tied to after both were taken.
func untied(all []unit, taken []bool) {
	for again := true; again; {
		again = false
		for i, u := range all {
			if taken[i] && u.bond > 0 && !taken[u.bond-1] {
				taken[i], again = false, true
			}
		}
	}
}
