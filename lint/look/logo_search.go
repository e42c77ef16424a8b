package look

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// The search is that of Hinterstoisser and others, "Gradient Response Maps for
// Real-Time Detection of Textureless Objects" (2012): edges of the picture are
// sorted by orientation and spread a few pixels, so that a mark's edges, laid
// over them in steps as coarse, still meet their own.

// spreadBy is how many pixels edges are spread, and the step of the search.
const spreadBy = 4

// leastSlope is how steep an edge of the picture is, leastLine one of a drawing:
// Sobel's sum, eight times the levels of a step.
const (
	leastSlope = 40
	leastLine  = 60
)

// best is the response of a pixel with an edge of the very orientation; the
// next one gives half. That of all features of a template fits in a byte.
const best = 4

// A field is a picture as the search sees it: for each orientation and each
// place within a step, how well the picture answers there, step by step.
type field struct {
	w, h       int // pixels of the raster
	cols, rows int // steps
	answer     [orientations][spreadBy * spreadBy][]uint8
}

func newField(r *raster) *field {
	f := &field{w: r.w, h: r.h, cols: (r.w + spreadBy - 1) / spreadBy, rows: (r.h + spreadBy - 1) / spreadBy}
	seen := spreadOut(oriented(r.slopes(), r.w, r.h, leastSlope), r.w, r.h)
	for k := range f.answer {
		table := answers(k)
		for phase := range f.answer[k] {
			f.answer[k][phase] = f.phase(seen, &table, phase%spreadBy, phase/spreadBy)
		}
	}
	return f
}

// phase is the answers at every fourth pixel from px, py.
func (f *field) phase(seen []uint8, table *[256]uint8, px, py int) []uint8 {
	out := make([]uint8, f.cols*f.rows)
	for y := py; y < f.h; y += spreadBy {
		line, from := out[y/spreadBy*f.cols:][:f.cols], seen[y*f.w:][:f.w]
		for i, x := 0, px; x < f.w; i, x = i+1, x+spreadBy {
			line[i] = table[from[x]]
		}
	}
	return out
}

// answers is what an edge of orientation k gets from each set of orientations.
func answers(k int) (table [256]uint8) {
	for set := range table {
		here, beside := 1<<k, 1<<((k+1)%orientations)|1<<((k+orientations-1)%orientations)
		switch {
		case set&here != 0:
			table[set] = best
		case set&beside != 0:
			table[set] = best / 2
		}
	}
	return table
}

// spreadOut gives each pixel the edges of the square that begins at it.
func spreadOut(edges []uint8, w, h int) []uint8 {
	across, out := make([]uint8, len(edges)), make([]uint8, len(edges))
	for y := range h {
		for x := range w {
			for d := x; d < min(w, x+spreadBy); d++ {
				across[y*w+x] |= edges[y*w+d]
			}
		}
	}
	for y := range h {
		line := out[y*w:][:w]
		for d := y; d < min(h, y+spreadBy); d++ {
			for x, v := range across[d*w:][:w] {
				line[x] |= v
			}
		}
	}
	return out
}

// A guess is a place where a template answers well.
type guess struct {
	pose      // its score is the answer, 0 to 1
	order int // of template and place, so that equals keep theirs
}

const (
	leastAnswer = 0.62 // of a guess
	perTemplate = 40   // guesses kept of one template
	maxGuesses  = 24   // whose colours are looked at
	maxRefined  = 12   // of these, refined
)

// search lays a mark over a picture in all sizes, proportions and turns, and
// returns where it may be, the surest answers first; their score is the answer.
func (m *Mark) search(f *field) []pose {
	var all []guess
	sum := make([]uint8, f.cols*f.rows+8)
	for i, t := range m.templates(f.w) {
		found := t.over(f, sum)
		slices.SortFunc(found, surer)
		for _, g := range found[:min(len(found), perTemplate)] {
			g.order += i << 32
			all = append(all, g)
		}
	}
	slices.SortFunc(all, surer)
	var out []pose
	for _, g := range all {
		if !crowded(out, g.pose) {
			out = append(out, g.pose)
		}
		if len(out) == maxGuesses {
			break
		}
	}
	return out
}

// likely are those of a search whose colours fit best, each where it fits best
// of the poses between it and the next that are searched.
func (m *Mark) likely(r *raster, poses []pose) []pose {
	type tried struct {
		pose
		value float64
	}
	list := make([]tried, len(poses))
	for i, p := range poses {
		list[i].value = math.Inf(-1)
		for k := range 81 {
			q := between(p, k)
			if v := p.score + m.rough(r, q, wideThin); v > list[i].value {
				list[i] = tried{q, v}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b tried) int { return cmp.Compare(b.value, a.value) })
	for i, t := range list {
		poses[i] = t.pose
	}
	return poses[:min(len(poses), maxRefined)]
}

// between is one of the 81 poses round one: two pixels off, a third of a step
// larger or smaller, a third turned.
func between(p pose, k int) pose {
	step := func(n int) float64 { return float64(k/n%3 - 1) }
	p.x, p.y = p.x+step(1)*spreadBy/2, p.y+step(3)*spreadBy/2
	grow := 1 + step(9)*(widthStep-1)/3
	p.w, p.h, p.turn = p.w*grow, p.h*grow, p.turn+step(27)*2.5
	return p
}

func surer(a, b guess) int { return cmp.Or(cmp.Compare(b.score, a.score), a.order-b.order) }

// crowded says whether there are two guesses of about that place and size.
func crowded(have []pose, p pose) bool {
	n := 0
	for _, q := range have {
		if math.Hypot(p.x-q.x, p.y-q.y) < 0.15*q.w && math.Abs(math.Log(p.w/q.w)) < 0.25 {
			n++
		}
	}
	return n >= 2
}

// over lays a template over a field at every step and returns where it answers
// well. sum is room to reckon in.
func (t template) over(f *field, sum []uint8) []guess {
	cols, rows := (f.w-t.w)/spreadBy, (f.h-t.h)/spreadBy
	if cols <= 0 || rows <= 0 {
		return nil
	}
	n := f.cols*(rows-1) + cols
	clear(sum)
	for _, e := range t.features {
		from := f.answer[e.way][e.y%spreadBy*spreadBy+e.x%spreadBy]
		add(sum[:n], from[e.y/spreadBy*f.cols+e.x/spreadBy:])
	}
	var out []guess
	full := best * len(t.features)
	least := uint8(math.Ceil(leastAnswer * float64(full)))
	for y := range rows {
		for x, v := range sum[y*f.cols:][:cols] {
			if v >= least {
				g := guess{pose: t.pose, order: y*f.cols + x}
				g.score = float64(v) / float64(full)
				g.x = float64(x*spreadBy+spreadBy/2) + float64(t.w)/2
				g.y = float64(y*spreadBy+spreadBy/2) + float64(t.h)/2
				out = append(out, g)
			}
		}
	}
	return out
}

// addPlainly adds b to a, byte by byte, eight at a time: no sum is over 255.
func addPlainly(a, b []uint8) {
	b = b[:len(a)]
	for len(a) >= 8 {
		binary.LittleEndian.PutUint64(a, binary.LittleEndian.Uint64(a)+binary.LittleEndian.Uint64(b))
		a, b = a[8:], b[8:]
	}
	for i, v := range b {
		a[i] += v
	}
}
