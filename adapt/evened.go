package adapt

import "slices"

// evened makes lists and tables whole, of which only some items were taken: two
// of three prices mislead, and one of three speakers offends. What there is no
// room for goes as a whole, unless it states a required fact that has no other
// slot; done are the facts that have one elsewhere.
func (j *job) evened(all []unit, taken []bool, in budget, done map[int]bool) {
	most := min(in.max, max(in.aim*3/2, in.even))
	if in.unit == milliseconds {
		most = j.longer(in)
	}
	j.wholes(all, taken, func(was []bool, at, end int) {
		if in.cost(settled(all, taken)) > most {
			copy(taken, was)
			j.lessen(all, taken, at, end, done)
		}
	})
}

// wholes takes each list of which only some items are taken whole, and asks
// what comes of it: was is what was taken before, all[at:end] the list.
func (j *job) wholes(all []unit, taken []bool, weigh func(was []bool, at, end int)) {
	for at := 0; at < len(all); {
		end := at + 1
		for end < len(all) && all[end].portion == all[at].portion {
			end++
		}
		if n := j.count(all[at:end], taken[at:end]); n.taken > 0 && n.taken < n.all {
			was := slices.Clone(taken)
			for i := at; i < end; i++ {
				taken[i] = taken[i] || j.listed(all[i])
			}
			weigh(was, at, end)
		}
		at = end
	}
}

// listed reports whether a unit is an item that a channel in one language has.
func (j *job) listed(u unit) bool {
	return u.list && u.weight > 0 && u.block.Text.Len() <= tooLong
}

// A tally is how many items of a list there are, and how many were taken.
type tally struct{ all, taken int }

func (j *job) count(us []unit, taken []bool) tally {
	n := tally{}
	for i, u := range us {
		if j.listed(u) {
			n.all++
			if taken[i] {
				n.taken++
			}
		}
	}
	return n
}

// lessen takes out the items of the list all[at:end], where what they have to
// say is said elsewhere.
func (j *job) lessen(all []unit, taken []bool, at, end int, done map[int]bool) {
	have := map[int]bool{}
	for e := range done {
		have[e] = true
	}
	for i, u := range all {
		if taken[i] && (i < at || i >= end) {
			j.mark(u, have)
		}
	}
	for i := at; i < end; i++ {
		if taken[i] && j.needs(all[i], have) {
			return
		}
	}
	for i := at; i < end; i++ {
		taken[i] = taken[i] && !all[i].list
	}
}
