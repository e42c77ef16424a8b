package adapt

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// width is how wide s is on a subtitle line: 1 for a full-width character,
// half for the others.
func width(s string) float64 {
	n := 0.0
	for _, r := range s {
		if words.Wide(r) {
			n++
		} else {
			n += 0.5
		}
	}
	return n
}

// bare1 is a line as shown: without the mark it ends on.
func bare1(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), "，。；：、,;:.—– ")
}

// shaved leaves white space and closing marks out of each range.
func shaved(s string, ranges [][2]int) [][2]int {
	out := ranges[:0]
	for _, r := range ranges {
		t := s[r[0]:r[1]]
		from := r[0] + len(t) - len(strings.TrimLeft(t, " \t\n，。；：、—–"))
		to := r[0] + len(bare1(t))
		if n := len(out) - 1; n >= 0 && from < to && ranges1(s[out[n][1]:from]) && isDigit(first(s[from:])) {
			out[n][1] += len(strings.TrimRight(s[out[n][1]:from], " ")) // 10:00 – 12:00 is no two times
		}
		if from < to {
			out = append(out, [2]int{from, to})
		}
	}
	return out
}

// ranges1 reports whether what stands between two lines makes a range of them.
func ranges1(s string) bool {
	s = strings.TrimSpace(s)
	return s == "–" || s == "—" || s == "-" || s == "~" || s == "～"
}

// breakAt returns where to break s so that what stands before is at most
// most wide, at the best place; what can't be broken stays whole.
func breakAt(s string, most float64, names []string) int {
	whole := bound(s, names)
	best, bestScore := 0, -1
	reach := 0 // how far a line goes
	w := 0.0
	total := width(s)
	for i, r := range s {
		if i > 0 && w <= most && !whole(i) {
			rest := total - w
			score := quality(s, i) + int(10*min(w, most)/most)
			if rest < 4 {
				score -= 12 // leaves an orphan
			}
			if total <= 2*most {
				score -= int(max(w, rest)-total/2) * 2 // two lines of a length
			}
			if score > 0 && (strings.Count(s[:i], "（")+strings.Count(s[:i], "(") > strings.Count(s[:i], "）")+strings.Count(s[:i], ")")) {
				score /= 4 // inside brackets
			}
			if score >= bestScore {
				best, bestScore = i, score
			}
		}
		if w > most {
			break
		}
		reach = i
		if words.Wide(r) {
			w++
		} else {
			w += 0.5
		}
	}
	if best > 0 {
		return best
	}
	for i := range s { // one thing wider than a line stays whole
		if i > reach && !whole(i) {
			return i
		}
	}
	return len(s)
}

// quality says how well a line breaks before byte i.
func quality(s string, i int) int {
	prev := lastRune(s[:i])
	next := first(s[i:])
	switch {
	case strings.ContainsRune("，。；：、！？,;:—", prev) && next != '—':
		return 12
	case strings.ContainsRune("）」』》”)", prev), strings.ContainsRune("（「『《“(", next):
		return 10
	case prev == ' ' && unicode.IsUpper(next) && unicode.IsUpper(first(s[strings.LastIndexByte(s[:i-1], ' ')+1:])):
		return -4 // New York
	case next == '—' || prev == '—':
		return 0
	case prev == ' ' && hooksOn().MatchString(s[:i]), prev == ' ' && strings.ContainsRune("在把被让给将从到对为向用以", lastRune(strings.TrimRight(s[:i], " "))):
		return 1
	case prev == ' ' && turnsOver().MatchString(s[i:]):
		return 10
	case prev == ' ' && (!words.IsHan(lastRune(strings.TrimRight(s[:i], " "))) || !words.IsHan(next)):
		return 8
	case prev == ' ':
		return 7
	case strings.ContainsRune("在把被让给将从到对为向用以", prev):
		return 0 // a preposition stands with what follows it
	case strings.ContainsRune("的了着过们", next):
		return -8
	case strings.ContainsRune("了着过和与及或", prev):
		return 5
	case strings.ContainsRune("在和与及或把被让给就都也将从到对为向并但而", next):
		return 5
	}
	return 2
}

