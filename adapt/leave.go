package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// leaves takes out of b what hit finds, so that what is left are whole
// sentences: one of two ways to get in touch, one item of a row of contacts,
// else the sentence but for the clauses that stand by themselves. It returns
// the rest and what it took out.
func leaves(b doc.Block, hit func(i, k int) bool) (doc.Block, [][2]int) {
	s := b.Text.String()
	var cut [][2]int
	all := sentences(s)
	mute := false // the contact told of just before is gone
	for i, r := range all {
		if !hit(r[0], r[1]) {
			if mute = mute && answersAt(s[r[0]:r[1]]); mute {
				cut = append(cut, r)
			}
			continue
		}
		gone := leave{s, r, hit}.cuts()
		if asked := i > 0 && asks(s[all[i-1][0]:all[i-1][1]]) && all[i-1][1]-all[i-1][0] < 60; asked && len(gone) == 1 && gone[0][1]-gone[0][0] >= len(strings.TrimSpace(s[r[0]:r[1]])) {
			if n := len(cut); n == 0 || cut[n-1][1] <= all[i-1][0] {
				cut = append(cut, all[i-1]) // no question without its answer
			}
		}
		cut = append(cut, gone...)
		mute = !reaches(s, r, gone)
	}
	if len(cut) == 0 {
		return b, nil
	}
	return tidy(spared(b, cut)), cut
}

// A leave is a sentence, s[at[0]:at[1]], with something in it that has to go.
type leave struct {
	s   string
	at  [2]int
	hit func(i, k int) bool
}

// cuts returns what goes, in order.
func (l leave) cuts() [][2]int {
	all := l.parts()
	gone := make([]bool, len(all))
	for i, c := range all {
		if gone[i] || !l.hit(c[0], c[1]) {
			continue
		}
		switch {
		case i+1 < len(all) && l.alternative(all[i+1]) && !l.hit(all[i+1][0], all[i+1][1]):
			gone[i] = true
		case i > 0 && l.alternative(c) || l.label(c):
			gone[i] = true
			for k := i + 1; k < len(all) && openHours().MatchString(l.text(all[k])) && l.lonely(all[:k], gone); k++ {
				gone[k] = true
			}
		default:
			l.deed(all, gone, i)
		}
	}
	return l.joined(all, gone)
}

// parts returns the clauses, those that offer two ways parted at the or.
func (l leave) parts() [][2]int {
	var out [][2]int
	for _, c := range clauses(l.s[l.at[0]:l.at[1]]) {
		c[0], c[1] = c[0]+l.at[0], c[1]+l.at[0]
		for _, m := range orWord().FindAllStringSubmatchIndex(l.s[c[0]:c[1]], -1) {
			if at := c[0] + m[2]; at > c[0] && l.hit(c[0], at) != l.hit(at, c[1]) {
				out = append(out, [2]int{c[0], at})
				c[0] = at
			}
		}
		out = append(out, c)
	}
	return out
}

var orWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(或者?|也可以?|\bor )`) })

// alternative reports whether a part offers another way than the one before.
func (l leave) alternative(c [2]int) bool {
	m := orWord().FindStringIndex(strings.TrimLeft(l.text(c), " "))
	return m != nil && m[0] == 0
}

func (l leave) text(c [2]int) string { return l.s[c[0]:c[1]] }

// label reports whether a part is nothing but a contact and what it is called:
// 「邮箱 a@b.example」.
func (l leave) label(c [2]int) bool {
	text := l.text(c)
	for _, f := range fact.In(text) {
		if f.Kind == fact.Email || f.Kind == fact.Phone || f.Kind == fact.Link {
			return contactLabel().MatchString(strings.TrimSpace(text[:f.Start])) && utf8.RuneCountInString(bare1(text[f.End:])) < 2
		}
	}
	return false
}

var contactLabel = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:[和及、]|and )?(?:\p{Han}{0,6}(?:邮箱|邮件|电话|热线|手机|微信|公众号|网址|官网|网站)|(?:our )?(?:e-?mail|phone|tel|hotline|website|web)\.?)?[是为:：\s]*$`)
})

