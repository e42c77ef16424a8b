package adapt_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
	"onevoice/rules"
)

// A mark is what a variant got for one thing an editor looks at.
type mark struct {
	name   string
	got    float64 // of of
	of     float64
	remark string // what cost points
}

func total(ms []mark) float64 {
	n := 0.0
	for _, m := range ms {
		n += m.got
	}
	return n
}

// rubric marks a variant out of 100, as an editor would who holds it beside
// its master: the facts, the channel's form, the key points, nothing added,
// the voice, the rhythm, no machine's phrases, and the length.
func rubric(v *adapt.Variant, d *doc.Document, found, before []lint.Finding) []mark {
	w := viewOf(v, d)
	return []mark{w.facts(), w.structure(), w.points(), w.support(), w.voice(found, before), w.rhythm(), w.machine(found, before), w.length()}
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
	for _, f := range v.Fields {
		switch f.Name {
		case "title", "subject":
			w.title = cmp.Or(w.title, strings.TrimPrefix(f.Text.String(), "【广告】"))
		case "digest", "preheader":
			w.sub = f.Text.String()
		case "topics":
			w.topics = append(w.topics, f.Text.String())
		}
	}
	for _, b := range v.Doc.Blocks {
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
func (w view) facts() mark {
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

func part(name string, of, share float64, remark string) mark {
	share = max(min(share, 1), 0)
	if share == 1 {
		remark = ""
	}
	return mark{name, of * share, of, remark}
}

// points gives 15 for what the author stressed: headings, bold words and the
// items of lists, each found again by half of its pairs of characters.
func (w view) points() mark {
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

// support gives 10 for words the master has: nine in ten pairs of characters
// are full marks.
func (w view) support() mark {
	r := recall(bigrams(strings.Join(w.lines, "\n")), bigrams(w.source))
	return part("support", 10, (r-0.6)/0.3, fmt.Sprintf("%.2f of the words", r))
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

// ruled are the project's own rules.
var ruled = sync.OnceValues(rules.Builtin)

func findings(t testing.TB, d *doc.Document) []lint.Finding {
	all, err := ruled()
	if err != nil {
		t.Fatal(err)
	}
	r, err := lint.Run(context.Background(), brandkit.Neutral(), all, []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

// TestRubric marks every variant of every master; go test ./adapt -run
// TestRubric -v shows the table.
func TestRubric(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	all := masters(t)
	sum, marks, n := map[string]float64{}, map[string]float64{}, map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		d := master(t, all[name])
		before := findings(t, d)
		line := fmt.Sprintf("%-18s", name)
		why := ""
		for _, id := range four {
			v := variant(t, d, id)
			found := findings(t, v.Doc)
			for _, bad := range append(gates(v, d), refused(found)...) {
				t.Errorf("%s: %s", name, bad)
			}
			ms := rubric(v, d, found, before)
			sum[id] += total(ms)
			n[id]++
			line += fmt.Sprintf(" %5.1f", total(ms))
			for _, m := range ms {
				marks[id+" "+m.name] += m.got / m.of
				if m.remark != "" {
					why += fmt.Sprintf("    %s %s %.1f/%.0f %s\n", id, m.name, m.got, m.of, m.remark)
				}
			}
		}
		t.Log(line + "\n" + why)
	}
	mean := 0.0
	for _, id := range four {
		mean += sum[id] / float64(n[id]) / 4
		t.Logf("%-12s %.1f", id, sum[id]/float64(n[id]))
		for _, k := range slices.Sorted(maps.Keys(marks)) {
			if strings.HasPrefix(k, id) {
				t.Logf("    %-24s %3.0f %%", k, 100*marks[k]/float64(n[id]))
			}
		}
	}
	t.Logf("mean %.1f", mean)
	if mean < 80 {
		t.Errorf("the mean is %.1f of 100, less than 80", mean)
	}
}

// refused lists what the rules call errors.
func refused(found []lint.Finding) []string {
	var out []string
	for _, f := range found {
		if f.Severity == lint.Error {
			out = append(out, f.Rule.ID+": "+f.Message.EN)
		}
	}
	return out
}
