package adapt

import (
	"strings"

	"onevoice/lint/doc"
)

// A shot is one picture of a video and what is said over it. Times are in
// milliseconds.
type shot struct {
	voice      doc.Block
	role       role
	portion    int // of the outline it tells; -1 for the hook and the close
	start, end int
	shown      string   // what its card shows; empty: what it says
	cues       [][2]int // bytes of the voice's text, a subtitle line each
}

// hookRole and closeRole are the first and the last shot.
const (
	hookRole  role = "hook"
	closeRole role = "close"
)

// readTime is how long a card with a programme stays, in milliseconds.
const readTime = 4000

// shots cuts what is said into shots of at most most milliseconds, at
// clauses, and times them one after another.
func (j *job) shots(lines []unit, p pace, least, good, most int) []shot {
	var out []shot
	for _, u := range lines {
		u.block = voiced(u.block)
		for _, b := range j.takes(u.block, p, good, most) {
			n := len(out) - 1
			if n >= 0 && u.shown == "" && out[n].shown == "" && out[n].portion == u.portion && out[n].role == u.role && u.list && u.parent != heads && !announces(b.Text.String()) && p.say(out[n].voice.Text.String())+p.say(b.Text.String()) <= good {
				out[n].voice = j.linked(out[n].voice, b)
				continue
			}
			out = append(out, shot{voice: b, role: u.role, portion: u.portion, shown: u.shown})
		}
	}
	at := 0
	for i := range out {
		s := &out[i]
		long := p.say(s.voice.Text.String()) + 150
		if s.role == hookRole && !j.mood.crisis {
			long = min(long, hookTime)
		}
		if s.shown != "" {
			long = max(long, readTime)
		}
		long = (min(max(long, least), most) + 9) / 10 * 10
		s.start, s.end = at, at+long
		at = s.end
	}
	return out
}

// linked joins two items said in one breath.
func (j *job) linked(a, b doc.Block) doc.Block {
	sep := j.zhOr("；", "; ")
	if r := lastRune(a.Text.String()); strings.ContainsRune("，。；！？、：—", r) {
		sep = j.zhOr("", " ")
	} else if strings.ContainsRune(",.;!?:–", r) {
		sep = " "
	}
	return joined(a.Kind, sep, a, b)
}

// takes cuts a block into stretches that each take at most good milliseconds
// where its clauses allow, and never more than most.
func (j *job) takes(b doc.Block, p pace, good, most int) []doc.Block {
	s := b.Text.String()
	var cuts []int
	at := 0
	last, stop := 0, 0
	for _, c := range phrases(s, func(row string) bool { return p.say(row) <= good }) {
		if last > at && p.say(s[at:c[1]]) > good && (p.say(s[at:last]) >= 1500 || p.say(s[at:c[1]]) > most-200) {
			if stop > at && p.say(s[at:stop]) >= 1500 && p.say(s[stop:c[1]]) <= good {
				last = stop // rather after a sentence than within the next
			}
			cuts = append(cuts, last)
			at = last
		}
		for p.say(s[at:c[1]]) > most-200 {
			cut := at + j.breath(s[at:c[1]], p, most-200)
			if cut >= c[1] {
				break
			}
			cuts = append(cuts, cut)
			at = cut
		}
		last = c[1]
		if strings.ContainsRune("。！？.!?", lastRune(strings.TrimSpace(s[:last]))) {
			stop = last
		}
	}
	if n := len(cuts); n > 0 && p.say(s[cuts[n-1]:]) < 1200 && n > 0 { // too short to be a shot
		from := 0
		if n > 1 {
			from = cuts[n-2]
		}
		if p.say(s[from:]) <= most-200 {
			cuts = cuts[:n-1]
		}
	}
	var out []doc.Block
	at = 0
	for _, c := range append(cuts, len(s)) {
		if one := part(b, at, c); one.Text.Len() > 0 {
			out = append(out, one)
		}
		at = c
	}
	return out
}

// breath returns where to pause in a clause too long for one shot.
func (j *job) breath(s string, p pace, most int) int {
	w := max(width(s)*float64(most)/float64(p.say(s))*0.8, 8)
	key := pause{s, w}
	if n, ok := j.once.pauses[key]; ok {
		return n
	}
	if j.once.pauses == nil {
		j.once.pauses = map[pause]int{}
	}
	j.once.pauses[key] = max(breakAt(s, w, j.protected()), 1)
	return j.once.pauses[key]
}

// A pause is where a clause of s is to break off within wide.
type pause struct {
	s    string
	wide float64
}

// lineWidth is the widest subtitle line, in full-width characters.
func (j *job) lineWidth() float64 {
	w := 16.0
	if n := j.spec.Script.LineZH; n > 0 && j.out.lang == "zh" {
		w = min(w, float64(n))
	}
	if n := j.spec.Script.LineEN; n > 0 && j.out.lang == "en" {
		w = min(w, float64(n)/2)
	}
	return w
}

// protected returns the names that no line break may part.
func (j *job) protected() []string {
	var out []string
	for _, t := range j.products() {
		out = append(out, t.String())
	}
	for _, n := range j.kit.Names {
		out = append(out, n.Text)
	}
	return append(out, j.kit.Brand.ZH, j.kit.Brand.EN)
}
