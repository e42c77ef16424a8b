package rules

import (
	"strings"

	"github.com/rivo/uniseg"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// count finds more of something than the kit or the channel wants: runs of
// exclamation marks (`of: exclamation`) or emoji (`of: emoji`).
func count(with yaml.Raw) (plan, error) {
	var w struct {
		Of string `yaml:"of" need:"true" allow:"exclamation emoji"`
	}
	if err := with.Decode(&w); err != nil {
		return plan{}, err
	}
	if w.Of == "emoji" {
		return plan{check: tooManyEmoji}, nil
	}
	return plan{
		needs: func(kit *brandkit.Kit) bool { return kit.Voice.Exclamation.MaxRun > 0 },
		check: tooLoud,
	}, nil
}

// tooLoud reports runs of exclamation marks longer than the kit's max_run.
func tooLoud(p *lint.Pass) error {
	most := p.Kit.Voice.Exclamation.MaxRun
	for d, b := range p.Blocks() {
		s := b.Text.String()
		for i := 0; i < len(s); {
			k := strings.IndexAny(s[i:], "!！")
			if k < 0 {
				break
			}
			i += k
			end := i + len(s[i:]) - len(strings.TrimLeft(s[i:], "!！"))
			if n := len([]rune(s[i:end])); n > most {
				p.Report(lint.Finding{Place: doc.At(d, b, i, end), Message: lang.F("连用 %d 个感叹号，品牌最多用 %d 个", "%d exclamation marks in a row; the brand uses at most %d", n, most)})
			}
			i = end
		}
	}
	return nil
}

// tooManyEmoji reports the first emoji past what the kit's voice or the
// channel allows, whichever is less.
func tooManyEmoji(p *lint.Pass) error {
	for _, d := range p.Docs {
		most, ok := emojiAllowed(p, d)
		if !ok {
			continue
		}
		n := 0
		var over doc.Place
		for i := range d.Blocks {
			b := &d.Blocks[i]
			for _, e := range emoji(b.Text.String()) {
				if n++; n == most+1 {
					over = doc.At(d, b, e[0], e[1])
				}
			}
		}
		if n > most {
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
