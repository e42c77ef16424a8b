package adapt

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

var isoDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])($| )`)
})

// dayed says a date as people write it: 2026 年 12 月 3 日, December 3, 2026.
// Its digits are the master's, and so is what follows it.
func (j *job) dayed(t doc.Text) doc.Text {
	m := isoDay().FindStringSubmatchIndex(t.String())
	if m == nil {
		return t
	}
	year, month, day, rest := t.Slice(m[2], m[3]), t.Slice(m[4], m[5]), t.Slice(m[6], m[7]), t.Slice(m[7], t.Len())
	if j.out.lang == "zh" {
		return doc.Join(year, label(" 年 "), unpadded(month), label(" 月 "), unpadded(day), label(" 日"), rest)
	}
	n, _ := time.Parse("01", month.String()) // matched above
	return doc.Join(doc.Derive(n.Month().String(), month.Span()), label(" "), unpadded(day), label(", "), year, rest)
}

// unpadded is a number without the zero before it.
func unpadded(t doc.Text) doc.Text {
	if strings.HasPrefix(t.String(), "0") {
		return t.Slice(1, t.Len())
	}
	return t
}

// onDays puts the day before an hour: nobody comes at 10:00 without one. A day
// that the body doesn't tell has a line of its own.
func (j *job) onDays(hours doc.Text) doc.Text {
	day := func(keys ...string) doc.Text {
		for _, key := range keys {
			if t := j.master.Meta.Text(key); isoDay().MatchString(t.String()) && t.Len() == len("2026-12-03") && !j.doubtful(t.String()) && j.told(doc.Field{Path: key, Text: t}) {
				return j.dayed(t)
			}
		}
		return doc.Text{}
	}
	from, to := day("date", "dates.date", "dates.event", "dates.start"), doc.Text{}
	if from.String() == day("dates.start").String() {
		to = day("dates.end")
	}
	switch {
	case from.Len() == 0 || isoDay().MatchString(hours.String()):
		return hours
	case to.Len() == 0 || to.String() == from.String():
		return doc.Join(from, label(" "), hours)
	}
	if year := from.String()[:4]; j.out.lang == "zh" && strings.HasPrefix(to.String(), year) {
		to = to.Slice(len(year+" 年 "), to.Len())
	} else if year := to.String()[max(to.Len()-6, 0):]; j.out.lang == "en" && strings.HasSuffix(from.String(), year) {
		from = from.Slice(0, from.Len()-len(year))
	}
	return doc.Join(from, label(j.zhOr("—", " – ")), to, label(j.zhOr("，", ", ")), hours)
}

// withHour puts the hour behind a day where the channel is a form: the sentence
// of the body that tells it has no room there.
func (j *job) withHour(day doc.Text) doc.Text {
	hour := j.master.Meta.Text("time")
	if _, ok := j.spec.Fields["body"]; ok || j.spec.Archetype != "fields" || !isoDay().MatchString(day.String()+" ") || day.Len() != len("2026-12-03") || hour.Len() == 0 || isoDay().MatchString(hour.String()) || j.mood.secret.names("time") || j.doubtful(hour.String()) {
		return day
	}
	return doc.Join(day, label(" "), hour)
}

// doubtful reports whether the master contradicts itself about s.
func (j *job) doubtful(s string) bool {
	for _, x := range fact.In(s) {
		if e := j.ledger.find(x); e != nil && e.Why != "" {
			return true
		}
	}
	return false
}

// keyFor is what a value at path is called: what is free has no price.
func (j *job) keyFor(path, value string) string {
	if path == "price" && j.out.lang == "zh" && !j.out.both && strings.Contains(value, "免费") {
		return "费用"
	}
	return j.key(path)
}
