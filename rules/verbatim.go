package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// verbatim finds where what is to be said word for word is said nearly so:
// the kit's taglines, statements or names (`from:`).
func verbatim(with yaml.Raw) (plan, error) {
	var w struct {
		From  string   `yaml:"from" need:"true" allow:"taglines statements names languages"`
		Marks []string `yaml:"marks"` // words beside a tagline that make a quotation of it: 曾用标语
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	switch w.From {
	case "names":
		return names(), nil
	case "languages":
		return languages(), nil
	}
	history := words.NewMatcher(w.Marks)
	of := phrasesFrom[w.From]
	var cache perKit[*quotes]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(of(kit)) > 0 },
		check: func(p *lint.Pass) error {
			q := cache.get(p.Kit, func(kit *brandkit.Kit) *quotes { return newQuotes(of(kit), history) })
			for _, d := range p.Docs {
				said := q.misquoted(p, d)
				for i, ph := range q.phrases {
					switch {
					case said[i] || ph.former:
					case ph.required(p, d):
						p.Report(lint.Finding{Place: doc.Place{Doc: d}, Message: lang.F("缺少必须出现的%s「%s」", "the required %s is missing: %q", ph.what, ph.text)})
					case ph.matter != nil && !spelt(p, d, ph.text):
						if at, ok := ph.matter.told(p, d); ok {
							p.Report(retold(at, ph))
						}
					}
				}
			}
			return nil
		},
	}, nil
}

// A quote is one thing to be said word for word.
type quote struct {
	text     string
	what     lint.Words
	required func(*lint.Pass, *doc.Document) bool
	former   bool    // it was said before: quoting it is right, nothing asks for it
	matter   *matter // what a statement is about
}

var phrasesFrom = map[string]func(*brandkit.Kit) []quote{
	"taglines": func(kit *brandkit.Kit) (out []quote) {
		for _, t := range kit.Taglines {
			what := lint.Words{ZH: "标语", EN: "tagline"}
			out = append(out, quote{text: t.Text, what: what, required: func(p *lint.Pass, d *doc.Document) bool { return wants(p, t, d) }})
			for _, f := range t.Former {
				out = append(out, quote{text: f, what: what, former: true})
			}
		}
		return out
	},
	"statements": func(kit *brandkit.Kit) (out []quote) {
		for _, s := range kit.Statements {
			out = append(out, quote{text: s.Text, what: lint.Words{ZH: "口径", EN: "statement"}, required: func(*lint.Pass, *doc.Document) bool { return false }, matter: &matter{text: s.Text}})
		}
		return out
	},
}

// wants reports whether d must carry the tagline. A notice, a crisis and an
// asset in another language carry none, nor do a picture and a subtitle
// track, whose words stand elsewhere.
func wants(p *lint.Pass, t brandkit.Tagline, d *doc.Document) bool {
	return t.Required && d.Channel != "" && slices.Contains(written, d.Format) &&
		(len(t.Channels) == 0 || slices.Contains(t.Channels, d.Channel)) &&
		(t.Lang == "" || t.Lang == tongue(p, d, nil)) && d.Meta.Stage() != "crisis" && lint.Commercial(d) == "ad"
}

// quotes seeks the phrases of a kit, exact or nearly.
type quotes struct {
	phrases []quote
	seeker  *words.Seeker
	history *words.Matcher
}

func newQuotes(phrases []quote, history *words.Matcher) *quotes {
	texts := make([]string, len(phrases))
	for i, ph := range phrases {
		texts[i] = ph.text
	}
	return &quotes{phrases, words.NewSeeker(texts), history}
}

