package adapt

import (
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

func words2(zh, en string) lang.Words { return lang.Words{ZH: zh, EN: en} }

// A unit is the least that short channels keep or drop: a sentence, a list
// item, a row of a table.
type unit struct {
	block   doc.Block
	role    role
	lang    string
	section int
	portion int
	parent  int   // the item it is nested in; -1 for none
	entries []int // the facts it states
	weight  int   // what it is worth keeping
	bond    int   // one more than the unit it says nothing without; 0: none
	list    bool
	again   bool   // a further sentence of the block before it
	byline  bool   // who said the quote before it
	line    bool   // begins a line of its own within its block
	shown   string // what its card shows; empty: what it says
}

// units cuts the outline into units in reading order, as plain words, then
// what only the front matter says.
func (j *job) units() []unit {
	var out []unit
	last := len(j.out.portions)
	for last > 0 && (j.out.portions[last-1].role == notes || j.out.portions[last-1].role == sign) {
		last--
	}
	for i, p := range j.out.portions {
		if i == last {
			out = append(out, j.fronted(out)...)
		}
		switch p.role {
		case heading, figure, code, ruled:
		case table:
			all := rows(j.owned(p.blocks))
			for n, row := range all {
				if b := j.row(all, n); b.Text.Len() > 0 && row[0].Row > 0 {
					out = append(out, unit{block: b, role: table, lang: p.lang, section: p.section, portion: i, parent: -1, list: true})
				}
			}
		default:
			out = append(out, j.cut(p, i, len(out))...)
		}
	}
	if last == len(j.out.portions) {
		out = append(out, j.fronted(out)...)
	}
	out = append(out, j.noted(out)...)
	intro, next := -1, 0
	for i := range out {
		j.weigh(&out[i], i)
		switch u := &out[i]; { // a list means little without what announces it
		case !u.list && j.out.both && u.lang != "" && u.lang != j.out.lang:
			next = u.portion + 1 // the same in the other language
		case !u.list:
			intro, next = -1, u.portion+1
			if announces(u.block.Text.String()) {
				intro = i
			}
		case intro >= 0 && u.parent < 0 && u.portion == next:
			u.parent = intro
		}
	}
	bonded(out)
	return j.weightiest(out)
}

// many is more units than any short channel holds.
const many = 500

// weightiest returns the units that weigh most where there are too many to
// weigh one against another.
func (j *job) weightiest(all []unit) []unit {
	if len(all) <= many {
		return all
	}
	weights := make([]int, len(all))
	for i, u := range all {
		weights[i] = u.weight
	}
	slices.Sort(weights)
	least, left := weights[len(all)-many], many
	out := among(all, func(i int) bool {
		if all[i].weight < least || left == 0 {
			return false
		}
		left--
		return true
	})
	j.note("warning", lang.F("母稿太长：%d 句里只比较了最要紧的 %d 句", "the master is too long: of %d sentences only the weightiest %d were considered", len(all), len(out)), doc.Text{})
	return out
}

// fronted returns what only the front matter says, or what the body says only
// in words this channel doesn't take, as a deadline beside a mail address.
func (j *job) fronted(body []unit) []unit {
	if !j.mood.teaser {
		j.untold(body)
	}
	var out []unit
	for _, l := range j.front() {
		out = append(out, unit{block: l.block, role: offer, lang: j.out.lang, section: -1, portion: len(j.out.portions) + 1, parent: -1, list: true, weight: bonus(l.core)})
	}
	return out
}

// untold takes back that the body states a fact of the front matter where none
// of its units does, nor its small print.
func (j *job) untold(body []unit) {
	stated := map[int]bool{}
	mark := func(b *doc.Block) {
		for _, x := range j.find(b) {
			for _, i := range j.ledger.match(x) {
				stated[i] = true
			}
		}
	}
	for _, u := range body {
		mark(&u.block)
	}
	for _, p := range j.out.portions {
		if p.role == notes || p.role == sign {
			for i := range p.blocks {
				mark(&p.blocks[i])
			}
		}
	}
	for i := range j.ledger.Entries {
		if e := &j.ledger.Entries[i]; e.fronts && e.Required {
			e.told = e.told && stated[i]
		}
	}
}

func bonus(yes bool) int {
	if yes {
		return 30
	}
	return -30
}

// cut returns the units of one portion; base is how many stand before them.
func (j *job) cut(p portion, at, base int) []unit {
	var out []unit
	parents := []int{}
	for _, b := range p.blocks {
		b = j.half(j.flat(b))
		if j.pointsAway(b) {
			continue
		}
		u := unit{role: p.role, lang: p.lang, section: p.section, portion: at, parent: -1, list: b.Kind == doc.Item}
		if b.Kind == doc.Item {
			for len(parents) >= max(b.Level, 1) {
				parents = parents[:len(parents)-1]
			}
			if len(parents) > 0 {
				u.parent = parents[len(parents)-1]
			}
			parents = append(parents, base+len(out))
		}
		if l := words.Lang(b.Text.String()); l != "" && j.out.both {
			u.lang = l
		}
		s := b.Text.String()
		if byline := p.role == quote && strings.HasPrefix(s, "—"); byline && len(out) > 0 {
			u.parent, u.byline = base+len(out)-1, true
		}
		cuts := attributed(s, entitled(b, sentences(s)))
		named := 0 // where it is said whose words they are
		switch {
		case len(s) == 0:
		case p.role == notes, p.role == quote && len(s) < 360:
			cuts = [][2]int{{0, len(s)}}
			if named = bylineAt(s); p.role == quote && named > 0 {
				cuts = [][2]int{{0, named}, {named, len(s)}}
			}
		case p.role != lead && p.role != quote:
			cuts = answered(s, cuts)
		}
		for k, r := range cuts {
			one := u
			one.block, one.again = part(b, r[0], r[1]), k > 0
			one.line = k > 0 && strings.HasSuffix(strings.TrimRight(s[:r[0]], " "), "\n")
			if k > 0 && r[0] == named {
				one.again, one.byline, one.parent = false, true, base+len(out)-1
			}
			if l := langOf(one.block.Text.String()); l != "" && j.out.both {
				one.lang = l
			}
			if one.block.Text.Len() > 0 {
				out = append(out, one)
			}
		}
	}
	return out
}

// answered keeps a short question with the sentence that answers it.
func answered(s string, cuts [][2]int) [][2]int {
	for i := 0; i+1 < len(cuts); i++ {
		r := lastRune(s[cuts[i][0]:cuts[i][1]])
		if (r == '？' || r == '?') && cuts[i][1]-cuts[i][0] < 60 {
			cuts[i][1] = cuts[i+1][1]
			cuts = append(cuts[:i+1], cuts[i+2:]...)
		}
	}
	return cuts
}

// weigh sets what u is worth and which facts it states.
func (j *job) weigh(u *unit, order int) {
	for _, x := range j.find(&u.block) {
		if x.Struck {
			continue
		}
		for _, i := range j.ledger.match(x) {
			u.entries = append(u.entries, i)
			u.weight += 3
			if j.ledger.Entries[i].Required {
				u.weight += 6
			}
		}
	}
	u.weight += map[role]int{lead: 100, offer: 60, howto: 55, action: 55, contact: 40, points: 50, body: 30, table: 25, quote: 20, notes: 15, sign: 5}[u.role] - min(order, 40)/2
	for _, m := range u.block.Marks {
		if m.Kind == doc.Strong && !u.list || m.Kind == doc.Strong && m.End-m.Start > u.block.Text.Len()/3 {
			u.weight += 20
			break
		}
	}
	if u.again {
		u.weight -= 12
	}
	if u.role == notes && j.ledger.priced() {
		u.weight += 40 // the conditions of a price go with it
	}
	if cautions(u.block.Text.String()) {
		u.weight += 80 // who can't bear it has to know
	}
	if j.mood.crisis {
		u.weight += map[role]int{contact: 60, howto: 30, points: 25, table: 25, offer: 20, sign: 30, salute: 30, body: 20}[u.role] + urgent(u.block.Text.String())
	}
	if j.out.both && u.lang != "" && u.lang != j.out.lang {
		u.weight -= 1000
	}
	if strings.HasSuffix(u.block.Text.String(), "：") || strings.HasSuffix(u.block.Text.String(), ":") {
		u.weight -= 4
	}
}
