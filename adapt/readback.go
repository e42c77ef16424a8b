package adapt

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// readBack reads the finished words as a stranger would and holds them
// against the ledger: what has to be there is, nothing is there that the
// master lacks, and nothing that must not be told. It returns those words.
func (j *job) readBack() []doc.Block {
	blocks := j.finished()
	j.missing(blocks)
	j.invented(blocks)
	for i := range blocks {
		if j.mood.secret.told(blocks[i].Text.String()) {
			j.note("error", words2("成稿里出现了 do_not_disclose 所列内容", "the finished copy tells what do_not_disclose lists"), blocks[i].Text)
		}
	}
	for _, b := range j.v.Doc.Blocks {
		switch b.Kind {
		case doc.Subject:
			j.over("subject", b.Text)
		case doc.Preheader:
			j.over("preheader", b.Text)
		}
	}
	return blocks
}

// finished returns the words of the variant's files: HTML as a reader of ours
// takes it in, else the blocks the files are written from.
func (j *job) finished() []doc.Block {
	var out []doc.Block
	for _, b := range j.v.Doc.Blocks {
		if b.Kind == doc.Picture || b.Kind == doc.Break {
			continue
		}
		out = append(out, b)
	}
	for _, f := range j.v.Files {
		if !strings.HasSuffix(f.Path, ".html") && !strings.HasSuffix(f.Path, "page.md") {
			continue
		}
		page, err := read.Bytes(f.Path, f.Data)
		if err != nil {
			j.note("error", lang.F("写出的 %s 读不回来：%s", "%s doesn't read back: %s", f.Path, err.Error()), doc.Text{})
			continue
		}
		kept := out[:0:0]
		for _, b := range out {
			if b.Kind == doc.Subject || b.Kind == doc.Preheader || b.Kind == doc.Description || b.Kind == doc.Title && len(kept) == 0 {
				kept = append(kept, b)
			}
		}
		out = append(kept, page.Blocks...)
	}
	return out
}

// missing marks which facts are there and reports required ones that aren't.
func (j *job) missing(blocks []doc.Block) {
	for i := range blocks {
		for _, x := range j.find(&blocks[i]) {
			for _, k := range j.ledger.match(x) {
				j.ledger.Entries[k].Kept, j.ledger.Entries[k].Why = true, ""
			}
		}
	}
	for k := range j.ledger.Entries {
		e := &j.ledger.Entries[k]
		switch {
		case e.Kept:
		case j.mood.secret.told(e.Text):
			e.Why = "not to be told"
		case e.Why != "":
		case e.Struck:
			e.Why = "crossed out"
		case e.Fact.Kind == fact.Link && !j.keepsLinks():
			e.Why = "the channel takes no link"
		case !j.keepsLinks() && j.refused(e.Text):
			e.Why = "the channel takes no contact elsewhere"
		case !e.Required && j.wentAlong(e):
			e.Why = "said along with a contact that the channel doesn't take"
		case e.fronts && !e.told && j.mood.teaser:
			e.Why = "a teaser says no more than its body"
		case !e.Required && j.elsewhere(e):
			e.Why = "said in the other language"
		default:
			e.Why = unused(e)
			if e.Required {
				j.note(j.short("error"), lang.F("必须保留的「%s」不在成稿里", "%q has to be kept and isn't there", e.Text), e.Places[0].Text())
			}
		}
	}
}

// unused says in what the master states a fact that is in no words of the
// variant: what became of those is told by itself.
func unused(e *Entry) string {
	if !e.told {
		return "only the front matter states it, and its line is left out"
	}
	in := map[doc.Kind]bool{}
	for _, p := range e.Places {
		if p.Block == nil {
			return "its sentence is left out"
		}
		in[p.Block.Kind] = true
	}
	for kind, why := range map[doc.Kind]string{doc.Cell: "its row of the table is left out", doc.Heading: "its heading is left out", doc.Footnote: "its footnote is left out", doc.Title: "its title is left out"} {
		if in[kind] && len(in) == 1 {
			return why
		}
	}
	return "its sentence is left out"
}

// wentAlong reports whether all that states a fact stood beside a contact that
// was left out.
func (j *job) wentAlong(e *Entry) bool {
	for _, p := range e.Places {
		at := p.Span()
		if !slices.ContainsFunc(j.left, func(s doc.Span) bool { return s.Source == at.Source && s.Start <= at.Start && at.End <= s.End }) {
			return false
		}
	}
	return true
}

// short is severity, or info where the channel is a form without a body: it
// has no room for everything.
func (j *job) short(severity string) string {
	if _, ok := j.spec.Fields["body"]; !ok && j.spec.Archetype == "fields" {
		return "info"
	}
	return severity
}

