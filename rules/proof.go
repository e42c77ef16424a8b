package rules

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// proven reports whether a record of the kit's evidence covers an occurrence.
// A record that has run out, or that proves less than is said, is named in the
// finding.
func proven(p *lint.Pass, s *scope, f *lint.Finding) bool {
	said := f.Message
	for _, e := range p.Kit.Evidence {
		if !speaksOf(s, e) {
			continue
		}
		lack := lacks(s, e)
		if expired(e.Expires, time.Now()) {
			lack = lang.F("已于 %s 过期", "ran out on %s", e.Expires)
		}
		if lack.Empty() {
			p.Let(f.Place, lang.F("品牌包里的证据 %s 能证明：%s", "the kit's evidence %s proves it: %s", e.ID, e.Source))
			return true
		}
		f.Message = lang.F("%s；品牌包里的证据 %s %s", "%s; the kit's evidence %s %s", said, e.ID, lack)
		f.Severity = lint.Evidence
	}
	return false
}

// speaksOf reports whether a record's claim is what the sentence says: most of
// its two-character pieces stand there, and the occurrence is part of it.
func speaksOf(s *scope, e brandkit.Evidence) bool {
	claim := s.lore.fold(e.Claim).text
	hit := s.h.text[s.h.start:s.h.end]
	if claim == "" || share(hit, claim) < 0.5 {
		return false
	}
	return share(claim, s.sentence()) >= 0.7
}

func (s *scope) sentence() string { return s.h.text[s.h.sentence0:s.h.sentence1] }

// lacks says what keeps a record from covering an occurrence: its area is
// smaller, its period another, its market one of several, and the text doesn't
// say so (guide on absolute terms, art. 6(6)). Empty: nothing.
func lacks(s *scope, e brandkit.Evidence) lang.Words {
	text := s.whole()
	area, period, market := s.lore.fold(e.Area).text, years(e.Period), s.lore.fold(e.Scope).text
	has, wants := extent(area), extent(s.sentence())
	switch {
	case area != "" && wants > has:
		return lang.F("只到%s，文中说的范围更大", "only speaks of %s, and the text of more", e.Area)
	case area != "" && has == local && share(area, text) < 0.6:
		return lang.F("只到%s，文中要写明", "only speaks of %s, which the text must say", e.Area)
	case len(period) > 0 && !slices.ContainsFunc(period, func(y string) bool { return strings.Contains(text, y) }):
		return lang.F("说的是%s，文中要写明", "is about %s, which the text must say", e.Period)
	case slices.ContainsFunc(years(s.sentence()), func(y string) bool { return len(period) > 0 && !slices.Contains(period, y) }):
		return lang.F("说的是%s，不是文中写的年份", "is about %s, not about the year in the text", e.Period)
	}
	if in := named(markets, market); len(in) > 0 && len(named(in, text)) == 0 {
		return lang.F("只算了%s，文中要写明", "only counts %s, which the text must say", strings.Join(in, "、"))
	}
	return lang.Words{}
}

// whole returns all that the document says, folded.
func (s *scope) whole() string {
	var b strings.Builder
	for i := range s.d.Blocks {
		b.WriteString(s.lore.plain(s.p, &s.d.Blocks[i]).text)
		b.WriteByte('\n')
	}
	return b.String()
}

// How far a claim reaches.
const (
	anywhere = iota // no area is named
	local
	national
	worldwide
)

// extent returns how far the area goes that a text names.
func extent(text string) int {
	switch {
	case len(named([]string{"全球", "世界", "国际", "亚洲", "worldwide", "world", "global"}, text)) > 0:
		return worldwide
	case len(named([]string{"全国", "中国", "国内", "全网", "大陆", "nationwide", "national"}, text)) > 0:
		return national
	case text != "" && len(named([]string{"省", "市", "区", "县", "镇", "街道", "华东", "华南", "华北", "华中", "西南", "西北", "东北"}, text)) > 0:
		return local
	}
	return anywhere
}

// markets are the parts of trade that a survey may be limited to.
var markets = []string{"线上", "线下", "电商", "直播", "门店", "商超", "便利店", "天猫", "京东", "抖音", "拼多多", "快手", "官方商城", "旗舰店", "online", "retail stores"}

// named returns which of the words stand in the text.
func named(list []string, text string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return !strings.Contains(text, w) })
}

// years returns the years that a text names: four digits from 19 or 20 on.
func years(text string) []string {
	var out []string
	for i := 0; i < len(text); i++ {
		n := run(text[i:])
		if n == 4 && (text[i:i+2] == "19" || text[i:i+2] == "20") {
			out = append(out, text[i:i+4])
		}
		i += n
	}
	return out
}

// share returns how much of a's two-character pieces stand in b, 0 to 1.
func share(a, b string) float64 {
	all, in := 0, 0
	for i := 0; i < len(a); {
		_, n := utf8.DecodeRuneInString(a[i:])
		if i+n >= len(a) {
			break
		}
		_, m := utf8.DecodeRuneInString(a[i+n:])
		all++
		if strings.Contains(b, a[i:i+n+m]) {
			in++
		}
		i += n
	}
	if all == 0 {
		return 0
	}
	return float64(in) / float64(all)
}

// expired reports whether the last day of a record is over; one without a last
// day never is.
func expired(last string, now time.Time) bool {
	day, err := time.Parse("2006-01-02", last)
	return err == nil && now.After(day.AddDate(0, 0, 1))
}
