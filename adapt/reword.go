package adapt

import (
	"context"
	"errors"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// Say is what a Rewriter says in a passage's stead, by the passage's ID.
type Say map[string]string

// A Rewriter says passages in other words. What it returns is held against
// the ledger and never trusted: a passage that fails its checks keeps the
// master's words, and an error leaves the variant as rules made it.
type Rewriter interface {
	Rewrite(context.Context, Request) (Reply, error)
}

// A Request is one variant to say in other words.
type Request struct {
	Channel  string
	Lang     string // zh or en
	Master   *doc.Document
	Plain    *Variant // as rules made it, without pictures
	Passages []Passage

	// Shape makes the variant anew with other words in the passages' stead,
	// without pictures. Words that a passage's Check refuses are not taken.
	Shape func(Say) *Variant
}

// A Reply is the passages in other words, those of them that are; none leaves
// the variant as it is. Notes are told with the variant's own.
type Reply struct {
	Say   Say
	Notes []Note
}

// reword makes the variant as rules do, asks the rewriter, and makes it again
// with what it says: the same code shapes both.
func (j *job) reword(rw Rewriter) (*Variant, error) {
	plain, quick := *j, *j
	quick.wish.Album = nil
	v := quick.shaped()
	if v == nil {
		return nil, nil
	}
	shape := func(wish Wish, say Say) *Variant {
		again := *j
		again.wish, again.say, again.was = wish, say, &quick
		return again.shaped()
	}
	req := Request{Channel: j.spec.ID, Lang: quick.out.lang, Master: j.master, Plain: v, Passages: quick.passages(),
		Shape: func(say Say) *Variant { return shape(quick.wish, say) }}
	if len(req.Passages) == 0 {
		out := plain.shaped()
		out.Notes = append(out.Notes, Note{Severity: "info", Reworded: true, Message: lang.F("危机公告、表单和只有事实的母稿不用模型改写", "statements in a crisis, forms and masters of facts alone are not reworded")})
		return out, nil
	}
	reply, err := rw.Rewrite(j.ctx, req)
	if stop := j.ctx.Err(); stop != nil {
		return nil, stop
	}
	if err != nil {
		reply = Reply{Notes: []Note{{Severity: "info", Reworded: true, Message: lang.F("模型没有帮上忙，保留规则改写的文字：%s", "the model was no help, the words made by rule stand: %s", inBoth(err))}}}
	}
	out := shape(j.wish, reply.Say)
	if !out.AI || out.Failed() && !v.Failed() {
		if out.AI {
			reply.Notes = append(reply.Notes, Note{Severity: "info", Reworded: true, Message: lang.F("用模型的文字出了错，保留规则改写的文字", "errors stand with the model's words, those made by rule stand instead")})
		}
		out = plain.shaped()
	}
	out.Notes = append(out.Notes, reply.Notes...)
	return out, nil
}

// inBoth is what an error says, in both languages where it can.
func inBoth(err error) lang.Words {
	var both interface{ Words() lang.Words }
	if errors.As(err, &both) {
		return both.Words()
	}
	return lang.Same(err.Error())
}
