package rules

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/lint/words"
)

// A profile knows how texts of one language that sound like a brand differ
// from texts that don't: in traits (sentence length, marks, function words) and
// in the characters and words they are made of. It is made from samples alone,
// the same from the same samples.
type profile struct {
	on, off       class
	vocabulary    int
	known         map[string]float32 // the odds of each, worked out at the end
	right, judged int                // of its own samples, each judged by all the others
	least         float64            // a text that scores lower doesn't sound like the brand
	far           float64            // one below this not at all
}

// A class is what a profile has counted in one kind of sample.
type class struct {
	n        int
	grams    map[string]int
	total    int
	sum, sqr [traits]float64
}

// A sample is one text, measured.
type sample struct {
	grams map[string]int
	total int
	trait [traits]float64
	signs int
}

func (c *class) add(s *sample, by int) {
	if c.grams == nil {
		c.grams = map[string]int{}
	}
	c.n, c.total = c.n+by, c.total+by*s.total
	for g, n := range s.grams {
		c.grams[g] += by * n
	}
	for i, v := range s.trait {
		c.sum[i] += float64(by) * v
		c.sqr[i] += float64(by) * v * v
	}
}

// normal returns the mean and the spread of trait i, the spread never less
// than what few samples can show.
func (c *class) normal(i int) (mean, spread float64) {
	n := float64(c.n)
	mean = c.sum[i] / n
	v := max(0, c.sqr[i]/n-mean*mean)
	return mean, math.Sqrt((v*n+traitList[i].spread*traitList[i].spread*2)/(n+2)) + 1e-9
}

// newProfile learns from samples on and off brand. It holds each sample
// against a profile of the others, so that it knows how far it can be trusted.
func newProfile(on, off []string) *profile {
	p := &profile{}
	sets := [2][]sample{}
	known := map[string]bool{}
	for k, texts := range [][]string{on, off} {
		for _, t := range texts {
			s := measureText(t)
			sets[k] = append(sets[k], s)
			p.class(k).add(&s, 1)
			for g := range s.grams {
				known[g] = true
			}
		}
	}
	p.vocabulary = len(known)
	var scores [2][]float64
	for k := range sets {
		for i := range sets[k] {
			s := &sets[k][i]
			p.class(k).add(s, -1)
			if p.on.n > 0 && p.off.n > 0 {
				scores[k] = append(scores[k], p.score(s))
			}
			p.class(k).add(s, 1)
		}
	}
	p.settle(scores[0], scores[1])
	all := make(map[string]float32, len(known))
	for g := range known {
		all[g] = float32(p.odds(g))
	}
	p.known = all
	return p
}

func (p *profile) class(k int) *class {
	if k == 0 {
		return &p.on
	}
	return &p.off
}

// settle draws the line and counts how many samples are judged right by a line
// that was drawn without them.
func (p *profile) settle(on, off []float64) {
	if len(on) < 2 || len(off) < 2 {
		return
	}
	slices.Sort(on)
	slices.Sort(off)
	p.judged = len(on) + len(off)
	for i, s := range on {
		if s >= line(slices.Delete(slices.Clone(on), i, i+1), off) {
			p.right++
		}
	}
	for i, s := range off {
		if s < line(on, slices.Delete(slices.Clone(off), i, i+1)) {
			p.right++
		}
	}
	p.least = line(on, off)
	p.far = min(p.least, off[len(off)/2])
}

// line returns the score, in the middle of a gap, that parts two sorted lists
// of scores with the fewest on the wrong side; of several the lowest, and
// lower by a third: to let one pass is better than to blame one.
func line(on, off []float64) float64 {
	all := slices.Sorted(slices.Values(slices.Concat(on, off)))
	best, most := 0.0, -1
	for i := 1; i < len(all); i++ {
		at := (all[i-1] + all[i]) / 2
		below, _ := slices.BinarySearch(on, at)
		under, _ := slices.BinarySearch(off, at)
		if right := len(on) - below + under; right > most {
			best, most = at, right
		}
	}
	return best - math.Abs(best)/3
}

// trusted reports whether the profile tells its own samples apart.
func (p *profile) trusted() bool {
	return p.on.n >= 3 && p.off.n >= 3 && p.right*4 >= p.judged*3
}

