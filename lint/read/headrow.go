package read

import (
	"strings"
	"unicode"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// headed makes the first row of each table its header where the file doesn't
// mark one and the words say so: short names without a digit, over rows that all
// have one. Programs other than Word write no mark.
func headed(blocks []doc.Block) {
	for i := 0; i < len(blocks); {
		n := i + 1
		for n < len(blocks) && blocks[i].Kind == doc.Cell && blocks[n].Kind == doc.Cell && blocks[n].Group == blocks[i].Group {
			n++
		}
		if blocks[i].Kind == doc.Cell && names(blocks[i:n]) {
			for k := range blocks[i:n] {
				blocks[i+k].Row--
			}
		}
		i = n
	}
}

// names reports whether the first row of a table, counted from 1, names what
// stands in the columns. Its corner may be empty.
func names(cells []doc.Block) bool {
	stated, heads := map[int]bool{}, map[int]bool{}
	for _, c := range cells {
		s := strings.TrimSpace(c.Text.String())
		facts := strings.IndexFunc(s, unicode.IsDigit) >= 0
		switch {
		case c.Row < 1 || c.Row == 1 && (facts || len([]rune(s)) > headMost(s) || strings.ContainsAny(s, "。；！？.;!?\n")):
			return false
		case c.Row == 1:
			heads[c.Column] = s != ""
		default:
			stated[c.Row] = stated[c.Row] || facts
		}
	}
	for _, c := range cells {
		if c.Row > 1 && (!stated[c.Row] || c.Column > 0 && !heads[c.Column]) {
			return false
		}
	}
	return len(heads) > 1 && len(stated) > 0
}

// headMost is how many characters the name of a column has at the most.
func headMost(s string) int {
	if words.Lang(s) == "zh" {
		return 10
	}
	return 24
}
