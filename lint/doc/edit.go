package doc

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// An Edit replaces the bytes of a span of Source.Data. An empty span inserts.
type Edit struct {
	Span Span
	New  string
}

// ErrConflict reports two edits that want the same bytes.
var ErrConflict = errors.New("edits overlap")

// ErrChanged reports a file that is not what it was when it was read.
var ErrChanged = errors.New("file changed since it was read")

// ErrPacked reports a file whose words can't be edited where they stand.
var ErrPacked = errors.New("the file packs its words")

// Replace returns the edits that make t read s and leave the markup inside it
// alone. It reports false, and no edits, where t is not written in its source
// as it is read, or where s is too short to keep every piece of split markup
// filled.
func (t Text) Replace(s string) ([]Edit, bool) {
	if len(t.runs) == 0 || slices.ContainsFunc(t.runs, func(r run) bool {
		return r.how >= partly || r.span.Source != t.runs[0].span.Source || r.span.Source.Sealed()
	}) {
		return nil, false
	}
	pieces := t.share(s)
	var edits []Edit
	for k, r := range t.runs {
		if pieces[k] == "" && t.alone(k) {
			return nil, false
		}
		if old := t.str[r.off:t.end(k)]; pieces[k] != old {
			edits = append(edits, Edit{r.span, pieces[k]})
		}
	}
	return edits, true
}

// share deals s out to the runs of t: what is alike at either end stays where
// it is, the rest goes a character each to the runs between, the last of them
// taking what is left over.
func (t Text) share(s string) []string {
	pieces := make([]string, len(t.runs))
	rest := []rune(s)
	first, last := 0, len(t.runs)-1
	for ; first < last; first++ {
		old := []rune(t.str[t.runs[first].off:t.end(first)])
		if len(old) >= len(rest) || string(rest[:len(old)]) != string(old) {
			break
		}
		pieces[first], rest = string(old), rest[len(old):]
	}
	for ; last > first; last-- {
		old := []rune(t.str[t.runs[last].off:t.end(last)])
		if len(old) >= len(rest) || string(rest[len(rest)-len(old):]) != string(old) {
			break
		}
		pieces[last], rest = string(old), rest[:len(rest)-len(old)]
	}
	for k := first; k <= last; k++ {
		n := min(utf8.RuneCountInString(t.str[t.runs[k].off:t.end(k)]), max(0, len(rest)-(last-k)))
		if k == last {
			n = len(rest)
		}
		pieces[k], rest = string(rest[:n]), rest[n:]
	}
	return pieces
}

// alone reports whether markup stands beside run k within t, so that emptying
// it could leave the markup with nothing inside.
func (t Text) alone(k int) bool {
	gap := func(a, b Span) bool {
		return a.End < b.Start && len(bytes.TrimSpace(a.Source.Data[a.End:b.Start])) > 0
	}
	return k > 0 && gap(t.runs[k-1].span, t.runs[k].span) || k+1 < len(t.runs) && gap(t.runs[k].span, t.runs[k+1].span)
}

// Apply returns the file of src, as it is to be on disk, with the edits made:
// all of them or none. Two edits to the same bytes are ErrConflict; the same
// edit twice is one. Bytes outside the edits stay as they are. A packed file is
// ErrPacked.
func Apply(src *Source, edits []Edit) ([]byte, error) {
	if src.Packed() {
		return nil, ErrPacked
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, strings.Compare(a.New, b.New))
	})
	edits = slices.Compact(edits)
	disk := src.OnDisk()
	out := make([]byte, 0, len(disk)+64)
	last, end := 0, 0
	for i, e := range edits {
		if e.Span.Source != src {
			return nil, fmt.Errorf("edit of another file: %s", src.Name)
		}
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(src.Data) {
			return nil, fmt.Errorf("%s: no bytes %d to %d: %w", src.Name, e.Span.Start, e.Span.End, ErrChanged)
		}
		if e.Span.Start < end || i > 0 && e.Span.Start == edits[i-1].Span.Start {
			return nil, ErrConflict
		}
		words, err := src.encode(e.New)
		if err != nil {
			return nil, err
		}
		out = append(append(out, disk[last:src.Offset(e.Span.Start)]...), words...)
		last, end = src.Offset(e.Span.End), e.Span.End
	}
	return append(out, disk[last:]...), nil
}

func (s *Source) encode(words string) ([]byte, error) {
	if s.coding.Encode == nil {
		return []byte(words), nil
	}
	return s.coding.Encode(words)
}
