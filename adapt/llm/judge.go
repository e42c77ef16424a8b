package llm

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onevoice/adapt/llm/chat"
	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// JudgeRule returns the rule that a judge speaks through, as lists of rules
// show it; it finds nothing by itself.
func JudgeRule() lint.Rule {
	return lint.Rule{
		ID:       "voice/judge",
		Title:    lang.Words{ZH: "大模型听口吻（check --llm）", EN: "the voice, as a model hears it (check --llm)"},
		Why:      lang.Words{ZH: "换了口吻，读者会觉得换了个人在说话。模型有时听得出来，也常听错，所以只作提示。", EN: "In another voice it sounds like another brand. A model sometimes hears that and is often wrong, so it is a hint and no more."},
		Basis:    lang.Words{ZH: "品牌包里的样稿 voice.samples", EN: "the kit's voice.samples"},
		Mend:     lang.Words{ZH: "由人来定：和样稿一起读一遍，真不像就换个说法。", EN: "A person decides: read it beside the samples, and reword it if it does sound off."},
		Checked:  "2026-11",
		Severity: lint.Info,
		Scope: lint.Scope{
			Kinds:      []doc.Kind{doc.Title, doc.Subject, doc.Preheader, doc.Description, doc.Heading, doc.Paragraph, doc.Item, doc.Caption, doc.Action, doc.Cue},
			Commercial: []string{"ad", "news", "none"}, // who signs a notice or writes as a user has a voice of their own
		},
		Check: func(*lint.Pass) error { return nil },
	}
}

// A Judge asks a model which words of a document don't sound like the samples
// of its kit. What the model says counts only where it quotes words that stand
// there, and never for more than a hint.
type Judge struct {
	fences
	kit   *brandkit.Kit
	model Model
	to    string // the language it gives its reasons in

	like    func(of string) likeness
	mu      sync.Mutex
	unheard int
}

// NewJudge returns a judge who holds copy against the samples of a kit and
// gives its reasons in language to, zh or en. It is safe for several goroutines
// if model is.
func NewJudge(kit *brandkit.Kit, model Model, to string) *Judge {
	zh := sync.OnceValue(func() likeness { return likenessOf(kit, "zh") })
	en := sync.OnceValue(func() likeness { return likenessOf(kit, "en") })
	return &Judge{fences: newFences(), kit: kit, model: model, to: to, like: func(of string) likeness {
		if of == "en" {
			return en()
		}
		return zh()
	}}
}

// Rule returns the rule to run in this judge's name. It asks until ctx ends. A
// model that fails is no failure of the check: who made the model knows.
func (j *Judge) Rule(ctx context.Context) lint.Rule {
	r := JudgeRule()
	r.Check = func(p *lint.Pass) error {
		for _, d := range p.Docs {
			j.hear(ctx, p, d)
		}
		return nil
	}
	return r
}

// Unheard is how many documents the model wasn't asked about, because the kit
// has no sample in their language.
func (j *Judge) Unheard() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.unheard
}

// A likeness is how texts of one language begin that sound like the brand, and
// some that don't.
type likeness struct{ on, off []string }

func likenessOf(kit *brandkit.Kit, of string) likeness {
	wanted := func(d *doc.Document) bool { return lint.Lang(d) == of }
	return likeness{openings(kit, kit.Voice.Samples.On, 4, wanted), openings(kit, kit.Voice.Samples.Off, 2, wanted)}
}

// What a judge makes of a document: at most so many findings, none where there
// is too little to hear a voice in, and no quotation so short that it says
// nothing or so long that it points nowhere. In characters.
const (
	mostHeard   = 5
	leastCopy   = 30
	leastQuote  = 4
	mostQuote   = 80
	mostReasons = 60
)

