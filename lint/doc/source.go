// Package doc is the shape every asset takes once read: blocks of text and
// pictures in reading order, each byte remembering where it was written.
package doc

import (
	"bytes"
	"image"
	"sort"
	"sync"
	"unicode/utf8"
)

// A Source is one file as read. It alone turns offsets into lines, columns and
// places in the file on disk.
type Source struct {
	Name string // as the user named it, with slashes
	Data []byte // what the file says, in UTF-8 without a byte order mark; a picture's own bytes

	coding Coding
	again  func() ([]byte, error) // brings Data back; nil where it is never let go
	size   int                    // of Data while it is let go
	once   sync.Once
	lines  []int // where each line of Data begins
	long   sync.Once
	blocks []size // what stands before each block of Data, for long lines
}

// A Coding says how Data is written on disk. The zero value is plain UTF-8.
type Coding struct {
	Name   string                       // "", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"
	Steps  []Step                       // where Data and disk run apart, in order
	Encode func(string) ([]byte, error) // words to bytes on disk; nil is UTF-8
	OnDisk []byte                       // the file's own bytes; nil is Data
	Sealed bool                         // words can't be put back: Replace refuses

	// Where names what byte off of Data stands in, to people: a paragraph, a
	// cell, a slide. It is there for a file that packs its words, such as Word's:
	// Data then is what it says, a paragraph a line, and has no offsets on disk.
	Where func(off int) (zh, en string)
}

// A Step says that from byte Data of the decoded text on, each character of
// Wide bytes there takes Disk bytes in the file, the first of them at At.
type Step struct{ Data, At, Wide, Disk int }

// NewSource returns a source that holds data as it is on disk, in UTF-8.
func NewSource(name string, data []byte) *Source { return &Source{Name: name, Data: data} }

// NewCoded returns a source whose data was decoded from a file in coding c.
func NewCoded(name string, data []byte, c Coding) *Source {
	return &Source{Name: name, Data: data, coding: c}
}

// Shelve lets Data go until someone asks for it. again brings the same bytes
// back, or an error where they are no longer to be had. It is for pictures,
// which are many times the size of what is known of them.
func (s *Source) Shelve(again func() ([]byte, error)) {
	s.again, s.size, s.Data = again, len(s.Data), nil
}

// Hold brings Data back, if it was let go, until release is called.
func (s *Source) Hold() (release func(), err error) {
	if s.again == nil || s.Data != nil {
		return func() {}, nil
	}
	if s.Data, err = s.again(); err != nil {
		return func() {}, err
	}
	return func() { s.Data = nil }, nil
}

// Bytes returns Data, brought back where it was let go.
func (s *Source) Bytes() ([]byte, error) {
	if s.Data == nil && s.again != nil {
		return s.again()
	}
	return s.Data, nil
}

// Size is the length of Data, whether it is let go or not.
func (s *Source) Size() int { return max(s.size, len(s.Data)) }

// Packed reports whether the file holds its words packed in a form of its own,
// as Word's do: lines of Data then are paragraphs or cells, no byte of Data has
// an offset on disk, and edits are for the one who packs it anew.
func (s *Source) Packed() bool { return s.coding.Where != nil }

// Where names what byte off of Data stands in where the file is packed: "表 1
// 第 2 行第 3 列" and "table 1, row 2, column 3"; nothing elsewhere.
func (s *Source) Where(off int) (zh, en string) {
	if s.coding.Where == nil {
		return "", ""
	}
	return s.coding.Where(off)
}

// Encoding names how the file is written on disk: "" is plain UTF-8.
func (s *Source) Encoding() string { return s.coding.Name }

// OnDisk returns the file's own bytes.
func (s *Source) OnDisk() []byte {
	if s.coding.OnDisk != nil {
		return s.coding.OnDisk
	}
	return s.Data
}

// Sealed reports whether the file holds its words in a code that they can't be
// put back into one by one, as a mail's base64.
func (s *Source) Sealed() bool { return s.coding.Sealed }

// Offset returns where byte off of Data stands in the file on disk.
func (s *Source) Offset(off int) int {
	steps := s.coding.Steps
	i := sort.Search(len(steps), func(i int) bool { return steps[i].Data > off }) - 1
	if i < 0 {
		return off
	}
	st := steps[i]
	return st.At + (off-st.Data)/st.Wide*st.Disk
}

// A Position is a place as a person counts it: both from 1, columns in Unicode
// code points.
type Position struct{ Line, Column int }

// Position returns the line and column of byte off of Data.
func (s *Source) Position(off int) Position {
	lines := s.begins()
	off = min(max(off, 0), len(s.Data))
	n := sort.SearchInts(lines, off+1) - 1
	return Position{n + 1, s.runes(lines[n], off) + 1}
}

const block = 1024 // bytes

// runes counts the characters from byte a to byte b. Far apart, it counts from
// block to block, so that many places in one long line stay cheap.
func (s *Source) runes(a, b int) int {
	if b-a <= block {
		return utf8.RuneCount(s.Data[a:b])
	}
	return s.before(b).runes - s.before(a).runes
}

// Pairs returns how many characters stand before byte off in its line that are
// two units in UTF-16, as emoji are.
func (s *Source) Pairs(off int) int {
	off = min(max(off, 0), len(s.Data))
	lines := s.begins()
	start := lines[sort.SearchInts(lines, off+1)-1]
	if off-start <= block {
		return measure(s.Data[start:off]).pairs
	}
	return s.before(off).pairs - s.before(start).pairs
}

// A size is how long a piece of text is.
type size struct{ runes, pairs int }

// before measures what stands before byte off, from the block that it is in.
func (s *Source) before(off int) size {
	s.long.Do(func() {
		var all size
		for i := 0; i <= len(s.Data); i += block {
			s.blocks = append(s.blocks, all)
			n := measure(s.Data[i:min(i+block, len(s.Data))])
			all.runes, all.pairs = all.runes+n.runes, all.pairs+n.pairs
		}
	})
	k := off / block
	n := measure(s.Data[k*block : off])
	return size{s.blocks[k].runes + n.runes, s.blocks[k].pairs + n.pairs}
}

// measure counts the bytes that begin a character, and a pair.
func measure(data []byte) size {
	var n size
	for _, b := range data {
		if utf8.RuneStart(b) {
			n.runes++
		}
		if b >= 0xF0 {
			n.pairs++
		}
	}
	return n
}

// Line returns line n, counted from 1, without its line break; "" where there
// is no such line.
func (s *Source) Line(n int) string {
	a, b := s.LineSpan(n)
	return string(bytes.TrimSuffix(s.Data[a:b], []byte("\r")))
}

// LineSpan returns where line n begins and ends in Data, its line feed left out.
func (s *Source) LineSpan(n int) (start, end int) {
	lines := s.begins()
	if n < 1 || n > len(lines) {
		return 0, 0
	}
	end = len(s.Data)
	if n < len(lines) {
		end = lines[n] - 1
	}
	return lines[n-1], end
}

func (s *Source) begins() []int {
	s.once.Do(func() {
		s.lines = make([]int, 1, 1+bytes.Count(s.Data, []byte{'\n'}))
		for i, b := range s.Data {
			if b == '\n' {
				s.lines = append(s.lines, i+1)
			}
		}
	})
	return s.lines
}

// A Span is a place in a source: bytes of its Data, or a region of a picture
// in pixels.
type Span struct {
	Source     *Source
	Start, End int
	Region     image.Rectangle
}
