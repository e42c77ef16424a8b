package rules

import (
	"strings"
	"time"
	"unicode/utf8"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// proven reports whether a record of the kit's evidence covers an occurrence.
// A record that has run out, or that speaks of something else, is named in
// the finding.
func proven(p *lint.Pass, s *scope, f *lint.Finding) bool {
	for _, e := range p.Kit.Evidence {
		if !covers(s, e) {
			continue
		}
		if expired(e.Expires, time.Now()) {
			f.Message = lang.F("%s；品牌包里的证据 %s 已于 %s 过期", "%s; the kit's evidence %s ran out on %s", f.Message, e.ID, e.Expires)
			f.Severity = lint.Evidence
			return false
		}
		p.Let(f.Place, lang.F("品牌包里的证据 %s 能证明：%s", "the kit's evidence %s proves it: %s", e.ID, e.Source))
		return true
	}
	return false
}

// covers reports whether a record's claim is what the sentence says: most of
// its two-character pieces stand there, and the occurrence is part of it.
func covers(s *scope, e brandkit.Evidence) bool {
	claim := s.lore.fold(e.Claim).text
	said := s.h.text[s.h.sentence0:s.h.sentence1]
	hit := s.h.text[s.h.start:s.h.end]
	if claim == "" || share(hit, claim) < 0.5 {
		return false
	}
	return share(claim, said) >= 0.7
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