// openHours are the clauses that tell when a contact is there.
var openHours = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?i:每天|每日|工作日|周[一二三四五六日末]|全天|24 ?小时|[0-9]{1,2}[:：][0-9]{2}|daily|mon|every day|weekdays)`)
})

// lonely reports whether none of the parts is left.
func (l leave) lonely(all [][2]int, gone []bool) bool {
	for i := range all {
		if !gone[i] {
			return false
		}
	}
	return true
}

// deed takes out clause i, which tells to do something that can't be told
// here, with what hangs on it: what leads up to it, and what follows up to a
// clause that states a fact of its own.
func (l leave) deed(all [][2]int, gone []bool, i int) {
	gone[i] = true
	for k := i - 1; k >= 0 && !gone[k] && !l.stands(all[k]); k-- {
		gone[k] = true
	}
	for k := i + 1; k < len(all) && (!l.follows(all[k]) || answersAt(l.text(all[k]))); k++ {
		gone[k] = true
	}
}

// stands reports whether the clause before tells something by itself.
func (l leave) stands(c [2]int) bool {
	text := bare1(l.text(c))
	return len(fact.In(text)) > 0 && opens(text) && !leadsUp().MatchString(text)
}

// leadsUp are clauses that only set the scene for the next.
var leadsUp = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:如|若|凭|为|对|关于|需要|想|要|当|在|从|由|因|除|只要|请|if |for |to |when |before |after |by |please )|(?:前|后|时|起|内|的|者|中|间|以内|之前|之后)$`)
})

// follows reports whether a clause after the deed tells something by itself.
func (l leave) follows(c [2]int) bool {
	text := bare1(l.text(c))
	return len(fact.In(text)) > 0 && opens(text) && !hangsOn().MatchString(text)
}

// hangsOn are clauses that go on with what the one before told to do.
var hangsOn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:写明|注明|附上|附|填写|备注|留下|并|再|然后|即可|我们|客服|工作人员|以便|收到|凭|you |we )`)
})

// joined returns the parts that are gone as ranges. Before what ends the
// sentence the comma that led there goes, and the stop stays; an "or" goes with
// the way it leads away from, and a polite word stays.
func (l leave) joined(all [][2]int, gone []bool) [][2]int {
	var cut [][2]int
	for i, c := range all {
		if !gone[i] {
			continue
		}
		if n := len(cut); n > 0 && cut[n-1][1] == c[0] {
			cut[n-1][1] = c[1]
		} else {
			cut = append(cut, c)
		}
		if i+1 < len(all) && !gone[i+1] && l.alternative(all[i+1]) {
			at := &cut[len(cut)-1]
			at[0] += len(polite().FindString(l.s[at[0]:at[1]]))
			m := orWord().FindStringIndex(l.text(all[i+1]))
			at[1] = all[i+1][0] + m[1]
		}
	}
	if n := len(cut); n > 0 && cut[n-1][1] == l.at[1] && cut[n-1][0] > l.at[0] {
		cut[n-1] = l.ended(cut[n-1])
	}
	return cut
}

var polite = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?i:请|欢迎|please )?`) })

// ended moves a cut at the end of a sentence, so that the mark before it goes
// and the one that ends the sentence stays.
func (l leave) ended(c [2]int) [2]int {
	kept := strings.TrimRight(l.s[l.at[0]:c[0]], "，、；：,;: ")
	last := strings.TrimRight(l.s[c[0]:c[1]], " \n")
	if stop, n := utf8.DecodeLastRuneInString(last); strings.ContainsRune("。！？.!?", stop) && !strings.HasSuffix(kept, string(stop)) {
		return [2]int{l.at[0] + len(kept), c[0] + len(last) - n}
	}
	return c
}

// spared returns b less the cuts; where one took the head of a sentence its
// first letter is large again.
func spared(b doc.Block, cut [][2]int) doc.Block {
	s := b.Text.String()
	var keep []piece
	at := 0
	for _, c := range cut {
		if at < c[0] {
			keep = append(keep, piece{i: at, j: c[0]})
		}
		at = max(at, c[1])
		if small, large := first(s[at:]), first(s[c[0]:]); small >= 'a' && small <= 'z' && large >= 'A' && large <= 'Z' {
			keep = append(keep, piece{at, at + 1, strings.ToUpper(s[at : at+1])})
			at++
		}
	}
	if at < len(s) {
		keep = append(keep, piece{i: at, j: len(s)})
	}
	return assemble(b, keep)
}

// tellable is what a cut took out, without the comma that led there.
func tellable(b doc.Block, cut [2]int) doc.Text {
	s := b.Text.String()[cut[0]:cut[1]]
	return part(b, cut[1]-len(strings.TrimLeft(s, "，、；, ")), cut[1]).Text
}

// unspoken leaves out what can't be followed when it is read out: mail
// addresses. It is empty where nothing else is left.
func (j *job) unspoken(b doc.Block) doc.Block {
	s := b.Text.String()
	if !strings.Contains(s, "@") {
		return b
	}
	rest, cut := leaves(b, func(i, k int) bool {
		return slices.ContainsFunc(fact.In(s[i:k]), func(f fact.Fact) bool { return f.Kind == fact.Email })
	})
	for _, c := range cut {
		j.note("info", words2("口播里的邮箱念了也记不住，没有念", "a mail address can't be followed when read out: not spoken"), tellable(b, c))
	}
	return rest
}
