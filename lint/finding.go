package lint

import (
	"cmp"
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// A Finding is one departure from a rule.
type Finding struct {
	Rule     *Rule
	Severity Severity // "" is the rule's
	Message  Words    // what is wrong here, in one sentence
	Basis    Words    // where it is narrower than the rule's: a limit's source
	Why      Words    // the same of why it matters: a kit's own reason
	Mend     Words    // and of how it is mended
	Place    doc.Place
	Channels []string // of the variants that carry it; filled by Report
	Related  []Note
	Fixes    []Fix // alternatives: at most one is made
}

// A Note is another place that bears on a finding.
type Note struct {
	Message Words
	Place   doc.Place
}

// A Fix is one way to mend a finding: edits against the files as they were
// read, made all or not at all. Unsafe ones need a person's eye.
type Fix struct {
	Message Words
	Edits   []doc.Edit
	Unsafe  bool
}

// Say returns the fix that makes the words at a place read say; none where that
// can't be written there as it is: the place holds words no file has, or say
// holds signs that would become markup.
func Say(at doc.Place, say string, message Words) []Fix {
	if strings.ContainsAny(say, markup[at.Doc.Format]) || slices.Contains(fields, at.Block.Kind) && strings.ContainsAny(say, "\"':#") {
		return nil
	}
	edits, ok := at.Text().Replace(say)
	if !ok {
		return nil
	}
	return []Fix{{Message: message, Edits: edits}}
}

// markup is what would not be words in a format.
var markup = map[string]string{
	"markdown":  "<>&*_`[]~\\|\n",
	"html":      "<>&\"'\n",
	"svg":       "<>&\"'\n",
	"text":      "\n",
	"subtitles": "<>&{}\\\n",
	"table":     ",;\t\"\n",
}

// fields are the kinds of block that front matter and side files hold, in
// which YAML's own signs would be no words either.
var fields = []doc.Kind{doc.Title, doc.Subject, doc.Preheader, doc.Description}

// Weight returns the finding's severity, its own or its rule's.
func (f Finding) Weight() Severity { return cmp.Or(f.Severity, f.Rule.Severity) }

// Reason returns why it matters: what its own words say, else the rule's.
func (f Finding) Reason() Words { return cmp.Or(f.Why, f.Rule.Why) }

// Remedy returns how it is mended: what its own words say, else the rule's.
func (f Finding) Remedy() Words { return cmp.Or(f.Mend, f.Rule.Mend) }

// order sorts findings as a reader meets them: path, place, rule.
func order(a, b Finding) int {
	s, t := a.Place.Span(), b.Place.Span()
	return cmp.Or(
		strings.Compare(s.Source.Name, t.Source.Name),
		cmp.Compare(s.Start, t.Start),
		cmp.Compare(s.End, t.End),
		cmp.Compare(s.Region.Min.Y, t.Region.Min.Y),
		cmp.Compare(s.Region.Min.X, t.Region.Min.X),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(a.Message.ZH, b.Message.ZH),
		strings.Compare(a.Place.Doc.Channel, b.Place.Doc.Channel))
}

// merge sorts findings and makes one of those that say the same of the same
// bytes: what several variants inherit from the words of one master.
func merge(all []Finding) []Finding {
	slices.SortStableFunc(all, order)
	var out []Finding
	for _, f := range all {
		if n := len(out) - 1; n >= 0 && same(out[n], f) {
			for _, c := range f.Channels {
				if !slices.Contains(out[n].Channels, c) {
					out[n].Channels = append(out[n].Channels, c)
				}
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

func same(a, b Finding) bool {
	return a.Rule.ID == b.Rule.ID && a.Message == b.Message && a.Place.Span() == b.Place.Span() &&
		!a.Place.Text().Derived() && !b.Place.Text().Derived()
}
