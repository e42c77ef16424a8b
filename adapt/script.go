package adapt

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// aimTime is how long a video runs of its own accord, in milliseconds; only
// required facts make it longer.
const aimTime = 60000

// script shapes a spoken piece: a hook, then the master in its order, the
// call to action last; what there is no time to say goes into the
// description.
func script(j *job) {
	title := j.titled("title", "")
	j.field("title", said(doc.Title, title))
	all := j.units()
	sp := j.spoken(all)
	shots, topics := sp.shots, j.topics()
	below, room := j.describe(all, sp.told, topics)
	j.unsaid(all, sp, below, room)
	description := j.paragraphs(below)
	for _, b := range description {
		j.field("description", b)
	}
	for _, t := range topics {
		j.field("topics", said(doc.Tag, t))
	}
	for i := range shots {
		b := shots[i].voice
		b.Kind, b.Level, b.Marker, b.Group = doc.Cue, 0, "", 0
		b.At, b.Until = time.Duration(shots[i].start)*time.Millisecond, time.Duration(shots[i].end)*time.Millisecond
		j.field("voice", b)
	}
	j.pictures()
	j.scriptFiles(title.String(), lined(description), topics, shots)
}

// A speech is what is spoken.
type speech struct {
	shots []shot
	lines []unit       // in order, the hook and the call to action among them
	told  map[int]bool // the facts they state
	pool  []unit       // they were chosen from
	in    budget       // of time
	kept  []unit       // what was chosen of the pool
}

// spoken chooses what is said and cuts it into shots.
func (j *job) spoken(all []unit) speech {
	p := j.pace()
	least, most := j.shotRange()
	first, from := doc.Block{}, -1
	if !j.mood.crisis {
		first, from = j.hooked(all, p)
		if t, ok := j.armed("hook", "", first.Text); ok && j.wish.Arm > 0 {
			first = said(doc.Cue, t)
			from = slices.IndexFunc(all, func(u unit) bool { return core1(u.block.Text.String()) == core1(t.String()) })
		}
	}
	pool := among(all, func(i int) bool { return i != from && j.speakable(all[i]) })
	for i := range pool {
		pool[i].block = j.unspoken(pool[i].block)
		if pool[i].role == table && !j.mood.crisis {
			pool[i] = j.priceOf(pool[i])
		}
	}
	pool = j.unpriced(pool)
	pool = among(pool, func(i int) bool { return pool[i].block.Text.Len() > 0 })
	longest := 90000
	if m := j.spec.Script.Max; m > 0 {
		longest = min(longest, int(m*1000))
	}
	in := budget{max: longest, aim: min(aimTime, longest), unit: milliseconds}
	if s := j.wish.Seconds; s > 0 {
		in.aim = min(s*1000, longest)
	}
	if j.mood.crisis {
		in.aim = longest
	}
	in.cost = func(us []unit) int { return length(j.shots(j.framed(first, us), p, least, 6000, most)) }
	kept := j.choose(pool, in, nil)
	kept = j.introduced(kept, func(us []unit) bool { return in.cost(us) <= j.longer(in) })
	kept = j.shortened(kept, in)
	sp := speech{pool: pool, in: in, kept: kept, told: map[int]bool{}}
	kept = j.programmed(all, kept, func(us []unit) bool { return in.cost(us) <= j.longer(in) })
	sp.lines = j.framed(first, kept)
	sp.shots = j.paced(sp.lines, p, least, most, longest)
	j.brief(length(sp.shots))
	for _, u := range sp.lines {
		if u.role != table { // of which only a part is said: it is written whole
			j.weigh(&u, 0)
			j.mark(u, sp.told)
		}
	}
	return sp
}

// brief says that there is too little for a video, or too much for the length
// asked for.
func (j *job) brief(long int) {
	if s := j.wish.Seconds; s > 0 && long > s*1080 { // 8 % over is as good as on time
		j.note("info", lang.F("必须说的要 %d 秒，超过了 %d 秒", "what has to be said takes %d s, more than %d", (long+500)/1000, s), doc.Text{})
	}
	for _, least := range [...]int{15, 30} {
		if long < least*1000 {
			j.note("info", lang.F("母稿只够说 %d 秒，不足 %d 秒，没有凑字", "the master is enough for %d s, too little for %d s; nothing was padded", (long+500)/1000, least), doc.Text{})
			return
		}
	}
}

// stood reports whether what u says stands among others. The sentences of a
// passage said in other words share its place: they are told apart by what
// they say.
func (j *job) stood(u unit, others []unit) bool {
	words := u.block.Text.String()
	return slices.ContainsFunc(own(u), func(at doc.Span) bool {
		return slices.ContainsFunc(others, func(o unit) bool {
			if len(j.said) > 0 && o.block.Text.Span() == at && !strings.Contains(o.block.Text.String(), words) {
				return false
			}
			return slices.ContainsFunc(own(o), func(s doc.Span) bool {
				return s.Source == at.Source && s.Start < at.End && at.Start < s.End
			})
		})
	})
}

