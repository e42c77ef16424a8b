package rules

import (
	"strings"
	"testing"
)

func TestTraps(t *testing.T) {
	l := &lore{classes: classes{"good": {"好"}}}
	for phrase, refused := range map[string]bool{
		"最 {good} ..4 面馆": false,
		"4 # -|~|至 #":     false,
		"{{ ..20 最好":      false,
		"最 好|$":           false,
		"#ad|#sp 最":       false,
		"..4 最好":          true,
		"最好 ..":           true,
		"最 ..4 ~6 面馆":     true,
		"最 好|| 面馆":        true,
		"最 好 | 棒":         true,
		"最 好|#":           true,
		"最 好|..4":         true,
		"最 好(的)":          true,
		"最 (好|棒)|佳":       true,
		"最 {good|好":       true,
		"最 a{good}":       true,
	} {
		if _, err := l.phrase(phrase); (err != nil) != refused {
			t.Errorf("%s: refused is %v, want %v: %v", phrase, err != nil, refused, err)
		}
	}
}

// A name that stands in two files of lore would be one class with the words of
// both.
func TestLoreNames(t *testing.T) {
	written := map[string]string{}
	a := loreFile{Words: map[string]string{"good": "好"}, Frames: map[string][]unless{"good": nil}}
	if err := a.apart("lore/a.yaml", written); err != nil {
		t.Fatal(err)
	}
	b := loreFile{Classes: map[string][]string{"good": {"佳"}}}
	err := b.apart("lore/b.yaml", written)
	if err == nil || !strings.Contains(err.Error(), "lore/a.yaml") || !strings.Contains(err.Error(), "lore/b.yaml") {
		t.Errorf("got %v, want both files named", err)
	}
}
