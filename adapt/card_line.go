package adapt

import (
	"strings"
	"unicode/utf8"

	"onevoice/adapt/ink"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A cardLine is a heading, a paragraph or a point of a list on a card.
type cardLine struct {
	kind   doc.Kind
	text   ink.Text
	marker string
	level  int
}

// size is about how much room an entry takes, in Chinese characters.
func (e cardLine) size() int {
	n := 0
	for _, r := range e.text.S {
		if words.Wide(r) {
			n += 2
		} else {
			n++
		}
	}
	return n/2 + 6
}

// entry makes an entry of a block; false where it can't be written.
func (d *deck) entry(b doc.Block) (cardLine, bool) {
	s, ok := d.writable(b.Text.String())
	if !ok || s == "" {
		return cardLine{}, false
	}
	e := cardLine{kind: b.Kind, text: d.prose(s), marker: d.bullet(b.Marker), level: b.Level}
	if s == b.Text.String() {
		for _, m := range b.Marks {
			if m.Kind == doc.Strong {
				e.text.Strong = append(e.text.Strong, [2]int{m.Start, m.End})
			}
		}
	}
	if n := keyEnd(s); b.Kind == doc.Item && n > 0 && e.text.Strong == nil {
		e.text.Strong = [][2]int{{0, n}}
	}
	return e, true
}

// bullet is an item's marker as it can be written.
func (d *deck) bullet(marker string) string {
	for _, as := range [...]string{marker, map[string]string{"☑": "✓", "☐": "○"}[marker]} {
		if len(d.pen().Lacks(as)) == 0 {
			return as
		}
	}
	return "•"
}

// keyEnd returns where the label of a point ends, as of 重量：286 克; 0 for
// one without.
func keyEnd(s string) int {
	for _, mark := range [...]string{"：", ": "} {
		if i := strings.Index(s, mark); i > 0 && utf8.RuneCountInString(s[:i]) <= 14 && i+len(mark) < len(s) {
			return i
		}
	}
	return 0
}
