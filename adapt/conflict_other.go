package adapt

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// otherwise returns the one thing that the body states in the place of e,
// which stands at path; nil where there is none, or several. Loosely, a day or
// a time that nothing says to be of something else will do.
func (j *job) otherwise(e *Entry, path string, loosely bool) *Entry {
	var fits func(doc.Place) bool
	switch key := leaf(path); root(path) {
	case "dates", "date":
		want, ok := dateKeys()[key]
		if !ok || e.Fact.Kind != fact.Date && e.Fact.Kind != fact.Time {
			return nil
		}
		heads := cellsOf(j.master.Blocks)
		fits = func(p doc.Place) bool {
			is := topicAt(p, heads)
			if loosely && is.of == "" && (is.edge == want.edge || is.edge == "" && want.edge == "start") {
				is = want
			}
			return is == want && (e.Fact.Kind == fact.Time && j.sameDay(e, p) || e.Fact.Kind == fact.Date && (!loosely || timed(p)))
		}
	case "seats", "quota", "duration", "facts":
		fits = func(p doc.Place) bool { return !loosely && counted(p, key) }
	default:
		return nil
	}
	return j.only(e, fits)
}

// only returns the one other fact of e's kind that the body alone states at a
// place that fits; nil where there are several.
func (j *job) only(e *Entry, fits func(doc.Place) bool) *Entry {
	var one *Entry
	for i := range j.ledger.Entries {
		o := &j.ledger.Entries[i]
		if !o.told || o.fronts || o.Struck || !comparable(e.Fact, o.Fact) {
			continue
		}
		n := 0
		for _, p := range o.Places {
			if fits(p) {
				n++
			}
		}
		if n == 0 || n > 1 && times(o.Fact, n, e.Fact) {
			continue // two rooms of 30 have 60 seats
		}
		if one != nil {
			return nil
		}
		one = o
	}
	return one
}

// times reports whether n times a part is the whole.
func times(part fact.Fact, n int, whole fact.Fact) bool {
	a, err := strconv.Atoi(part.Value)
	b, bad := strconv.Atoi(whole.Value)
	return err == nil && bad == nil && a*n == b
}

// comparable reports whether two facts are of a kind: days and days, grams and
// grams. A plain number is like any number of things, but no measure.
func comparable(front, body fact.Fact) bool {
	switch {
	case front.Kind == fact.Number:
		return body.Kind == fact.Number || body.Kind == fact.Quantity
	case front.Kind != body.Kind || front.Unit != body.Unit:
		return false
	case front.Kind == fact.Date:
		return len(drawer(front)) == len(drawer(body)) && strings.Count(drawer(body), "-") == 1
	}
	return true
}

// sameDay reports whether the time at p is of the day that the front matter
// gives e's time, and of the same clock.
func (j *job) sameDay(e *Entry, p doc.Place) bool {
	s, f := p.Block.Text.String(), j.fieldOf(e)
	zone := f.Text.String()
	if foreign().MatchString(strings.TrimLeft(s[p.End:], " （(")) && !clockOf(zone, strings.TrimLeft(s[p.End:], " （(")) {
		return false
	}
	day := fact.In(dated(f.Text).String())
	if len(day) == 0 || day[0].Kind != fact.Date {
		return false
	}
	first, last := roundOf(s, p.Start, p.End, sentenceMarks())
	for _, x := range fact.In(s[first:last]) {
		if x.Kind == fact.Date && fact.Same(day[0], x) {
			return true
		}
	}
	return false
}

// timed reports whether a time follows the day at p.
func timed(p doc.Place) bool {
	rest := p.Block.Text.String()[p.End:]
	facts := fact.In(rest)
	return len(facts) > 0 && facts[0].Kind == fact.Time && facts[0].Start <= 16
}

// foreign is what stands behind a time by another clock, as far as one can see.
var foreign = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[A-Z]{2,4}\b|\p{Han}{2,3}时间|[A-Z][a-z]+)`)
})

// clockOf reports whether s begins with the name of a time zone as the front
// matter writes it.
func clockOf(zone, s string) bool {
	switch {
	case strings.HasSuffix(zone, "+08:00"):
		return strings.HasPrefix(s, "北京时间")
	case strings.HasSuffix(zone, "+00:00"), strings.HasSuffix(zone, "Z"):
		return strings.HasPrefix(s, "UTC") || strings.HasPrefix(s, "GMT")
	}
	return false
}
