package llm

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/adapt"
	"onevoice/lint/words"
)

// namesIn returns the words in Latin letters that a master and its kit use, in
// lower case: an answer adds no name where it has no others.
func (r *rewriter) namesIn(req adapt.Request) map[string]bool {
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
	out := map[string]bool{}
	for _, w := range latin(b.String()) {
		out[strings.ToLower(w.text)] = true
	}
	return out
}

// What an answer's own words may be: so many of its content, or so few, may be
// none of the passage's, and it holds so many of the passage's. Measured on
// what editors wrote (testdata/reworded.txt): the freest had a third of new
// content, and kept three quarters of what was there.
const (
	mostFresh = 0.36
	fewFresh  = 4 // Chinese characters; an English word counts two
	leastKept = 0.4
)

// strays reports whether now says much that old doesn't.
func strays(old, now string) bool {
	had := content(old)
	new, all, much := 0, 0, 0
	for w := range content(now) {
		all++
		if !had[w] {
			new++
			much += weight(w)
		}
	}
	return much > fewFresh && float64(new) > mostFresh*float64(all)
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

// grounds is the share of a clause's content that its passage has to hold, of
// clauses with enough content to say something: five Chinese characters, or
// three English words of more than three letters.
const (
	grounds     = 0.2
	saysMuch    = 5
	shortLength = 3
)

// groundless returns a clause of now that has next to nothing to do with old.
func groundless(old, now string) string {
	had := content(old)
	now = runOn().ReplaceAllString(now, "$1 $2")
	for _, r := range words.Clauses(now) {
		clause := now[r[0]:r[1]]
		n, all, much := 0, 0, 0
		for w := range content(clause) {
			all++
			much += weight(w)
			if had[w] {
				n++
			}
		}
		if much >= saysMuch && float64(n) < grounds*float64(all) {
			return clause
		}
	}
	return ""
}

// runOn is where a sentence begins right behind another.
var runOn = lazy(`([.!?。！？])([A-Z])`)

// weight is how much a piece of content says: an English word as much as two
// Chinese characters.
func weight(w string) int {
	if w[0] < 0x80 {
		return 2
	}
	return 1
}

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, r := range s {
		if words.IsHan(r) && !common(r) {
			out[string(r)] = true
		}
	}
	for _, w := range latin(s) {
		if len(w.text) > shortLength {
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
		if w.text == "I" || !chinese && !loud || t.known[strings.ToLower(w.text)] {
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
