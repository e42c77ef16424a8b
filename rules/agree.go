package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// agree finds facts of one kind (`fact: price` or `date`) that differ between
// the documents of a campaign. It compares like with like only: the same
// product and the same part that the number plays (the price to pay, the last
// day), and is silent where a document says the right value as well.
func agree(with yaml.Raw) (plan, error) {
	var w struct {
		Fact string `yaml:"fact" need:"true" allow:"price date number percent time code phone link"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: map[string]func(*lint.Pass) error{
		"price":   agreed(prices, fact.Price),
		"date":    agreed(dates, fact.Date),
		"number":  align(fact.Quantity, fact.Number),
		"percent": align(fact.Percent, fact.Discount),
		"time":    times,
		"code":    codes,
		"phone":   callNumbers,
		"link":    links,
	}[w.Fact]}, nil
}

// agreed compares what look finds, by key, and what each document says twice.
func agreed(look func(*lint.Pass, *doc.Document) []mention, kind fact.Kind) func(*lint.Pass) error {
	return func(p *lint.Pass) error {
		var order []key
		said := map[key][]mention{}
		for _, d := range p.Docs {
			for _, m := range look(p, d) {
				if said[m.key] == nil {
					order = append(order, m.key)
				}
				said[m.key] = append(said[m.key], m)
			}
		}
		for _, k := range order {
			compare(p, said[k], decided(p.Kit, look, k))
		}
		all := statedBy(p, []fact.Kind{kind})
		weigh(p, all, func(c, o *claimed) bool { return c.same(o) })
		within(p, all)
		return nil
	}
}

// A key is what makes two facts comparable.
type key struct {
	part    string // pay was deposit; start end event
	subject string // a product, or what a date is the end of
}

// A mention is a fact that a document, or the kit, states.
type mention struct {
	key  key
	fact fact.Fact
	said string
	at   doc.Place // its Doc is nil for the kit's own facts
	meta bool      // stated in meta data, not to the public
}

// master reports whether a document is what the others were made from: it is
// for no channel and says in its meta data what holds.
func master(d *doc.Document) bool {
	return d.Channel == "" && d.Format == "markdown" && (d.Meta.Has("price") || d.Meta.Has("dates") || d.Meta.Has("cta"))
}

func keys(said []mention) []key {
	var out []key
	for _, m := range said {
		if !slices.Contains(out, m.key) {
			out = append(out, m.key)
		}
	}
	return out
}

func only(said []mention, k key) []mention {
	var out []mention
	for _, m := range said {
		if m.key == k {
			out = append(out, m)
		}
	}
	return out
}

// compare reports each document all of whose values for one key differ from
// the values that hold: the kit's, else the master's, else what most say.
func compare(p *lint.Pass, said, kit []mention) {
	right, whose := kit, lint.Words{ZH: "品牌包", EN: "the kit"}
	if len(right) == 0 {
		right, whose = fromMaster(said), lint.Words{ZH: "母稿", EN: "the master"}
	}
	if len(right) == 0 {
		right, whose = mostSaid(said), lint.Words{ZH: "其他稿件", EN: "the other assets"}
	}
	if len(right) == 0 {
		return
	}
	public := map[*doc.Document][]mention{}
	for _, m := range said {
		if !m.meta {
			public[m.at.Doc] = append(public[m.at.Doc], m)
		}
	}
	for _, d := range p.Docs {
		mine := public[d]
		agrees := slices.ContainsFunc(mine, func(m mention) bool { return among(m, right) })
		if len(mine) > 0 && !agrees {
			tell(p, contradiction(mine[0], right[0], whose))
		}
	}
}

func among(m mention, right []mention) bool {
	return slices.ContainsFunc(right, func(r mention) bool { return fact.Same(m.fact, r.fact) })
}

func fromMaster(said []mention) []mention {
	var out []mention
	for _, m := range said {
		if m.at.Doc != nil && master(m.at.Doc) {
			out = append(out, m)
		}
	}
	return out
}

// mostSaid returns the mentions of the value that the most documents state,
// the first such value where several are stated as often.
func mostSaid(said []mention) []mention {
	type value struct {
		said []mention
		in   map[*doc.Document]bool
	}
	var values []*value
	best := 0
	for _, m := range said {
		i := slices.IndexFunc(values, func(v *value) bool { return fact.Same(v.said[0].fact, m.fact) })
		if i < 0 {
			i = len(values)
			values = append(values, &value{in: map[*doc.Document]bool{}})
		}
		v := values[i]
		v.said, v.in[m.at.Doc] = append(v.said, m), true
		if len(v.in) > len(values[best].in) {
			best = i
		}
	}
	if len(values) == 0 {
		return nil
	}
	return values[best].said
}

func contradiction(wrong, right mention, whose lint.Words) lint.Finding {
	f := lint.Finding{
		Place:   wrong.at,
		Message: lang.F("这里是「%s」，%s是「%s」", "%q here, but %s: %q", wrong.said, whose, right.said),
	}
	if right.at.Doc != nil {
		f.Related = []lint.Note{{Place: right.at, Message: lang.F("这里是「%s」", "%q here", right.said)}}
	}
	return f
}

// decided returns what the kit's facts say for a key.
func decided(kit *brandkit.Kit, look func(*lint.Pass, *doc.Document) []mention, k key) []mention {
	d := kitFacts(kit)
	if d == nil {
		return nil
	}
	pass := &lint.Pass{Kit: kit, Docs: []*doc.Document{d}, Rule: &lint.Rule{}}
	var out []mention
	for _, m := range only(look(pass, d), k) {
		m.at = doc.Place{}
		out = append(out, m)
	}
	return out
}

// kitFacts returns the kit's facts as a document, a paragraph each with the
// words of its key; nil where there are none.
func kitFacts(kit *brandkit.Kit) *doc.Document {
	if kit.Facts.Empty() {
		return nil
	}
	d := &doc.Document{Source: doc.NewSource(kit.Path, nil)}
	for _, s := range kit.Facts.Scalars() {
		d.Blocks = append(d.Blocks, doc.Block{Kind: doc.Paragraph, Text: doc.Derive(strings.ReplaceAll(s.Path, ".", " ")+" "+s.Value, doc.Span{})})
	}
	return d
}