// own is where the words of u stand that no other unit has: of a row of a table
// its last cell, as the rows share what heads their columns.
func own(u unit) []doc.Span {
	all := u.block.Text.Runs()
	if u.role != table {
		return []doc.Span{u.block.Text.Span()}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Span.Source != nil {
			return []doc.Span{all[i].Span}
		}
	}
	return nil
}

func length(shots []shot) int {
	if len(shots) == 0 {
		return 0
	}
	return shots[len(shots)-1].end
}

// framed puts the hook before what is said and the call to action behind it.
func (j *job) framed(first doc.Block, us []unit) []unit {
	var out []unit
	switch {
	case first.Text.Len() > 0:
		out = append(out, unit{block: first, role: hookRole, portion: -1, parent: -1, lang: j.out.lang})
	case j.mood.crisis && j.out.title.Len() > 0:
		out = append(out, unit{block: sober(said(doc.Title, j.out.title)), role: hookRole, portion: -1, parent: -1, lang: j.out.lang})
	}
	out = append(out, us...)
	text := j.urge()
	if n := len(out) - 1; n > 0 && text.Len() > 0 && strings.HasSuffix(core2(out[n].block.Text.String()), core2(text.String())) {
		out[n].role = closeRole // what is said last asks for it already
	} else if text.Len() > 0 {
		out = append(out, unit{block: said(doc.Action, text), role: closeRole, portion: -1, parent: -1, lang: j.out.lang})
	}
	return out
}

// speakable reports whether a unit is said well aloud.
func (j *job) speakable(u unit) bool {
	switch u.role {
	case table:
		return j.recited(u)
	case sign, notes:
		return j.mood.crisis && u.role == notes
	case salute:
		return false
	case quote:
		if u.byline {
			return false
		}
	case contact:
		return j.mood.crisis
	}
	if j.out.lang == "en" && langOf(u.block.Text.String()) == "zh" {
		return false // who speaks English doesn't change over
	}
	if u.portion >= len(j.out.portions) || j.out.both && u.lang != j.out.lang {
		return false
	}
	literal := 0
	for _, m := range u.block.Marks {
		if m.Kind == doc.Literal {
			literal += m.End - m.Start
		}
	}
	return literal*2 < u.block.Text.Len()
}

// shotRange is the shortest and the longest shot in milliseconds.
func (j *job) shotRange() (least, most int) {
	least, most = 2000, 8000
	if v := j.spec.Script.ShotMin; v > 0 {
		least = int(v * 1000)
	}
	if v := j.spec.Script.ShotMax; v > 0 {
		most = int(v * 1000)
	}
	return least, most
}

// slowest and fastest are how many written characters a second of a Chinese
// piece can be followed.
const (
	slowest = 2.9
	fastest = 6.2
)

// paced cuts the chosen lines into shots, slower where Latin words crowd the
// page, faster where silences do, and shorter where there would be fewer than
// three.
func (j *job) paced(lines []unit, p pace, least, most, longest int) []shot {
	good := 6000
	shots := j.shots(lines, p, least, good, most)
	for good > 2000 && len(shots) < 3 {
		good -= 1000
		shots = j.shots(lines, p, least, good, most)
	}
	for range 4 {
		han, written := 0, 0
		for _, s := range shots {
			for _, r := range s.voice.Text.String() {
				if words.IsHan(r) {
					han++
				}
				if words.IsHan(r) || r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
					written++
				}
			}
		}
		rate := float64(written) * 1000 / float64(max(length(shots), 1))
		if han <= 40 || rate >= slowest && rate <= fastest {
			break
		}
		if rate > fastest {
			p.stretch *= rate / fastest * 1.02
		} else {
			p.stretch *= rate / slowest * 0.98
		}
		if next := j.shots(lines, p, least, good, most); length(next) <= longest {
			shots = next
		}
	}
	return j.captioned(shots)
}

// describe writes the text under a video: the required facts that weren't
// said first, then what weighs most; with the room there was for it.
func (j *job) describe(all []unit, told map[int]bool, topics []doc.Text) ([]unit, budget) {
	most, counted := j.limit("description", 1000, "rune")
	for _, t := range topics {
		most -= channel.Count(counted, t.String()) + 2
	}
	in := budget{max: most, aim: min(most, 320), unit: channel.UnitName(counted)}
	if j.out.lang == "en" {
		in.aim = min(most, 600)
	}
	if j.mood.crisis {
		in.aim = most
	}
	in.cost = func(us []unit) int { return channel.Count(counted, lined(j.paragraphs(us))) }
	return j.choose(all, in, told), in
}
