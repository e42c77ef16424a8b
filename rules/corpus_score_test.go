package rules

import (
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// caught returns whether a finding stands where the guilt is, without a net
// cast over the whole sentence, and whether all such findings only ask for proof.
func (s *sentence) caught(findings []lint.Finding, from int) (hit, proof bool) {
	hard := false
	for _, f := range findings {
		if w := f.Weight(); w.Rank() < lint.Warning.Rank() || s.Label == "violation" && from >= 0 && !s.blames(f.Place.Span(), from) {
			continue
		} else if w == lint.Evidence {
			proof = true
		} else {
			hard = true
		}
	}
	return hard || proof, proof && !hard
}

func (s *sentence) blames(at doc.Span, from int) bool {
	if len(s.Hit) == 0 {
		return true
	}
	for _, word := range s.Hit {
		for i := 0; ; {
			k := strings.Index(s.Text[i:], word)
			if k < 0 {
				break
			}
			a, b := from+i+k, from+i+k+len(word)
			if at.Start < b && a < at.End && at.End-at.Start <= 3*(b-a)+36 {
				return true
			}
			i += k + len(word)
		}
	}
	return false
}

// groups are the measures a sentence counts for.
func (s *sentence) groups() []string {
	c, out := s.Category, []string{"zh"}
	switch {
	case s.Lang == "en":
		out[0] = "en"
	case c == "wild":
		out[0] = "wild"
	case strings.HasPrefix(c, "evasion"):
		out[0] = "evasion"
	}
	switch {
	case c == "benign-word":
		out = append(out, "benign")
	case c == "exempt-abuse":
		out = append(out, "abuse")
	case strings.HasPrefix(c, "exempt-"):
		out = append(out, "exempt")
	}
	return out
}

// provable are lawful with proof: to ask for it is right.
var provable = []string{"exempt-6.1", "exempt-6.3", "exempt-6.5", "exempt-6.6", "exempt-4", "ok-price", "ok-citation", "ok-absolute", "ok-patent"}

// A score counts sentences: reported or not, guilty or not.
type score struct{ tp, fn, fp, tn int }

func (s score) precision() float64 { return ratio(s.tp, s.tp+s.fp) }
func (s score) recall() float64    { return ratio(s.tp, s.tp+s.fn) }
func (s score) alarms() float64    { return ratio(s.fp, s.fp+s.tn) }

func (s *score) add(guilty, hit bool) {
	switch {
	case guilty && hit:
		s.tp++
	case guilty:
		s.fn++
	case hit:
		s.fp++
	default:
		s.tn++
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
