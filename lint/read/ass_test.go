package read

import (
	"errors"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
)

// Subtitles that break off before their events, or within one, aren't clean.
func TestBadASS(t *testing.T) {
	const head = "[Script Info]\nTitle: a\n"
	for text, want := range map[string]string{
		"你好\n": "there is no [Events]",
		head:   "there is no [Events]",
		head + "[Events]\nDialogue: 0,0:00:01.00\n":                         "lacks fields",
		head + "[Events]\nDialogue: 0,soon,0:00:02.00,Default,,0,0,0,,你好\n": "time can't be read",
		head + "[Events]\n": "",
		"":                  "",
	} {
		_, err := Bytes("a.ass", []byte(text))
		var said *lang.Error
		if want == "" && err != nil || want != "" && (!errors.As(err, &said) || !strings.Contains(said.What.EN, want)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
