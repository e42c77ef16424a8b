package adapt

import (
	"regexp"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
	"onevoice/lint/words"
)

// twinned reports whether a table is said in two languages cell by cell: each
// cell of its head is 价格 Price or 价格 / Price.
func (j *job) twinned(head []doc.Block) bool {
	n := 0
	for _, c := range head {
		s := c.Text.String()
		if s == "" {
			continue
		}
		if i, _ := twins(s); i < 0 && j.half(c).Text.Len() == len(s) {
			return false
		}
		n++
	}
	return n > 1
}

// owned returns the cells of a table in the one language of the channel, where
// the table is in two cell by cell.
func (j *job) owned(cells []doc.Block) []doc.Block {
	head := 0
	for head < len(cells) && cells[head].Row == 0 {
		head++
	}
	if !j.out.both || !j.twinned(cells[:head]) {
		return cells
	}
	out := make([]doc.Block, len(cells))
	for i, c := range cells {
		out[i] = j.own(c)
	}
	return out
}

// twins returns where the Chinese of 价格 Price ends and where its English
// begins; -1 where s isn't one thing in two languages.
func twins(s string) (end, begin int) {
	end = strings.IndexByte(s, ' ')
	if end <= 0 {
		return -1, -1
	}
	for _, r := range s[:end] {
		if !words.IsHan(r) {
			return -1, -1
		}
	}
	for _, r := range s[end:] {
		if r >= 0x80 || isDigit(r) {
			return -1, -1
		}
	}
	return end, end + 1
}

// own returns what a cell of a table in two languages says in the one the
// master says first.
func (j *job) own(c doc.Block) doc.Block {
	s := c.Text.String()
	end, begin := twins(s)
	switch {
	case end < 0:
		return j.unmixed(j.half(c))
	case j.out.lang == "zh":
		return part(c, 0, end)
	}
	return part(c, begin, len(s))
}

// unmixed takes the other language out of a cell that goes to and fro between
// the two: 儿童 Child (1.2 m 以下 under).
func (j *job) unmixed(c doc.Block) doc.Block {
	s := c.Text.String()
	if j.out.lang != "zh" || len(echoed().FindAllString(s, 2)) < 2 || j.names(s) {
		return c
	}
	var cut [][2]int
	for _, m := range echoed().FindAllStringSubmatchIndex(s, -1) {
		cut = append(cut, [2]int{m[2], m[3]})
	}
	return without(c, cut)
}

// echoed finds English behind the Chinese words it repeats.
var echoed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\p{Han}( [A-Za-z]{3,}(?: [a-z]{2,})*)`)
})

// elsewhere reports whether a fact is stated in the other language only, of a
// master in two.
func (j *job) elsewhere(e *Entry) bool {
	for _, p := range e.Places {
		if p.Block == nil || langOf(p.Block.Text.String()) == j.out.lang || langOf(p.Block.Text.String()) == "" {
			return false
		}
	}
	return j.out.both
}

// twinNames takes back that a name is required in both of its languages where
// the channel carries one: 白岭滑雪场 stands for Bailing Ski Resort.
func (j *job) twinNames() {
	if !j.out.both {
		return
	}
	own := false
	for _, e := range j.ledger.Entries {
		own = own || e.Fact.Kind == fact.Name && e.Required && langOf(e.Text) == j.out.lang
	}
	for i := range j.ledger.Entries {
		if e := &j.ledger.Entries[i]; own && e.Fact.Kind == fact.Name && langOf(e.Text) != j.out.lang {
			e.Required, e.Basis = false, ""
		}
	}
}
