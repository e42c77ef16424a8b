// Package rubric holds a variant beside its master as an editor would: the
// gates that a published piece has to pass, and marks out of 100 for what
// readers notice. It measures what can be measured, no taste.
package rubric

import (
	"cmp"
	"fmt"
	"strings"

	"onevoice/adapt"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// A Mark is what a variant got for one thing an editor looks at.
type Mark struct {
	Name    string
	Got, Of float64
	Remark  string // what cost points; "" where nothing did
}

// Marks are a variant's marks.
type Marks []Mark

// Total is their sum, of 100.
func (ms Marks) Total() float64 {
	n := 0.0
	for _, m := range ms {
		n += m.Got
	}
	return n
}

// Of marks a variant out of 100, as an editor would who holds it beside its
// master: the facts, the channel's form, the key points, nothing added, the
// voice, the rhythm, no machine's phrases, and the length. found is what the
// rules say of the variant, before what they say of the master.
func Of(v *adapt.Variant, master *doc.Document, found, before []lint.Finding) Marks {
	w := viewOf(v, master)
	return Marks{w.facts(), w.structure(), w.points(), w.support(), w.voice(found, before), w.rhythm(), w.machine(found, before), w.length()}
}

// A view is a variant as its readers take it in, beside its master.
type view struct {
	*adapt.Variant
	master *doc.Document
	title  string
	sub    string   // what stands under the title: digest, preheader
	lines  []string // what is read or said, a paragraph, item or shot each
	topics []string
	action string
	source string // all the master says
	short  bool   // the channel has no room for all of it
	both   bool   // the master says everything twice
}

func viewOf(v *adapt.Variant, d *doc.Document) view {
	w := view{Variant: v, master: d, action: d.Meta.Get("cta.text"), short: v.Channel == "xiaohongshu" || v.Channel == "douyin", both: len(d.Meta.Langs()) > 1}
	label := ""
	for _, f := range v.Fields {
		switch f.Name {
		case "ai":
			label = f.Text.String()
		case "title", "subject":
			w.title = cmp.Or(w.title, strings.TrimPrefix(f.Text.String(), "【广告】"))
		case "digest", "preheader":
			w.sub = f.Text.String()
		case "topics":
			w.topics = append(w.topics, f.Text.String())
		}
	}
	for _, b := range v.Doc.Blocks {
		if label != "" && b.Text.String() == label { // no words of the piece
			continue
		}
		switch b.Kind {
		case doc.Title, doc.Subject, doc.Description, doc.Preheader, doc.Tag, doc.Picture, doc.Break, doc.Code, doc.Alt:
		default:
			w.lines = append(w.lines, b.Text.String())
		}
	}
	for _, f := range d.Meta {
		w.source += f.Text.String() + "\n"
	}
	for _, b := range d.Blocks {
		w.source += b.Text.String() + "\n"
	}
	return w
}

func (w view) text() string { return w.title + "\n" + w.sub + "\n" + strings.Join(w.lines, "\n") }

// facts gives 15 for the optional facts that were kept: of an article or a
// mail all of them, of a short channel as many as its readers want, two dozen.
func (w view) facts() Mark {
	have, all := 0.0, 0.0
	for _, e := range w.Ledger.Entries {
		if e.Required || e.Struck || strings.HasPrefix(e.Why, "not to be told") || e.Fact.Kind == fact.Link {
			continue
		}
		worth := map[fact.Kind]float64{fact.Number: 0.5, fact.Quantity: 0.75}[e.Fact.Kind]
		if worth == 0 {
			worth = 1
		}
		all += worth
		if e.Kept {
			have += worth
		}
	}
	if w.short {
		all = min(all, 16)
	}
	return part("facts", 15, share(have, all), fmt.Sprintf("%.0f of %.0f", have, all))
}

func share(have, all float64) float64 {
	if all == 0 {
		return 1
	}
	return min(have/all, 1)
}

func part(name string, of, share float64, remark string) Mark {
	share = max(min(share, 1), 0)
	if share == 1 {
		remark = ""
	}
	return Mark{name, of * share, of, remark}
}

// points gives 15 for what the author stressed: headings, bold words and the
// items of lists, each found again by half of its pairs of characters.
func (w view) points() Mark {
	have, all, room := 0.0, 0.0, 1e9
	if w.short {
		room = 400 // characters of them a short piece can carry
	}
	pairs := bigrams(w.text())
	missed := ""
	for _, b := range w.master.Blocks {
		s := b.Text.String()
		if b.Kind == doc.Heading && b.Level == 1 || w.both && words.Lang(s) != "zh" {
			continue
		}
		var said []string
		switch {
		case b.Kind == doc.Heading && !w.short || b.Kind == doc.Item && b.Level <= 1:
			said = append(said, s)
		case b.Kind == doc.Paragraph:
			for _, m := range b.Marks {
				if m.Kind == doc.Strong {
					said = append(said, s[m.Start:m.End])
				}
			}
		}
		for _, p := range said {
			if zh, _, ok := strings.Cut(p, " / "); ok && w.both && w.short {
				p = zh
			}
			n := float64(len([]rune(p)))
			all += n
			if recall(bigrams(p), pairs) >= 0.5 {
				have += n
			} else {
				missed = cmp.Or(missed, p)
			}
		}
	}
	return part("points", 15, share(have, min(all, room)), missed)
}

// support gives 10 for words the master has: of a variant made by rule nine in
// ten pairs of characters are full marks, of one that a model worded six.
func (w view) support() Mark {
	r := recall(bigrams(strings.Join(w.lines, "\n")), bigrams(w.source))
	least, most := 0.6, 0.9
	if w.AI {
		least, most = 0.3, 0.6
	}
	return part("support", 10, (r-least)/(most-least), fmt.Sprintf("%.2f of the words", r))
}

func bigrams(s string) map[string]bool {
	out := map[string]bool{}
	last := rune(-1)
	for _, r := range words.Fold(s).Text {
		if r <= ' ' || strings.ContainsRune("，。、；：！？“”（）《》「」,.;:!?\"'()•*#", r) {
			continue
		}
		if last >= 0 {
			out[string([]rune{last, r})] = true
		}
		last = r
	}
	return out
}

func recall(want, have map[string]bool) float64 {
	n := 0
	for k := range want {
		if have[k] {
			n++
		}
	}
	return share(float64(n), float64(len(want)))
}
