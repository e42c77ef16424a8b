package rules

import (
	"slices"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// master reports whether a document is what the others were made from: it is
// for no channel and says in its meta data what holds.
func master(d *doc.Document) bool {
	return d.Channel == "" && d.Format == "markdown" && (d.Meta.Has("price") || d.Meta.Has("dates") || d.Meta.Has("cta") || d.Meta.Has("facts"))
}

// A sheet is a list of facts that are no copy, the kit's or a master's front
// matter, as a document with a paragraph for each: the words of its key, then
// its value.
type sheet struct {
	*doc.Document
	values []doc.Text // of each paragraph, as written
}

func (s *sheet) line(words string, value doc.Text) {
	s.values = append(s.values, value)
	s.Blocks = append(s.Blocks, doc.Block{Kind: doc.Paragraph, Text: doc.Derive(words+" "+value.String(), doc.Span{})})
}

// place returns where line i was written in d.
func (s *sheet) place(d *doc.Document, i int) doc.Place {
	return doc.At(d, &doc.Block{Kind: doc.Paragraph, Text: s.values[i]}, 0, s.values[i].Len())
}

// sheetKeys are the keys of a master's front matter that hold facts.
var sheetKeys = []string{"price", "dates", "facts", "code", "phone"}

type sheetOf struct{ d *doc.Document }

// masterFacts returns the facts of a master's front matter; nil if d is none.
func masterFacts(p *lint.Pass, d *doc.Document) *sheet {
	return lint.Once(p, sheetOf{d}, func() *sheet {
		if !master(d) {
			return nil
		}
		out := &sheet{Document: &doc.Document{Source: d.Source, Meta: d.Meta}}
		for _, f := range d.Meta {
			switch root, _, _ := strings.Cut(f.Path, "."); {
			case root == "price":
				out.price(d.Meta, f)
			case slices.Contains(sheetKeys, root):
				out.line(keyWords(f.Path), f.Text)
			}
		}
		return out
	})
}

// price adds a price of the front matter with the product and the currency
// that stand beside it.
func (s *sheet) price(m doc.Meta, f doc.Field) {
	beside, key := f.Path, ""
	if k := strings.LastIndexByte(f.Path, '.'); k >= 0 {
		beside, key = f.Path[:k], f.Path[k+1:]
	}
	if slices.Contains([]string{"sku", "product", "name", "currency", "unit"}, key) {
		return
	}
	value := f.Text.String()
	if strings.Trim(value, "0123456789.,") == "" {
		value = first(first(m.Get(beside+".currency"), m.Get("price.currency")), "CNY") + value
	}
	said := priceKeys[strings.ToLower(key)]
	if said == "" {
		said = strings.ReplaceAll(key, "_", " ")
	}
	s.line(strings.Join([]string{m.Get(beside + ".sku"), m.Get(beside + ".product"), m.Get(beside + ".name"), said, value}, " "), doc.Text{})
	s.values[len(s.values)-1] = f.Text
}

// priceKeys are the words that keys stand for.
var priceKeys = map[string]string{
	"": "现价", "price": "现价", "now": "现价", "sale": "现价", "pay": "现价", "launch": "首发价", "current": "现价", "promo": "现价",
	"list": "原价", "was": "原价", "original": "原价", "regular": "原价", "rrp": "原价", "msrp": "原价", "deposit": "定金",
}

type kitSheet struct{}

// kitFacts returns the kit's facts and its phone number; nil where there are
// none.
func kitFacts(p *lint.Pass) *sheet {
	return lint.Once(p, kitSheet{}, func() *sheet {
		out := &sheet{Document: &doc.Document{Source: doc.NewSource(p.Kit.Path, nil)}}
		if !p.Kit.Facts.Empty() {
			for _, s := range p.Kit.Facts.Scalars() {
				said := keyWords(s.Path)
				if root, _, _ := strings.Cut(s.Path, "."); root == "price" {
					said = kitPrice(s.Path)
				}
				out.line(said, doc.Derive(s.Value, doc.Span{}))
			}
		}
		if n := p.Kit.Brand.Legal.Phone; n != "" {
			out.line("phone", doc.Derive(n, doc.Span{}))
		}
		if len(out.Blocks) == 0 {
			return nil
		}
		return out
	})
}

// keyWords returns the words of a key: dates.register_by is "dates register
// by". The numbers of a list are none.
func keyWords(path string) string {
	var out []string
	for w := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '.' || r == '_' }) {
		switch {
		case strings.Trim(w, "0123456789") == "":
			continue
		case w == "start":
			w = "starts"
		case w == "end":
			w = "ends"
		case w == "launch":
			w = "launches"
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}
