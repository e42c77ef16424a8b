package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// drift finds copy that doesn't sound like the kit's samples. It needs samples
// of both kinds in the language of the copy, and is silent where they can't be
// told from one another.
func drift(with yaml.Raw) (plan, error) {
	var w struct {
		Least int `yaml:"least"` // a text of fewer characters isn't judged
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	var cache perKit[voices]
	return plan{
		needs: func(kit *brandkit.Kit) bool { return len(kit.Voice.Samples.On) > 0 && len(kit.Voice.Samples.Off) > 0 },
		check: func(p *lint.Pass) error {
			v := cache.get(p.Kit, recall)
			if v.err != nil {
				return v.err
			}
			for _, d := range p.Docs {
				if pr := v.by[tongue(p, d, nil)]; pr != nil && pr.trusted() && lint.Commercial(d) != "notice" && d.Meta.Stage() != "crisis" {
					pr.judge(p, d, w.Least)
				}
			}
			return nil
		},
	}, nil
}

// voices are a kit's profiles, by language.
type voices struct {
	by  map[string]*profile
	err error
}

// recall returns a kit's profiles as an earlier run has learned them, or
// learns them.
func recall(kit *brandkit.Kit) voices {
	s := userStore()
	name := s.name(kit)
	if by, ok := s.load(name); ok {
		return voices{by: by}
	}
	v := learn(kit)
	if v.err == nil && len(v.by) > 0 {
		s.keep(name, v.by)
	}
	return v
}

// learn reads a kit's samples and makes a profile for each language.
func learn(kit *brandkit.Kit) voices {
	texts := map[string]*[2][]string{"zh": {}, "en": {}}
	for k, patterns := range [][]string{kit.Voice.Samples.On, kit.Voice.Samples.Off} {
		for _, name := range kit.Files(patterns) {
			d, err := read.Own(kit, name)
			if err != nil {
				return voices{err: err}
			}
			of := texts[lint.Lang(d)]
			of[k] = append(of[k], wholeText(d))
		}
	}
	v := voices{by: map[string]*profile{}}
	for l, t := range texts {
		if len(t[0]) > 0 && len(t[1]) > 0 {
			v.by[l] = newProfile(t[0], t[1])
		}
	}
	return v
}

// aloud are the kinds of block that a voice is heard in.
var aloud = []doc.Kind{doc.Title, doc.Heading, doc.Paragraph, doc.Item, doc.Cue, doc.Quote}

// wholeText returns what d says, a block a line.
func wholeText(d *doc.Document) string {
	var out strings.Builder
	for i := range d.Blocks {
		if b := &d.Blocks[i]; slices.Contains(aloud, b.Kind) && out.Len() < 100_000 {
			out.WriteString(b.Text.String() + "\n")
		}
	}
	return out.String()
}

// lengthsIn returns how long each sentence of d is that a voice is heard in.
func lengthsIn(p *lint.Pass, d *doc.Document) []int {
	var out []int
	for i := range d.Blocks {
		if b := &d.Blocks[i]; slices.Contains(aloud, b.Kind) {
			for _, r := range sentencesIn(p, b) {
				out = append(out, length(b.Text.String()[r[0]:r[1]]))
			}
		}
	}
	return out
}

// judge reports a document that doesn't sound like the brand, at the sentence
// that shows it most.
func (p *profile) judge(pass *lint.Pass, d *doc.Document, least int) {
	text := wholeText(d)
	size := signs(text)
	if size < least {
		return
	}
	folded := words.Fold(text)
	grams, n := p.hear(folded.Text)
	score, trait := p.scoreHeard(text, grams, n, size, lengthsIn(pass, d))
	if score >= p.least {
		return
	}
	why := p.why(folded.Text, grams, n, trait)
	f := lint.Finding{Message: lang.F("听起来不像品牌：%[1]s（拿 %[3]d 篇样稿逐篇检验，判对 %[4]d 篇）", "sounds unlike the brand: %[2]s (of its %[3]d samples, each held against the others, it judged %[4]d right)", why.ZH, why.EN, p.judged, p.right)}
	if score < p.far && pass.Kit.Rules[pass.Rule.ID] == "" {
		f.Severity = lint.Warning
	}
	show := p.shows(pass, d, folded, grams)
	if len(show) == 0 {
		f.Place = doc.Place{Doc: d}
	} else {
		f.Place = show[0]
		for _, at := range show[1:] {
			f.Related = append(f.Related, lint.Note{Place: at, Message: lang.F("这一句也不像", "this sentence too")})
		}
	}
	pass.Report(f)
}

// why names the three features that weigh most against a text.
func (p *profile) why(s string, heard []heard, n int, trait [traits]float64) lint.Words {
	type reason struct {
		pull float64
		say  lint.Words
	}
	var all []reason
	for i, t := range traitList {
		if pull := p.pull(i, trait[i]); pull < -0.1 {
			mean, _ := p.on.normal(i)
			all = append(all, reason{pull / 4, lang.F("%[1]s %.1[2]f（品牌 %.1[3]f）", "%[4]s %.1[2]f (the brand: %.1[3]f)", t.name.ZH, trait[i], mean, t.name.EN)})
		}
	}
	type gram struct {
		text string
		pull float64
	}
	pulls := map[string]float64{}
	for _, g := range heard {
		if g.odds < 0 && g.end-g.start > 3 {
			pulls[s[g.start:g.end]] += float64(g.odds)
		}
	}
	var grams []gram
	for g, o := range pulls {
		if o < -1 {
			grams = append(grams, gram{g, o})
		}
	}
	slices.SortFunc(grams, func(a, b gram) int { return cmp.Or(cmp.Compare(a.pull, b.pull), strings.Compare(a.text, b.text)) })
	if len(grams) > 0 {
		var list []string
		for _, g := range grams[:min(3, len(grams))] {
			list = append(list, g.text)
		}
		all = append(all, reason{min(-0.01, dictionOf(heard, n)*4), lang.F("用词如「%[1]s」", "words like %[2]q", strings.Join(list, "」「"), strings.Join(list, ", "))})
	}
	slices.SortStableFunc(all, func(a, b reason) int { return cmp.Compare(a.pull, b.pull) })
	var zh, en []string
	for _, r := range all[:min(3, len(all))] {
		zh, en = append(zh, r.say.ZH), append(en, r.say.EN)
	}
	return lint.Words{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

// shows returns the two or three sentences of d least like the brand, the
// least first.
func (p *profile) shows(pass *lint.Pass, d *doc.Document, text words.Folded, grams []heard) []doc.Place {
	type line struct {
		at    doc.Place
		score float64
	}
	var all []line
	from, k := 0, 0 // of the block in the whole text
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !slices.Contains(aloud, b.Kind) {
			continue
		}
		for _, r := range sentencesIn(pass, b) {
			sum := 0.0
			for k < len(grams) && text.Origin(grams[k].start) < from+r[1] {
				if text.Origin(grams[k].start) >= from+r[0] {
					sum += float64(grams[k].odds)
				}
				k++
			}
			all = append(all, line{doc.At(d, b, r[0], r[1]), sum})
		}
		from += b.Text.Len() + 1
	}
	slices.SortStableFunc(all, func(a, b line) int { return cmp.Compare(a.score, b.score) })
	var out []doc.Place
	for _, l := range all[:min(3, len(all))] {
		if l.score < 0 || len(out) == 0 {
			out = append(out, l.at)
		}
	}
	return out
}

// String shows what a profile knows of itself, for tests.
func (p *profile) String() string {
	return fmt.Sprintf("%d on, %d off, %d of %d right, line %.2f", p.on.n, p.off.n, p.right, p.judged, p.least)
}
