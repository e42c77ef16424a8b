package adapt

import (
	"errors"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onevoice/adapt/ink"
	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// fontsOf opens the typefaces of a kit: those for text and titles, in the
// kit's order, before what the system or this program has.
func fontsOf(kit *brandkit.Kit) (*ink.Fonts, error) {
	var plain, bold []string
	for _, f := range kit.Fonts {
		switch {
		case f.File == "" || f.Role == "code":
		case f.Role == "title":
			bold = append(bold, kit.File(f.File))
		default:
			plain = append(plain, kit.File(f.File))
		}
	}
	return ink.Open(plain, bold)
}

// pen returns what the job's pictures are written with; nil where a typeface
// of the kit is broken, which the album then says.
func (j *job) pen() *ink.Pen {
	a := j.wish.Album
	if a.pen != nil || a.penless {
		return a.pen
	}
	fonts, err := a.studio.fonts()
	if err == nil {
		a.pen = fonts.Pen()
		return a.pen
	}
	a.penless = true
	e := &lang.Error{Path: j.kit.Path, Err: err, What: lang.F("字体文件用不了，没有画图：%v", "a typeface can't be used, no pictures were drawn: %v", err),
		Hint: lang.F("fonts 里换成能打开的 ttf、otf 或 ttc 文件，或删掉这一项", "name a ttf, otf or ttc file that opens under fonts, or delete the entry")}
	var bad *ink.BadFont
	if errors.As(err, &bad) {
		e.Path, e.What = bad.File, lang.F("字体文件用不了，没有画图：%v", "this typeface can't be used, no pictures were drawn: %v", bad.Err)
	}
	a.errs = append(a.errs, e)
	return nil
}

// writable returns s as it can be written on a picture: emoji that no typeface
// has are left out, rare forms become plain ones (℃ to °C). False says that
// something is left that would have no shape; it is said in a note.
func (j *job) writable(s string) (string, bool) {
	pen := j.pen()
	if pen == nil {
		return s, false
	}
	var out strings.Builder
	lacking, dropped := "", ""
	gone := pen.Lacks(s)
	for _, r := range s {
		switch {
		case !strings.ContainsRune(string(gone), r):
			out.WriteRune(r)
		case emoji(r):
			dropped += string(r)
		case r == '\u200d' || r == '\ufe0f': // joins or colours emoji
		case len(pen.Lacks(norm.NFKC.String(string(r)))) == 0:
			out.WriteString(norm.NFKC.String(string(r)))
		default:
			lacking += string(r)
		}
	}
	if dropped != "" && lacking == "" {
		j.note("info", lang.F("字体里没有“%s”，图上没有画", "no typeface has “%s”: left out of the pictures", dropped), doc.Text{})
	}
	if lacking == "" {
		return strings.TrimSpace(strings.ReplaceAll(out.String(), "  ", " ")), true
	}
	j.note("warning", lang.F("字体里没有“%s”，带它的句子没有画到图上；可以在品牌包的 fonts 里放一个有这个字的字体", "no typeface has “%s”: what it stands in was not drawn; name a typeface that has it under fonts in the kit", lacking), doc.Text{})
	return s, false
}

// emoji reports whether a character is a picture rather than a letter.
func emoji(r rune) bool {
	return r >= 0x1F000 && r < 0x1FC00 || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || r == 0x20E3
}