// score says how much a text sounds like the brand: above 0 it does.
func (p *profile) score(s *sample) float64 {
	sum := 0.0
	for i := range traitList {
		sum += p.pull(i, s.trait[i])
	}
	return sum/4 + p.diction(s.grams, s.total)*4
}

// pull is how much trait i speaks for the brand, from -2 to 2.
func (p *profile) pull(i int, v float64) float64 {
	m, s := p.on.normal(i)
	n, t := p.off.normal(i)
	like := func(mean, spread float64) float64 {
		z := (v - mean) / spread
		return -z*z/2 - math.Log(spread)
	}
	return max(-2, min(2, like(m, s)-like(n, t)))
}

// A heard is one gram of a text, as far as the profile knows it: where it
// stands, and how much it speaks for the brand.
type heard struct {
	start, end int
	odds       float32
}

// hear returns the grams of a folded text that the profile knows, and how many
// there are in all.
func (p *profile) hear(s string) (out []heard, n int) {
	out = make([]heard, 0, len(s)/3)
	gramsOf(s, func(i, j int) {
		if odds, ok := p.known[s[i:j]]; ok {
			out = append(out, heard{i, j, odds})
		}
		n++
	})
	return out, n
}

// scoreHeard is score for a text of so many signs and grams that isn't measured
// yet, with the lengths of its sentences. It returns its traits as well.
func (p *profile) scoreHeard(s string, grams []heard, n, size int, lengths []int) (float64, [traits]float64) {
	trait := traitsOf(s, size, lengths)
	sum := 0.0
	for i, v := range trait {
		sum += p.pull(i, v)
	}
	return sum/4 + dictionOf(grams, n)*4, trait
}

// dictionOf is diction for a text that has been heard.
func dictionOf(grams []heard, n int) float64 {
	sum := 0.0
	for _, g := range grams {
		sum += float64(g.odds)
	}
	return sum / float64(max(n, 1))
}

// diction is how much each character, pair or word speaks for the brand, on
// average.
func (p *profile) diction(grams map[string]int, total int) float64 {
	if total == 0 {
		return 0
	}
	sum := 0.0
	for g, n := range grams {
		sum += p.odds(g) * float64(n)
	}
	return math.Round(sum/float64(total)*1e9) / 1e9 // whatever the order of the map
}

const smooth = 0.3

func (p *profile) odds(gram string) float64 {
	on, off := p.on.grams[gram], p.off.grams[gram]
	if on+off == 0 {
		return 0
	}
	v := smooth * float64(p.vocabulary)
	return math.Log((float64(on)+smooth)/(float64(p.on.total)+v)) - math.Log((float64(off)+smooth)/(float64(p.off.total)+v))
}

// measureText measures a text.
func measureText(s string) sample {
	out := countGrams(s)
	out.trait = traitsOf(s, out.signs, lengths(s))
	return out
}

func countGrams(s string) sample {
	out := sample{grams: map[string]int{}, signs: signs(s)}
	s = words.Fold(s).Text
	gramsOf(s, func(i, j int) {
		out.grams[s[i:j]]++
		out.total++
	})
	return out
}

// lengths returns how long each sentence of s is.
func lengths(s string) []int {
	var out []int
	for _, r := range words.Sentences(s) {
		out = append(out, length(s[r[0]:r[1]]))
	}
	return out
}

// gramsOf yields the words of Latin script in a folded text, and of Chinese each
// character and each two that stand together.
func gramsOf(s string, yield func(i, j int)) {
	last := -1
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case words.Alphabetic(r):
			end := i + n
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !words.Alphabetic(r) && r != '\'' && r != '’' {
					break
				}
				end += n
			}
			yield(i, end)
			last, n = -1, end-i
		case words.IsHan(r):
			yield(i, i+n)
			if last >= 0 {
				yield(last, i+n)
			}
			last = i
		case unicode.IsDigit(r) || unicode.IsSpace(r):
			last = -1
		default:
			if strings.ContainsRune("，。！？；：、…—“!?.,", r) || r > 0x1F000 {
				yield(i, i+n)
			}
			last = -1
		}
		i += n
	}
}
