package adapt

import (
	"slices"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
)

// aimShare is how much of a note's limit it fills of its own accord: past
// that only required facts are added. A statement in a crisis stays whole.
const aimShare = 0.8

// note shapes plain text with topics: short paragraphs, tables as lines, no
// markup, and only what the platform takes.
func note(j *job) {
	title := j.titled("title", "")
	j.field("title", said(doc.Title, title))
	var whole []doc.Block
	if j.mood.crisis && j.names(j.out.title.String()) && !j.names(title.String()) {
		whole = append(whole, sober(said(doc.Paragraph, j.out.title))) // a notice says at once what it is about
	}
	most, counted := j.limit("body", 1000, "utf16")
	in := budget{max: most, aim: int(float64(most) * aimShare), unit: channel.UnitName(counted)}
	if a := j.spec.Fields["body"].Advise; a.Max > 0 && a.Max < most/2 {
		in.even, in.aim = in.aim, min(in.aim, 3*a.Max) // most see what stands before the fold
	}
	if j.mood.crisis {
		in.aim = most
	}
	in.cost = func(us []unit) int {
		return channel.Count(counted, lined(append(slices.Clone(whole), j.paragraphs(us)...)))
	}
	all := j.units()
	kept := j.choose(all, in, nil)
	j.dropped(all, kept, in, words2("正文", "body"))
	for _, b := range append(whole, j.paragraphs(kept)...) {
		j.field("body", b)
	}
	for _, t := range j.topics() {
		j.field("topics", said(doc.Tag, t))
	}
	j.pictures()
	j.noteFiles(j.cards(kept))
}

// paragraphs lays units out, the taglines and the call to action last.
func (j *job) paragraphs(us []unit) []doc.Block {
	end := len(us) // the call to action comes before who signs
	for end > 0 && us[end-1].role == sign {
		end--
	}
	out := j.laid(us[:end])
	for _, t := range j.taglines() {
		out = append(out, said(doc.Paragraph, t))
	}
	if b, ok := j.byMachine(); ok {
		out = append(out, b)
	}
	if text := j.urge(); text.Len() > 0 && !strings.Contains(lined(out), text.String()) {
		out = append(out, said(doc.Action, text))
	}
	return append(out, j.laid(us[end:])...)
}

// laid lays units out: sentences of one paragraph together, list items a line
// each, a heading over each section that has any.
func (j *job) laid(us []unit) []doc.Block {
	var out []doc.Block
	section := 0
	worth := map[int]bool{} // sections with more in them than a button, of what their heading names
	for _, u := range us {
		small := u.role == contact || u.role == notes // under a video there is no room for what heads these
		worth[u.section] = worth[u.section] || u.role != action && u.role != sign && !(small && j.spec.Archetype == "script") && (u.list || u.portion <= j.beneath(u.section))
	}
	for i, u := range us {
		if u.section != section && u.section > 0 && worth[u.section] {
			if h := j.headOf(u.section); h.Text.Len() > 0 {
				out = append(out, h)
			}
		}
		section = max(section, u.section) // what the front matter says is of no section
		b := u.block
		if n := len(out) - 1; i > 0 && u.again && us[i-1].portion == u.portion && out[n].Kind == b.Kind {
			out[n] = spaced(out[n], b, u.line)
			continue
		}
		b.Marker = j.stepMarker(us, i)
		if fronts(us, i) == 1 {
			b.Kind, b.Level, b.Marker = doc.Paragraph, 0, "" // no item of the list before it
		}
		out = append(out, b)
	}
	return out
}

// fronts returns how many of the units only the front matter says, where unit i
// is one of them.
func fronts(us []unit, i int) (n int) {
	for _, u := range us {
		if us[i].section < 0 && u.section < 0 {
			n++
		}
	}
	return n
}

// beneath returns the portion that comes first under the heading of a section:
// what is left of the section without it may be about anything.
func (j *job) beneath(section int) int {
	for i, p := range j.out.portions {
		if p.section == section && p.role != heading && p.role != figure && p.role != ruled && !(j.out.both && p.lang != "" && p.lang != j.out.lang) {
			return i
		}
	}
	return len(j.out.portions)
}

