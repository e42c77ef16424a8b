package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// hookTime is how long a viewer waits before moving on, in milliseconds.
const hookTime = 3000

// hook returns the words a video opens with, and which unit they come from,
// -1 for the title: a question the master asks, a number or need it states.
// There is none in a crisis.
func (j *job) hook(all []unit, p pace) (doc.Block, int) {
	best, from, most := doc.Block{}, -1, 0
	try := func(b doc.Block, i, score int) {
		if t := p.brisk(b.Text.String()); t <= hookTime && t >= 700 && score > most && !j.bargains(b) {
			best, from, most = b, i, score
		}
	}
	j.openings(all, false, try)
	for k, h := range j.headliners() {
		if k < 6 && !h.last && !torn(j.out.title.String(), h.text.String()) {
			try(j.half(said(doc.Cue, h.text)), -1, 26-k+4*min(2, len(fact.In(h.text.String()))))
		}
	}
	if most == 0 {
		best, most = j.announced(p)
	}
	if most == 0 {
		j.openings(all, true, try)
	}
	return best, from
}

// hooked is the hook in the rewriter's words, where they may stand, and the
// unit that the master's come from.
func (j *job) hooked(all []unit, p pace) (doc.Block, int) {
	b, from := j.hook(all, p)
	if j.was != nil { // chosen once, from the master's own words
		b = said(doc.Cue, j.was.opening)
		from = slices.IndexFunc(all, func(u unit) bool {
			at, s := u.block.Text.Span(), b.Text.Span()
			return s.Source != nil && at.Source == s.Source && at.Start <= s.Start && s.End <= at.End
		})
	}
	j.opening = b.Text
	t := j.headed("hook", "", b.Text, func(s string) bool {
		n := p.brisk(s)
		return 700 <= n && n <= hookTime
	})
	if t.String() != b.Text.String() {
		b = said(doc.Cue, t)
	}
	return b, from
}

// announced returns as many of the first parts of the title as a viewer waits
// for, and how good that is: 0 where there are none.
func (j *job) announced(p pace) (doc.Block, int) {
	title := j.half(said(doc.Cue, j.out.title))
	s := title.Text.String()
	cuts := seams(s)
	for k := len(cuts) - 1; k > 0; k-- {
		b := trimmed(part(title, 0, cuts[k]))
		if t := p.brisk(b.Text.String()); t <= hookTime && t >= 700 && width(b.Text.String()) >= 4 && !torn(s, b.Text.String()) && !j.mood.secret.told(b.Text.String()) {
			return b, 1
		}
	}
	return doc.Block{}, 0
}

// openings tries the units a video can open with; where lax is set also steps,
// items and sentences that lean on others.
func (j *job) openings(all []unit, lax bool, try func(b doc.Block, i, score int)) {
	for i, u := range all {
		if j.out.both && u.lang != j.out.lang || u.byline || u.role == notes || u.role == sign || u.role == salute || u.role == table || u.role == contact || u.portion >= len(j.out.portions) || u.block.Text.Len() > tooLong {
			continue
		}
		s := u.block.Text.String()
		if u.bond != 0 { // it goes with what it is tied to
			continue
		}
		score := 12 - min(i, 10)
		if u.role == lead || u.role == quote {
			score += 10
		}
		all := clauses(s)
		for k, c := range all {
			one := part(u.block, c[0], len(s))
			asks := asks(s)
			switch {
			case asks && (k == 0 || inquires(s[c[0]:])) && opens(s[c[0]:]) && (u.role == lead || u.role == quote || i < 3):
				try(one, i, score+50-k)
			case k == 0 && (lax || !u.list && !u.again && u.role != howto && !lame(s) && !(asks && i >= 3) && (u.role == lead || j.names(s))):
				try(one, i, score+10+8*min(2, len(fact.In(s))))
			}
		}
	}
}

// bargains reports whether b tells of an offer and not of what: that means
// nothing before the product is named.
func (j *job) bargains(b doc.Block) bool {
	s := b.Text.String()
	return !j.names(s) && (offers().MatchString(s) || slices.ContainsFunc(j.find(&b), func(f fact.Fact) bool {
		return f.Kind == fact.Price || f.Kind == fact.Discount || f.Kind == free
	}))
}

var offers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`价|优惠|特惠|折扣|包邮|下单|名额|截至|截止|(?i:\b(?:price|offer|deal|sale|discount|order|register|registration|seats)\b)`)
})

// asks reports whether s ends on a question mark, emoji behind it or not.
func asks(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return r == ' ' || isEmoji(r) || r == '\ufe0f' })
	return strings.HasSuffix(s, "？") || strings.HasSuffix(s, "?")
}

// inquires reports whether the end of a question asks by itself.
func inquires(s string) bool { return questionWord().MatchString(s) }

var questionWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`什么|怎么|怎样|如何|为何|吗|呢|谁|哪|几|多少|有没有|是不是|能不能|(?i:\b(?:how|why|what|when|which|who|do|did|is|are|can)\b)`)
})

// lame reports whether a sentence leans on one before it.
func lame(s string) bool { return !opens(s) || leaning().MatchString(s) }

var leaning = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:它|这|那|其中|今年第|后来|结果|不过|然后|接着|于是|里面|已经|(?:It|This|That|They|These|Here)\b)`)
})

// opens reports whether a clause can stand at the beginning.
func opens(s string) bool {
	for _, w := range [...]string{"而", "但", "并", "且", "因此", "所以", "却", "就", "也", "还", "and ", "but ", "which ", "or ", "so ", "that "} {
		if strings.HasPrefix(s, w) {
			return false
		}
	}
	return true
}

// brisk returns how long an opening takes, in milliseconds: it is spoken a
// ninth faster than the rest, and there is no silence after it.
func (p pace) brisk(s string) int {
	p.zh, p.en, p.known = p.zh/0.9, p.en/0.9, map[string]float64{}
	return p.say(bare1(strings.TrimRight(s, "？?。.！!")))
}
