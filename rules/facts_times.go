package rules

import (
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// times returns the times of day that d states. Where the words beside one tell
// the day on which something begins or ends, that is its part.
func times(p *lint.Pass, d *doc.Document, n int) []*claimed {
	all := stating(fact.Time)(p, d, n)
	for _, c := range all {
		c.part = eventOf(p, c.at.Block, c.fact)
		if v, ok := strings.CutSuffix(c.fact.Value, ":00"); ok && len(v) == len("15:04") {
			c.fact.Value = v
		}
	}
	return all
}

// eventOf says which day's beginning or end a time is, and of what; "" where
// the words beside it don't tell.
func eventOf(p *lint.Pass, b *doc.Block, f fact.Fact) string {
	s, fs := b.Text.String(), facts(p, b)
	k := factAt(fs, f.Start) - 1
	if k < 0 || fs[k].Kind != fact.Date || len(fs[k].Value) < len("--01-01") || f.Start-fs[k].End > 20 {
		return ""
	}
	d := fs[k]
	day := d.Value[len(d.Value)-5:]
	if part := partOf(s, fs, k); part == "end" {
		return "end " + day + aboutWhat(s, d)
	}
	rest := strings.ToLower(strings.TrimLeft(s[f.End:min(len(s), f.End+60)], " ，,正式准时将"))
	for _, w := range saleWords {
		if strings.HasPrefix(rest, w) || letter(w) && ends(strings.TrimRight(strings.ToLower(s[max(0, d.Start-60):d.Start]), " on"), []string{w}) {
			return "sale " + day
		}
	}
	return ""
}

var saleWords = []string{"发售", "开售", "起售", "上市", "首发", "开抢", "launches", "launch", "sale", "available"}
