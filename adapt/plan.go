package adapt

import (
	"sort"
	"strings"

	"onevoice/brandkit/lang"
)

// A budget says what a set of units may cost.
type budget struct {
	max  int // never more
	aim  int // what reads well: beyond it only required facts are added
	cost func([]unit) int
	unit lang.Words // what is counted
}

// choose gives every required fact a slot, then fills up to the aim with what
// weighs most, and returns the chosen units in reading order. done are facts
// that already have a slot elsewhere.
func (j *job) choose(all []unit, in budget, done map[int]bool) []unit {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]].weight > all[order[b]].weight })
	taken := make([]bool, len(all))
	have := map[int]bool{}
	for k := range done {
		have[k] = true
	}
	for _, i := range order {
		if j.needs(all[i], have) {
			j.take(all, taken, i, in, in.max, have)
		}
	}
	for _, i := range order {
		if !taken[i] && all[i].weight > 0 {
			j.take(all, taken, i, in, in.aim, have)
		}
	}
	return settled(all, taken)
}

// needs reports whether u states a required fact that has no slot yet.
func (j *job) needs(u unit, have map[int]bool) bool {
	for _, e := range u.entries {
		if j.ledger.Entries[e].Required && !have[e] {
			return true
		}
	}
	return false
}

// take chooses unit i, with the item it is nested in, where that costs no
// more than most; a sentence too long for that gives up its last clauses.
func (j *job) take(all []unit, taken []bool, i int, in budget, most int, have map[int]bool) {
	was := append([]bool(nil), taken...)
	for k := i; k >= 0; k = all[k].parent {
		taken[k] = true
	}
	if in.cost(settled(all, taken)) > most {
		copy(taken, was)
		if short, ok := j.shorter(all[i], have); ok && most == in.max {
			long := all[i]
			all[i] = short
			taken[i] = true
			if in.cost(settled(all, taken)) <= most {
				j.note("warning", lang.F("句子太长，删去后面的分句", "sentence too long: its last clauses left out"), long.block.Text.Slice(min(short.block.Text.Len(), long.block.Text.Len()), long.block.Text.Len()))
				j.mark(all[i], have)
				return
			}
			all[i], taken[i] = long, false
		}
		return
	}
	j.mark(all[i], have)
}

func (j *job) mark(u unit, have map[int]bool) {
	for _, e := range u.entries {
		have[e] = true
	}
}

// settled returns the taken units in order.
func settled(all []unit, taken []bool) []unit {
	var out []unit
	for i, u := range all {
		if taken[i] {
			out = append(out, u)
		}
	}
	return out
}

// turns are words at which an English sentence can end early, whole.
var turns = [...]string{"and ", "but ", "which ", "whereas ", "so ", "while ", "when ", "although "}

// shorter returns the unit with as many of its first clauses as hold its
// first required facts, ended where the sentence turns.
func (j *job) shorter(u unit, have map[int]bool) (unit, bool) {
	s := u.block.Text.String()
	all := clauses(s)
	for n := 1; n < len(all); n++ {
		next := s[all[n][0]:]
		turn := u.lang == "zh"
		for _, t := range turns {
			turn = turn || strings.HasPrefix(next, t)
		}
		if !turn || all[n-1][1] < len(s)/12 || all[n-1][1] < 60 {
			continue
		}
		short := u
		short.block = tidy(part(u.block, 0, all[n-1][1]))
		short.entries, short.weight = nil, 0
		j.weigh(&short, 0)
		if j.needs(short, have) || len(u.entries) == 0 {
			return short, true
		}
	}
	return u, false
}

// dropped says which units the channel has no room for.
func (j *job) dropped(all, kept []unit, in budget, field lang.Words) {
	at := map[int]bool{}
	for _, u := range kept {
		if s := u.block.Text.Span(); s.Source != nil {
			at[s.Start] = true
		}
	}
	for _, u := range all {
		if s := u.block.Text.Span(); s.Source == nil || at[s.Start] || j.out.both && u.lang != j.out.lang {
			continue
		}
		j.note("info", lang.F("%[1]s没有留下这一句（已用 %[2]d，上限 %[3]d %[4]s）", "%[1]s: left out (%[2]d used, at most %[3]d %[4]s)", field, in.cost(kept), in.max, in.unit), u.block.Text)
	}
}

// among returns the units that keep says yes to, nested as before.
func among(all []unit, keep func(int) bool) []unit {
	at := make([]int, len(all))
	var out []unit
	for i, u := range all {
		at[i] = -1
		if u.parent >= 0 {
			u.parent = at[u.parent]
		}
		if keep(i) {
			at[i] = len(out)
			out = append(out, u)
		}
	}
	return out
}
