package adapt

import "slices"

// onTime is how long a script may be: 8 % over is as good as on time.
func onTime(in budget) int { return min(in.max, in.aim*108/100) }

// shortened drops whole beats of what is too long to say, those first that
// weigh least, until it is on time; then headings. What has to be said stays,
// and no long beat goes for the sake of a second.
func (j *job) shortened(kept []unit, in budget) []unit {
	for over := in.cost(kept) - onTime(in); over > 0; over = in.cost(kept) - onTime(in) {
		least, weight, head := kept, 0, -1
		for i, u := range kept {
			if u.parent == heads {
				head = i
				continue
			}
			rest, ok := j.spare(kept, i)
			if !ok || in.cost(kept)-in.cost(rest) > max(4*over, shortBeat) {
				continue
			}
			if w := heft(kept) - heft(rest); len(least) == len(kept) || w < weight {
				least, weight = rest, w
			}
		}
		switch {
		case len(least) < len(kept):
			kept = least
		case head >= 0:
			kept = slices.Delete(slices.Clone(kept), head, head+1)
		default:
			return kept
		}
	}
	return kept
}

// shortBeat is how long a beat may be, in milliseconds, that goes for however
// little.
const shortBeat = 8000

// heft is what units weigh together.
func heft(us []unit) (n int) {
	for _, u := range us {
		n += max(u.weight, 1)
	}
	return n
}

// spare returns what is left without the beat of unit i: its list, or the
// sentence; false where something else needs it.
func (j *job) spare(kept []unit, i int) ([]unit, bool) {
	u := kept[i]
	in := func(k int) bool { return k == i || u.list && kept[k].list && kept[k].portion == u.portion }
	var rest []unit
	have := map[int]bool{}
	for k := range kept {
		if !in(k) {
			rest = append(rest, kept[k])
			j.mark(kept[k], have)
		}
	}
	taken := make([]bool, len(kept))
	for k := range kept {
		taken[k] = !in(k)
		if in(k) && (j.needs(kept[k], have) || binds(kept[k].block.Text.String()) || cautions(kept[k].block.Text.String())) {
			return nil, false
		}
	}
	for k := range kept {
		if taken[k] && in1(j.meant(kept, taken, k), in) || in(k) && announces(kept[k].block.Text.String()) && k+1 < len(kept) && taken[k+1] && kept[k+1].list {
			return nil, false
		}
	}
	announced := i > 0 && !in(i-1) && announces(kept[i-1].block.Text.String()) && u.list
	return slices.Clip(rest), len(rest) > 0 && !announced && !(u.role == lead && i == 0)
}

func in1(k int, in func(int) bool) bool { return k >= 0 && in(k) }
