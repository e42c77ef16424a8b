package adapt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A Passage is what a Rewriter may say in other words: a head field of a
// variant, or one block of the master as the channel uses it.
type Passage struct {
	ID    string      // "title", "hook", "p12": the same however often the master is shaped
	Role  string      // title subject digest description preheader hook, lead body points offer how-to heading
	Block doc.Block   // the master's words with their marks
	Facts []fact.Fact // in them, by where they begin; names of products among them
	Max   int         // of Unit, what the channel takes; 0: no limit of its own
	Unit  string      // of channel.Count

	find func(*doc.Block) []fact.Fact
	fits func(string) bool
	tell func(string) bool // whether it gives a secret away
}

// Check says what is wrong with words in the passage's stead; nothing where
// they may stand. The facts have to be the passage's own, in their order, and
// so have the digits, links and code.
func (p Passage) Check(words string) []lang.Words {
	var out []lang.Words
	say := func(bad bool, zh, en string, args ...any) {
		if bad {
			out = append(out, lang.F(zh, en, args...))
		}
	}
	old := p.Block.Text.String()
	say(strings.TrimSpace(words) == "", "是空的", "it is empty")
	say(!utf8.ValidString(words) || strings.ContainsFunc(words, Unseen), "有看不见的字符", "it holds characters that can't be seen")
	say(strings.Contains(words, "\n") && !strings.Contains(old, "\n"), "不能换行", "it breaks a line")
	say(p.fits != nil && !p.fits(words), "放不下", "it doesn't fit")
	say(p.tell != nil && p.tell(words), "说了 do_not_disclose 所列内容", "it tells what do_not_disclose lists")
	b, whole := p.block(words)
	say(!whole, "少了链接或代码", "a link or code is gone")
	was, is := p.stated()
	now := p.find(&b)
	sortFacts(now)
	for i := range max(len(was), len(now)) {
		if i >= len(was) || i >= len(now) || !sameFact(was[i], now[i]) {
			say(true, "事实不一样：原文是%s，改写成了%s", "the facts differ: %s was written, %s is", factAt(old, was, i), factAt(words, now, i))
			break
		}
	}
	say(!slices.Equal(is, digitsOf(words)), "数字不一样", "the numbers differ")
	return out
}

// stated returns the facts of the master's words in order, and their numbers.
func (p Passage) stated() ([]fact.Fact, []string) {
	return p.Facts, digitsOf(p.Block.Text.String())
}

func sameFact(a, b fact.Fact) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.Unit == b.Unit && a.Sign == b.Sign && a.Role == b.Role && a.Struck == b.Struck
}

func sortFacts(fs []fact.Fact) {
	slices.SortStableFunc(fs, func(a, b fact.Fact) int { return (a.Start-b.Start)<<1 + sign1(a.End-b.End) })
}

func sign1(n int) int { return max(-1, min(n, 1)) }

func factAt(s string, fs []fact.Fact, i int) string {
	if i >= len(fs) {
		return "—"
	}
	return "“" + s[fs[i].Start:fs[i].End] + "”"
}

func digitsOf(s string) []string {
	var out []string
	numbers(s, func(n string, _, _ int) { out = append(out, n) })
	return out
}

// Unseen reports what readers don't see and a rewriter may not say: control and
// format characters (zero width, bidi, tags), those of private use, and fillers
// that look like nothing. What joins emoji may stand.
func Unseen(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\u200d': // the last joins emoji
		return false
	case r == '\u3164' || r == '\u115f' || r == '\u1160' || r == '\uffa0' || r == '\u034f' || r >= '\ufe00' && r <= '\ufe0e' || r >= 0xE0100 && r <= 0xE01EF:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// block returns the passage's block with other words. Its marks go to where
// their words stand again; it isn't whole where those of a link or of code
// don't.
func (p Passage) block(words string) (b doc.Block, whole bool) {
	b, whole = p.Block, true
	b.Text = doc.Derive(words, p.Block.Text.Span())
	b.Marks = nil
	old, at := p.Block.Text.String(), map[string]int{}
	for _, m := range p.Block.Marks {
		w := old[m.Start:m.End]
		key := string(m.Kind) + w
		i := -1
		if from := at[key]; w != "" && from <= len(words) {
			i = strings.Index(words[from:], w)
		}
		if i < 0 {
			whole = whole && (m.Kind == doc.Strong || m.Kind == doc.Em)
			continue
		}
		m.Start = at[key] + i
		m.End = m.Start + len(w)
		at[key] = m.End
		b.Marks = append(b.Marks, m)
	}
	return b, whole
}

// passage returns block b as a passage.
func (j *job) passage(id, does string, b doc.Block) Passage {
	p := Passage{ID: id, Role: does, Block: b, Facts: j.find(&b), find: j.find, tell: j.mood.secret.told}
	sortFacts(p.Facts)
	return p
}

// wordy is how wide a block has to be to be worth other words.
const wordy = 6

// sayable reports whether a block of a portion may be said in other words:
// prose in the language the master speaks first, nobody's own words, no small
// print, and nothing crossed out or footnoted.
func (j *job) sayable(p portion, b doc.Block) bool {
	switch p.role {
	case lead, body, points, offer, howto, heading:
	default:
		return false
	}
	if isTitle(b) || b.Text.Len() > tooLong || width(b.Text.String()) < wordy || j.out.both && (p.lang != j.out.lang || strings.Contains(b.Text.String(), " / ")) {
		return false
	}
	return !slices.ContainsFunc(b.Marks, func(m doc.Mark) bool { return m.Kind == doc.Strike || m.Kind == doc.Note || m.Start == m.End })
}
