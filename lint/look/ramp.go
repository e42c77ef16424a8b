package look

// A gradient that a program drew runs straight from one colour to another and
// never back. These tell it from a sky or a blurred ground, in which the
// channels go their own ways and noise goes up and down: how far, as variance
// in levels, the colours of a band may be off a straight line (rounding alone
// makes a twelfth a channel), and how many in a hundred may turn back.
const (
	maxBend  = 0.5
	maxTurns = 3
)

// rampStep is how many levels apart two neighbouring bands of a gradient are at
// most, when it has few: in a GIF, or a JPEG of low quality.
const rampStep = 24

// softShare is how many of a hundred samples of a fill are within reach of an
// edge that goes over into something like it, when that counts.
const softShare = 6

// soft says whether a fill of one colour goes over into what is around it, as
// a band does, and a piece of sky that a JPEG made even: most of what is past
// its edge is like it. A plain ground in a JPEG has ringing around everything
// on it, but that is little beside its area. Where all that is like it is one
// colour, that is the ground: a pale card on a pale page is soft too.
func (g *grid) soft(area []int32, color uint32) (ground uint32, soft bool) {
	var similar []int32
	other := 0
	for _, i := range area {
		for _, d := range g.ways() {
			if g.owner[i+d] == g.owner[i] {
				continue
			}
			past := i + d*int32(g.reach)
			switch p := g.px[past]; {
			case p == none || within(p, color, flatStep):
			case within(p, color, rampStep):
				similar = append(similar, past)
			default:
				other++
			}
		}
	}
	n := len(similar)
	if n <= 4*other && (n <= other || 100*n*g.reach <= softShare*len(area)) {
		return none, false
	}
	ground, same := g.majority(similar)
	if 10*same < 9*n {
		ground = none
	}
	return ground, true
}

// slope is the mean colour of a ramp, and whether a program drew it.
func (g *grid) slope(area []int32) (mean uint32, drawn bool) {
	var sum [3]int
	var sq [3][3]int
	for _, i := range area {
		p := g.px[i]
		c := [3]int{int(p >> 16), int(p >> 8 & 255), int(p & 255)}
		for k, v := range c {
			sum[k] += v
			sq[k][0] += v * c[0]
			sq[k][1] += v * c[1]
			sq[k][2] += v * c[2]
		}
	}
	n := len(area)
	round := func(v int) uint8 { return uint8((v + n/2) / n) }
	mean = pack(round(sum[0]), round(sum[1]), round(sum[2]))
	return mean, bend(sum, sq, float64(n)) <= maxBend && 100*g.turns(area) <= maxTurns*n
}

// bend is the variance that is left when the colours are taken as a straight
// line along the channel that varies most.
func bend(sum [3]int, sq [3][3]int, n float64) float64 {
	cov := func(j, k int) float64 {
		return float64(sq[j][k])/n - float64(sum[j])/n*float64(sum[k])/n
	}
	main := 0
	for k := range 3 {
		if cov(k, k) > cov(main, main) {
			main = k
		}
	}
	left := 0.0
	for k := range 3 {
		if k != main && cov(main, main) > 0 {
			left += cov(k, k) - cov(k, main)*cov(k, main)/cov(main, main)
		}
	}
	return left
}

// turns counts the samples at which a channel goes two levels or more one way
// and as far back, over reach samples to either side, across or down. A level
// is left to rounding and dithering.
func (g *grid) turns(area []int32) int {
	n, across, down := 0, int32(g.reach), int32(g.reach*g.stride)
	for _, i := range area {
		if g.turn(i, across) || g.turn(i, down) {
			n++
		}
	}
	return n
}

func (g *grid) turn(i, d int32) bool {
	a, b, c := g.px[i-d], g.px[i], g.px[i+d]
	if !within(a, b, rampStep) || !within(b, c, rampStep) {
		return false // the ramp ends here
	}
	for shift := 0; shift <= 16; shift += 8 {
		left := int32(b>>shift&255) - int32(a>>shift&255)
		right := int32(c>>shift&255) - int32(b>>shift&255)
		if left >= 2 && right <= -2 || left <= -2 && right >= 2 {
			return true
		}
	}
	return false
}
