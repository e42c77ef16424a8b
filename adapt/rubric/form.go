package rubric

import (
	"encoding/json"
	"fmt"
	"strings"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// A check is one line of a channel's list.
type check struct {
	ok   bool
	what string
}

// structure gives 20 for the form the channel's readers are used to.
func (w view) structure() Mark {
	looks := map[string]func() []check{"wechat": w.article, "douyin": w.video, "xiaohongshu": w.note, "edm": w.mail}[w.Channel]
	if looks == nil { // a channel without a list of its own
		return part("structure", 20, 1, "")
	}
	held, missed, list := 0, "", looks()
	for _, c := range list {
		if c.ok {
			held++
		} else {
			missed += c.what + "; "
		}
	}
	return part("structure", 20, share(float64(held), float64(len(list))), missed)
}

func (w view) article() []check {
	heads, closing := 0, false
	for i, b := range w.Doc.Blocks {
		if b.Kind == doc.Heading {
			heads++
		}
		closing = closing || b.Kind == doc.Action && i >= len(w.Doc.Blocks)*2/3
	}
	lead := ""
	for _, b := range w.Doc.Blocks {
		if b.Kind == doc.Paragraph && lead == "" && len(b.Text.String()) > 40 {
			lead = b.Text.String()
		}
	}
	return []check{
		{wide(w.title) <= 30, "title over 30 wide"},
		{w.sub != "" && !strings.Contains(w.title, w.sub), "digest says no more than the title"},
		{whole(w.sub), "digest ends mid-sentence: " + w.sub},
		{len(words.Sentences(lead)) <= 5, "long lead"},
		{heads >= 2 || wide(strings.Join(w.lines, "")) < 600, "too few headings"},
		{closing || w.action == "", "no call to action at the end"},
	}
}

func wide(s string) float64 { return float64(channel.Count("cjk1_latin_half", s)) }

// whole reports that s doesn't break off.
func whole(s string) bool {
	r := []rune(strings.TrimSpace(s))
	return len(r) > 0 && !strings.ContainsRune("，、：；,:;—（(“", r[len(r)-1])
}

func (w view) video() []check {
	var j struct {
		Seconds float64
		Shots   []shot
	}
	json.Unmarshal(w.data("douyin/script.json"), &j)
	if len(j.Shots) == 0 {
		return []check{{false, "no shots"}}
	}
	full, torn, early := true, "", w.title
	for _, s := range j.Shots {
		full = full && s.Scene != "" && s.Camera != "" && s.Visual != "" && s.Voice != "" && s.Subtitle != "" && s.Sound != ""
		for _, l := range strings.Split(s.Subtitle, "\n") {
			if strings.ContainsRune("，。、；：！？）」》”", []rune(l)[0]) {
				torn += l
			}
		}
		if s.Start < 8 {
			early += s.Voice + s.Subtitle
		}
	}
	hook, last := j.Shots[0], j.Shots[len(j.Shots)-1]
	calm := w.master.Meta.Stage() == "crisis"
	return []check{
		{calm || hook.End <= 3.5 && wide(hook.Voice) <= 20, "long hook"},
		{calm || hook.Voice != "" && !lame(hook.Voice), "the hook hangs on what isn't there: " + hook.Voice},
		{full, "a column is empty"},
		{torn == "", "a line begins with a mark: " + torn},
		{w.action == "" || strings.Contains(last.Voice, w.action), "no call to action last"},
		{w.named(early), "the product isn't named in 8 s"},
		{j.Seconds >= 15 || wide(w.source) < 300, "under 15 s"},
	}
}

func (w view) data(path string) []byte {
	for _, f := range w.Files {
		if f.Path == path {
			return f.Data
		}
	}
	return nil
}

// named reports that s names a product, or a word of the title where the
// master has none.
func (w view) named(s string) bool {
	for _, p := range w.master.Meta.List("product") {
		if strings.Contains(words.Fold(s).Text, words.Fold(p.String()).Text) {
			return true
		}
	}
	return len(w.master.Meta.List("product")) == 0 && s != "" || w.master.Meta.Stage() == "teaser"
}

// lame reports words that point back to what doesn't stand before them.
func lame(s string) bool {
	for _, p := range []string{"它", "这", "那", "因此", "所以", "但", "而", "其中", "于是", "It ", "This ", "They ", "That ", "So ", "But "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func (w view) note() []check {
	long, opening, at := 0, "", 0
	for i, l := range w.lines {
		if wide(l) > 140 {
			long++
		}
		if i == 0 {
			opening = l
		}
		if w.action != "" && strings.Contains(l, w.action) {
			at = i + 1
		}
	}
	tags := strings.Join(w.topics, " ")
	calm := w.master.Meta.Stage() == "crisis"
	return []check{
		{wide(w.title) >= 6, "title of a few characters: " + w.title},
		{whole(w.title), "title breaks off: " + w.title},
		{!lame(opening), "opens on what isn't there: " + opening},
		{len(w.lines) >= 3, "under three paragraphs"},
		{long == 0, fmt.Sprintf("%d paragraphs over 140 wide", long)},
		{calm || len(w.topics) >= 3 && len(w.topics) <= 10, "topics: " + tags},
		{w.action == "" || at == len(w.lines), "no call to action last"},
	}
}

func (w view) mail() []check {
	raw := string(w.data("edm/mail.html"))
	most := 25.0
	return []check{
		{wide(w.title) <= most, fmt.Sprintf("subject of %.0f: %s", wide(w.title), w.title)},
		{wide(w.sub) >= 5 && wide(w.sub) <= 50 && !strings.Contains(w.title, w.sub), "preheader: " + w.sub},
		{whole(w.sub), "preheader breaks off: " + w.sub},
		{strings.Count(raw, "padding:13px 32px") == 1 || w.action == "", "not one button"},
		{w.action == "" || strings.Contains(string(w.data("edm/mail.txt")), w.action), "no call to action in the plain twin"},
		{!strings.Contains(raw, `alt=""`), "a picture without words"},
	}
}
