package adapt

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/fact"
)

// A Wish is what a run asks of the variants beyond what the channel does. The
// zero value asks nothing.
type Wish struct {
	Seconds int    // how long a script is meant to run; 0: as long as the master holds
	Field   string // what to test: title, subject or hook
	Arm     int    // which wording of Field, from 0, the best one
	Album   *Album // the master's, to make the channel's pictures with; nil: none are made

	letter string // of the arm
}

// An Arm says which of the variants of a test this is.
type Arm struct {
	Letter  string     // "a", "b" …; "" where nothing is tested
	Field   string     // what differs: "title", "subject", "hook"
	Pattern lang.Words // how its wording was made
}

// A wording is one way to say a title, a subject or a hook.
type wording struct {
	text    doc.Text
	pattern lang.Words
}

// Tests reports whether a channel of the kit has field to test: a title, a
// subject or a hook.
func Tests(kit *brandkit.Kit, id, field string) bool {
	spec, ok := kit.Channel(id)
	if !ok {
		return false
	}
	_, has := spec.Fields[field]
	switch spec.Archetype {
	case "script":
		return field == "title" && has || field == "hook"
	case "article_html", "note", "document":
		return field == "title" && has
	case "email":
		return field == "subject"
	}
	return false
}

// Split returns up to n variants of master for the channel named id that differ
// in one field only, by patterns that are the same each time: the author's own
// words, a number, a question, what is left of a title with a part dropped.
// They are fewer where the master has no further words; a statement in a
// crisis is never split. The files of all but the first bear its letter: mail-b.html.
func Split(ctx context.Context, kit *brandkit.Kit, master *doc.Document, id string, wish Wish, n int, rw Rewriter) ([]*Variant, error) {
	if moodOf(master).crisis {
		wish.Field = ""
		v, err := As(ctx, kit, master, id, wish, rw)
		return []*Variant{v}, err
	}
	if rw != nil {
		rw = &once{rw: rw, not: wish.Field}
	}
	var out []*Variant
	for wish.Arm = 0; len(out) < n; wish.Arm++ {
		wish.letter = string(rune('a' + len(out)))
		v, err := As(ctx, kit, master, id, wish, rw)
		if err != nil || v == nil {
			return out, err
		}
		if len(out) > 0 && v.Failed() && !out[0].Failed() {
			continue // this wording loses what the others keep
		}
		v.Arm.Letter, v.Arm.Field = wish.letter, wish.Field
		if len(out) > 0 {
			v.rename("-" + wish.letter)
		}
		out = append(out, v)
	}
	return out, nil
}

// once asks a rewriter for the first arm of a test, and says the same for the
// others but for the field that is tested, which is the master's there.
type once struct {
	rw    Rewriter
	not   string
	asked bool
	reply Reply
	err   error
}

// Rewrite implements Rewriter.
func (o *once) Rewrite(ctx context.Context, r Request) (Reply, error) {
	if !o.asked {
		o.asked = true
		o.reply, o.err = o.rw.Rewrite(ctx, r)
		return o.reply, o.err
	}
	say := maps.Clone(o.reply.Say)
	delete(say, o.not)
	return Reply{Say: say}, o.err
}

// rename puts suffix before the extension of the variant's files. Pictures,
// which others of its files name, have theirs already.
func (v *Variant) rename(suffix string) {
	for i := range v.Files[:len(v.Files)-len(v.Pictures)] {
		v.Files[i].Path = suffixed(v.Files[i].Path, suffix)
	}
}

func suffixed(file, suffix string) string {
	ext := path.Ext(file)
	return strings.TrimSuffix(file, ext) + suffix + ext
}

// armFile is what the file of an output is called in this variant of a test.
func (j *job) armFile(file string) string {
	if j.wish.Arm == 0 || j.wish.letter == "" {
		return file
	}
	return suffixed(file, "-"+j.wish.letter)
}

// armed returns the wording of a field this variant tests; none where the
// variant tests another field or the master's best is wanted.
func (j *job) armed(field, prefix string, best doc.Text) (doc.Text, bool) {
	if j.wish.Field != field {
		return best, false
	}
	all := j.wordings(field, prefix, best)
	if j.wish.Arm >= len(all) {
		j.spent = true
		return best, false
	}
	w := all[j.wish.Arm]
	j.v.Arm.Pattern = w.pattern
	if field != "hook" && j.wish.Arm > 0 {
		j.head = w.text
	}
	return w.text, true
}

// wordings lists the ways to say a field, the best one first, then one of each
// pattern in turn.
func (j *job) wordings(field, prefix string, best doc.Text) []wording {
	kinds := j.patterns()
	out := []wording{{best, words2("最合适的", "the best")}}
	for {
		n := len(out)
		for k := range kinds {
			for len(kinds[k]) > 0 {
				w := kinds[k][0]
				kinds[k] = kinds[k][1:]
				if s := w.text.String(); s != "" && j.carries(field, prefix+s) && !j.refused(s) && !slices.ContainsFunc(out, func(o wording) bool { return core1(o.text.String()) == core1(s) }) {
					out = append(out, w)
					break
				}
			}
		}
		if n == len(out) {
			return out
		}
	}
}

// carries reports whether a field takes s: a hook is as long as a viewer waits.
func (j *job) carries(field, s string) bool {
	if field == "hook" {
		t := j.pace().brisk(s)
		return 700 <= t && t <= hookTime
	}
	return j.fits(field, s, true)
}

// patterns returns the master's words by how a title can be made of them.
func (j *job) patterns() [][]wording {
	if j.mood.crisis {
		return nil
	}
	var number, question, written, shorter []wording
	for _, h := range j.headliners() {
		switch {
		case h.last:
		case h.full:
			written = append(written, wording{h.text, words2("作者的标题", "the author's")})
		default:
			shorter = append(shorter, wording{h.text, words2("标题的一部分", "a part of the title")})
		}
	}
	for _, u := range j.units() {
		s := u.block.Text.String()
		if u.role == sign || u.role == salute || u.role == notes || u.role == contact || u.role == table || u.parent >= 0 || len(s) > tooLong {
			continue
		}
		for _, r := range append(j.apart(s), [2]int{0, len(s)}) {
			b := trimmed(part(u.block, r[0], r[1]))
			t := b.Text.String()
			switch {
			case strings.HasSuffix(t, "？") || strings.HasSuffix(t, "?"):
				if opens(t) {
					question = append(question, wording{b.Text, words2("问句", "a question")})
				}
			case j.names(t) && slices.ContainsFunc(fact.In(t), func(f fact.Fact) bool {
				return f.Kind == fact.Price || f.Kind == fact.Discount || f.Kind == fact.Percent || f.Kind == fact.Date || f.Kind == fact.Quantity
			}):
				number = append(number, wording{b.Text, words2("带数字的一句", "a line with a number")})
			}
		}
	}
	return [][]wording{number, question, written, shorter}
}
