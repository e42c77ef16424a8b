package adapt

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// fields shapes a form: each field of the channel's spec takes titles or
// sentences of the master, as many as it asks for and each by itself. What a
// form has no room for isn't squeezed in.
func fields(j *job) {
	if _, ok := j.spec.Fields["body"]; !ok && j.mood.crisis {
		j.note("error", words2("危机公告不投广告", "a statement in a crisis is no advertisement"), j.out.title)
		return
	}
	for i := range j.ledger.Entries { // what is only stressed has to be in an article, not in a form
		e := &j.ledger.Entries[i]
		if !j.mood.crisis && (e.Basis == "emphasis" || e.Basis == "lead" || e.Fact.Kind == fact.Name) {
			e.Required = false
		}
	}
	titles, copies := j.pools()
	made, used := map[string]any{}, map[string]string{} // used: which field says it
	var text strings.Builder
	for _, name := range j.fieldNames() {
		f := j.spec.Fields[name]
		pool := copies
		if f.From == "title" {
			pool = titles
		}
		if f.Count.Max > 0 {
			found := j.several(name, f, pool, used)
			made[name] = found
			for i, s := range found {
				fmt.Fprintf(&text, "%s %d: %s\n", name, i+1, s)
			}
			continue
		}
		s := j.single(name, f, pool, used)
		made[name] = s
		if len(j.spec.Fields) > 1 {
			text.WriteString(name + ": ")
		}
		text.WriteString(s + "\n")
	}
	j.files(map[string][]byte{"fields": encode(made), "text": []byte(text.String())})
}

// fieldNames lists the fields in the order they are filled: titles first.
func (j *job) fieldNames() []string {
	names := slices.Sorted(maps.Keys(j.spec.Fields))
	slices.SortStableFunc(names, func(a, b string) int {
		return -strings.Compare(j.spec.Fields[a].From, j.spec.Fields[b].From)
	})
	return names
}

// tells reports whether a sentence says by itself what it is about: it names
// the product, or states a fact, and announces nothing that follows. A line of
// an agenda or a step says little alone, and so does a price where it could be
// of several products.
func (j *job) tells(u unit, s string) bool {
	facts := fact.In(s)
	alone := u.role != table && u.role != howto && len(facts) > 0 && width(s) >= 8
	if tied(s) {
		alone = false
	}
	if len(j.products()) != 1 && !j.namesShort(s) && slices.ContainsFunc(facts, func(f fact.Fact) bool { return f.Kind == fact.Price }) {
		alone = false
	}
	return !announces(s) && opens(s) && (j.namesShort(s) || alone)
}

// conditions are words that make one clause hold only where another does: a
// sentence with one of them is never parted.
var conditions = [...]string{"如果", "若", "凡", "只要", "除", "仅", "限", "需", "须", "但", "不含", "前提", "为准", "不能", "不可", "不与", "不适用", "if ", "unless", "only", "except", "but ", "when ", "provided", "subject to", "恢复", "涨回", "excluding", "while "}

func tied(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(conditions[:], func(w string) bool { return strings.Contains(low, w) })
}

// apart returns the runs of clauses of s that are as true alone: its first
// ones and those that name the product, where no condition ties them together.
func (j *job) apart(s string) [][2]int {
	if tied(s) {
		return nil
	}
	all := clauses(s)
	var out [][2]int
	for i := range all {
		for k := len(all); k > i; k-- {
			r := [2]int{all[i][0], all[k-1][1]}
			if t := s[r[0]:r[1]]; (i > 0 || k < len(all)) && (k == len(all) || !unfinished(t)) && opens(t) && !announces(t) && (i == 0 || !announces(strings.TrimSpace(s[:r[0]]))) && (i == 0 || j.names(t)) && (j.out.lang == "zh" || len(all) == k || j.turns(s[all[k][0]:])) {
				out = append(out, r)
			}
		}
	}
	return out
}

// several fills a field that takes more than one text, each different.
func (j *job) several(name string, f channel.Field, pool []doc.Block, used map[string]string) []string {
	out := []string{}
	for _, b := range pool {
		s := b.Text.String()
		if len(out) < f.Count.Max && !j.repeats(name, s, used) && j.suits(name, f, s) {
			out = append(out, s)
			used[core1(s)] = name
			j.field(name, b)
		}
	}
	if len(out) < f.Count.Min {
		j.note("warning", lang.F("%s 要 %d 条，母稿只够 %d 条，请自己补", "%s takes %d, the master has words for %d: write the others yourself", name, f.Count.Min, len(out)), doc.Text{})
	}
	return out
}

// repeats reports whether s, in the field named, says no more than what stands
// already, or in the same field holds it or shares a part of a title with it.
func (j *job) repeats(name, s string, used map[string]string) bool {
	f, cuts := core1(s), seams(s)
	for u, in := range used {
		if strings.Contains(u, f) || in == name && strings.Contains(f, u) {
			return true
		}
		for i := 1; i < len(cuts) && in == name; i++ {
			if one := core1(bare1(s[cuts[i-1]:cuts[i]])); width(one) >= 4 && strings.Contains(u, one) {
				return true
			}
		}
	}
	return f == ""
}

// core1 is what two texts have to share to say the same: their words without
// the mark they end on.
func core1(s string) string { return strings.TrimRight(fold(s), "。.！!？?") }

// suits reports whether s is within every limit of the field, the least ones
// too, and is nothing the channel or the author keeps out; advertising forms
// take no emoji.
func (j *job) suits(name string, f channel.Field, s string) bool {
	for _, l := range f.Limits {
		if l.Min > 0 && channel.Count(l.Unit, s) < l.Min {
			return false
		}
	}
	return strings.IndexFunc(s, isEmoji) < 0 && j.fits(name, s, true) && !j.refused(s) && !j.mood.secret.told(s)
}

// single fills a field that takes one text: the first that suits it, or, in a
// body, the weightiest sentences in their order between what it begins and
// ends with.
func (j *job) single(name string, f channel.Field, pool []doc.Block, used map[string]string) string {
	if name == "body" {
		return j.message(f)
	}
	short := f.Advise.Max
	if j.out.lang == "en" {
		short = 0 // what is advised is so many Chinese characters
	}
	for _, most := range [...]int{short, 0} { // rather as short as advised
		for _, b := range pool {
			if s := b.Text.String(); !j.repeats(name, s, used) && j.suits(name, f, s) && (most == 0 || channel.Count(f.Advise.Unit, s) <= most) {
				used[core1(s)] = name
				j.field(name, b)
				return s
			}
		}
	}
	if f.Required {
		j.note("error", lang.F("没有一句话放得进 %s", "no sentence fits %s", name), j.out.title)
	}
	return ""
}