// invented reports numbers that neither the master nor the kit holds.
func (j *job) invented(blocks []doc.Block) {
	have := j.known()
	costs := !slices.ContainsFunc(j.ledger.Entries, func(e Entry) bool { return e.Fact.Kind == free })
	for i := range blocks {
		s := blocks[i].Text.String()
		for _, f := range gratis(&blocks[i]) {
			if costs && !j.kitSays(s[f.Start:f.End]) {
				j.note("error", lang.F("成稿里说“%s”，母稿里没有", "%q is in the finished copy and not in the master", s[f.Start:f.End]), blocks[i].Text.Slice(f.Start, f.End))
			}
		}
		numbers(s, func(n string, from, to int) {
			numbering := len(n) == 1 || from > 0 && s[from-1] == '[' && to < len(s) && s[to] == ']'
			if !have[n] && !(numbering && j.numbers()) {
				j.note("error", lang.F("成稿里的 %s 母稿里没有", "%s is in the finished copy and not in the master", n), blocks[i].Text.Slice(from, to))
			}
		})
	}
}

// kitSays reports whether words stand in what the kit adds to a variant.
func (j *job) kitSays(words string) bool {
	b := j.kit.Brand
	for _, s := range append([]string{b.ZH, b.EN, b.Legal.ZH, b.Legal.EN, j.spec.Author}, j.kit.Topics...) {
		if strings.Contains(s, words) {
			return true
		}
	}
	return slices.ContainsFunc(j.taglines(), func(t doc.Text) bool { return strings.Contains(t.String(), words) })
}

// known returns the numbers that the master and the kit hold.
func (j *job) known() map[string]bool {
	have := map[string]bool{}
	l := j.kit.Brand.Legal
	for _, s := range [...]string{string(j.master.Source.Data), j.kit.Brand.ZH, j.kit.Brand.EN, l.ZH, l.EN, l.Address.ZH, l.Address.EN, l.Email, l.Phone, j.spec.Author, j.spec.Mail.Address.ZH, j.spec.Mail.Address.EN, strings.Join(j.kit.Topics, " ")} {
		numbers(s, func(n string, _, _ int) { have[n] = true })
	}
	for _, b := range j.master.Blocks { // a number that markup parts is one
		numbers(b.Text.String(), func(n string, _, _ int) { have[n] = true })
	}
	for _, t := range j.taglines() {
		numbers(t.String(), func(n string, _, _ int) { have[n] = true })
	}
	return have
}

// numbers reports whether the channel numbers lists and notes of its own.
func (j *job) numbers() bool {
	return j.spec.Archetype == "article_html" || j.spec.Archetype == "email"
}

// numbers calls f for every number in s: digits with at most one decimal
// part, thousands commas and leading zeros left out, full-width ones as
// half-width; from and to are bytes of s.
func numbers(s string, f func(n string, from, to int)) {
	narrow := words.Narrow(s)
	t := narrow.Text
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			continue
		}
		k, dot := i, false
		for ; k < len(t); k++ {
			c := t[k]
			digit := func(at int) bool { return at < len(t) && t[at] >= '0' && t[at] <= '9' }
			switch {
			case digit(k):
			case c == ',' && !dot && digit(k+1) && digit(k+2) && digit(k+3):
			case c == '.' && !dot && digit(k+1):
				dot = true
			default:
				goto done
			}
		}
	done:
		n := strings.TrimLeft(strings.ReplaceAll(t[i:k], ",", ""), "0")
		f(n, narrow.Origin(i), narrow.Origin(k))
		i = k
	}
}

// find returns the facts of b: also the codes that are set as code, and the
// names of the products.
func (j *job) find(b *doc.Block) []fact.Fact {
	out := fact.Find(b)
	for _, m := range b.Marks {
		if m.Kind != doc.Literal { // a code to type is often set as code
			continue
		}
		for _, f := range fact.In(b.Text.String()[m.Start:m.End]) {
			if f.Kind == fact.Code {
				f.Start, f.End = f.Start+m.Start, f.End+m.Start
				out = append(out, f)
			}
		}
	}
	for i := range out { // www.a.example is the same address linked and in plain words
		if rest, ok := strings.CutPrefix(out[i].Value, "http://"); ok && out[i].Kind == fact.Link && strings.HasPrefix(rest, "www.") {
			out[i].Value = rest
		}
	}
	out = append(out, gratis(b)...)
	for _, p := range j.products() {
		if at, n := index(b.Text.String(), p.String()); at >= 0 {
			out = append(out, fact.Fact{Kind: fact.Name, Value: fold(p.String()), Start: at, End: at + n})
		}
	}
	return out
}

// index returns where name stands in s whatever its case, width and spaces,
// and how long it is there; -1 where it doesn't.
func index(s, name string) (at, n int) {
	f := words.Fold(s)
	want := words.Fold(name).Text
	if i := strings.Index(f.Text, want); i >= 0 && want != "" {
		return f.Origin(i), f.Origin(i+len(want)) - f.Origin(i)
	}
	return -1, 0
}
