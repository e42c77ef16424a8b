package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// duplicate finds paragraphs that two channels say to the letter. What must be
// the same is left alone: statements, taglines, notices, small print, and what
// the campaign's master says.
func duplicate(with yaml.Raw) (plan, error) {
	var w struct {
		Least int      `yaml:"least"` // characters a paragraph has
		Legal []string `yaml:"legal"` // words that make small print of it
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		first := map[string]doc.Place{}
		for _, d := range p.Docs {
			for i := range d.Blocks {
				if b := &d.Blocks[i]; d.Channel == "" {
					first[strings.TrimSpace(b.Text.String())] = doc.Place{}
				}
			}
		}
		for d, b := range p.Blocks() {
			s := strings.TrimSpace(b.Text.String())
			if d.Channel == "" || len(s) < w.Least || utf8.RuneCountInString(s) < w.Least || !own(p, d, b, s, w.Legal) {
				continue
			}
			at, seen := first[s]
			switch {
			case !seen:
				first[s] = doc.At(d, b, 0, b.Text.Len())
			case at.Doc != nil && at.Doc.Channel != d.Channel && at.Doc.Source != d.Source: // variants of one master come from one source
				p.Report(lint.Finding{
					Place:   doc.At(d, b, 0, b.Text.Len()),
					Message: lang.F("这一段与 %s 上的一字不差：换个渠道，换个说法", "this paragraph is on %s to the letter: adapt it, don't paste it", at.Doc.Channel),
					Related: []lint.Note{{Place: at, Message: lang.F("同一段话在这里", "the same words are here")}},
				})
			}
		}
		return nil
	}}, nil
}

// own reports whether a paragraph is the writer's to say in other words.
func own(p *lint.Pass, d *doc.Document, b *doc.Block, s string, legal []string) bool {
	if !slices.Contains([]doc.Kind{doc.Paragraph, doc.Item, doc.Cue}, b.Kind) || lint.Commercial(d) == "notice" || d.Meta.Stage() == "crisis" {
		return false
	}
	if slices.ContainsFunc(legal, func(w string) bool { return strings.Contains(s, w) }) {
		return false
	}
	l := p.Kit.Brand.Legal
	for _, fixed := range []string{l.ZH, l.EN, l.Address.ZH, l.Address.EN} {
		if fixed != "" && strings.Contains(s, fixed) {
			return false
		}
	}
	for _, st := range p.Kit.Statements {
		if strings.Contains(s, st.Text) || strings.Contains(st.Text, s) {
			return false
		}
	}
	for _, m := range b.Marks {
		if m.Kind == doc.Em && m.Start == 0 && m.End == b.Text.Len() {
			return false // small print is set in italics
		}
	}
	return true
}
