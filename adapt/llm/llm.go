// Package llm is the Rewriter that asks a language model. The model only
// writes prose round placeholders: what has to stay (facts, names, links,
// lines approved word for word) never passes through it. What it says is held
// against the passage it stands for by functions that need no model, and a
// passage that fails keeps the master's words, so that no answer, however
// wrong or hostile, makes a variant worse than rules alone made it.
package llm

import (
	"context"
	"sync"

	"onevoice/adapt"
	"onevoice/adapt/llm/chat"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// A Model answers one question. *chat.Client is one.
type Model interface {
	Ask(context.Context, chat.Ask) (chat.Answer, error)
}

// Options say how hard to try. The zero value asks for one answer.
type Options struct {
	N int // answers to choose the best of; 0 is 1
}

// New returns a rewriter that speaks as kit does, by what model says, held to
// rules. It is safe for several goroutines if model is.
func New(kit *brandkit.Kit, rules []lint.Rule, model Model, o Options) adapt.Rewriter {
	return &rewriter{kit: kit, rules: rules, model: model, n: max(o.N, 1), fences: newFences()}
}

type rewriter struct {
	kit    *brandkit.Kit
	rules  []lint.Rule
	model  Model
	n      int
	fences // the nonce is that of placeholders too

	voices sync.Map // language and channel -> string
}

// Rewrite implements adapt.Rewriter. Its error is the model's, where not one
// answer came.
func (r *rewriter) Rewrite(ctx context.Context, req adapt.Request) (adapt.Reply, error) {
	t := r.task(req)
	if len(t.slips) == 0 {
		return adapt.Reply{Notes: t.notes}, nil
	}
	var drafts []draft
	var failed error
	for i := range r.n {
		d, err := t.draft(ctx, i)
		if ctx.Err() != nil {
			return adapt.Reply{}, ctx.Err()
		}
		if err != nil {
			failed = err
			continue
		}
		drafts = append(drafts, d)
	}
	if len(drafts) == 0 {
		return adapt.Reply{Notes: t.notes}, failed
	}
	return t.choose(ctx, drafts), nil
}

// A task is one variant to say in other words.
type task struct {
	*rewriter
	req   adapt.Request
	slips []slip
	known map[string]bool // words in Latin letters that the master and the kit use
	notes []adapt.Note

	veiled    [][2]int       // what of the master its markup hides, in bytes
	inherited []lint.Finding // what the rules of voice say of the master
}

func (r *rewriter) task(req adapt.Request) *task {
	t := &task{rewriter: r, req: req}
	t.warn()
	n := 0
	for _, p := range req.Passages {
		if t.kept(p) {
			continue
		}
		t.slips = append(t.slips, r.slip(p, req, &n))
	}
	t.known = r.namesIn(req)
	return t
}

// noteOn is a word about a passage of the master.
func noteOn(master *doc.Document, b doc.Block, severity string, say lint.Words) adapt.Note {
	n := adapt.Note{Severity: severity, Message: say, Text: b.Text.String()}
	if b.Text.Span().Source != nil {
		n.Place = doc.At(master, &b, 0, b.Text.Len())
	}
	return n
}
