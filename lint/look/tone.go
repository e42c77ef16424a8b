package look

import (
	"cmp"
	"image"
	"slices"
)

// sameTone is how far two colours may be, in CIEDE2000, and still be one to
// the eye: more shows only where they touch.
const sameTone = 2

// maxTones bounds the work on a mosaic: it may have thousands of colours, but
// no more than 1/minShare of them can count.
const maxTones = 500

// edge is the samples between two fills that are next to each other: a fringe
// on either side and anti-aliasing between.
const edge = 3

// A tone is the fills of one colour, or the bands of one gradient.
type tone struct {
	fill         // what the parts have in common; n is of all of them
	lab   Lab    // of its colour
	off   bool   // not of the palette
	parts []fill // largest first
}

// tones puts together what was painted in exactly one colour; each band of a
// gradient stays by itself. Largest first, the first maxTones of them.
func tones(fills []fill) []tone {
	slices.SortStableFunc(fills, func(a, b fill) int { return cmp.Compare(b.n, a.n) })
	at := map[uint32]int{}
	var all []tone
	for _, f := range fills {
		i, seen := at[f.color]
		if f.ramp || !seen {
			i = len(all)
			all = append(all, tone{fill: f})
			all[i].n = 0
		}
		if !f.ramp {
			at[f.color] = i
		}
		all[i].n += f.n
		all[i].parts = append(all[i].parts, f)
	}
	slices.SortStableFunc(all, func(a, b tone) int { return cmp.Compare(b.n, a.n) })
	all = all[:min(len(all), maxTones)]
	for i := range all {
		all[i].lab = ToLab(unpack(all[i].color))
	}
	return all
}

// gather makes one of the tones that are one to the eye: the same colour to
// within a shade, or bands of a gradient that touch. Of each it keeps what is
// off; a gradient may be so in some of its bands only.
func gather(tones []tone) []tone {
	var out []tone
	done := make([]bool, len(tones))
	for i := range tones {
		if done[i] {
			continue
		}
		done[i] = true
		group := []tone{tones[i]}
		for k := 0; k < len(group); k++ {
			for other, t := range tones {
				if !done[other] && group[k].joins(t) {
					done[other] = true
					group = append(group, t)
				}
			}
		}
		if t := merge(group); t.off {
			out = append(out, t)
		}
	}
	return out
}

func (t tone) joins(u tone) bool {
	if t.ramp && u.ramp {
		return touch(t.parts[0].box, u.parts[0].box, edge)
	}
	return t.ramp == u.ramp && CIEDE2000(t.lab, u.lab) < sameTone
}

// touch says whether two boxes are no more than gap samples apart.
func touch(a, b image.Rectangle, gap int) bool { return a.Inset(-gap).Overlaps(b) }

// merge puts the tones that are off together under the first, the largest.
func merge(group []tone) tone {
	var all tone
	for _, t := range group {
		switch {
		case !t.off:
		case !all.off:
			all = t
		default:
			all.n += t.n
			all.parts = append(all.parts, t.parts...)
		}
	}
	slices.SortStableFunc(all.parts, func(a, b fill) int { return cmp.Compare(b.n, a.n) })
	return all
}

// around is the box of the largest part and of all that lies next to it, and
// next to that: the letters of a headline are one place. A gradient is one
// place with all its bands.
func (t tone) around(gap int) image.Rectangle {
	box := t.parts[0].box
	parts := t.parts[:min(len(t.parts), maxTones)]
	for grown := true; grown; {
		grown = false
		for _, p := range parts {
			if !p.box.In(box) && (t.ramp || touch(box, p.box, gap)) {
				box, grown = box.Union(p.box), true
			}
		}
	}
	return box
}
