package rules

import (
	"slices"
	"sort"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A naming is a product's name in a text: under its Chinese name where it has
// one in both languages.
type naming struct {
	name       string
	start, end int
}

// A catalogue is the names of the kit and of the documents' front matter.
type catalogue struct {
	matcher *words.Matcher
	names   []string // what each phrase is the name of
	only    string   // the product, where the kit knows just one
}

type productsOf struct{}

func productsIn(p *lint.Pass) *catalogue {
	return lint.Once(p, productsOf{}, func() *catalogue {
		out := &catalogue{}
		var phrases []string
		add := func(phrase, name string) {
			if phrase != "" && !slices.Contains(phrases, phrase) {
				phrases, out.names = append(phrases, phrase), append(out.names, name)
			}
		}
		for _, n := range p.Kit.Names {
			if n.Text != p.Kit.Brand.ZH && n.Text != p.Kit.Brand.EN {
				add(n.Text, first(n.ZH, n.Text))
				add(n.EN, first(n.ZH, n.Text))
				add(n.ZH, n.ZH)
				for _, spelling := range append([]string{strings.ReplaceAll(n.Text, " ", "")}, n.Forms...) {
					add(spelling, first(n.ZH, n.Text)) // a name misspelt is whose price it was meant to be
				}
			}
		}
		if len(slices.Compact(slices.Clone(out.names))) == 1 {
			out.only = out.names[0]
		}
		known := len(phrases)
		for _, d := range p.Docs {
			for _, t := range d.Meta.List("product") {
				if name := strings.TrimSpace(t.String()); len(phrases) < known+enough {
					add(name, name)
				}
			}
		}
		out.matcher = words.NewMatcher(phrases)
		return out
	})
}

type namedOf struct{ b *doc.Block }

// productNames returns the products that b names, in order, of those that overlap the
// longest: of M2 and M2 Pro the one that is said.
func productNames(p *lint.Pass, b *doc.Block) []naming {
	return lint.Once(p, namedOf{b}, func() []naming {
		known := productsIn(p)
		if len(known.names) == 0 {
			return nil
		}
		var hits []hit
		for _, m := range known.matcher.In(folded(p, b)) {
			hits = append(hits, hit{&entry{say: known.names[m.Phrase]}, m.Start, m.End})
		}
		var out []naming
		for _, h := range longest(hits) {
			out = append(out, naming{h.entry.say, h.start, h.end})
		}
		return out
	})
}

// beyond is how many bytes off a product is still what a fact is of.
const beyond = 900

// productOf returns the product that a fact at byte off of block i belongs to:
// the one named nearest before it in the same block, in its table row or
// column, or after it in its sentence, else the one product that the document
// is about or names; "" where none is.
func productOf(p *lint.Pass, d *doc.Document, i, off int) string {
	b := &d.Blocks[i]
	list := productNames(p, b)
	k := sort.Search(len(list), func(k int) bool { return list[k].end > off })
	if k > 0 && off-list[k-1].end < beyond {
		return list[k-1].name
	}
	if b.Kind == doc.Cell {
		for _, head := range headers(p, d, b) {
			if at := productNames(p, head); len(at) > 0 {
				return at[len(at)-1].name
			}
		}
	}
	if k < len(list) {
		if _, end := sentenceRound(b.Text.String(), off, off); list[k].start < end {
			return list[k].name
		}
	}
	if about := d.Meta.List("product"); len(about) == 1 {
		name := strings.TrimSpace(about[0].String())
		for _, m := range productsIn(p).matcher.Find(name) {
			return productsIn(p).names[m.Phrase]
		}
		return name
	}
	return first(onlyNamed(p, d), productsIn(p).only)
}

type onlyNamedOf struct{ d *doc.Document }

// onlyNamed returns the product that d names, where it names just one.
func onlyNamed(p *lint.Pass, d *doc.Document) string {
	return lint.Once(p, onlyNamedOf{d}, func() string {
		name := ""
		for i := range d.Blocks {
			for _, n := range productNames(p, &d.Blocks[i]) {
				if name != "" && n.name != name {
					return ""
				}
				name = n.name
			}
		}
		return name
	})
}

// headless returns what stands before byte i in its clause of b, in lower case,
// without the products named there.
func headless(p *lint.Pass, b *doc.Block, i int) string {
	s := b.Text.String()
	from, _ := clauseOf(s, i, i)
	var out strings.Builder
	for _, n := range namedIn(p, b, from, i) {
		out.WriteString(s[from:n.start] + " ")
		from = n.end
	}
	out.WriteString(s[min(from, i):i])
	return strings.ToLower(out.String())
}

// namesAt returns the products named in bytes i to j of b.
func namesAt(p *lint.Pass, b *doc.Block, i, j int) []string {
	var out []string
	for _, n := range namedIn(p, b, i, j) {
		out = append(out, n.name)
	}
	return out
}

// namedIn returns the products named in bytes i to j of b.
func namedIn(p *lint.Pass, b *doc.Block, i, j int) []naming {
	list := productNames(p, b)
	from := sort.Search(len(list), func(k int) bool { return list[k].start >= i })
	to := sort.Search(len(list), func(k int) bool { return list[k].end > j })
	return list[from:max(from, to)]
}
