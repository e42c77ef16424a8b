// Package fact finds what can be checked in a sentence: prices, dates, times,
// percentages, discounts, quantities, codes, telephone numbers, links and mail
// addresses, in Chinese and English, each brought to one form so that ¥199,
// 199元, 一百九十九元 and RMB 199 are the same.
package fact

import (
	"slices"
	"sort"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A Kind says what sort of fact it is.
type Kind string

// The kinds of fact and the normal form of their Value and Unit. Decimals have
// no thousands separators, no sign +, no zeros that say nothing; 万, 亿, million
// and the like are multiplied out.
const (
	Price    Kind = "price"    // "1499", "1499.5", "1920000000"; Unit CNY USD EUR GBP HKD JPY
	Date     Kind = "date"     // "2026-09-30", "2026-09", "--09-30", "--09"; "" where there is no such day
	Time     Kind = "time"     // "08:00", "22:40", "24:00", "10:00:30"
	Percent  Kind = "percent"  // "11.8"
	Discount Kind = "discount" // what is left to pay of 100: 8折 and 20% off are "80"; 满300减50 is "300-50", Unit CNY
	Quantity Kind = "quantity" // "3200", Unit lm; "35×10", Unit g; units as unitAt writes them
	Number   Kind = "number"   // "48213"; what only looks like a sum stays as written: "2.0.1", "16:9", "1/2"
	Code     Kind = "code"     // as written: "HM2609A03", "CHEARI-2026-11873", "GB 7718-2025"
	Phone    Kind = "phone"    // digits only: "4006082233"; +86 is left out, other countries keep theirs: "+14155550100"
	Link     Kind = "link"     // scheme and host in lower case, without utm_ and hm tags and last slash
	Email    Kind = "email"    // in lower case
	Name     Kind = "name"     // never found here: for callers that know names
)

// A Fact is one thing said that can be checked.
type Fact struct {
	Kind       Kind
	Value      string // in the kind's normal form
	Unit       string // of a price, a quantity
	Sign       string // written before a quantity: ≤ ≥ < > ±
	Start, End int    // bytes of the text
	Struck     bool   // it is crossed out: it no longer holds
	Role       string // of a price: pay, was, deposit, off (taken from a price); "" unknown
	Weekday    int    // named beside a date: 1 is Monday, 7 Sunday, 0 none
	Bad        bool   // a date that no calendar has: 9月31日
}

// In returns the facts of s, in order and apart from one another. It looks at
// every byte once.
func In(s string) []Fact {
	n := words.Narrow(s)
	sc := scanner{s: n.Text}
	sc.run()
	sc.settle()
	for i := range sc.out {
		f := &sc.out[i]
		f.Start, f.End = n.Origin(f.Start), n.Origin(f.End)
	}
	return sc.out
}

// Find returns the facts of a block's text. Code in the text holds none; a
// link that shows an address is that of its mark; a price crossed out is one
// that was.
func Find(b *doc.Block) []Fact {
	out := In(b.Text.String())
	literal := false
	for _, m := range b.Marks {
		switch m.Kind {
		case doc.Literal:
			for _, i := range touching(out, m.Start, m.End) {
				out[i].Kind, literal = "", true
			}
		case doc.Link:
			out = shown(b, m, out)
		case doc.Strike:
			for _, i := range touching(out, m.Start, m.End) {
				f := &out[i]
				f.Struck = true
				if f.Kind == Price {
					f.Role = "was"
				}
			}
		}
	}
	if literal {
		out = slices.DeleteFunc(out, func(f Fact) bool { return f.Kind == "" })
	}
	return out
}

// touching returns which facts, in order and apart from one another, share a
// byte with i to j.
func touching(facts []Fact, i, j int) []int {
	var out []int
	for k := sort.Search(len(facts), func(k int) bool { return facts[k].End > i }); k < len(facts) && facts[k].Start < j; k++ {
		out = append(out, k)
	}
	return out
}

// shown puts the address of link m in place of what was found in the address
// that it shows.
func shown(b *doc.Block, m doc.Mark, facts []Fact) []Fact {
	text := b.Text.String()[m.Start:m.End]
	kind, to := Link, address(m.To)
	switch {
	case m.To == "":
		return facts
	case words.Mail(text, 0) == len(text):
		kind, to = Email, mailbox(m.To)
	case words.Link(text, 0) == 0 || strings.ContainsAny(text, " \u3000"): // may be cut short: a.example.com/long…
		return facts
	}
	new := Fact{Kind: kind, Value: to, Start: m.Start, End: m.End}
	if gone := touching(facts, m.Start, m.End); len(gone) > 0 {
		return slices.Replace(facts, gone[0], gone[len(gone)-1]+1, new)
	}
	at := sort.Search(len(facts), func(k int) bool { return facts[k].Start >= m.Start })
	return slices.Insert(facts, at, new)
}

// Same reports whether a and b say the same: one kind, one value, one unit. A
// date without a year is the same as that day of any year; ≤ 3 is the same as
// 3, but not as ≥ 3. A date that doesn't exist is the same as nothing.
func Same(a, b Fact) bool {
	if a.Kind != b.Kind || a.Value == "" || b.Value == "" || a.Unit != b.Unit {
		return false
	}
	if a.Sign != b.Sign && a.Sign != "" && b.Sign != "" {
		return false
	}
	if a.Kind == Date && a.Value != b.Value {
		return yearless(a.Value, b.Value) || yearless(b.Value, a.Value)
	}
	return a.Value == b.Value
}

// yearless reports whether a is b without its year.
func yearless(a, b string) bool {
	return len(a) > 2 && a[:2] == "--" && len(b) > 4 && b[0] != '-' && a[1:] == b[4:]
}
