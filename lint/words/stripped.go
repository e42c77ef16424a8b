package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stripped text is its letters, digits and characters, without width, case,
// punctuation, spaces and traditional forms.
type stripped struct {
	text   string
	signs  []rune
	places []place // of the signs, and of the end
}

// signset says which signs there may be in a text; that one is not in it is
// certain.
type signset [16]uint64

func (s *signset) add(r rune) {
	word, bit := hash(r)
	s[word] |= bit
}

func (s *signset) has(r rune) bool {
	word, bit := hash(r)
	return s[word]&bit != 0
}

// signsOf returns the signs of s. It is the quick look before strip.
func signsOf(s string) (set signset) {
	simple := simplified()
	for _, r := range s {
		if r = foldRune(r); r < 0x80 && kind(r) == 0 {
			continue
		}
		if k := int(r) - 0x4E00; k >= 0 && k < len(simple) && simple[k] != 0 {
			r = rune(simple[k])
		}
		set.add(r)
	}
	return set
}

// A place is where a sign stands in the text.
type place struct {
	start, end int
	gap        bool // a mark or white space stands before it
}

func strip(s string) stripped {
	f, simple := Fold(s), simplified()
	t := stripped{text: s, signs: make([]rune, 0, len(s)/2), places: make([]place, 0, len(s)/2+1)}
	gap, steps, shift := true, f.steps, 0
	for i, r := range f.Text {
		for len(steps) > 0 && steps[0].at <= i {
			shift, steps = steps[0].shift, steps[1:]
		}
		if kind(r) == 0 && !IsHan(r) && !unicode.IsLetter(r) {
			gap = true
			continue
		}
		n := utf8.RuneLen(r)
		if k := int(r) - 0x4E00; k >= 0 && k < len(simple) && simple[k] != 0 {
			r = rune(simple[k])
		}
		t.signs = append(t.signs, r)
		end := i + n + shift
		if len(steps) > 0 && steps[0].at == i+n {
			end = i + n + steps[0].shift
		}
		t.places = append(t.places, place{i + shift, end, gap})
		gap = false
	}
	t.places = append(t.places, place{len(s), len(s), true})
	return t
}

func hash(r rune) (word uint32, bit uint64) {
	h := uint32(r) * 0x9E3779B1 >> 22
	return h / 64, 1 << (h % 64)
}

// within reports whether sign i goes on with a word that began before it.
func (t *stripped) within(i int) bool {
	return i > 0 && i < len(t.signs) && !t.places[i].gap && kind(t.signs[i]) != 0 && kind(t.signs[i]) == kind(t.signs[i-1])
}

// between reports whether a sentence ends between sign i and sign j.
func (t *stripped) between(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if t.places[k].gap && strings.ContainsAny(t.text[t.places[k-1].end:t.places[k].start], "。！？!?") {
			return true
		}
	}
	return false
}