// headOf returns the heading of a section as a line.
func (j *job) headOf(section int) doc.Block {
	if j.once.heads == nil {
		j.once.heads = map[int]doc.Block{}
		for _, p := range j.out.portions {
			if p.role == heading {
				if h := j.tongue(j.flat(p.blocks[0])); !strings.Contains(" 中文 简体中文 English Chinese EN ", " "+h.Text.String()+" ") {
					j.once.heads[p.section] = h // not where it only names the language
				}
			}
		}
	}
	return j.once.heads[section]
}

// spaced joins two sentences of one block: with a space in English, with
// nothing in Chinese, with a line break where the second begins a line.
func spaced(a, b doc.Block, line bool) doc.Block {
	sep := " "
	if line {
		sep = "\n"
	} else if r := lastRune(a.Text.String()); r > 0x2000 {
		sep = ""
	}
	out := joined(a.Kind, sep, a, b)
	out.Level, out.Marker, out.Group, out.Image = a.Level, a.Marker, a.Group, a.Image
	return out
}

// stepMarker is an item's marker. The numbers of a list with steps left out
// would be wrong: it gets bullets.
func (j *job) stepMarker(us []unit, i int) string {
	b := us[i].block
	if b.Kind != doc.Item || us[i].again {
		return ""
	}
	if b.Marker == "" || b.Marker == "•" || !strings.ContainsAny(b.Marker[:1], "0123456789") {
		return j.marker(b)
	}
	want := 0
	if us[i].portion < len(j.out.portions) {
		for _, x := range j.out.portions[us[i].portion].blocks {
			if x.Level == b.Level && x.Marker != "" {
				want++
			}
		}
	}
	for _, u := range us {
		if u.portion == us[i].portion && u.block.Level == b.Level && !u.again {
			want--
		}
	}
	if want > 0 {
		return "•"
	}
	return b.Marker
}

// lined returns blocks as plain text: an empty line between paragraphs and
// before a heading, none between the items of a list.
func lined(bs []doc.Block) string {
	var out strings.Builder
	for i, b := range bs {
		if i > 0 {
			out.WriteByte('\n')
			if b.Kind != doc.Item && !(b.Kind == doc.Quote && bs[i-1].Kind == doc.Quote) || b.Kind == doc.Item && bs[i-1].Kind != doc.Item && bs[i-1].Kind != doc.Heading {
				if bs[i-1].Kind != doc.Heading {
					out.WriteByte('\n')
				}
			}
		}
		out.WriteString(indent(b) + b.Text.String())
	}
	return out.String()
}

func indent(b doc.Block) string {
	if b.Kind != doc.Item || b.Marker == "" {
		return ""
	}
	return strings.Repeat("  ", min(max(b.Level-1, 0), 3)) + b.Marker + " "
}

// pictures keeps the master's pictures for who draws the cards.
func (j *job) pictures() {
	for _, p := range j.out.portions {
		if p.role == figure {
			for _, b := range p.blocks {
				if b.Image != nil && b.Kind == doc.Picture {
					j.add(b)
				}
			}
		}
	}
}

func (j *job) noteFiles(images []string) {
	var title string
	var body []doc.Block
	topics := []string{}
	for _, b := range j.v.Doc.Blocks {
		switch b.Kind {
		case doc.Title:
			if title == "" && len(body) == 0 {
				title = b.Text.String()
				continue
			}
			body = append(body, b)
		case doc.Tag:
			topics = append(topics, b.Text.String())
		case doc.Picture:
		default:
			body = append(body, b)
		}
	}
	words := lined(body)
	text := title + "\n\n" + words + "\n"
	if len(topics) > 0 {
		text += "\n" + j.hashed(topics) + "\n"
	}
	j.files(map[string][]byte{
		"text": []byte(text),
		"fields": encode(struct {
			Title  string   `json:"title"`
			Body   string   `json:"body"`
			Topics []string `json:"topics"`
			Images []string `json:"images"`
			AI     bool     `json:"ai_generated,omitempty"`
		}{title, words, topics, images, j.aided()}),
	})
}

// hashed writes topics as the channel does: "#{t}".
func (j *job) hashed(topics []string) string {
	how := or(j.spec.Hashtag, "#{t}")
	out := make([]string, len(topics))
	for i, t := range topics {
		out[i] = strings.ReplaceAll(how, "{t}", t)
	}
	return strings.Join(out, " ")
}
