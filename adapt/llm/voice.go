package llm

import (
	"math"
	"slices"
	"strings"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// roleName says what a passage does.
func roleName(role string) lang.Words {
	names := map[string]lang.Words{
		"title": {ZH: "标题", EN: "the title"}, "subject": {ZH: "邮件主题", EN: "the subject line"}, "digest": {ZH: "摘要", EN: "the digest"}, "description": {ZH: "简介", EN: "the description"},
		"preheader": {ZH: "邮件预览文字", EN: "the preheader"}, "hook": {ZH: "视频开头第一句", EN: "the line a video opens with"}, "lead": {ZH: "导语", EN: "the lead"},
		"heading": {ZH: "小标题", EN: "a heading"}, "points": {ZH: "列表的一条", EN: "an item of a list"}, "offer": {ZH: "优惠", EN: "the offer"}, "how-to": {ZH: "怎么做", EN: "how to"},
	}
	if n, ok := names[role]; ok {
		return n
	}
	return lang.Words{ZH: "正文", EN: "body"}
}

// askShare is how much of a limit is asked for: models count badly, and
// differently from channels.
const askShare = 0.85

// room returns how long a passage may be said, in the unit its channel counts
// in: 85 % of its limit, or what the channel advises; a passage without a
// limit about as long as it is.
func (r *rewriter) room(p adapt.Passage, id string) (int, string) {
	most, unit := p.Max, p.Unit
	if most > 0 {
		most = int(float64(most) * askShare)
	}
	if spec, ok := r.kit.Channel(id); ok {
		if a := spec.Fields[p.Role].Advise; a.Max > 0 && (most == 0 || a.Unit == unit && a.Max < most) {
			most, unit = a.Max, a.Unit
		}
	}
	if p.Role == "hook" {
		return 13, "cjk1_latin_half"
	}
	n := channel.Count("rune", p.Block.Text.String())
	if own := int(math.Ceil(float64(n) * 1.15)); most == 0 {
		most, unit = own, "rune"
	}
	return most, unit
}

// voice says how the brand speaks and what it doesn't say. It names the fields
// of the kit that may leave the house; no other does.
func (r *rewriter) voice(id, to string) string {
	if s, ok := r.voices.Load(id + to); ok {
		return s.(string)
	}
	var b strings.Builder
	say := func(ok bool, zh, en string, args ...any) {
		if ok {
			b.WriteString(lang.F(zh, en, args...).In(to) + "\n")
		}
	}
	k, v := r.kit, r.kit.Voice
	name := lang.Same(id)
	if spec, ok := k.Channel(id); ok && !spec.Name.Empty() {
		name = spec.Name
	}
	say(true, "渠道：%s。语言：简体中文。", "Channel: %s. Language: English.", name)
	brand := k.Brand.Words().In(to)
	say(brand != "", "品牌：%s。", "Brand: %s.", brand)
	say(v.Address == "您" || v.Address == "你", "称呼读者用“%s”。", "Address readers as %s in Chinese.", v.Address)
	say(v.Address == "none", "不直接称呼读者。", "Don't address readers directly.")
	say(v.Person != "", "说到品牌用“%s”。", "The brand calls itself %s.", v.Person)
	say(len(v.Tone.Prefer) > 0, "合适的词：%s。", "Words that suit it: %s.", strings.Join(v.Tone.Prefer, " "))
	longest := v.Sentence.ZH
	if to == "en" {
		longest = v.Sentence.EN
	}
	say(longest > 0, "一句话不超过 %d 个字。", "No sentence over %d words.", longest)
	b.WriteString(r.never(id, to))
	if lines := samples(k); len(lines) > 0 {
		say(true, "样稿，只学语气，不抄内容：", "Samples, for the tone alone, not for what they say:")
		b.WriteString(r.fence("samples", lines))
	}
	s := b.String()
	r.voices.Store(id+to, s)
	return s
}

// never lists what the linter of this kit would report: its own words first,
// then the rules that hold in the channel.
func (r *rewriter) never(id, to string) string {
	var terms []string
	here := func(channels []string) bool { return len(channels) == 0 || slices.Contains(channels, id) }
	for _, t := range r.kit.Terms {
		if !here(t.Channels) || t.Lang != "" && t.Lang != to {
			continue
		}
		s := strings.Join(t.Not, " ")
		if t.Say != "" {
			s += " → " + t.Say
		}
		terms = append(terms, s)
	}
	terms = append(terms, r.kit.Voice.Tone.Avoid...)
	var titles []string
	for _, rule := range r.rules {
		family, _, _ := strings.Cut(rule.ID, "/")
		if rule.Across || rule.Severity.Rank() < lint.Warning.Rank() || r.kit.Rules[rule.ID] == "off" || !here(rule.Scope.Channels) {
			continue
		}
		if of := rule.Scope.Langs; len(of) > 0 && !slices.Contains(of, to) {
			continue
		}
		if family == "law" || family == "platform" || family == "voice" || family == "en" {
			titles = append(titles, rule.Title.In(to))
		}
	}
	out := ""
	if len(terms) > 0 {
		out += lang.F("不用的词（箭头后是该用的）：%s。", "Words never used (after an arrow what is said instead): %s.", strings.Join(terms, lang.F("；", "; ").In(to))).In(to) + "\n"
	}
	if len(titles) > 0 {
		out += lang.F("会被退稿的：%s。", "Sent back by the linter: %s.", strings.Join(titles, lang.F("；", "; ").In(to))).In(to) + "\n"
	}
	return out
}

// sampleLength is how much of a sample is shown, in characters.
const sampleLength = 160

// samples returns how two of the kit's own texts begin.
func samples(k *brandkit.Kit) []string {
	return openings(k, k.Voice.Samples.On, 2, func(*doc.Document) bool { return true })
}

// openings returns how texts of a kit begin, those that are wanted, no more
// than most. One that can't be read is left to who checks the kit.
func openings(k *brandkit.Kit, patterns []string, most int, wanted func(*doc.Document) bool) []string {
	var out []string
	for _, name := range k.Files(patterns) {
		if len(out) == most {
			break
		}
		d, err := read.Own(k, name)
		if err != nil || !wanted(d) {
			continue
		}
		if s := opening(d); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// opening is how a text begins, in whole sentences.
func opening(d *doc.Document) string {
	var b strings.Builder
	for i := range d.Blocks {
		for _, r := range words.Sentences(d.Blocks[i].Text.String()) {
			if s := d.Blocks[i].Text.String()[r[0]:r[1]]; len([]rune(b.String()+s)) <= sampleLength {
				b.WriteString(s)
			}
		}
	}
	return seen(strings.NewReplacer("⟦", "[", "⟧", "]").Replace(b.String()))
}
