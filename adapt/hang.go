package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/lint/doc"
)

// What a reader takes for one thing hangs together: no part of it is kept, or
// spoken, without the other.

// entitled keeps the word an item begins with, as its name, with the sentence
// it is a name for: Slow. Every loaf …
func entitled(b doc.Block, cuts [][2]int) [][2]int {
	if b.Kind != doc.Item || len(cuts) < 2 {
		return cuts
	}
	s := b.Text.String()
	name := bare1(s[:cuts[0][1]])
	if width(name) > 8 || strings.ContainsAny(s[:cuts[0][1]], "？?") {
		return cuts
	}
	bold := slices.ContainsFunc(b.Marks, func(m doc.Mark) bool { return m.Kind == doc.Strong && m.Start == 0 && m.End >= len(name) })
	if !bold && strings.Count(name, " ") > 0 {
		return cuts
	}
	return merged(cuts, 0)
}

// attributed keeps what somebody says with the sentence that tells who: 「……。」
// 店长说，「……」
func attributed(s string, cuts [][2]int) [][2]int {
	for i := 0; i+1 < len(cuts); i++ {
		r := lastRune(strings.TrimSpace(s[cuts[i][0]:cuts[i][1]]))
		if strings.ContainsRune("」』”\"", r) && saidBy().MatchString(s[cuts[i+1][0]:cuts[i+1][1]]) {
			cuts = merged(cuts, i)
		}
	}
	return cuts
}

var saidBy = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^「『“"，。,]{1,24}(?:说|说道|表示|回忆|解释|补充|告诉我们)[，：,:。]|^(?i:[^“",.]{0,40}\b(?:said|says|adds|added|recalls|explains)\b)`)
})

// merged makes one of cut i and the one after it.
func merged(cuts [][2]int, i int) [][2]int {
	cuts = slices.Clone(cuts)
	cuts[i][1] = cuts[i+1][1]
	return slices.Delete(cuts, i+1, i+2)
}

// binds reports whether a sentence says what an offer is bound to, or warns:
// each account, new members only, contains nuts.
func binds(s string) bool { return binding().MatchString(s) }

var binding = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`每(?:个|位|人|户|单)[^，。]{0,6}限|仅限|限购|限领|不与|不可叠加|不可同享|不能同时|不适用|不支持|除外|过敏|(?i:\b(?:per (?:household|customer|person|account)|new (?:members|customers) only|members only|not valid|cannot be combined|can't be combined|exclud(?:es|ing)|allerg\w*|contains? (?:wheat|nuts|milk|gluten|soy|egg|sesame))\b)`)
})

// along takes with what was taken what it can't do without. Written, that may
// fill the field; spoken, a fifth more than was wanted.
func (j *job) along(all []unit, taken []bool, in budget, have map[int]bool) {
	most := in.max
	if in.unit == milliseconds {
		most = j.longer(in)
	}
	for i, u := range all { // who is quoted is told with what they say
		if u.byline && u.parent >= 0 && taken[u.parent] && !taken[i] {
			j.take(all, taken, i, in, most, have)
		}
	}
	j.conditions(all, taken, in, most, have)
	j.referred(all, taken, in, most, have)
}

// longer is how much longer than wanted a piece may be for what hangs together.
func (j *job) longer(in budget) int {
	if j.wish.Seconds > 0 {
		return min(in.max, in.aim*108/100)
	}
	return min(in.max, in.aim*6/5)
}

// conditions takes along what binds the required facts that were taken, as far as
// most: an offer isn't told without its conditions.
func (j *job) conditions(all []unit, taken []bool, in budget, most int, have map[int]bool) {
	for i := range all {
		if taken[i] || all[i].weight <= 0 || !binds(all[i].block.Text.String()) {
			continue
		}
		for k := max(0, i-4); k < min(len(all), i+2); k++ {
			if taken[k] && all[k].portion == all[i].portion && j.needs(all[k], nil) {
				j.take(all, taken, i, in, most, have)
				break
			}
		}
	}
}

// referred takes along, as far as most, what a taken sentence points back to
// and nothing else taken names: 这个懒办法 says nothing to who was told of none.
// Where there is no room, the sentence goes, unless it has a required fact.
func (j *job) referred(all []unit, taken []bool, in budget, most int, have map[int]bool) {
	for i := range all {
		if !taken[i] {
			continue
		}
		k := j.meant(all, taken, i)
		if k < 0 {
			continue
		}
		j.take(all, taken, k, in, most, have)
		if !taken[k] && !j.needs(all[i], nil) {
			taken[i] = false
		}
	}
}

// meant returns the unit that unit i points back to, where it wasn't taken; -1
// where i points at nothing, or at something else that was taken.
func (j *job) meant(all []unit, taken []bool, i int) int {
	s := all[i].block.Text.String()
	m := pointing().FindStringSubmatchIndex(s)
	if m == nil {
		return -1
	}
	thing := s[m[2]:m[3]]
	if n := len(thing); n > len("东西") { // its first two characters name it
		thing = string([]rune(thing)[:2])
	}
	if strings.Contains(s[:m[0]], thing) || strings.Contains(j.out.title.String(), thing) {
		return -1
	}
	at := -1
	for k := max(0, i-8); k < i; k++ {
		if strings.Contains(all[k].block.Text.String(), thing) {
			if taken[k] {
				return -1
			}
			at = k
		}
	}
	return at
}

var pointing = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:这|那)(?:个|款|种|只|件|项|套|份|张|台|把|些|座|条)(\p{Han}{2,4})`)
})
