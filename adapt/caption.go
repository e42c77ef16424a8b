package adapt

import (
	"strings"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// captions breaks s into lines of at most most full-width characters: after
// clauses where it can, never inside a number, a name or a Latin word. The
// ranges leave out the marks that lines end on.
func captions(s string, most float64, names []string) [][2]int {
	var out [][2]int
	for _, sent := range sentences(s) {
		at := sent[0]
		for _, c := range clauses(s[sent[0]:sent[1]]) { // no line goes on behind a semicolon
			if end := sent[0] + c[1]; end == sent[1] || strings.ContainsRune("；;", lastRune(strings.TrimSpace(s[at:end]))) {
				out = append(out, lined1(s, at, end, most, names)...)
				at = end
			}
		}
	}
	return shaved(s, out)
}

// A way is the best one to break a text up to a place: what it costs, and
// where its last line begins.
type way struct {
	cost float64
	from int
}

// lined1 breaks s[at:end] where all its lines together read best: what a line
// costs is how badly it breaks off and how far it is from full.
func lined1(s string, at, end int, most float64, names []string) [][2]int {
	t := s[at:end]
	if width(bare1(t)) <= most {
		return [][2]int{{at, end}}
	}
	spots := seats(t, names)
	best := make([]way, len(spots))
	for k := 1; k < len(spots); k++ {
		best[k].cost = 1e9
		here := breaking(t, spots[k])
		for i := k - 1; i >= 0; i-- {
			w := width(bare1(t[spots[i]:spots[k]]))
			if w > most && i < k-1 {
				break // what can't be broken stays whole
			}
			if c := best[i].cost + raggedness(t, spots[i], spots[k], most) + here; c < best[k].cost {
				best[k] = way{c, i}
			}
		}
	}
	var out [][2]int
	for k := len(spots) - 1; k > 0; k = best[k].from {
		out = append([][2]int{{at + spots[best[k].from], at + spots[k]}}, out...)
	}
	return out
}

// seats returns where t may be broken, its ends among them.
func seats(t string, names []string) []int {
	whole := bound(t, names)
	out := []int{0}
	for i := range t {
		if i > 0 && !whole(i) {
			out = append(out, i)
		}
	}
	return append(out, len(t))
}

// raggedness is what the line s[i:k] costs where most fills it: a line more is
// worse than one that isn't full; bad are one of a word or two, and one that
// goes on behind a mark into a clause that it can't end.
func raggedness(s string, i, k int, most float64) float64 {
	w := width(bare1(s[i:k]))
	cost := 5 + (most-w)*(most-w)/(2*most)
	apart := i > 0 && !stops(s, i) || k < len(s) && !stops(s, k)
	switch {
	case apart && w < 4:
		cost += 10
	case apart && w < 5:
		cost += 3
	}
	if apart {
		cost += runsOn(bare1(s[i:k]))
	}
	return cost
}

// stops reports whether a mark ends at byte i of s, or a bracket opens there.
func stops(s string, i int) bool {
	return strings.ContainsRune("（(", first(s[i:])) || strings.ContainsRune("，。；：、！？,;:.!?—", lastRune(strings.TrimSpace(s[:i])))
}

// runsOn is what it costs that a mark stands within s, not counting that of
// 20:00; little where it may part a row of things.
func runsOn(s string) (cost float64) {
	for i, r := range s {
		switch next := first(s[i+utf8.RuneLen(r):]); {
		case r >= 0x80 && strings.ContainsRune("，。；：！？—", r), strings.ContainsRune(";:!?.", r) && next == ' ':
			return 16
		case r == ',' && next == ' ':
			cost = 4
		}
	}
	return cost
}

// breaking is what it costs to break s before byte i.
func breaking(s string, i int) float64 {
	if i >= len(s) {
		return 0
	}
	cost := 12 - float64(quality(s, i))
	if strings.Count(s[:i], "（")+strings.Count(s[:i], "(") > strings.Count(s[:i], "）")+strings.Count(s[:i], ")") {
		cost += 8 // inside brackets
	}
	return cost
}

// compounds returns what stands in s as two words and in the master, more than
// once, as one: 磨豆机 is 磨 and 豆机 to a dictionary without it.
func (j *job) compounds(s string) (out []string) {
	cut := words.Segment(s)
	for i := 1; i < len(cut); i++ {
		a, b := s[cut[i-1][0]:cut[i-1][1]], s[cut[i][0]:cut[i][1]]
		if !single(a) && !single(b) || !words.IsHan(first(a)) || !words.IsHan(first(b)) || strings.ContainsAny(a+b, little) {
			continue
		}
		if strings.Count(j.everything(), a+b) > 1 {
			out = append(out, a+b)
		}
	}
	return out
}

// little are the characters that make no word with what they stand by.
const little = "的了着过在和与及或把被让给就都也将从到对为是有不没你我他她它们这那个并但而可请每"

func single(s string) bool { return len(s) == len("一") }

// everything is all that the master says, as one text.
func (j *job) everything() string {
	if j.once.whole == "" {
		var all []string
		for _, p := range j.out.portions {
			for _, b := range p.blocks {
				all = append(all, b.Text.String())
			}
		}
		j.once.whole = strings.Join(all, "\n")
	}
	return j.once.whole
}

// captioned gives each shot its subtitle lines.
func (j *job) captioned(shots []shot) []shot {
	names := j.protected()
	for i := range shots {
		shots[i].cues = j.cues(shots[i].voice, names)
	}
	return shots
}

func (j *job) cues(voice doc.Block, names []string) [][2]int {
	s := voice.Text.String()
	if width(s) > j.lineWidth() {
		names = append(names[:len(names):len(names)], j.compounds(s)...)
	}
	return captions(s, j.lineWidth(), names)
}
