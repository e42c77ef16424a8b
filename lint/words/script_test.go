package words

import "testing"

func TestLang(t *testing.T) {
	for text, want := range map[string]string{
		"让光回到生活": "zh",
		"支持 Matter，可接入 Apple Home / 米家 / Home Assistant。": "zh",
		"The freezer isn't broken. The handshake is.":     "en",
		"沐光 is a maker of lamps from Hangzhou":            "en",
		"":         "",
		"1,499":    "",
		"最高の品質です。": "",
		"Привет":   "",
		"ＡＢＣ":      "en",
	} {
		if got := Lang(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, c := range []struct {
		r                 rune
		han, wide, letter bool
	}{
		{'光', true, true, false},
		{'〇', true, true, false},
		{'𠮷', true, true, false},
		{'。', false, true, false},
		{'，', false, true, false},
		{'Ａ', false, true, true},
		{'a', false, false, true},
		{'é', false, false, true},
		{'Я', false, false, true},
		{'“', false, false, false},
		{'—', false, false, false},
		{'😊', false, false, false},
		{'가', false, true, false},
		{'×', false, false, false},
		{'1', false, false, false},
	} {
		if IsHan(c.r) != c.han || Wide(c.r) != c.wide || Alphabetic(c.r) != c.letter {
			t.Errorf("%q: han %v wide %v letter %v", c.r, IsHan(c.r), Wide(c.r), Alphabetic(c.r))
		}
	}
}