// hooksOn are the English words that no line ends on, turnsOver those that one
// begins with: they go with what follows them.
var (
	hooksOn = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[ (])(?:an?|the|at|by|of|to|in|on|for|from|with|and|or|as|is|are|our|your|its|every|between|two|three) $`)
	})
	turnsOver = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:and|or|but|so|at|by|of|to|in|on|for|from|with|that|which|because|unless|before|after) `)
	})
)

// bound returns whether a break before byte i of s would part what belongs
// together: a Latin word, a number and its unit, a fact, a name, a mark and
// what it closes.
func bound(s string, names []string) func(int) bool {
	var kept [][2]int
	facts := fact.In(s)
	for _, f := range facts {
		if width(s[f.Start:f.End]) <= 14 {
			kept = append(kept, [2]int{f.Start, f.End})
		}
	}
	kept = append(kept, stretches(s, facts)...)
	for _, n := range names {
		for at := 0; n != ""; {
			i := strings.Index(s[at:], n)
			if i < 0 {
				break
			}
			kept = append(kept, [2]int{at + i, at + i + len(n)})
			at += i + len(n)
		}
	}
	for _, q := range quoteMarks().FindAllStringIndex(s, -1) {
		if width(s[q[0]:q[1]]) <= 12 {
			kept = append(kept, [2]int{q[0], q[1]})
		}
	}
	for _, w := range words.Segment(s) {
		if words.IsHan(first(s[w[0]:])) && width(s[w[0]:w[1]]) <= 5 {
			kept = append(kept, w)
		}
	}
	return func(i int) bool {
		for _, k := range kept {
			if k[0] < i && i < k[1] {
				return true
			}
		}
		return glued(s, i)
	}
}

// stretches returns where facts of s are two times that a dash makes one
// stretch of: 19:00 — 21:30.
func stretches(s string, facts []fact.Fact) (out [][2]int) {
	for i, f := range facts {
		if i > 0 && f.Kind == fact.Time && facts[i-1].Kind == fact.Time && ranges1(s[facts[i-1].End:f.Start]) {
			out = append(out, [2]int{facts[i-1].Start, f.End})
		}
	}
	return out
}

// quoteMarks finds short quotations and titles, which no line parts.
var quoteMarks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`“[^“”]*”|「[^「」]*」|《[^《》]*》`) })

func glued(s string, i int) bool {
	prev, next := lastRune(s[:i]), first(s[i:])
	before := lastRune(strings.TrimRight(s[:i], " "))
	after := first(strings.TrimLeft(s[i:], " "))
	switch {
	case narrow(prev) && narrow(next):
		return true
	case strings.HasPrefix(s[i:], "（周"), strings.HasPrefix(s[i:], "（星期"):
		return true // 6 月 12 日（周六）
	case next == ' ':
		return true // the space stays on the line it ends
	case isDigit(before) && (words.IsHan(after) || after == '%' || after == '℃' || unicode.IsLetter(after) && after < 0x250):
		return true
	case strings.ContainsRune("第约共近满达超每前后街路巷弄道", before) && isDigit(after):
		return true
	case strings.ContainsRune("了着们", next), strings.ContainsRune("版款号级型", next) && before < 0x80 && unicode.IsLetter(before):
		return true
	case strings.ContainsRune("，。；：、！？）」』》”’…,.;:!?)%", next):
		return true
	case strings.ContainsRune("（「『《“‘(¥$€£≤≥±", prev):
		return true
	}
	return false
}

func narrow(r rune) bool {
	return r != ' ' && r != utf8.RuneError && !words.Wide(r) && (r < 0x250 || r == '–' || r == '’')
}
