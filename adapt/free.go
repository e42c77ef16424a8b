package adapt

import (
	"regexp"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// free is the kind of fact that something costs nothing. It has one value:
// what a channel may not lose or make up is that there is anything free.
const free fact.Kind = "free"

var freely = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`免费|零元|不收(?:取)?(?:任何)?费|(?i:\bfree\b|\bcomplimentary\b|\b(?:no|without) charge\b|\bat no cost\b)`)
})

// other are the words in which free says something else.
var other = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^free(?: from\b| of (?:any |all )?[a-bd-z]| to\b| up\b| up$|-|dom|hand)`)
})

// maybeFree spares most texts the pattern, which costs as much as all other
// facts together.
func maybeFree(s string) bool {
	if strings.Contains(s, "费") || strings.Contains(s, "零元") {
		return true
	}
	low := strings.ToLower(s)
	return strings.Contains(low, "free") || strings.Contains(low, "complimentary") || strings.Contains(low, "charge") || strings.Contains(low, "cost")
}

// gratis returns where b says that something costs nothing.
func gratis(b *doc.Block) []fact.Fact {
	s := b.Text.String()
	if !maybeFree(s) {
		return nil
	}
	var out []fact.Fact
	for _, m := range freely().FindAllStringIndex(s, -1) {
		before := strings.ToLower(s[:m[0]])
		switch {
		case other().MatchString(s[m[0]:]), strings.HasSuffix(before, "-"), strings.HasSuffix(before, "feel "), strings.HasSuffix(before, "not "):
		case strings.HasSuffix(before, "不"), strings.HasSuffix(before, "非"), strings.HasSuffix(before, "不是"), strings.HasSuffix(before, "没有"):
		default:
			struck := b.Marked(doc.Strike, m[0], m[1])
			out = append(out, fact.Fact{Kind: free, Value: string(free), Start: m[0], End: m[1], Struck: struck})
		}
	}
	return out
}
