package adapt

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// keyed says where a number that the front matter gives under a name of its own
// stands in the body, beside that name, as another: the price of one of several
// products (price: {北岸: 399}), few seats (seats: 8), a measure (质保: 2 年).
func (j *job) keyed() {
	for _, f := range j.master.Meta {
		key := leaf(f.Path)
		if key == "" || j.mood.secret.names(f.Path) {
			continue
		}
		var o *Entry
		switch {
		case root(f.Path) == "price" && f.Path != "price":
			o = j.pricedOtherwise(key, f.Text.String())
		case known(f.Path, key):
			o = j.countedOtherwise(key, f.Text.String())
		}
		if o != nil {
			zh, en := whereOf(o.Places[0])
			j.note("error", lang.Words{
				ZH: fmt.Sprintf("前置信息 %s 写的是「%s」，正文（%s）写的是「%s」", f.Path, f.Text, zh, o.Text),
				EN: fmt.Sprintf("the front matter's %s is %q; the body (%s) says %q", f.Path, f.Text, en, o.Text),
			}, f.Text)
		}
	}
}

// known reports whether a key says what its number counts: a word that the
// body, too, has for it, and which no line of a ledger stands for.
func known(path, key string) bool {
	if _, ok := countKeys()[key]; ok || root(path) == "facts" {
		return true
	}
	return root(path) == path && strings.IndexFunc(key, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// pricedOtherwise returns the price that stands straight behind name in the
// body, where none there is the one of the front matter.
func (j *job) pricedOtherwise(name, price string) *Entry {
	want := strings.Trim(price, "¥￥$ 元")
	behind, err := regexp.Compile(`(?i)` + regexp.QuoteMeta(name) + `(?:[款版装]|单?[人张]?票)?(?:现价|售价|价格|首发价|活动价|价|is|costs|at)?\s*(?:是|为|[：:]|仅|只要)?\s*$`)
	if err != nil || want == "" {
		return nil
	}
	return j.differing(func(e *Entry, p doc.Place) bool {
		row := p.Block.Kind == doc.Cell && (e.Row == name && !old(e.Column) || e.Column == name && !old(e.Row))
		return e.Fact.Kind == fact.Price && e.Fact.Role == "" && (row || behind.MatchString(p.Block.Text.String()[:p.Start]))
	}, func(x fact.Fact) bool { return x.Value == strings.ReplaceAll(want, ",", "") })
}

// countedOtherwise returns the number of the body that stands beside the words
// for key, where none there is the one of the front matter.
func (j *job) countedOtherwise(key, value string) *Entry {
	x := fact.Fact{Kind: fact.Number, Value: value}
	if all := fact.In(value); len(all) == 1 && all[0].Kind == fact.Quantity && all[0].Start == 0 && all[0].End == len(value) {
		x = all[0]
	} else if value == "" || len(value) > 1 || strings.Trim(value, "0123456789") != "" {
		return nil // more than a digit is in the ledger
	}
	if j.ledger.find(x) != nil && j.ledger.find(x).fronts {
		return nil // held against the body already
	}
	return j.differing(func(e *Entry, p doc.Place) bool {
		return comparable(x, e.Fact) && counted(p, key) && !j.ofPart(p, key)
	},
		func(o fact.Fact) bool { return o.Value == x.Value })
}

// ofPart reports whether the words before the number at p say whose it is: a
// battery's warranty isn't the product's.
func (j *job) ofPart(p doc.Place, key string) bool {
	s := p.Block.Text.String()
	from, _ := roundOf(s, p.Start, p.End, clauseMarks())
	wording, ok := countKeys()[key]
	if !ok {
		wording = regexp.QuoteMeta(key)
	}
	at := regexp.MustCompile(`(?i)(?:` + wording + `)`).FindStringIndex(s[from:p.Start])
	if at == nil {
		return false // the word for it comes behind
	}
	whose := fold(s[from : from+at[0]])
	for _, t := range j.products() {
		whose = strings.ReplaceAll(whose, fold(t.String()), "")
	}
	return wholeThing().ReplaceAllString(whose, "") != ""
}

// wholeThing are words that say of no part that it is its number.
var wholeThing = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`整机|全机|产品|本品|全系|活动|本次|现场|均|都|享有?|提供|我们|开放|的|the|our|with|has|comes|[:：、]`)
})

// differing returns the one fact of the body that fits, where none that fits is
// the same.
func (j *job) differing(fits func(*Entry, doc.Place) bool, same func(fact.Fact) bool) *Entry {
	var one *Entry
	for i := range j.ledger.Entries {
		e := &j.ledger.Entries[i]
		if !e.told || e.Struck {
			continue
		}
		for _, p := range e.Places {
			if p.Block == nil || !fits(e, p) || p.Block.Kind == "" {
				continue
			}
			if same(e.Fact) || one != nil && one != e {
				return nil
			}
			one = e
		}
	}
	return one
}
