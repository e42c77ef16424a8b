// Package adapt reshapes one master into the variant each channel can carry.
//
// The way of a master: outline (what each part does), ledger (the facts it
// states), shape (the channel's order), fit (whole sentences and clauses go,
// nothing is cut), files, and the facts read back from the finished words.
// Blocks are moved, never retyped, so a finding in a variant still points at
// the master's sentence.
package adapt

import (
	"context"
	"regexp"

	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A Variant is a master as one channel will carry it.
type Variant struct {
	Doc     *doc.Document // the channel's blocks in the channel's order
	Channel string
	Files   []File // in the order of the channel's outputs
	Ledger  Ledger // the master's facts, each with what became of it here
	Notes   []Note
	Fields  []Field // what the files hold and where it was written
	Arm     Arm     // which variant of a test it is
	AI      bool    // some of its words are a model's; its files say so

	Pictures []Picture // those among Files, in their order
}

// Name is what to call the variant: its channel, with its letter where it is a
// further arm of a test: "edm-b".
func (v *Variant) Name() string {
	if v.Arm.Letter == "" || v.Arm.Letter == "a" {
		return v.Channel
	}
	return v.Channel + "-" + v.Arm.Letter
}

// A File is one file of a variant.
type File struct {
	Path string // below the master's folder, with slashes: "wechat/article.html"
	Data []byte
}

// A Field says where one field of a variant came from.
type Field struct {
	Name string // "title", "digest", "shots.2.voice"
	Text doc.Text
	By   string // llm, rule or author; "" where no rewriter was asked
}

// A Note is what adapting has to say to the writer.
type Note struct {
	Severity string // "error": not fit to publish; "warning"; "info"
	Message  lang.Words
	Text     string    // the master's words it is about, whole
	Place    doc.Place // where they stand; the zero Place where nowhere
	Reworded bool      // it is of what became of the rewriter's words: nothing to mend in the master
}

// Failed reports whether an error stands in the variant.
func (v *Variant) Failed() bool {
	for _, n := range v.Notes {
		if n.Severity == "error" {
			return true
		}
	}
	return false
}

// A shaper makes the variants of one archetype.
type shaper func(*job)

// shapers names the archetypes that can be adapted to.
func shapers(archetype string) shaper {
	switch archetype {
	case "article_html":
		return article
	case "email":
		return mail
	case "note":
		return note
	case "script":
		return script
	case "fields":
		return fields
	case "document":
		return document
	}
	return nil
}

// Channels returns the ids of the kit's channels that a master can be adapted
// to, sorted.
func Channels(kit *brandkit.Kit) []string {
	var out []string
	for _, id := range kit.ChannelIDs() {
		if Can(kit, id) {
			out = append(out, id)
		}
	}
	return out
}

// Can reports whether a master can be adapted to a channel of the kit. It reads
// that one alone; Channels reads them all.
func Can(kit *brandkit.Kit, id string) bool {
	spec, ok := kit.Channel(id)
	return ok && shapers(spec.Archetype) != nil
}

// A job is one master on its way to one channel.
type job struct {
	ctx    context.Context
	kit    *brandkit.Kit
	spec   *channel.Spec
	master *doc.Document
	mood   mood
	out    *outline
	ledger *Ledger
	v      *Variant
	once   remembered
	banned []*regexp.Regexp // what the channel doesn't take, see forbidden
	left   []doc.Span       // what was left out because the channel doesn't take it
	shy    bool             // it takes no telephone numbers and mail addresses
	wish   Wish
	wall   wall
	head   doc.Text // the title a test puts in the master's stead
	spent  bool     // the master has no further wording of what is tested

	asked   bool       // a rewriter is
	say     Say        // what it says
	was     *job       // this one as rules alone did it, where it is done anew
	said    []doc.Text // of what it says, what was taken
	heads   []Passage  // the head fields
	opening doc.Text   // the hook
	tags    []doc.Text // the topics
}

// A remembered is what a job works out once.
type remembered struct {
	action   *called
	taglines *[]doc.Text
	heads    map[int]doc.Block // of sections, as plain words
	pauses   map[pause]int
	whole    string // all that the master says
}

// A called is a call to action.
type called struct {
	text doc.Text
	to   string
}

// To adapts master to the channel named id. A channel nobody knows, or of an
// archetype that can't be adapted to, is a *lang.Error; whatever is wrong with
// the master is a Note. rw may be nil. It makes no pictures: see Wish.
func To(ctx context.Context, kit *brandkit.Kit, master *doc.Document, id string, rw Rewriter) (*Variant, error) {
	return As(ctx, kit, master, id, Wish{}, rw)
}

// As adapts like To and heeds a wish. The variant is nil where the wish is for
// a wording that the master doesn't have.
func As(ctx context.Context, kit *brandkit.Kit, master *doc.Document, id string, wish Wish, rw Rewriter) (*Variant, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	spec, ok := kit.Channel(id)
	if !ok {
		return nil, unknown(kit, id)
	}
	if shapers(spec.Archetype) == nil {
		return nil, unknown(kit, id)
	}
	j := &job{ctx: ctx, kit: kit, spec: spec, master: master, wish: wish, asked: rw != nil}
	if j.asked {
		return j.reword(rw)
	}
	return j.shaped(), nil
}

// shaped makes the variant; nil where the master has no further wording of
// what is tested.
func (j *job) shaped() *Variant {
	j.v = &Variant{Channel: j.spec.ID, Doc: &doc.Document{Source: j.master.Source, Channel: j.spec.ID, Format: j.master.Format, Meta: j.master.Meta}}
	j.mood = moodOf(j.master)
	blocks := j.prepare()
	j.silenced(blocks)
	j.out = outlined(j.master, blocks)
	j.ledger = j.ledgerOf(blocks)
	if j.was != nil {
		j.resaid()
	}
	j.twinNames()
	j.conflicts()
	shapers(j.spec.Archetype)(j)
	if j.spent {
		return nil
	}
	j.account(j.readBack())
	j.embargoed()
	j.hang()
	j.sign()
	j.v.Ledger = *j.ledger
	return j.v
}

func unknown(kit *brandkit.Kit, id string) error {
	known := ""
	for i, c := range Channels(kit) {
		if i > 0 {
			known += " "
		}
		known += c
	}
	return &lang.Error{
		What: lang.F("不会改写成渠道「%s」", "can't adapt to the channel %q", id),
		Hint: lang.F("可用的渠道：%s", "channels to adapt to: %s", known),
	}
}

// note adds what is to be said about the variant, about the words text.
func (j *job) note(severity string, words lang.Words, text doc.Text) {
	n := Note{Severity: severity, Message: words, Text: text.String()}
	if text.Len() > 0 {
		n.Place = doc.Place{Doc: j.master, Block: &doc.Block{Kind: doc.Paragraph, Text: text}, End: text.Len()}
	}
	j.v.Notes = append(j.v.Notes, n)
}

// add puts a block into the variant.
func (j *job) add(b doc.Block) { j.v.Doc.Blocks = append(j.v.Doc.Blocks, b) }

// field puts a block into the variant and remembers where it came from.
func (j *job) field(name string, b doc.Block) {
	j.add(b)
	j.v.Fields = append(j.v.Fields, Field{Name: name, Text: b.Text})
}

// files lays the rendered kinds out as the channel's spec names them.
func (j *job) files(made map[string][]byte) {
	for _, o := range j.spec.Output {
		if data, ok := made[o.Kind]; ok {
			j.v.Files = append(j.v.Files, File{o.File, data})
		}
	}
}
