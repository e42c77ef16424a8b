package adapt

import (
	"bytes"
	"strings"
	"unicode"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A seam is where a line of the master ends inside a block: nothing or a space
// in its words.
type seam struct{ from, to int }

// shortLine is how many full-width characters wide no writer lets lines get
// wrapped at: what is broken before that is broken on purpose.
const shortLine = 24

// broken returns b with the line breaks that its writer meant and Markdown
// takes for spaces: before who said a quote, between the lines of a list of
// signs, of a signature, of two languages.
func broken(b doc.Block) doc.Block {
	if b.Kind != doc.Paragraph && b.Kind != doc.Quote {
		return b
	}
	seams := softBreaks(b.Text)
	if len(seams) == 0 {
		return b
	}
	s := b.Text.String()
	wide, at := 0.0, 0
	for _, x := range append(seams, seam{len(s), len(s)}) {
		wide, at = max(wide, width(s[at:x.from])), x.to
	}
	var pieces []piece
	at = 0
	above := 0
	for i, x := range seams {
		end := len(s)
		if i+1 < len(seams) {
			end = seams[i+1].from
		}
		if wide <= shortLine || meant(b, [2]int{above, x.from}, [2]int{x.to, end}, wide) {
			pieces = append(pieces, piece{i: at, j: x.from}, piece{i: x.from, j: x.to, say: "\n"})
			at = x.to
		}
		above = x.to
	}
	return assemble(b, append(pieces, piece{i: at, j: len(s)}))
}

// softBreaks returns where lines of a Markdown source end within t without a
// sign that a break is meant.
func softBreaks(t doc.Text) []seam {
	var out []seam
	s := t.String()
	last := doc.Run{}
	for _, r := range t.Runs() {
		from, to := last.End, last.End
		was, is := last.Span, r.Span
		if !r.Copied && s[r.Off:r.End] == " " {
			from, to, was, is = r.Off, r.End, doc.Span{Source: is.Source, End: is.Start}, doc.Span{Source: is.Source, Start: is.End}
		}
		last = r
		if to == 0 || is.Source == nil || was.Source != is.Source || was.End >= is.Start || to >= len(s) {
			continue
		}
		if gap := is.Source.Data[was.End:is.Start]; bytes.Count(gap, []byte("\n")) == 1 && !bytes.ContainsAny(gap, "<\\") {
			out = append(out, seam{from, to})
		}
	}
	return out
}

// meant reports whether the line break between two lines of b is the writer's:
// both begin alike, with a sign, a label or in bold; a name follows its quote,
// a link stands alone; the language changes; or the next word would have found
// room and no sentence ends there.
func meant(b doc.Block, above, below [2]int, wide float64) bool {
	s := b.Text.String()
	up, down := s[above[0]:above[1]], s[below[0]:below[1]]
	end := strings.ContainsRune("。！？.!?”’」）)…", lastRune(strings.TrimSpace(up)))
	a, c := words.Lang(up), words.Lang(down)
	switch x, y := opening(b, above), opening(b, below); {
	case byline(down), x != "" && x == y:
		return true
	case end && a != "" && c != "" && a != c:
		return true
	case linked(b, below):
		return true
	}
	word := down
	if i := strings.IndexByte(down, ' '); i > 0 {
		word = down[:i]
	}
	if words.IsHan(first(word)) {
		word = string([]rune(word)[:min(2, len([]rune(word)))])
	}
	return !unicode.IsPunct(lastRune(strings.TrimSpace(up))) && width(up)+.5+width(word) <= wide
}

// opening says what kind of sign a line begins with; "" where it is none.
func opening(b doc.Block, line [2]int) string {
	s := b.Text.String()[line[0]:line[1]]
	for _, m := range b.Marks {
		if m.Kind == doc.Strong && m.Start == line[0] {
			return "bold"
		}
	}
	switch r := first(s); {
	case isEmoji(r), unicode.In(r, unicode.So, unicode.No):
		return "sign"
	}
	if i := strings.IndexAny(s, "：:"); i > 0 && width(s[:i]) <= 6 && !strings.ContainsAny(s[:i], "，。,. 0123456789") {
		return "label"
	}
	return ""
}

// linked reports whether a line is one link and no more.
func linked(b doc.Block, line [2]int) bool {
	for _, m := range b.Marks {
		if m.Kind == doc.Link && m.Start == line[0] && m.End == line[1] {
			return true
		}
	}
	return false
}
