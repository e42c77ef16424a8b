package adapt

import (
	"errors"
	"sync"

	"onevoice/adapt/ink"
	"onevoice/brandkit"
	"onevoice/lint/doc"
)

// A Studio makes pictures in one kit's colours, marks and typefaces, for many
// masters at once: what they share is read once, when a picture first needs
// it. It is safe for concurrent use.
type Studio struct {
	kit   *brandkit.Kit
	paint paint
	fonts func() (*ink.Fonts, error)
	marks func() []badge
}

// NewStudio returns the studio of a kit. Nothing is read yet.
func NewStudio(kit *brandkit.Kit) *Studio {
	s := &Studio{kit: kit, paint: paintOf(kit)}
	s.fonts = sync.OnceValues(func() (*ink.Fonts, error) { return fontsOf(kit) })
	s.marks = sync.OnceValue(func() []badge { return badgesOf(kit) })
	return s
}

// An Album is a master with its pictures, read when a channel first asks for
// them. It serves one goroutine.
type Album struct {
	studio  *Studio
	master  *doc.Document
	dir     string
	opened  bool
	photos  []*photo // those the front matter lists, in its order, then the body's
	pen     *ink.Pen
	penless bool // there is none to be had
	errs    []error
}

// Album returns the album of a master that lies in the folder dir. A variant
// made with it (see Wish) has the pictures that its channel's outputs ask for.
// A picture that the master names and that isn't there is a Note.
func (s *Studio) Album(master *doc.Document, dir string) *Album {
	return &Album{studio: s, master: master, dir: dir}
}

// Err returns what kept pictures from being looked at or drawn although they
// are there, each a *lang.Error with file and line; nil for nothing.
func (a *Album) Err() error { return errors.Join(a.errs...) }

// Files returns the files of the master's pictures that were read.
func (a *Album) Files() []string {
	var out []string
	for _, p := range a.photos {
		if p.file != "" && !p.missing {
			out = append(out, p.file)
		}
	}
	return out
}

// A Picture says what one of a variant's files shows.
type Picture struct {
	Path          string // of the file
	Slot          string // of the channel's images: cover, square, card, body
	Width, Height int
	Drawn         bool // by us, in the kit's colours; else a picture of the master
}
