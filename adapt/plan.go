package adapt

import (
	"slices"
	"sort"
	"strings"

	"onevoice/brandkit/lang"
)

// A budget says what a set of units may cost.
type budget struct {
	max   int  // never more
	aim   int  // what reads well: beyond it only required facts are added
	first bool // the first sentence comes before all else, as far as max
	even  int  // how long a list may make it that has to be whole; 0: half as much again as aim
	cost  func([]unit) int
	unit  lang.Words // what is counted
}

// milliseconds is the unit that scripts are timed in.
var milliseconds = lang.Same("ms")

// used says how much of the budget is used, in the unit a person counts in.
func (in budget) used(kept []unit) lang.Words {
	n, aim, most, unit := in.cost(kept), in.aim, in.max, in.unit
	if unit == milliseconds {
		n, aim, most, unit = (n+500)/1000, aim/1000, most/1000, words2("秒", "s")
	}
	if aim == 0 || aim >= most {
		return lang.F("已用 %d，上限 %d %s", "%d used, at most %d %s", n, most, unit)
	}
	return lang.F("已用 %d，目标 %d，上限 %d %s", "%d used, %d wanted, at most %d %s", n, aim, most, unit)
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
	if !in.first { // what a notice is about is told whole
		j.relieve(all, in)
	}
	taken := make([]bool, len(all))
	have := map[int]bool{}
	for k := range done {
		have[k] = true
	}
	order = slices.DeleteFunc(order, func(i int) bool { return all[i].block.Text.Len() > tooLong })
	if k := foremost(all); in.first && k >= 0 && all[k].block.Text.Len() <= tooLong {
		j.take(all, taken, k, in, in.max, have)
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
	j.along(all, taken, in, have)
	if j.mood.crisis {
		j.advised(all, taken, in, done)
	} else {
		j.evened(all, taken, in, done)
	}
	for _, i := range order { // where a list went there is room
		if !taken[i] && !all[i].list && all[i].weight > 0 {
			j.take(all, taken, i, in, in.aim, have)
		}
	}
	orphaned(all, taken)
	untied(all, taken)
	return settled(all, taken)
}

// foremost is the first sentence of the copy: no greeting, item or row. -1
// where there is none.
func foremost(all []unit) int {
	return slices.IndexFunc(all, func(u unit) bool {
		return u.role != salute && u.role != sign && u.role != notes && u.role != table && !u.list && u.weight > 0
	})
}

// orphaned drops what announces items none of which was taken.
func orphaned(all []unit, taken []bool) {
	for i := len(all) - 1; i >= 0; i-- { // what announces an announcement comes before it
		if !taken[i] || !announces(all[i].block.Text.String()) {
			continue
		}
		any, kids := false, false
		for k := i + 1; k < len(all); k++ {
			if all[k].parent == i || !all[i].list && all[k].portion == all[i].portion+1 && all[k].list {
				kids, any = true, any || taken[k]
			}
		}
		switch {
		case !kids || any:
		case all[i].list:
			taken[i] = false
		default:
			all[i].block = tidy(all[i].block)
		}
	}
}

func announces(s string) bool { return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") }

// relieve shortens sentences that alone would take two fifths of the room, as
// far as their required facts, or others that state them, allow. A statement
// in a crisis stays as it is.
func (j *job) relieve(all []unit, in budget) {
	if j.mood.crisis {
		return
	}
	empty := in.cost(nil)
	for i := range all {
		n := all[i].block.Text.Len()
		if n < 200 || n <= tooLong && (in.cost(all[i:i+1])-empty)*5 < in.max*2 {
			continue
		}
		elsewhere := map[int]bool{}
		for k := range all {
			if k != i && (!j.out.both || all[k].lang == j.out.lang) {
				j.mark(all[k], elsewhere)
			}
		}
		if short, ok := j.shorter(all[i], elsewhere); ok {
			j.note("info", lang.F("句子太长，后面的分句没有留下", "sentence too long, its last clauses left out"), all[i].block.Text)
			all[i] = short
		}
	}
}

// tooLong is how many bytes no short channel has room for.
const tooLong = 6000

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
	if !fetched(all, taken, i) || in.cost(settled(all, taken)) > most {
		copy(taken, was)
		return
	}
	for k := range all {
		if taken[k] && (k == i || !was[k] && all[k].bond > 0) {
			j.mark(all[k], have)
		}
	}
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

// shorter returns the unit with as few of its first clauses as hold its
// required facts that aren't said elsewhere, ended where the sentence turns.
func (j *job) shorter(u unit, elsewhere map[int]bool) (unit, bool) {
	s := u.block.Text.String()
	all := clauses(s)
	for n := 1; n < len(all) && all[n-1][1] < tooLong; n++ {
		if all[n-1][1] < 60 || !j.turns(s[all[n][0]:]) || unfinished(s[:all[n-1][1]]) {
			continue
		}
		short := u
		short.block = tidy(part(u.block, 0, all[n-1][1]))
		short.entries, short.weight = nil, 0
		j.weigh(&short, 0)
		have := map[int]bool{}
		for e := range elsewhere {
			have[e] = true
		}
		j.mark(short, have)
		if !j.needs(u, have) {
			short.weight = u.weight
			return short, true
		}
	}
	return u, false
}

// turns reports whether a sentence may end before its clause s.
func (j *job) turns(s string) bool {
	if j.out.lang == "zh" {
		return true
	}
	for _, t := range turns {
		if strings.HasPrefix(s, t) {
			return true
		}
	}
	return false
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
	for i, u := range out { // what answers a question comes after it
		if u.bond <= 0 {
			continue
		}
		if out[i].bond = at[u.bond-1] + 1; out[i].bond == 0 {
			out[i].bond = lost
		}
	}
	return out
}
