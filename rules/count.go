package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// count finds more of something than the kit or the channel wants: exclamation
// marks (`of: exclamation`), emoji (`of: emoji`), or emoji in blocks that want
// none (`of: emoji-place`).
func count(with yaml.Raw) (plan, error) {
	var w struct {
		Of string `yaml:"of" need:"true" allow:"exclamation emoji emoji-place"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	switch w.Of {
	case "emoji":
		return plan{check: tooManyEmoji}, nil
	case "emoji-place":
		return plan{check: misplacedEmoji, needs: func(kit *brandkit.Kit) bool { return len(kit.Voice.Emoji.NotIn) > 0 }}, nil
	}
	return plan{
		needs: func(kit *brandkit.Kit) bool { e := kit.Voice.Exclamation; return e.MaxRun > 0 || e.Per100 > 0 },
		check: func(p *lint.Pass) error {
			tooLoud(p)
			tooOften(p)
			return nil
		},
	}, nil
}

// tooLoud reports runs of exclamation marks longer than the kit's max_run.
func tooLoud(p *lint.Pass) {
	most := p.Kit.Voice.Exclamation.MaxRun
	for d, b := range p.Blocks() {
		s := b.Text.String()
		for _, r := range exclamations(s) {
			if n := utf8.RuneCountInString(s[r[0]:r[1]]); most > 0 && n > most {
				p.Report(lint.Finding{Place: doc.At(d, b, r[0], r[1]), Message: lang.F("连用 %d 个感叹号，品牌最多用 %d 个", "%d exclamation marks in a row; the brand uses at most %d", n, most)})
			}
		}
	}
}

// tooOften reports a document with more exclamations in a hundred characters
// than the kit's per_100, at the first too many. One is always allowed.
func tooOften(p *lint.Pass) {
	rate := p.Kit.Voice.Exclamation.Per100
	if rate <= 0 {
		return
	}
	size := map[*doc.Document]int{}
	var at []doc.Place
	for d, b := range p.Blocks() {
		s := b.Text.String()
		if k := strings.IndexAny(s, "!！"); k >= 0 {
			for _, r := range exclamations(s) {
				at = append(at, doc.At(d, b, r[0], r[1]))
			}
		}
		size[d] += signs(s)
	}
	for _, d := range p.Docs {
		mine := slices.DeleteFunc(slices.Clone(at), func(a doc.Place) bool { return a.Doc != d })
		most := max(1, int(rate*float64(size[d])/100))
		if len(mine) > most {
			p.Report(lint.Finding{Place: mine[most], Message: lang.F("全篇 %[1]d 个字里有 %[2]d 处感叹，按品牌的密度最多 %[3]d 处；这是多出来的第一处",
				"%[2]d exclamations in %[1]d characters; the brand's rate allows %[3]d; this is the first too many", size[d], len(mine), most)})
		}
	}
}

// signs counts the characters of s but for white space.
func signs(s string) int {
	n := 0
	for _, r := range s {
		if r > ' ' && r != '\u3000' && r != '\u00a0' {
			n++
		}
	}
	return n
}

// exclamations returns the runs of exclamation marks in s.
func exclamations(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); {
		k := strings.IndexAny(s[i:], "!！")
		if k < 0 {
			break
		}
		i += k
		end := i + len(s[i:]) - len(strings.TrimLeft(s[i:], "!！"))
		out = append(out, [2]int{i, end})
		i = end
	}
	return out
}

// misplacedEmoji reports emoji in the blocks that the kit keeps free of them.
func misplacedEmoji(p *lint.Pass) error {
	for d, b := range p.Blocks() {
		if !slices.Contains(p.Kit.Voice.Emoji.NotIn, string(b.Kind)) {
			continue
		}
		for _, e := range emoji(b.Text.String()) {
			p.Report(lint.Finding{Place: doc.At(d, b, e[0], e[1]), Message: lang.F("品牌不在%[1]s里用表情", "the brand uses no emoji in a %[2]s", placeNames[b.Kind], string(b.Kind))})
		}
	}
	return nil
}

var placeNames = map[doc.Kind]string{doc.Subject: "邮件主题", doc.Title: "标题", doc.Heading: "小标题", doc.Preheader: "预览文字"}

// tooManyEmoji reports the first emoji past what the kit's voice or the
// channel allows, whichever is less.
func tooManyEmoji(p *lint.Pass) error {
	for _, d := range p.Docs {
		most, ok := emojiAllowed(p, d)
		n := 0
		var over doc.Place
		for i := range d.Blocks {
			b := &d.Blocks[i]
			for _, e := range emoji(b.Text.String()) {
				if allow := p.Kit.Voice.Emoji.Allow; allow != "" && allow != "all" && allow != "none" && !strings.Contains(allow, strings.TrimSuffix(b.Text.String()[e[0]:e[1]], "\uFE0F")) {
					p.Report(lint.Finding{Place: doc.At(d, b, e[0], e[1]), Message: lang.F("品牌只用这些表情：%s", "the brand uses only these emoji: %s", allow)})
				}
				if n++; ok && n == most+1 {
					over = doc.At(d, b, e[0], e[1])
				}
			}
		}
		if ok && n > most {
			p.Report(lint.Finding{Place: over, Message: lang.F("全篇 %d 个表情，最多 %d 个；这是多出来的第一个", "%d emoji in all, at most %d; this is the first too many", n, most)})
		}
	}
	return nil
}

func emojiAllowed(p *lint.Pass, d *doc.Document) (int, bool) {
	most, ok := 0, false
	if v := p.Kit.Voice.Emoji; v.Allow == "none" {
		return 0, true
	} else if v.Max != nil {
		most, ok = *v.Max, true
	}
	if spec, found := p.Channel(d); found && spec.Emoji != nil && (!ok || *spec.Emoji < most) {
		most, ok = *spec.Emoji, true
	}
	return most, ok
}

// emoji returns where emoji stand in s, each a whole grapheme: 👨‍👩‍👧 is one.
func emoji(s string) [][2]int {
	if !mayHoldEmoji(s) {
		return nil
	}
	var out [][2]int
	for g, at := uniseg.NewGraphemes(s), 0; g.Next(); {
		n := len(g.Str())
		if r := g.Runes(); pictorial(r[0]) || len(r) > 1 && r[1] == 0xFE0F {
			out = append(out, [2]int{at, at + n})
		}
		at += n
	}
	return out
}

// mayHoldEmoji is the quick look: first at the bytes that every emoji has one
// of, then, where quotes and dashes have them too, at the characters.
func mayHoldEmoji(s string) bool {
	if strings.IndexByte(s, 0xF0) < 0 && strings.IndexByte(s, 0xE2) < 0 && !strings.Contains(s, "\uFE0F") {
		return false
	}
	return strings.ContainsFunc(s, func(r rune) bool { return pictorial(r) || r == 0xFE0F })
}

// pictorial reports whether r is drawn as a picture by default. Signs that
// are text until U+FE0F follows (™, ↔, ☑) are not.
func pictorial(r rune) bool {
	return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x1F1E6 && r <= 0x1F1FF ||
		strings.ContainsRune("⌚⌛⏩⏪⏫⏬⏰⏳☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕", r)
}
