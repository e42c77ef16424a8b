package rules

import (
	"time"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// calendar finds dates that no calendar has (`of: day`), or none with the
// weekday said beside them (`of: weekday`).
func calendar(with yaml.Raw) (plan, error) {
	var w struct {
		Of string `yaml:"of" need:"true" allow:"day weekday"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	if w.Of == "day" {
		return plan{check: noSuchDay}, nil
	}
	return plan{check: wrongWeekday}, nil
}

func noSuchDay(p *lint.Pass) error {
	for d, b := range p.Blocks() {
		s := b.Text.String()
		for _, f := range facts(p, b) {
			if f.Bad {
				p.Report(lint.Finding{Place: doc.At(d, b, f.Start, f.End), Message: lang.F("日历上没有「%s」", "no calendar has %q", s[f.Start:f.End])})
			}
		}
	}
	return nil
}

func wrongWeekday(p *lint.Pass) error {
	known := sync1(func() []time.Time { return daysKnown(p) })
	for d, b := range p.Blocks() {
		s := b.Text.String()
		for _, f := range facts(p, b) {
			if f.Kind != fact.Date || f.Weekday == 0 {
				continue
			}
			day, ok := dayOf(f.Value, known)
			if !ok || day.Weekday() == time.Weekday(f.Weekday%7) {
				continue
			}
			p.Report(lint.Finding{
				Place: doc.At(d, b, f.Start, f.End),
				Message: lang.F("%[2]s（%[1]d 年）是%[3]s，这里写的是%[4]s", "in %d, %q is a %s, not a %s",
					day.Year(), s[f.Start:f.End], weekdayWords(day.Weekday()), weekdayWords(time.Weekday(f.Weekday%7))),
			})
		}
	}
	return nil
}

func weekdayWords(d time.Weekday) lang.Words {
	return lang.Words{ZH: []string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d], EN: d.String()}
}

// dayOf returns the day a date means. One without a year is the one nearest to
// a day that the campaign names with its year.
func dayOf(value string, known func() []time.Time) (time.Time, bool) {
	if day, err := time.Parse(time.DateOnly, value); err == nil {
		return day, true
	}
	if len(value) != len("--01-02") || value[:2] != "--" {
		return time.Time{}, false
	}
	var best time.Time
	nearest := 150 * 24 * time.Hour
	for _, k := range known() {
		for year := k.Year() - 1; year <= k.Year()+1; year++ {
			day, err := time.Parse(time.DateOnly, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")+value[1:])
			if err == nil && day.Sub(k).Abs() < nearest {
				best, nearest = day, day.Sub(k).Abs()
			}
		}
	}
	return best, !best.IsZero()
}

// daysKnown returns the days that the documents name with their year, in front
// matter or in their words, and those of the kit's facts.
func daysKnown(p *lint.Pass) []time.Time {
	var out []time.Time
	add := func(fs []fact.Fact) {
		for _, f := range fs {
			if day, err := time.Parse(time.DateOnly, f.Value); f.Kind == fact.Date && err == nil {
				out = append(out, day)
			}
		}
	}
	for _, d := range p.Docs {
		for _, f := range d.Meta.Under("dates") {
			add(fact.In(f.Text.String()))
		}
		for i := range d.Blocks {
			add(facts(p, &d.Blocks[i]))
		}
	}
	if !p.Kit.Facts.Empty() {
		for _, s := range p.Kit.Facts.Scalars() {
			add(fact.In(s.Value))
		}
	}
	return out
}

// sync1 returns a function that makes its value when first asked.
func sync1[T any](make func() T) func() T {
	var v T
	done := false
	return func() T {
		if !done {
			v, done = make(), true
		}
		return v
	}
}
