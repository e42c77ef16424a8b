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
	shots, told := j.spoken(all)
	topics := j.topics()
	description := j.describe(all, told, topics)
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

// spoken chooses what is said and cuts it into shots; it returns the shots
// and the facts they state.
func (j *job) spoken(all []unit) ([]shot, map[int]bool) {
	p := j.pace()
	least, most := j.shotRange()
	first, from := doc.Block{}, -1
	if !j.mood.crisis {
		first, from = j.hook(all, p)
		if t, ok := j.armed("hook", "", first.Text); ok && j.wish.Arm > 0 {
			first = said(doc.Cue, t)
			from = slices.IndexFunc(all, func(u unit) bool { return core1(u.block.Text.String()) == core1(t.String()) })
		}
	}
	pool := among(all, func(i int) bool { return i != from && j.speakable(all[i]) })
	for i := range pool {
		pool[i].block = unspoken(pool[i].block)
	}
	longest := 90000
	if m := j.spec.Script.Max; m > 0 {
		longest = min(longest, int(m*1000))
	}
	frame := func(us []unit) []unit { return j.framed(first, us) }
	in := budget{max: longest, aim: min(aimTime, longest), unit: milliseconds}
	if s := j.wish.Seconds; s > 0 {
		in.aim = min(s*1000, longest)
	}
	if j.mood.crisis {
		in.aim = longest
	}
	in.cost = func(us []unit) int { return length(j.shots(frame(us), p, least, 6000, most)) }
	kept := j.choose(pool, in, nil)
	j.dropped(pool, kept, in, words2("口播", "voice"))
	shots := j.paced(frame(kept), p, least, most, longest)
	if t, s := length(shots), j.wish.Seconds; s > 0 && t > s*1080 { // 8 % over is as good as on time
		j.note("info", lang.F("必须说的要 %d 秒，超过了 %d 秒", "what has to be said takes %d s, more than %d", (t+500)/1000, s), doc.Text{})
	}
	if t := length(shots); t < 15000 {
		j.note("info", lang.F("母稿只够说 %d 秒，不足 15 秒，没有凑字", "the master is enough for %d s, too little for 15 s; nothing was padded", (t+500)/1000), doc.Text{})
	} else if t < 30000 {
		j.note("info", lang.F("母稿只够说 %d 秒，不足 30 秒，没有凑字", "the master is enough for %d s, too little for 30 s; nothing was padded", (t+500)/1000), doc.Text{})
	}
	told := map[int]bool{}
	for _, u := range frame(kept) {
		j.weigh(&u, 0)
		j.mark(u, told)
	}
	return shots, told
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
	if text, _ := j.action(); text.Len() > 0 {
		out = append(out, unit{block: said(doc.Action, text), role: closeRole, portion: -1, parent: -1, lang: j.out.lang})
	}
	return out
}

// speakable reports whether a unit is said well aloud.
func (j *job) speakable(u unit) bool {
	switch u.role {
	case table, sign, notes:
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
	return shots
}

// describe writes the text under a video: the required facts that weren't
// said first, then what weighs most.
func (j *job) describe(all []unit, told map[int]bool, topics []doc.Text) []doc.Block {
	most, counted := j.limit("description", 1000, "rune")
	for _, t := range topics {
		most -= channel.Count(counted, t.String()) + 2
	}
	in := budget{max: most, aim: min(most, 320), unit: lang.Same(counted)}
	if j.out.lang == "en" {
		in.aim = min(most, 600)
	}
	if j.mood.crisis {
		in.aim = most
	}
	in.cost = func(us []unit) int { return channel.Count(counted, lined(j.paragraphs(us))) }
	return j.paragraphs(j.choose(all, in, told))
}

// unspoken leaves out the clauses that hold a mail address: nobody can follow
// one that is read out.
func unspoken(b doc.Block) doc.Block {
	s := b.Text.String()
	if !strings.Contains(s, "@") {
		return b
	}
	var cut [][2]int
	for _, c := range clauses(s) {
		if strings.Contains(s[c[0]:c[1]], "@") {
			cut = append(cut, c)
		}
	}
	if rest := tidy(without(b, cut)); rest.Text.Len() > 0 {
		return rest
	}
	return b
}
