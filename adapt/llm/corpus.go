package llm

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/adapt"
	"onevoice/lint/words"
)

// A corpus is what a master and its kit say: the words an answer may be made
// of without adding anything.
type corpus struct {
	runes map[rune]bool
	latin map[string]bool // words in Latin letters, in lower case
}

func (r *rewriter) corpusOf(req adapt.Request) corpus {
	var b strings.Builder
	for _, p := range req.Passages {
		b.WriteString(p.Block.Text.String() + "\n")
	}
	for _, o := range req.Plain.Doc.Blocks {
		b.WriteString(o.Text.String() + "\n")
	}
	for _, s := range r.verbatim(req) {
		b.WriteString(s + "\n")
	}
	for _, t := range r.kit.Terms {
		b.WriteString(t.Say + "\n")
	}
	b.WriteString(r.kit.Voice.Address + "\n" + r.kit.Voice.Person + "\n" + strings.Join(r.kit.Voice.Tone.Prefer, "\n"))
	c := corpus{runes: map[rune]bool{}, latin: map[string]bool{}}
	for _, r := range b.String() {
		c.runes[r] = true
	}
	for _, w := range latin(b.String()) {
		c.latin[strings.ToLower(w.text)], c.latin[stem(w.text)] = true, true
	}
	return c
}

// Shares of an answer's words: how many may be none of the master's, and how
// many of the passage's own it has to hold. Measured on rewordings by people,
// of whom the freest kept a quarter of a passage's characters and took six in
// ten from the master.
const (
	mostFresh = 0.5
	leastKept = 0.25
)

// fresh is the share of s's characters that the corpus holds nowhere; of Latin
// letters by words.
func (c corpus) fresh(s string) float64 {
	all, new := 0, 0
	for _, r := range s {
		if words.IsHan(r) && !common(r) {
			all++
			if !c.runes[r] {
				new++
			}
		}
	}
	for _, w := range latin(s) {
		if len(w.text) > 3 {
			all++
			if !c.latin[strings.ToLower(w.text)] && !c.latin[stem(w.text)] {
				new++
			}
		}
	}
	if all < 4 {
		return 0
	}
	return float64(new) / float64(all)
}

func stem(w string) string {
	w = strings.ToLower(w)
	for _, end := range [...]string{"ing", "ed", "es", "s", "ly"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 3 {
			return s
		}
	}
	return w
}

// common reports characters that say nothing of what a text is about.
func common(r rune) bool {
	return strings.ContainsRune("的了是在和与也都就还更很把被让给对从到向为有着过得地之而且但或这那它你您我们他她会能可要想去来上下里中外个只每一", r)
}

// keeps is the share of old's content that words hold too: of Chinese its
// characters, of English its words, as far as they mean something.
func keeps(old, now string) float64 {
	had, has := content(old), content(now)
	if len(had) < 4 {
		return 1
	}
	n := 0
	for w := range had {
		if has[w] {
			n++
		}
	}
	return float64(n) / float64(len(had))
}

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, r := range s {
		if words.IsHan(r) && !common(r) {
			out[string(r)] = true
		}
	}
	for _, w := range latin(s) {
		if len(w.text) > 3 {
			out[stem(w.text)] = true
		}
	}
	return out
}

// A latinWord is a word in Latin letters.
type latinWord struct {
	text  string
	first bool // it begins a sentence
}

func latin(s string) []latinWord {
	var out []latinWord
	start, opens := -1, true
	for i, r := range s + "\n" {
		letter := unicode.Is(unicode.Latin, r) || start >= 0 && (r == '\'' || r == '’' || r == '-')
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			out = append(out, latinWord{strings.TrimRight(s[start:i], "'’-"), opens})
			start, opens = -1, false
		}
		if strings.ContainsRune(".!?:;\n。！？：；“\"(（—–", r) {
			opens = true
		}
	}
	return out
}

// named looks for names that neither the passages nor the kit hold: in Chinese
// any Latin word, in English any word with a capital that begins no sentence.
func (t *task) named(s slip, prose string, fail func(rule, span, zh, en string, args ...any)) {
	chinese := t.req.Lang == "zh"
	for _, w := range latin(prose) {
		r, _ := utf8.DecodeRuneInString(w.text)
		loud := unicode.IsUpper(r) && !w.first || strings.ToUpper(w.text) == w.text && utf8.RuneCountInString(w.text) > 1
		if w.text == "I" || !chinese && !loud || t.known.latin[strings.ToLower(w.text)] {
			continue
		}
		fail("name", w.text, "不能添加母稿没有的名称和外文词", "no name that the master doesn't have")
		return
	}
}

// sentences cuts s into sentences with the space that follows each.
func sentences(s string) []string {
	var out []string
	at := 0
	all := words.Sentences(s)
	for i := range all {
		end := len(s)
		if i+1 < len(all) {
			end = all[i+1][0]
		}
		out = append(out, s[at:end])
		at = end
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}
