package rules

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A bentFile is one character and the ways it is spelt to get round a rule:
// homophones, pinyin, look-alikes, its parts, signs.
type bentFile struct {
	As string   `yaml:"as" need:"true"`
	By []string `yaml:"by" need:"true"`
}

// A bender finds phrases that are spelt in another way. A spelling counts only
// when a whole phrase results: no character is ever changed by itself.
type bender struct {
	root     *bentNode
	tokens   map[rune][]token // by first character
	ordinary []string         // what sounds alike and is an ordinary word
}

type token struct {
	text string
	as   rune
}

type bentNode struct {
	next map[rune]*bentNode
	end  bool
}

func newBender(phrases, ordinary []string, list []bentFile) *bender {
	b := &bender{root: &bentNode{}, tokens: map[rune][]token{}, ordinary: ordinary}
	for _, p := range phrases {
		n := b.root
		for _, r := range p {
			if n.next == nil {
				n.next = map[rune]*bentNode{}
			}
			if n.next[r] == nil {
				n.next[r] = &bentNode{}
			}
			n = n.next[r]
		}
		n.end = true
	}
	for _, f := range list {
		as, _ := utf8.DecodeRuneInString(f.As)
		for _, by := range f.By {
			first, _ := utf8.DecodeRuneInString(by)
			b.tokens[first] = append(b.tokens[first], token{by, as})
		}
	}
	for r := range b.tokens {
		slices.SortFunc(b.tokens[r], func(a, b token) int { return len(b.text) - len(a.text) })
	}
	return b
}

// A straight is a stretch of text and the phrase it stands for.
type straight struct {
	start, end int
	phrase     string
}

// straighten returns the reading with each bent phrase as it is meant, and
// reports whether there is any.
func (b *bender) straighten(r *reading) (*reading, bool) {
	var all []straight
	for i := 0; i < len(r.text); {
		if s, ok := b.at(r.text, i); ok {
			all = append(all, s)
			i = s.end
			continue
		}
		i = after(r.text, i)
	}
	if len(all) == 0 {
		return nil, false
	}
	return rebuild(r, all), true
}

func rebuild(r *reading, all []straight) *reading {
	w := rewriter{from: r.text}
	var bent [][2]int
	for _, s := range all {
		w.keep(s.start)
		at := len(w.out)
		w.put(s.phrase, s.end)
		bent = append(bent, [2]int{at, len(w.out)})
	}
	out := w.finish()
	for i := range out.src {
		out.src[i] = int32(r.origin(int(out.src[i])))
	}
	out.bent = bent
	return &out
}

// at returns the longest bent phrase that begins at byte i.
func (b *bender) at(s string, i int) (straight, bool) {
	first, _ := utf8.DecodeRuneInString(s[i:])
	if b.root.next[first] == nil && b.tokens[first] == nil {
		return straight{}, false
	}
	best := straight{}
	b.walk(s, i, b.root, spelling0{start: i}, func(end int, how spelling0) {
		if end > best.end && b.counts(s, i, end, how) {
			best = straight{i, end, how.phrase}
		}
	})
	return best, best.end > 0
}

// spelling0 is how a phrase has been spelt so far.
type spelling0 struct {
	start   int
	phrase  string
	letters int  // characters spelt otherwise
	foreign bool // one of them is no Han character: pinyin, a sign, a part
	marks   int  // separators that no one writes inside a word
	spaces  int  // gaps that are a space only
}

func (b *bender) walk(s string, i int, n *bentNode, how spelling0, found func(int, spelling0)) {
	if n.end {
		found(i, how)
	}
	if i >= len(s) || n.next == nil {
		return
	}
	if how.phrase != "" {
		if j, mark := separator(s, i); j > i {
			then := how
			if mark {
				then.marks++
			} else {
				then.spaces++
			}
			b.step(s, j, n, then, found)
		}
	}
	b.step(s, i, n, how, found)
}

func (b *bender) step(s string, i int, n *bentNode, how spelling0, found func(int, spelling0)) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if next := n.next[r]; next != nil {
		then := how
		then.phrase += string(r)
		b.walk(s, i+size, next, then, found)
	}
	for _, t := range b.tokens[r] {
		next := n.next[t.as]
		if next == nil || !strings.HasPrefix(s[i:], t.text) || !whole(s, i, i+len(t.text)) {
			continue
		}
		then := how
		then.phrase += string(t.as)
		then.letters++
		then.foreign = then.foreign || r < 0x2E80 || r > 0x9FFF || utf8.RuneCountInString(t.text) > 1
		b.walk(s, i+len(t.text), next, then, found)
	}
}

// counts reports whether a spelling is an evasion: something in it is written
// otherwise, and it isn't an ordinary word that happens to sound alike.
func (b *bender) counts(s string, i, j int, how spelling0) bool {
	if how.letters == 0 && how.marks == 0 {
		return how.spaces > 0 && how.spaces == utf8.RuneCountInString(how.phrase)-1 && (how.spaces > 1 || spacedOut(s, i, j))
	}
	for _, w := range b.ordinary {
		if k := strings.Index(s[max(0, i-len(w)):min(len(s), j+len(w))], w); k >= 0 {
			return false
		}
	}
	return true
}

// spacedOut reports whether the text round s[i:j] goes on in single characters
// with spaces between.
func spacedOut(s string, i, j int) bool {
	if j+1 < len(s) && s[j] == ' ' {
		k := after(s, j+1)
		return k-j > 2 && (k >= len(s) || s[k] == ' ' || s[k] == '\n')
	}
	return false
}

// separator returns where a separator that begins at byte i ends, and whether
// it is one that nobody writes inside a word.
func separator(s string, i int) (int, bool) {
	j, mark := i, false
	for n := 0; n < 3 && j < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case r == ' ':
		case strings.ContainsRune("·•.・_-*|/~^+=`。丶、'\"", r), pictorial(r):
			mark = true
		default:
			return j, mark
		}
		j += size
	}
	return j, mark
}

func before(s string, i int) int {
	_, n := utf8.DecodeLastRuneInString(s[:i])
	return i - n
}

func after(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}
