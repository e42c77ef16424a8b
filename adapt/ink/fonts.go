// Package ink sets Chinese and English words on pictures: it finds typefaces,
// breaks lines as Chinese typesetting wants them, shapes and paints. It knows
// no masters, kits or channels.
package ink

import (
	"bytes"
	"os"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Fonts are the typefaces words are painted with, in the order in which they
// are asked for a character. They are safe for concurrent use; a Pen is not.
type Fonts struct {
	plain, bold []*font.Font
	own         int // how many of each the caller brought
}

// Open reads the typefaces in files, plain ones and bold ones, and adds a free
// one for Chinese: one found on this system, else the small one in this
// program. A file that is no typeface is an error that names it.
func Open(plain, bold []string) (*Fonts, error) {
	f := &Fonts{}
	for _, set := range [...]struct {
		files []string
		to    *[]*font.Font
	}{{plain, &f.plain}, {bold, &f.bold}} {
		for _, file := range set.files {
			one, err := open(file, "")
			if err != nil {
				return nil, &BadFont{file, err}
			}
			*set.to = append(*set.to, one)
		}
	}
	f.complete(system())
	return f, nil
}

// Plain returns the typeface in this program alone: the same on every machine.
func Plain() *Fonts {
	f := &Fonts{}
	f.complete(found{})
	return f
}

// A BadFont is a file that can't be used as a typeface.
type BadFont struct {
	File string
	Err  error
}

// Error names the file and what is wrong with it.
func (e *BadFont) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap returns what is wrong with the file.
func (e *BadFont) Unwrap() error { return e.Err }

// complete adds typefaces that know Chinese behind those that are there.
func (f *Fonts) complete(sys found) {
	f.own = max(len(f.plain), len(f.bold))
	plain, bold := sys.plain, sys.bold
	if plain == nil {
		small := embedded()
		plain, bold = small[0], small[1]
	}
	if bold == nil {
		bold = plain
	}
	switch {
	case len(f.plain) == 0 && len(f.bold) > 0:
		f.plain = append(f.plain, f.bold...)
	case len(f.bold) == 0:
		f.bold = append(f.bold, f.plain...)
	}
	f.plain = append(f.plain, plain)
	f.bold = append(f.bold, bold)
	if sys.emoji != nil {
		f.plain, f.bold = append(f.plain, sys.emoji), append(f.bold, sys.emoji)
	}
}

// open reads one typeface of a file; of a collection the one whose family is
// called family, else its first.
func open(file, family string) (*font.Font, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parse(data, family)
}

func parse(data []byte, family string) (*font.Font, error) {
	all, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	pick := all[0]
	for _, l := range all {
		if d, _ := font.Describe(l, nil); family != "" && strings.EqualFold(d.Family, family) {
			pick = l
			break
		}
	}
	return font.NewFont(pick)
}
