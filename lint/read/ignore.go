package read

import (
	"strings"

	"onevoice/lint/doc"
)

// comment reads a note to onevoice, <!-- onevoice ignore RULE: reason --> for
// the block that follows or the one it stands in, and ignore-file for the
// whole file. Other comments are nobody's business.
func (t *tags) comment(at, end int) {
	s := strings.TrimSuffix(strings.TrimPrefix(string(t.src.Data[at:end]), "<!--"), "-->")
	words := strings.Fields(s)
	if len(words) < 2 || words[0] != "onevoice" || words[1] != "ignore" && words[1] != "ignore-file" {
		return
	}
	_, said, _ := strings.Cut(s, words[1])
	said = strings.TrimSpace(said)
	ig := doc.Ignore{Rule: said, Block: -1, Span: doc.Span{Source: t.src, Start: at, End: end}}
	if i := strings.IndexAny(said, ":： \t\r\n"); i >= 0 {
		ig.Rule = said[:i]
		if reason := strings.TrimSpace(said[i:]); strings.HasPrefix(reason, ":") || strings.HasPrefix(reason, "：") {
			ig.Reason = strings.TrimSpace(strings.TrimLeft(reason, ":："))
		}
	}
	if words[1] == "ignore-file" {
		t.doc.Ignores = append(t.doc.Ignores, ig)
		return
	}
	t.ask = append(t.ask, ig)
}
