package adapt

import (
	"slices"

	"onevoice/lint/doc"
)

// perCard is how much a card holds, in Chinese characters with what stands
// round them; it grows where the channel takes no more cards.
func (d *deck) perCard() int {
	if n := d.spec.Cards.PerCard; n > 0 {
		return n + n/2
	}
	return 180
}

func bulk(es []cardLine) int {
	n := 0
	for _, e := range es {
		n += e.size()
	}
	return n
}

// parted cuts a section that is too long for one card into parts of about the
// same length, each under the section's heading. A part with a picture above
// it holds half as much.
func parted(es []cardLine, most int, pictured bool) [][]cardLine {
	var head []cardLine
	if es[0].kind == doc.Heading {
		head, es = es[:1], es[1:]
	}
	total := bulk(es)
	n := (total + most - 1) / most
	if pictured && total > most*2/3 {
		n = max(n, (2*total+most-1)/most)
	}
	var out [][]cardLine
	part, left := []cardLine{}, total
	for i, e := range es {
		if len(part) > 0 && n-len(out) > 1 && bulk(part)+e.size()/2 > left/(n-len(out)) && e.level <= 1 && !straggles(es, i) {
			left -= bulk(part)
			out, part = append(out, append(slices.Clone(head), part...)), nil
		}
		part = append(part, e)
	}
	return append(out, append(slices.Clone(head), part...))
}

// straggles reports whether a card that begins with es[i] would leave one item
// of a list alone, on it or on the card before.
func straggles(es []cardLine, i int) bool {
	item := func(k int) bool { return k >= 0 && k < len(es) && es[k].kind == doc.Item }
	return item(i-1) && item(i) && (!item(i+1) || !item(i-2))
}

// filled puts what would leave most of a card empty on the one before or the
// one after, where there is room for it.
func (d *deck) filled(pages []cardPage) []cardPage {
	var out []cardPage
	for i := 0; i < len(pages); i++ {
		p := pages[i]
		if n := len(out) - 1; n >= 0 && p.photo == nil && bulk(p.entries) < d.perCard()*2/5 {
			one := cardPage{slices.Concat(out[n].entries, p.entries), out[n].photo}
			if d.holds(one) {
				out[n] = one
				continue
			}
		}
		if p.photo == nil && i+1 < len(pages) && pages[i+1].photo == nil && bulk(p.entries) < d.perCard()*2/5 {
			one := cardPage{entries: slices.Concat(p.entries, pages[i+1].entries)}
			if d.holds(one) {
				pages[i+1] = one
				continue
			}
		}
		out = append(out, p)
	}
	return out
}
