package adapt

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/lint/doc"
)

// account names what of the master's body the variant lacks and no note has
// named yet, sentence by sentence and with the reason: whatever a shaper passes
// over, nothing is lost silently. finished are the variant's words as they are
// read back.
func (j *job) account(finished []doc.Block) {
	have, said := j.reached(), ""
	for i := range j.master.Blocks {
		b := &j.master.Blocks[i]
		if b.Kind == doc.Break || b.Kind == doc.Tag || b.Text.Len() == 0 {
			continue
		}
		for _, g := range gaps(b.Text, have) {
			if said == "" {
				said = j.words(finished)
			}
			for _, r := range within(b, g) {
				piece := tellable(*b, r)
				if s := core1(piece.String()); !lettered(s) || strings.Contains(said, s) {
					continue
				}
				j.note("info", j.lacking(b, piece), piece)
				said += fold(piece.String()) + " "
			}
		}
	}
}

// words is all that a variant's readers and its notes say, evened out for
// comparing.
func (j *job) words(finished []doc.Block) string {
	var all strings.Builder
	for _, b := range finished {
		all.WriteString(b.Text.String() + "\n")
	}
	for _, f := range j.v.Files { // what its pictures show stands there alone
		if strings.HasSuffix(f.Path, "script.md") {
			all.Write(f.Data)
		}
	}
	for _, n := range j.v.Notes {
		all.WriteString(n.Text + "\n")
	}
	return fold(all.String()) + " "
}

// A reach is bytes of the master's source.
type reach struct{ start, end int }

// reached returns what of the master stands in the variant or is named by a
// note, in order and apart.
func (j *job) reached() []reach {
	var all []reach
	add := func(t doc.Text) {
		for _, r := range t.Runs() {
			if r.Span.Source == j.master.Source && r.Span.Start < r.Span.End {
				all = append(all, reach{r.Span.Start, r.Span.End})
			}
		}
	}
	for i := range j.v.Doc.Blocks {
		add(j.v.Doc.Blocks[i].Text)
	}
	for _, n := range j.v.Notes {
		if n.Text != "" && n.Place.Doc != nil && n.Place.Block.Image == nil {
			add(n.Place.Text())
		}
	}
	slices.SortFunc(all, func(a, b reach) int { return a.start - b.start })
	out := all[:0]
	for _, s := range all {
		if n := len(out) - 1; n >= 0 && s.start <= out[n].end {
			out[n].end = max(out[n].end, s.end)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// gaps returns the bytes of t that come from nowhere in have.
func gaps(t doc.Text, have []reach) [][2]int {
	var out [][2]int
	add := func(from, to int) {
		if n := len(out) - 1; n >= 0 && out[n][1] == from {
			out[n][1] = to
		} else if from < to {
			out = append(out, [2]int{from, to})
		}
	}
	for _, r := range t.Runs() {
		at, from, to := r.Off, r.Span.Start, r.Span.End
		i, _ := slices.BinarySearchFunc(have, from+1, func(s reach, p int) int { return s.end - p })
		for ; i < len(have) && have[i].start < to; i++ {
			lo, hi := r.Off, r.End
			if r.Copied {
				lo, hi = r.Off+max(have[i].start, from)-from, r.Off+min(have[i].end, to)-from
			}
			add(at, max(at, lo))
			at = max(at, hi)
		}
		add(at, max(at, r.End))
	}
	return out
}

// within returns the sentences of b in the gap g. One of which most is in it
// is named whole: what is left of it are words that happen to stand elsewhere.
// Not so what is said in two languages, of which one half is there.
func within(b *doc.Block, g [2]int) [][2]int {
	var out [][2]int
	for _, r := range sentences(b.Text.String()) {
		lo, hi := max(r[0], g[0]), min(r[1], g[1])
		if lo >= hi {
			continue
		}
		if one := b.Text.String()[r[0]:r[1]]; (hi-lo)*2 > len(one) && b.Kind != doc.Cell && !strings.Contains(one, " / ") {
			lo, hi = r[0], r[1]
		}
		out = append(out, [2]int{lo, hi})
	}
	return out
}

// lettered reports whether s holds a letter or a digit.
func lettered(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
