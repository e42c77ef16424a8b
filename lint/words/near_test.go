package words

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func near(text, phrase string) []Likeness { return NewSeeker([]string{phrase}).Find(text) }

func TestNear(t *testing.T) {
	for _, c := range []struct{ phrase, text, want string }{
		{"光，刚刚好", "我们说：光，刚刚好。", "光，刚刚好=exact"},
		{"光，刚刚好", "我们说：光, 刚刚好。", "光, 刚刚好=0"},
		{"光，刚刚好", "光刚刚好", "光刚刚好=0"},
		{"光，刚刚好", "光，剛剛好！", "光，剛剛好=0"},
		{"光，刚刚好", "「光\n刚刚好」", "光\n刚刚好=0"},
		{"光，刚刚好", "灯，刚刚好。", "灯，刚刚好=1"},
		{"光，刚刚好", "光，刚好。", "光，刚好=1"},
		{"让光回到生活", "沐光，让光回归生活。", "让光回归生活=1"},
		{"让光回到生活", "让光回到生活里，让光线回到生活", "让光回到生活=exact 让光线回到生活=1"},
		{"让光回到生活", "口号是让光到回生活！", "让光到回生活=1"},
		{"让光回到生活", "“让生活回到光”", "让生活回到光=2"},
		{"让光回到生活", "让光回到生。我们走", "让光回到生=1"},
		{"让光回到生活", "讓光回到生活", "讓光回到生活=0"},
		{"让每一次开灯都是清晨", "我们想让每次开灯都像清晨一样", "让每次开灯都像清晨=2"},
		{"Light, just right", "LIGHT JUST RIGHT", "LIGHT JUST RIGHT=0"},
		{"Light, just right", "Lights, just right.", "Lights, just right=1"},
		{"Light, just right", "Ｌｉｇｈｔ，ｊｕｓｔ　ｒｉｇｈｔ", "Ｌｉｇｈｔ，ｊｕｓｔ　ｒｉｇｈｔ=0"},
		{"Light, just right", "Light, just brigth", ""},
		{"每一口，都是刚摘的春天", "每一口都是刚采的春天，每一口，都是刚摘的春天", "每一口都是刚采的春天=1 每一口，都是刚摘的春天=exact"},
		{"Slow down and sip the day", "Slowing down and sip the day", "Slowing down and sip the day=3"},
		{"Slow down and sip the day", "Slow down, sip the day.", "Slow down, sip the day=3"},
		{"Slow down and sip the day", "Slow down and sip a day", "Slow down and sip a day=3"},
		{"Slow down and sip the day", "Slow down and enjoy the day", ""},
		{"把自然光带回家", "一起把自然带回家。把自然带回家。", "把自然带回家=1 把自然带回家=1"},
		{"轻装出发", "周末，轻车出发", "轻车出发=1"},
		{"最好", "最 好，最坏", "最 好=0"},
		{"，。", "随便，。", ""},
		{"", "随便", ""},
	} {
		var got []string
		for _, n := range near(c.text, c.phrase) {
			how := fmt.Sprint(n.Dist)
			if n.Exact {
				how = "exact"
			}
			got = append(got, c.text[n.Start:n.End]+"="+how)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q in %q: %q, want %q", c.phrase, c.text, got, c.want)
		}
	}
}

var taglines = []string{"光，刚刚好", "让光回到生活", "让每一次开灯都是清晨", "每一口，都是刚摘的春天", "好茶不赶路", "慢一点，生活更近", "Light, just right", "Made for slow mornings", "把自然光带回家", "轻装出发"}

// Sentences that have words of a tagline, and its rhythm, and aren't it.
func TestNearInnocents(t *testing.T) {
	for _, text := range []string{
		"水温刚刚好，入口不烫。", "大小刚刚好的一盏灯", "时间刚刚好，出发吧", "光线刚刚好够用", "他让我回到生活的正轨", "让孩子回到自然里", "让光慢慢暗下来，回到安静的生活",
		"每一次开灯都要两秒", "让每一位家人都看清", "每一口都有果肉", "春天刚摘的草莓", "刚摘下的春茶不多", "好茶不怕等", "好茶不便宜", "赶路的人请停一停", "慢一点走，路更近",
		"生活慢了一点", "The light is just about right for reading", "It feels just right", "Made for busy people", "Slow mornings are made of tea", "把光带进房间",
		"我们把自然光的曲线搬进了灯里，带它回家。", "轻装上阵，马上出发", "这束光刚好落在桌上", "那束光。刚刚好有人经过。", "清晨开灯，夜里关灯", "光是刚刚开始，好戏在后头",
		"一生活到老学到老，光回忆就够了", "Lights off, just write", "右手边刚好有光", "价格刚刚好，光这一点就值",
	} {
		for _, n := range NewSeeker(taglines).Find(text) {
			t.Errorf("%q: %q is taken for %q (%d)", text, text[n.Start:n.End], taglines[n.Phrase], n.Dist)
		}
	}
}

// A phrase that stands exactly is no near miss of its sister.
func TestNearSisters(t *testing.T) {
	got := NewSeeker([]string{"光，刚刚好", "夜，刚刚好"}).Find("夜，刚刚好。光，刚刚好。")
	if len(got) != 2 || !got[0].Exact || !got[1].Exact {
		t.Errorf("%+v", got)
	}
}

// A long text of the phrase's own characters takes no more than a long text.
func TestNearRepeated(t *testing.T) {
	if n := len(near(strings.Repeat("光", 200_000), "光光光光")); n != 50_000 {
		t.Errorf("%d places", n)
	}
}

func TestPairs(t *testing.T) {
	if n := utf8.RuneCountInString(pairs); n%2 != 0 {
		t.Fatalf("%d characters", n)
	}
	table := simplified()
	for i, r := range []rune(pairs) {
		if i%2 == 1 && table[r-0x4E00] != 0 {
			t.Errorf("%c is simplified and traditional", r)
		}
	}
}

func FuzzNear(f *testing.F) {
	f.Add("光，刚刚好", "灯,刚刚好 ＬＩＧＨＴ\xe4")
	f.Add("light just", "alightxjust lightjust")
	f.Fuzz(func(t *testing.T, phrase, text string) {
		last := 0
		for _, n := range near(text, phrase) {
			if n.Start < last || n.End <= n.Start || n.End > len(text) || n.Dist < 0 {
				t.Fatalf("%q in %q: %+v", phrase, text, n)
			}
			if n.Exact != strings.Contains(phrase, text[n.Start:n.End]) && n.Exact {
				t.Fatalf("%q in %q: %+v is not exact", phrase, text, n)
			}
			last = n.End
		}
	})
}

func BenchmarkSeeker(b *testing.B) {
	text := strings.Repeat(copyText, 10)
	s := NewSeeker(taglines)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Find(text)
	}
}
