package rules

import (
	"slices"
	"sort"
	"strings"

	"onevoice/lint/doc"
)

// A mender mends slips of a document, one block after the other. It knows the
// marks of the block by where they stand: a list of links may be a single
// paragraph, with as many marks as slips.
type mender struct {
	d       *doc.Document
	b       *doc.Block
	order   []int // its marks, by where they begin
	reach   []int // how far any of them reaches up to each in that order
	looked  bool  // whether signs was asked for
	starred bool
}

// handful is how many marks are looked through sooner than put in order.
const handful = 16

// turn makes b the block that is mended.
func (n *mender) turn(b *doc.Block) {
	if n.b == b {
		return
	}
	n.b, n.looked, n.order, n.reach = b, false, n.order[:0], n.reach[:0]
	if len(b.Marks) <= handful {
		return
	}
	for i := range b.Marks {
		n.order = append(n.order, i)
	}
	slices.SortStableFunc(n.order, func(i, j int) int { return b.Marks[i].Start - b.Marks[j].Start })
	far := 0
	for _, i := range n.order {
		far = max(far, b.Marks[i].End)
		n.reach = append(n.reach, far)
	}
}

// near returns b with no marks but those that touch w, in their order.
func (n *mender) near(b *doc.Block, w swap) *doc.Block {
	if n.turn(b); len(n.order) == 0 {
		return b
	}
	var touch []int
	k := sort.Search(len(n.order), func(k int) bool { return b.Marks[n.order[k]].Start > w.end })
	for k--; k >= 0 && n.reach[k] >= w.start; k-- {
		if b.Marks[n.order[k]].End >= w.start {
			touch = append(touch, n.order[k])
		}
	}
	slices.Sort(touch)
	out := *b
	out.Marks = make([]doc.Mark, len(touch))
	for i, k := range touch {
		out.Marks[i] = b.Marks[k]
	}
	return &out
}

// has reports whether the text of the block holds one of the signs of emphasis.
func (n *mender) has(b *doc.Block, signs string) bool {
	if !n.looked {
		n.looked, n.starred = true, strings.ContainsAny(b.Text.String(), signs)
	}
	return n.starred
}
