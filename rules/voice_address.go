package rules

import (
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// addressed finds readers called 你 by a brand that says 您, and the other way
// round; either where the kit says none. What others say in quotation marks
// and in dialogue is theirs. 您们 is wrong for everybody.
func addressed(with yaml.Raw) (plan, error) {
	var w struct {
		Unless []string `yaml:"unless"` // words that only hold a 你: 迷你
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{
		needs: func(kit *brandkit.Kit) bool { return kit.Voice.Address != "" },
		check: func(p *lint.Pass) error {
			want := p.Kit.Voice.Address
			for d, b := range p.Blocks() {
				s := b.Text.String()
				if b.Kind == doc.Quote || b.Kind == doc.Tag || !strings.ContainsAny(s, "你您") {
					continue
				}
				others := speech(p, b)
				for _, h := range called(s, w.Unless) {
					word := s[h[0]:h[1]]
					if strings.HasPrefix(word, want) && word != "您们" || word != "您们" && covered(others, h[0], h[1]) || address(p, b, h[0], h[1]) {
						continue
					}
					p.Report(miscalled(doc.At(d, b, h[0], h[1]), word, want))
				}
			}
			return nil
		},
	}, nil
}

// called returns where a reader is called 你, 您, 你们 or 您们.
func called(s string, unless []string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); {
		k := strings.IndexAny(s[i:], "你您")
		if k < 0 {
			break
		}
		i += k
		end := i + len("你")
		if strings.HasPrefix(s[end:], "们") {
			end += len("们")
		}
		part := slices.ContainsFunc(unless, func(w string) bool {
			for at := 0; at+3 <= len(w); at += 3 {
				if w[at:at+3] == s[i:i+3] && i >= at && strings.HasPrefix(s[i-at:], w) {
					return true
				}
			}
			return false
		})
		if !part {
			out = append(out, [2]int{i, end})
		}
		i = end
	}
	return out
}

func miscalled(at doc.Place, word, want string) lint.Finding {
	f := lint.Finding{Place: at}
	switch {
	case word == "您们":
		f.Severity = lint.Error
		f.Message = lang.F("没有「您们」这个说法：用「各位」或「您」", "您们 is no word: say 各位 or 您")
		f.Fixes = lint.Say(at, "各位", lang.F("改为「各位」", "say 各位"))
	case want == "none":
		f.Message = lang.F("品牌不直接称呼读者，这里写了「%s」", "the brand doesn't address its readers; this says %s", word)
	case strings.HasSuffix(word, "们"):
		f.Message = lang.F("品牌对读者称「%s」，这里写了「%s」", "the brand says %s to its readers, not %s", want, word)
		if want == "您" {
			f.Message = lang.F("品牌对读者称「您」，这里写了「%s」；对多人可以说「各位」", "the brand says 您 to its readers, not %s; to many, 各位", word)
		}
	default:
		f.Message = lang.F("品牌对读者称「%s」，这里写了「%s」", "the brand says %s to its readers, not %s", want, word)
		f.Fixes = lint.Say(at, want, lang.F("改为「%s」", "say %s", want))
	}
	return f
}
