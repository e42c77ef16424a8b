package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// card is what the card of a shot says: what is bold, where that says
// something by itself; else the clauses with the bold words, the price or the
// number; else all of it, where a card holds it: the beginning of a sentence
// alone, 去年梅雨, tells nothing. A voice too long for that is shown as far as
// it says enough (more than least wide).
func card(voice doc.Block, least float64) string {
	s := voice.Text.String()
	all := phrases(s, func(string) bool { return true }) // a row is one thing
	if len(all) == 0 || width(bare1(s)) <= 3*least && strings.IndexFunc(s[:all[0][1]], isDigit) < 0 {
		return bare1(s) // short, and its beginning no figure that says it all
	}
	for _, m := range voice.Marks {
		if m.Kind != doc.Strong {
			continue
		}
		if bold := bare1(s[m.Start:m.End]); width(bold) >= least && width(bold) <= cardWidth && !onlyDated(bold) && !announces(strings.TrimSpace(s[:m.End])) && !strings.HasPrefix(strings.TrimSpace(s[m.End:]), "：") {
			return bold
		}
		return clipped(s, all, slices.IndexFunc(all, func(c [2]int) bool { return c[0] <= m.Start && m.Start < c[1] }), least)
	}
	from := slices.IndexFunc(all, func(c [2]int) bool { // what it costs is what to see
		return priced(s[c[0]:c[1]]) && !carriage().MatchString(s[c[0]:c[1]])
	})
	if from < 0 && !counts(s[:all[0][1]], least) && width(bare1(s)) <= cardWidth+2 {
		return bare1(s)
	}
	return clipped(s, all, from, least)
}

// clipped returns the clause all[from] of s with what it needs to be
// understood: what announces it or leads up to it, and what follows where it
// says too little.
func clipped(s string, all [][2]int, from int, least float64) string {
	from = max(from, 0)
	to := from
	for from > 0 && announces(strings.TrimSpace(s[all[from-1][0]:all[from-1][1]])) && width(bare1(s[all[from-1][0]:all[from][1]])) <= cardWidth {
		from-- // of what
	}
	for from > 0 && !opens(strings.TrimSpace(s[all[from][0]:])) {
		from--
	}
	for to+1 < len(all) && width(bare1(s[all[from][0]:all[to+1][1]])) <= 2*cardWidth {
		if one := strings.TrimSpace(s[all[from][0]:all[to][1]]); saysEnough(one, least) && !topicOnly().MatchString(bare1(one)) {
			break
		}
		to++
	}
	return bare1(s[all[from][0]:all[to][1]])
}

// counts reports whether a clause says something by a number: 每场 8 人.
func counts(s string, least float64) bool {
	return opens(s) && saysEnough(strings.TrimSpace(s), least) && slices.ContainsFunc(fact.In(s), func(f fact.Fact) bool {
		return f.Kind != fact.Date && f.Kind != fact.Time && f.Kind != fact.Name
	})
}

// onlyDated reports whether s tells a day or an hour and nothing besides.
func onlyDated(s string) bool {
	w := width(s)
	facts := fact.In(s)
	for _, f := range facts {
		if f.Kind == fact.Date || f.Kind == fact.Time {
			w -= width(s[f.Start:f.End])
		}
	}
	return len(facts) > 0 && w < 3
}

// saysEnough reports whether clauses say something by themselves: more than
// when it is, and no mere announcement.
func saysEnough(s string, least float64) bool {
	facts := fact.In(s)
	if announces(s) || width(bare1(s)) < least || sceneOnly().MatchString(bare1(s)) {
		return false
	}
	for _, f := range facts {
		if (f.Kind == fact.Date || f.Kind == fact.Time) && width(s)-width(s[f.Start:f.End]) < least {
			return false
		}
	}
	return true
}

var sceneOnly = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:on|by|until|from|between|since|if|when) |(?:前|后|时|起|的|者)$`)
})

// topicOnly are clauses that end on what the next one tells of: 冰箱里的瓶装茶.
var topicOnly = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^是0-9]*的\p{Han}{1,4}$`)
})

// carriage are words of what it costs to send a thing.
var carriage = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`邮寄|邮费|运费|快递|(?i:\b(?:shipping|postage|delivery)\b)`)
})
