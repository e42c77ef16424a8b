package lint

import (
	"image"
	"runtime"
	"slices"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// pictureMemory is how many bytes the pictures that are unfolded at one time
// may take together, whatever the number of workers.
const pictureMemory = 400 << 20

// A room is memory that workers share. What is wanted beyond it has to wait;
// what is larger than the room has it alone.
type room struct {
	mu          sync.Mutex
	back        *sync.Cond
	size, taken int
	litter      int // bytes given back that are not yet collected
}

func newRoom(size int) *room {
	r := &room{size: size}
	r.back = sync.NewCond(&r.mu)
	return r
}

// take waits until there are n bytes and returns how many it took. The run
// collects its garbage rarely, which is right for words; pictures are so large
// that what was let go has to be collected before more is taken.
func (r *room) take(n int) int {
	n = min(n, r.size)
	r.mu.Lock()
	for r.taken+n > r.size {
		r.back.Wait()
	}
	r.taken += n
	sweep := r.litter+n > r.size/8
	if sweep {
		r.litter = 0
	}
	r.mu.Unlock()
	if sweep {
		runtime.GC()
	}
	return n
}

func (r *room) give(n int) {
	r.mu.Lock()
	r.taken -= n
	r.litter += n
	r.mu.Unlock()
	r.back.Broadcast()
}

// Unfolded is the pictures of a document while rules look at it.
type unfolded struct {
	memory *room
	took   int
	made   map[*doc.Image]pixels
}

type pixels struct {
	m   *image.NRGBA
	err error
}

// of unfolds a picture once. A second picture of a document doesn't wait for
// room: two documents that hold one each would wait for one another.
func (u *unfolded) of(img *doc.Image) (*image.NRGBA, error) {
	if px, ok := u.made[img]; ok {
		return px.m, px.err
	}
	if u.took == 0 {
		u.took = u.memory.take(img.Memory)
	}
	var px pixels
	px.m, px.err = img.Decode()
	if u.made == nil {
		u.made = map[*doc.Image]pixels{}
	}
	u.made[img] = px
	return px.m, px.err
}

func (u *unfolded) letGo() {
	if u.made = nil; u.took > 0 {
		u.memory.give(u.took)
	}
}

// Pixels returns a picture upright and in sRGB, from (0, 0), of a moving one
// the first frame; nil where it has none to be had (Decode is nil). It is
// unfolded once for all rules on its document, which share it: nobody writes
// on it or keeps it. The error says what can't be decoded.
func (p *Pass) Pixels(img *doc.Image) (*image.NRGBA, error) {
	switch {
	case img.Decode == nil:
		return nil, nil
	case p.pictures == nil: // across documents nothing is kept
		return img.Decode()
	}
	return p.pictures.of(img)
}

// readPaint adds to a document the words painted on its pictures, if a rule
// looks at words. They are read once, whoever runs on the document later.
func (s *sheet) readPaint(rules []*Rule, d *doc.Document, pictures *unfolded) {
	wanted := func(r *Rule) bool { return r.Scope.Block(&doc.Block{Kind: doc.Paragraph}) }
	for i := range d.Blocks {
		img := d.Blocks[i].Image
		if img == nil || img.Words == nil || !slices.ContainsFunc(rules, wanted) {
			continue
		}
		lines, err := img.Words(func() (*image.NRGBA, error) { return pictures.of(img) })
		img.Words = nil
		s.failed = append(s.failed, lang.All(err)...)
		d.Blocks = append(d.Blocks, lines...)
	}
}
