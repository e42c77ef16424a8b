package rules

import (
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// gifts reports where one document gives one gift to two numbers of people.
func gifts(p *lint.Pass, d *doc.Document) {
	for _, r := range fact.Rivals(d.Blocks) {
		first := doc.At(d, &d.Blocks[r[0].Block], r[0].Start, r[0].End)
		tell(p, lint.Finding{
			Place:   doc.At(d, &d.Blocks[r[1].Block], r[1].Start, r[1].End),
			Message: lang.F("同一样赠品，前面是「%s」，这里是「%s」", "one gift: %q before, %q here", r[0].Said, r[1].Said),
			Related: []lint.Note{{Place: first, Message: lang.F("这里是「%s」", "%q here", r[0].Said)}},
		})
	}
}
