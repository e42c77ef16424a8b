package doc

import (
	"image"
	"iter"
	"time"
)

// A Kind says what a block is to its reader.
type Kind string

// The kinds of block. A variant and a file read back use the same ones.
const (
	Title       Kind = "title"       // the headline: front matter title, a level 1 heading, <title>
	Subject     Kind = "subject"     // of a mail
	Preheader   Kind = "preheader"   // of a mail
	Description Kind = "description" // digest, meta description: said beside the body
	Heading     Kind = "heading"     // level 2 to 6
	Paragraph   Kind = "paragraph"
	Item        Kind = "item" // of a list; Level is its depth from 1, Marker its bullet or number
	Quote       Kind = "quote"
	Cell        Kind = "cell" // of a table: see Cell on Block
	Code        Kind = "code" // a code block: no prose
	Alt         Kind = "alt"  // what a picture says to who can't see it
	Caption     Kind = "caption"
	Footnote    Kind = "footnote"
	Tag         Kind = "tag"    // one topic, without its #
	Action      Kind = "action" // what a button says; Marks hold its link
	Cue         Kind = "cue"    // a subtitle or spoken line, At to Until
	Picture     Kind = "picture"
	Break       Kind = "break" // a thematic break: no text
)

// A MarkKind says what is special about part of a block's text.
type MarkKind string

// The kinds of mark.
const (
	Strong  MarkKind = "strong"
	Em      MarkKind = "em"
	Strike  MarkKind = "strike"  // crossed out: no longer holds
	Literal MarkKind = "literal" // code in a sentence: no prose
	Link    MarkKind = "link"    // To is where it leads
	Note    MarkKind = "note"    // a footnote's mark; To is its label
)

// A Mark is part of a block's text, in bytes of it.
type Mark struct {
	Kind       MarkKind
	Start, End int
	To         string // a link's address, as a browser would follow it
	ToSpan     Span   // where that address is written
}

// A Block is one thing read at a time.
type Block struct {
	Kind   Kind
	Level  int // of a heading, 1 to 6; depth of an item or quote, from 1
	Text   Text
	Marks  []Mark
	Marker string // an item's "•", "1.", "☐" or "☑"; a footnote's label
	Code   string // a code block's language
	Group  int    // blocks of one list or one table share a number above 0
	Row    int    // of a table cell, 0 is the header
	Column int    // of a table cell, from 0
	At     time.Duration
	Until  time.Duration
	Image  *Image
}

// An Image is a picture: a file of its own, or one that a document shows.
type Image struct {
	Source        *Source // the picture's bytes; nil while nobody has read the file
	Ref           string  // the address as the document writes it; "" for a file of its own
	Shown         Span    // where a document shows it
	Missing       bool    // whoever looked for the file found none
	Data          []byte  // the picture's bytes where a document holds it and Source is nil
	Format        string  // jpeg png gif webp heic avif svg; "" while unread
	Width, Height int     // in pixels as it is shown, upright; 0 while unread
	Frames        int     // more than 1: it moves
	Lossy         bool    // its encoder was free to move colours
	Memory        int     // bytes that Decode takes at most
	Hidden        Hidden

	// Decode unfolds the picture, of a moving one the first frame: upright, in
	// sRGB, from (0, 0). It does so anew each time; a rule asks lint.Pass.Pixels,
	// which keeps what it gave until all rules have seen it. nil where there are
	// no pixels to be had.
	Decode func() (*image.NRGBA, error)

	// Film unfolds the frames of a moving picture one by one as they are shown,
	// all on one canvas that is valid until the next. An error ends it. nil for
	// one that stands still.
	Film iter.Seq2[*image.NRGBA, error]

	// Unpack returns the bytes of a picture that a mail holds and shows here; nil
	// for others.
	Unpack func() ([]byte, error)

	// Words reads the words painted on the picture, each line a block whose Text
	// is Derived from a Span of Source, or of where it is shown, with its Region. Whoever opens the file
	// sets it; lint.Run calls it once, before the first rule, and only where a
	// rule looks at words. It asks for pixels only if it needs them. nil: nobody
	// can read them.
	Words func(pixels func() (*image.NRGBA, error)) ([]Block, error)
}

// Hidden is what a picture's file says beside its pixels.
type Hidden struct {
	Profile  string   // the name of the colour profile its pixels were written in, if that isn't sRGB
	CMYK     bool     // its colours are for print
	Untrue   bool     // Decode's colours are only about right: CMYK, or a profile that can't be converted
	GPS      string   // where it was taken: "31.2304, 121.4737"
	Serials  []string // numbers and names that tell whose camera took it, with what they are
	Software []string // that made it, as it says itself
	AIGC     string   // China's label of generated content (GB 45438-2025): its JSON as written
	Made     string   // IPTC's digital source type: "trainedAlgorithmicMedia"
	C2PA     bool     // a manifest of the Coalition for Content Provenance is there; not verified
}

// A Document is one asset, read.
type Document struct {
	Source  *Source
	Channel string // its channel's id; "" for a master or where none is named
	Format  string // markdown html text subtitles picture svg word slides sheet; inside is a picture that a page holds
	Meta    Meta
	Blocks  []Block
	Styles  []Style // in the order written
	Ignores []Ignore
}

// A Style is a colour or a typeface as a page or an SVG sets it.
type Style struct {
	Property string // in small letters: color background-color fill font-family face …
	Value    string // as written, which Span holds
	Span     Span
}

// An Ignore is a writer's word that a rule does not hold here.
type Ignore struct {
	Rule   string // id or glob
	Reason string // "" is a mistake that is reported
	Block  int    // the index of the block it is for, len(Blocks) where none follows; -1 is the whole file
	Span   Span   // the comment itself
}

// A Place is where something is read: part of a block's text, a region of its
// picture, or, without a block, the document as a whole.
type Place struct {
	Doc        *Document
	Block      *Block
	Start, End int // bytes of the block's text
	Region     image.Rectangle
}

// At returns the place of b's text from byte i to byte j.
func At(d *Document, b *Block, i, j int) Place { return Place{Doc: d, Block: b, Start: i, End: j} }

// Text returns the words at the place.
func (p Place) Text() Text {
	if p.Block == nil {
		return Text{}
	}
	return p.Block.Text.Slice(p.Start, p.End)
}

// Span returns where the words, or the paint, at the place came from. A place
// without words is its whole block, or the document's first byte.
func (p Place) Span() Span {
	if p.Block == nil {
		return Span{Source: p.Doc.Source}
	}
	if img := p.Block.Image; img != nil && p.Block.Kind == Picture {
		if img.Source != nil {
			return Span{Source: img.Source, Region: p.Region}
		}
		return img.Shown
	}
	if p.Start < p.End {
		if s := p.Text().Span(); s.Source != nil {
			return s
		}
	}
	if s := p.Block.Text.Span(); s.Source != nil {
		return s
	}
	return Span{Source: p.Doc.Source}
}

// Marked reports whether a mark of kind k covers any of text[i:j].
func (b *Block) Marked(k MarkKind, i, j int) bool {
	for _, m := range b.Marks {
		if m.Kind == k && m.Start < j && i < m.End {
			return true
		}
	}
	return false
}
