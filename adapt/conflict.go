package adapt

import (
	"fmt"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// conflicts says where the master contradicts itself: the front matter names a
// price, a date, a time, a number or a code that the body doesn't, and the body
// names another in its place. Where words say that the two are of one thing it
// is an error; where the body merely has just one such fact, a question.
func (j *job) conflicts() {
	j.quotas()
	j.keyed()
	for i := range j.ledger.Entries {
		e := &j.ledger.Entries[i]
		if !e.fronts || e.told {
			continue
		}
		path := j.pathOf(e)
		if sku, o := j.disputed(e, path); o != nil {
			j.contradicted(e, lang.F("前置信息里「%[2]s」的价格 %[1]s 与正文不一致：正文写的是「%[3]s」", "the front matter's price %s of %q is not the body's: %q", e.Text, sku, o.Text))
		} else if o := j.otherwise(e, path, false); o != nil {
			zh, en := whereOf(o.Places[0])
			j.contradicted(e, lang.Words{
				ZH: fmt.Sprintf("前置信息 %s 写的是「%s」，正文（%s）写的是「%s」", path, e.Text, zh, o.Text),
				EN: fmt.Sprintf("the front matter's %s is %q; the body (%s) says %q", path, e.Text, en, o.Text),
			})
		}
	}
	said := j.disputes()
	j.played(said)
	j.placed(said)
	j.spelled(said)
	for i := range j.ledger.Entries {
		e := &j.ledger.Entries[i]
		if !e.fronts || e.told || said[j.pathOf(e)] {
			continue
		}
		if o := j.rival(e, j.pathOf(e)); o != nil {
			j.note("warning", lang.F("前置信息写的是「%s」，正文没有说，正文写的是「%s」：请核对哪个对", "the front matter says %q, which the body doesn't; the body says %q: see which is right", e.Text, o.Text), e.Places[0].Text())
		}
	}
}

// disputes are the paths of the front matter that an error is of already.
func (j *job) disputes() map[string]bool {
	said := map[string]bool{}
	for _, n := range j.v.Notes {
		for _, f := range j.master.Meta {
			s, at := f.Text.Span(), n.Place.Span()
			if n.Severity == "error" && n.Place.Doc != nil && s.Source == at.Source && s.Start <= at.Start && at.Start < s.End {
				said[f.Path] = true
			}
		}
	}
	return said
}

// quotas says where the body gives one gift to two numbers of people.
func (j *job) quotas() {
	for _, r := range fact.Rivals(j.master.Blocks) {
		at := doc.At(j.master, &j.master.Blocks[r[0].Block], r[0].Start, r[0].End)
		zh, en := whereOf(at)
		j.note("error", lang.Words{
			ZH: fmt.Sprintf("同一样赠品，%s写的是「%s」，这里写的是「%s」：请核对哪个对", zh, r[0].Said, r[1].Said),
			EN: fmt.Sprintf("one gift, %q here and %q before (%s): see which is right", r[1].Said, r[0].Said, en),
		}, j.master.Blocks[r[1].Block].Text.Slice(r[1].Start, r[1].End))
	}
}

// whereOf names the line of a place, or what it is in a file without lines.
func whereOf(p doc.Place) (zh, en string) {
	at := p.Span()
	if zh, en = at.Source.Where(at.Start); zh == "" {
		n := at.Source.Position(at.Start).Line
		zh, en = fmt.Sprintf("第 %d 行", n), fmt.Sprintf("line %d", n)
	}
	return zh, en
}

// contradicted is an error, and keeps what it is about from the readers.
func (j *job) contradicted(e *Entry, words lang.Words) {
	e.Required, e.Why = false, "the body says otherwise"
	j.note("error", words, e.Places[0].Text())
}

// rival returns the one price, code, day or time that the body names where the
// front matter names another of its own.
func (j *job) rival(e *Entry, path string) *Entry {
	if o := j.otherwise(e, path, true); o != nil {
		return o
	}
	if !(path == "price" && len(j.products()) < 2) && path != "code" {
		return nil
	}
	kind := fact.Code
	if path == "price" {
		kind = fact.Price
	}
	var one *Entry
	for i := range j.ledger.Entries {
		o := &j.ledger.Entries[i]
		if !o.told || o.fronts || o.Struck || o.Fact.Kind != kind || o.Fact.Role == "deposit" || o.Fact.Role == "was" {
			continue
		}
		if one != nil {
			return nil // several: nobody can say which it stands against
		}
		one = o
	}
	return one
}

// disputed returns the product whose price e is and the price that a table of
// the body gives it, where all of the front matter's are wrong.
func (j *job) disputed(e *Entry, path string) (string, *Entry) {
	if !strings.HasPrefix(path, "price.") {
		return "", nil
	}
	group := j.master.Meta.Under(path[:strings.LastIndexByte(path, '.')])
	name := sku(group)
	if name == "" {
		return "", nil
	}
	for _, f := range group {
		for _, x := range fact.In(f.Text.String()) {
			if o := j.ledger.find(x); o != nil && o.told {
				return "", nil
			}
		}
	}
	for i := range j.ledger.Entries {
		o := &j.ledger.Entries[i]
		if o.told && o.Fact.Kind == fact.Price && (strings.Contains(o.Row, name) || strings.Contains(o.Column, name)) {
			return name, o
		}
	}
	return "", nil
}

// pathOf is where in the front matter e stands.
func (j *job) pathOf(e *Entry) string { return j.fieldOf(e).Path }

func (j *job) fieldOf(e *Entry) doc.Field {
	at := e.Places[0].Span()
	for _, f := range j.master.Meta {
		if s := f.Text.Span(); s.Source == at.Source && s.Start <= at.Start && at.Start < s.End {
			return f
		}
	}
	return doc.Field{}
}