// hear reports what the model says of a document.
func (j *Judge) hear(ctx context.Context, p *lint.Pass, d *doc.Document) {
	lines, size := aloud(p, d)
	if size < leastCopy || d.Meta.Stage() == "crisis" {
		return
	}
	like := j.like(lint.Lang(d))
	if len(like.on) == 0 {
		j.mu.Lock()
		j.unheard++
		j.mu.Unlock()
		return
	}
	var taken []doc.Place
	for _, part := range turns(lines, len(lines), func(l line) int { return len(l.text) }) {
		if len(taken) == mostHeard {
			return
		}
		answer, err := j.model.Ask(ctx, j.ask(part, like, d.Source.Name))
		if err != nil || j.torn(answer.Text) {
			continue
		}
		for _, s := range remarks(answer.Object) {
			at, reason, ok := placed(d, part, s)
			if ok && len(taken) < mostHeard && !slices.ContainsFunc(taken, func(o doc.Place) bool { return o.Block == at.Block && o.Start < at.End && at.Start < o.End }) {
				taken = append(taken, at)
				p.Report(lint.Finding{Severity: lint.Info, Place: at, Message: opinion(reason)})
			}
		}
	}
}

// remarks are what an answer holds, each a quotation and a reason.
func remarks(object json.RawMessage) []string {
	var said struct{ Found []string }
	if json.Unmarshal(object, &said) != nil {
		return nil
	}
	return said.Found
}

// A line is a block, or part of a long one, as a reader sees it.
type line struct {
	block *doc.Block
	text  string
	at    []int // where each byte of text, and its end, stands in the block's
}

// aloud returns what of a document a voice is heard in and a reader sees,
// without what reads like orders to a model, and how many characters it is.
func aloud(p *lint.Pass, d *doc.Document) (out []line, size int) {
	hidden := veils(string(d.Source.Data))
	for _, b := range p.Blocks() {
		if b.Text.Painted() || covered(b.Text, d.Source, hidden) || orders().MatchString(seen(b.Text.String())) {
			continue
		}
		whole := lineOf(b)
		size += utf8.RuneCountInString(whole.text)
		out = append(out, whole.cut()...)
	}
	return out, size
}

func lineOf(b *doc.Block) line {
	l := line{block: b}
	var s strings.Builder
	text := b.Text.String()
	for i, r := range text {
		if r = sight(r); r < 0 {
			continue
		}
		for range utf8.RuneLen(r) {
			l.at = append(l.at, i)
		}
		s.WriteRune(r)
	}
	l.text, l.at = s.String(), append(l.at, len(text))
	return l
}

// end is where in the block ends what stands before byte j, without what
// nobody sees after it.
func (l line) end(j int) int {
	last := l.at[j-1]
	_, n := utf8.DecodeRuneInString(l.block.Text.String()[last:])
	return last + n
}

// cut parts a line that is too much for one question, between sentences.
func (l line) cut() []line {
	if strings.TrimSpace(l.text) == "" {
		return nil
	}
	var out []line
	from := 0
	for _, r := range words.Sentences(l.text) {
		if r[0] > from && r[1]-from > muchText {
			out = append(out, line{l.block, l.text[from:r[0]], l.at[from : r[0]+1]})
			from = r[0]
		}
	}
	return append(out, line{l.block, l.text[from:], l.at[from:]})
}

// ask returns the question about some lines.
func (j *Judge) ask(lines []line, like likeness, name string) chat.Ask {
	var said []string
	for _, l := range lines {
		said = append(said, l.text)
	}
	say := func(zh, en string) string { return lang.F(zh, en).In(j.to) + "\n" }
	var b strings.Builder
	b.WriteString(say("样稿，品牌就这样说话：", "Samples: this is how the brand speaks:") + j.fence("samples", like.on))
	if len(like.off) > 0 {
		b.WriteString("\n" + say("反例，品牌不这样说话：", "Counterexamples: this is how it doesn't:") + j.fence("unlike", like.off))
	}
	b.WriteString("\n" + say("稿件：", "The copy:") + j.fence("copy", said) + "\n" + judging().again.In(j.to) + "\n")
	return chat.Ask{System: judging().system.In(j.to) + "\n" + orderCanary(j.canary()).In(j.to), User: b.String(), Schema: judging().schema, MaxTokens: 1200, Nonce: j.nonce, Master: name}
}