// misquoted reports each near-miss in d and returns which phrases stand there,
// rightly or nearly.
func (q *quotes) misquoted(p *lint.Pass, d *doc.Document) []bool {
	said := make([]bool, len(q.phrases))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !p.Rule.Scope.Block(b) {
			continue
		}
		for _, n := range q.seeker.Find(b.Text.String()) {
			said[n.Phrase] = true
			if !n.Exact && !q.phrases[n.Phrase].former && !address(p, b, n.Start, n.End) && !q.past(p, b, n.Start, n.End) {
				p.Report(misquote(doc.At(d, b, n.Start, n.End), q.phrases[n.Phrase]))
			}
		}
	}
	for i := 1; i < len(d.Blocks); i++ {
		q.overTwo(p, d, i, said)
	}
	return said
}

// overTwo notes the phrases that lines i-1 and i say together, as a poster
// breaks them, and reports one that they say wrongly.
func (q *quotes) overTwo(p *lint.Pass, d *doc.Document, i int, said []bool) {
	a, b := &d.Blocks[i-1], &d.Blocks[i]
	if a.Kind != b.Kind || !p.Rule.Scope.Block(a) || a.Text.Len() > shortLine || b.Text.Len() > shortLine {
		return
	}
	first := a.Text.String() + "\n"
	for _, n := range q.seeker.Find(first + b.Text.String()) {
		ph := q.phrases[n.Phrase]
		if n.Start >= a.Text.Len() || n.End <= len(first) || said[n.Phrase] {
			continue
		}
		said[n.Phrase] = true
		if n.Dist > 0 && !ph.former && !q.past(p, a, n.Start, a.Text.Len()) {
			f := misquote(doc.At(d, a, n.Start, a.Text.Len()), ph)
			f.Message = lang.F("%s要一字不差：应为「%s」，这两行写成「%s」", "the %s is said word for word: %q, not %q over two lines", ph.what, ph.text, strings.ReplaceAll((first + b.Text.String())[n.Start:n.End], "\n", " / "))
			f.Fixes = nil
			p.Report(f)
		}
	}
}

// shortLine is how many bytes a line of a broken tagline has at most.
const shortLine = 60

// historyOf is the key under which the words that make history are shared.
type historyOf struct{ b *doc.Block }

// past reports whether b tells of what was said before: 曾用标语“…”, “…”（2021 年）.
func (q *quotes) past(p *lint.Pass, b *doc.Block, i, j int) bool {
	s := b.Text.String()
	from, to := sentenceRound(s, i, j)
	for _, m := range lint.Once(p, historyOf{b}, func() []words.Match { return q.history.In(folded(p, b)) }) {
		if from <= m.Start && m.End <= to && (m.End <= i || j <= m.Start) {
			return true
		}
	}
	after := strings.TrimLeft(s[j:], "。.！!”\"'’」』》 ")
	if !strings.HasPrefix(after, "（") && !strings.HasPrefix(after, "(") {
		return false
	}
	if k := strings.IndexAny(after, "）)"); k > 0 {
		after = after[:k]
	}
	return year(after)
}

// year reports whether s holds four digits that are a year.
func year(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "19" || s[i:i+2] == "20") && strings.Trim(s[i:i+4], "0123456789") == "" {
			return true
		}
	}
	return false
}

func misquote(at doc.Place, ph quote) lint.Finding {
	at = stopped(at, ph.text)
	return lint.Finding{
		Place:   at,
		Message: lang.F("%s要一字不差：应为「%s」，这里写成「%s」", "the %s is said word for word: %q, not %q", ph.what, ph.text, at.Text().String()),
		Fixes:   lint.Say(at, ph.text, lang.F("改为「%s」", "say %q", ph.text)),
	}
}

// stopped takes the stop behind a place into it where the phrase ends on the
// same one, so that a fix doesn't write it twice.
func stopped(at doc.Place, phrase string) doc.Place {
	stop, n := utf8.DecodeLastRuneInString(phrase)
	said := at.Text().String()
	if at.Block == nil || !strings.ContainsRune("。.！!？?…", stop) || strings.HasSuffix(said, string(stop)) {
		return at
	}
	if after := at.Block.Text.String()[at.End:]; strings.HasPrefix(after, string(stop)) {
		at.End += n
	}
	return at
}
