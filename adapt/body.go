package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
)

// long puts the whole master into the variant in its own order: the body,
// what only the front matter says, the call to action, then the small print
// and the signature.
func (j *job) long() {
	end := len(j.out.portions)
	for end > 0 && (j.out.portions[end-1].role == notes || j.out.portions[end-1].role == sign) {
		end--
	}
	early, late := j.aside()
	told := j.led()
	for i, p := range j.out.portions[:end] {
		if i == told {
			j.lines(early)
			early = nil
		}
		for _, b := range p.blocks {
			j.place(b)
		}
	}
	j.lines(append(early, late...))
	for _, t := range j.taglines() {
		b := said(doc.Paragraph, t)
		b.Marks = []doc.Mark{{Kind: doc.Strong, End: t.Len()}}
		j.field("tagline", b)
	}
	if text, to := j.action(); text.Len() > 0 {
		b := said(doc.Action, text)
		b.Marks = []doc.Mark{{Kind: doc.Link, End: text.Len(), To: to}}
		j.field("cta", b)
	}
	for _, p := range j.out.portions[end:] {
		for _, b := range p.blocks {
			j.add(b)
		}
	}
	for _, b := range j.out.footnotes {
		j.add(b)
	}
	if b, ok := j.byMachine(); ok {
		j.field("ai", b)
	}
}

// aside parts what only the front matter says into what a reader has to know
// first, what it costs, when and where, and whom to turn to, which comes last.
func (j *job) aside() (early, late []line) {
	for _, l := range j.front() {
		switch root(l.path) {
		case "phone", "hotline", "email":
			late = append(late, l)
		default:
			early = append(early, l)
		}
	}
	return early, late
}

// led returns the portion before which the lead has ended: the first heading
// under which the master goes on. -1 in a crisis, and where nothing leads.
func (j *job) led() int {
	for i, p := range j.out.portions {
		if p.role == heading && i > 0 && p.blocks[0].Kind == doc.Heading && !j.mood.crisis {
			return i
		}
	}
	return -1
}

// lines says what the front matter tells, as a list; one thing alone is no
// list.
func (j *job) lines(all []line) {
	for _, l := range all {
		l.block.Group = 1 << 20
		if len(all) == 1 {
			l.block.Kind, l.block.Marker, l.block.Level, l.block.Group = doc.Paragraph, "", 0, 0
		}
		j.field("front."+l.path, l.block)
	}
}

// place puts a block of the body into the variant. It is a field of its own
// only where it is not as the master has it.
func (j *job) place(b doc.Block) {
	if len(j.said) > 0 && j.by(b.Text) == "llm" {
		j.field("body", b)
		return
	}
	j.add(b)
}

// about returns the words that say in brief what the master is about: the
// author's own, else the subtitle, else the lead.
func (j *job) about(field string, not doc.Text) doc.Text {
	return j.headed(field, "", j.gist(field, not), func(s string) bool { return j.fits(field, s, true) && !alike(s, not.String()) })
}

func (j *job) gist(field string, not doc.Text) doc.Text {
	for _, key := range [...]string{"digest", "description", "summary", "preheader", "subtitle"} {
		if t := j.master.Meta.Text(key); t.Len() > 0 && !j.mood.secret.told(t.String()) && !alike(t.String(), not.String()) {
			if t = j.fitted(field, t); t.Len() > 0 {
				return t
			}
		}
	}
	var rest []doc.Text
	for _, want := range [...]role{lead, body, howto, points, offer, action} {
		for _, p := range j.out.portions {
			if p.role == want && (p.lang == j.out.lang || !j.out.both) {
				rest = append(rest, p.blocks[0].Text)
			}
		}
	}
	if text, _ := j.action(); text.Len() > 0 {
		rest = append(rest, text)
	}
	if len(rest) > 0 {
		if t := j.whole(field, rest[0], not); t.Len() > 0 {
			return t
		}
	}
	slices.SortStableFunc(rest, func(a, b doc.Text) int { return leans(a) - leans(b) })
	for _, t := range append(rest, j.products()...) {
		b := said(doc.Description, t)
		b = without(b, dead(b))
		if j.mood.crisis {
			b = sober(b)
		}
		if t := j.fitted(field, b.Text); t.Len() > 0 && !alike(t.String(), not.String()) {
			return t
		}
	}
	return doc.Text{}
}

// leans is 1 for a text that begins with what another has said.
func leans(t doc.Text) int {
	if lame(t.String()) {
		return 1
	}
	return 0
}

// whole returns a later sentence of the lead that fits a field as it is, where
// the first one doesn't and would have to end early.
func (j *job) whole(field string, t doc.Text, not doc.Text) doc.Text {
	s := t.String()
	for i, r := range sentences(s) {
		one := s[r[0]:r[1]]
		switch {
		case !j.fits(field, one, true):
		case i == 0:
			return doc.Text{}
		case !lame(one) && !announces(one) && width(one) >= 6 && !alike(one, not.String()):
			b := said(doc.Description, t.Slice(r[0], r[1]))
			return without(b, dead(b)).Text
		}
	}
	return doc.Text{}
}

// taglines returns the lines the variant has to carry that its body doesn't:
// the master's own, and those the kit requires of the channel. A crisis and a
// teaser carry none.
func (j *job) taglines() []doc.Text {
	if j.once.taglines == nil {
		t := j.carried()
		j.once.taglines = &t
	}
	return *j.once.taglines
}

func (j *job) carried() []doc.Text {
	if j.mood.crisis || j.mood.teaser {
		return nil
	}
	var out []doc.Text
	all := fold(j.bodyText() + j.out.title.String())
	if j.head.Len() > 0 { // a test says something else than the master's title
		all = fold(strings.ReplaceAll(j.bodyText(), j.out.title.String(), "") + j.head.String())
	}
	add := func(t doc.Text) {
		if f := fold(t.String()); f != "" && !strings.Contains(all, f) {
			out, all = append(out, t), all+f
		}
	}
	add(j.master.Meta.Text("tagline"))
	for _, t := range j.kit.Taglines {
		here := len(t.Channels) == 0 || slices.Contains(t.Channels, j.spec.ID)
		if t.Required && here && (t.Lang == "" || t.Lang == j.out.lang || j.out.both) {
			add(label(t.Text))
		}
	}
	return out
}
