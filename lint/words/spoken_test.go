package words

import "testing"

func TestSyllables(t *testing.T) {
	for _, c := range []struct {
		text   string
		zh, en int
	}{
		{"", 0, 0},
		{"光，刚刚好。", 4, 0},
		{"¥1,499", 8, 0},          // 一千四百九十九元
		{"￥１４９９", 8, 0},           //
		{"38W", 4, 0},             // 三十八瓦
		{"38 W 的灯", 6, 0},         //
		{"5%", 4, 0},              // 百分之五
		{"11.8%", 7, 0},           // 百分之十一点八
		{"2026年9月30日", 10, 0},     // 二零二六年九月三十日
		{"2026-09-30", 10, 0},     //
		{"10:00开始", 4, 0},         // 十点开始
		{"8:05", 4, 0},            // 八点零五
		{"22：40", 6, 0},           // 二十二点四十
		{"400-608-2233", 10, 0},   //
		{"13800138000", 11, 0},    //
		{"沐光M2", 4, 0},            //
		{"批号HM2609A03", 11, 0},    //
		{"EDM", 0, 2},             // spelled; a text in Latin letters only is English
		{"用EDM发", 5, 0},           //
		{"支持Matter协议", 4, 1},      //
		{"128,640盒", 10, 0},       // 十二万八千六百四十盒
		{"10005", 4, 0},           // 一万零五
		{"100000000人", 3, 0},      // 一亿人
		{"110", 4, 0},             // 一百一十
		{"10个", 2, 0},             //
		{"2000", 2, 0},            //
		{"2700K–5700K", 11, 0},    // 两千七百K到五千七百K
		{"2.0.1版", 6, 0},          //
		{"Don't stop now", 0, 3},  //
		{"It costs $1,499", 0, 9}, // one thousand four hundred ninety nine dollars
		{"Only 11.8% off", 0, 6},  // eleven point eight percent
		{"Ready by 2026", 0, 5},   //
		{"Opens at 10:30", 0, 4},  // ten thirty → ten, thirty
		{"iPhone17来了", 4, 1},      // 十七
		{"我们😊🎉", 2, 0},            //
	} {
		if zh, en := Syllables(c.text); zh != c.zh || en != c.en {
			t.Errorf("%q: %d syllables and %d words, want %d and %d", c.text, zh, en, c.zh, c.en)
		}
	}
}

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

func FuzzSyllables(f *testing.F) {
	f.Add("¥1,499 和 2026-09-30 10:00 °C")
	f.Fuzz(func(t *testing.T, s string) {
		if zh, en := Syllables(s); zh < 0 || en < 0 {
			t.Fatalf("%q: %d, %d", s, zh, en)
		}
	})
}
