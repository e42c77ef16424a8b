package rules

import (
	"slices"
	"strings"
	"unicode"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// caps finds English set in capitals: two or more words in a row, or one of
// those that are shouted alone. Abbreviations, codes and the kit's names are
// none.
func caps(with yaml.Raw) (plan, error) {
	var w struct {
		Shouts  []string `yaml:"shouts"`  // words that are loud alone
		Letters []string `yaml:"letters"` // abbreviations: they don't make a run
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	return plan{check: func(p *lint.Pass) error {
		for d, b := range p.Blocks() {
			s := b.Text.String()
			if b.Kind == doc.Tag || tongue(p, d, b) == "zh" {
				continue
			}
			for _, run := range loud(s, w.Shouts, append(w.Letters, kitCapitals(p)...)) {
				if !address(p, b, run[0], run[1]) {
					p.Report(lint.Finding{Place: doc.At(d, b, run[0], run[1]), Message: lang.F("全大写的「%s」读起来像在喊", "%q in capitals reads as shouting", s[run[0]:run[1]])})
				}
			}
		}
		return nil
	}}, nil
}

// kitCapitals returns the words in capitals that the kit's own words hold.
func kitCapitals(p *lint.Pass) []string {
	return lint.Once(p, capitalsOf{}, func() []string {
		var out []string
		add := func(s string) { out = append(out, strings.FieldsFunc(s, notLetter)...) }
		for _, n := range p.Kit.Names {
			add(n.Text + " " + n.EN)
		}
		for _, t := range p.Kit.Taglines {
			add(t.Text)
		}
		add(p.Kit.Brand.EN + " " + p.Kit.Brand.Legal.EN)
		return out
	})
}

type capitalsOf struct{}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }

// loud returns the runs of words in capitals of s.
func loud(s string, shouts, quiet []string) [][2]int {
	var out [][2]int
	from, end, real, n := -1, 0, false, 0
	flush := func() {
		if from >= 0 && real && (n > 1 || slices.Contains(shouts, s[from:end])) {
			out = append(out, [2]int{from, end})
		}
		from, real, n = -1, false, 0
	}
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && (s[j] >= 'A' && s[j] <= 'Z' || s[j] >= 'a' && s[j] <= 'z' || s[j] >= '0' && s[j] <= '9' || s[j] == '\'' || s[j] >= 0x80) {
			j++
		}
		if word := s[i:j]; word != "" {
			switch {
			case !capital(word) || slices.Contains(quiet, word):
				flush()
			default:
				if from < 0 {
					from = i
				}
				end, n = j, n+1
				real = real || len(word) > 3 || slices.Contains(shouts, word)
			}
			i = j
			continue
		}
		if s[i] != ' ' && s[i] != ',' && s[i] != '-' && s[i] != '&' {
			flush()
		}
		i++
	}
	flush()
	return out
}

// capital reports whether a word is all capitals, two at least, with a vowel: no code.
func capital(w string) bool {
	return len(w) > 1 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ'") == "" && strings.ContainsAny(w, "AEIOUY")
}
