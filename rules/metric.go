package rules

import (
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// legibility measures how hard copy is to read: sentences longer than the kit's
// (`of: sentence`), and English that scores below `least` in Flesch's reading
// ease (`of: readability`).
func legibility(with yaml.Raw) (plan, error) {
	var w struct {
		Of    string  `yaml:"of" need:"true" allow:"sentence readability"`
		Least float64 `yaml:"least"`
		Words int     `yaml:"words"` // a text of fewer isn't scored
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	if w.Of == "sentence" {
		return plan{
			needs: func(kit *brandkit.Kit) bool { return kit.Voice.Sentence.ZH+kit.Voice.Sentence.EN > 0 },
			check: longSentences,
		}, nil
	}
	return plan{check: func(p *lint.Pass) error { return hardToRead(p, w.Least, w.Words) }}, nil
}

// longSentences reports sentences that are too long: in English by words, in
// Chinese by characters. A Chinese sentence a little over the limit passes
// when commas cut it into short clauses: it is read clause by clause.
func longSentences(p *lint.Pass) error {
	limit := p.Kit.Voice.Sentence
	for d, b := range p.Blocks() {
		s := b.Text.String()
		zh := tongue(p, d, b) == "zh"
		most := limit.EN
		if zh {
			most = limit.ZH
		}
		if most == 0 || len(s) <= most {
			continue
		}
		for _, r := range sentencesIn(p, b) {
			n := 0
			for item := range strings.SplitSeq(s[r[0]:r[1]], "•") { // a list told in one breath
				n = max(n, length(item))
			}
			if n <= most || zh && n*4 <= most*5 && longestClause(s[r[0]:r[1]])*3 <= most {
				continue
			}
			f := lint.Finding{Place: doc.At(d, b, r[0], r[1])}
			f.Message = lang.F("这一句有 %d 个字，品牌最长 %d 个", "a sentence of %d characters; the brand's longest is %d", n, most)
			if !zh {
				f.Message = lang.F("这一句有 %d 个词，品牌最长 %d 个", "a sentence of %d words; the brand's longest is %d", n, most)
			}
			p.Report(f)
		}
	}
	return nil
}

func longestClause(s string) int {
	most := 0
	for _, c := range words.Clauses(s) {
		most = max(most, length(s[c[0]:c[1]]))
	}
	return most
}

// hardToRead reports a document whose English scores below least, with its
// longest sentence.
func hardToRead(p *lint.Pass, least float64, fewest int) error {
	for _, d := range p.Docs {
		var sentences, count, syllables, longest int
		var worst doc.Place
		for i := range d.Blocks {
			b := &d.Blocks[i]
			if !p.Rule.Scope.Block(b) || tongue(p, d, b) != "en" {
				continue
			}
			s := b.Text.String()
			for _, r := range sentencesIn(p, b) {
				w, y := syllablesOf(s[r[0]:r[1]])
				if w == 0 {
					continue
				}
				sentences, count, syllables = sentences+1, count+w, syllables+y
				if w > longest {
					longest, worst = w, doc.At(d, b, r[0], r[1])
				}
			}
		}
		if count < fewest {
			continue
		}
		ease := 206.835 - 1.015*float64(count)/float64(sentences) - 84.6*float64(syllables)/float64(count)
		if ease < least {
			p.Report(lint.Finding{Place: worst, Message: lang.F("英文可读性 %.0f 分（Flesch，低于 %.0f 就很难读）：平均每句 %d 个词，最长的是这一句",
				"reading ease %.0f (Flesch; below %.0f is very hard): %d words a sentence, the longest is this one", ease, least, count/sentences)})
		}
	}
	return nil
}

// syllablesOf counts the English words of s and their syllables.
func syllablesOf(s string) (count, syllables int) {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !words.Alphabetic(r) && r != '\'' && r != '’' }) {
		if strings.Trim(w, "'’") == "" {
			continue
		}
		n, vowel := 0, false
		for i, r := range w {
			v := strings.ContainsRune("aeiouy", r)
			if v && !vowel {
				n++
			}
			if r == 'e' && i == len(w)-1 && n > 1 && !vowel && !strings.HasSuffix(w, "le") {
				n--
			}
			vowel = v
		}
		if strings.HasSuffix(w, "ed") && n > 1 && len(w) > 3 && !strings.ContainsRune("td", rune(w[len(w)-3])) {
			n--
		}
		count, syllables = count+1, syllables+max(n, 1)
	}
	return count, syllables
}
