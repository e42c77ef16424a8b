package channel

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const family = "👨\u200d👩\u200d👧"

func TestCount(t *testing.T) {
	for _, tt := range []struct {
		unit, text string
		want       int
	}{
		{"rune", "光e\u0301" + family, 8}, {"html_char", "<p>光</p>", 8}, {"html_byte", "<p>光</p>", 10}, {"byte_utf8", "光a", 4},
		{"grapheme", "光e\u0301" + family + "🇨🇳", 4},
		{"utf16", "光a😀", 4}, {"utf16", family, 8},
		{"byte_gbk", "", 0}, {"byte_gbk", "新品a，99", 9}, {"byte_gbk", "😀", 4}, {"byte_gbk", "鎔", 2},
		{"cjk1_latin_half", "ab", 1}, {"cjk1_latin_half", "abc", 2}, {"cjk1_latin_half", "光ab", 2}, {"cjk1_latin_half", "光，", 2},
		{"xhs", "", 0}, {"xhs", "Claude 4.6发布，AI助手又进化了", 15}, {"xhs", "😀", 2}, {"xhs", family, 8},
		{"xhs", strings.Repeat("光", 20), 20}, {"xhs", strings.Repeat("a", 40), 20}, {"xhs", "光a", 2}, {"xhs", "é", 1}, {"xhs", "~", 1},
		{"gads", "headline", 8}, {"gads", "新品上市", 8}, {"gads", "Ａ", 2}, {"gads", "한글", 4}, {"gads", "“—…”", 4}, {"gads", "、。，", 6},
		{"twitter", "hello", 5}, {"twitter", "光光", 4}, {"twitter", family, 2}, {"twitter", "🇨🇳", 2}, {"twitter", "“é—”…", 6},
		{"twitter", "e\u0301", 1}, {"twitter", "看https://example.com/a/very/long/path?x=1这里", 2 + 23 + 4}, {"twitter", "https://a.b/ http://c.d.", 23 + 1 + 23 + 1},
		{"twitter", "☀\ufe0f☀", 4}, {"twitter", "1\ufe0f\u20e3", 2},
		{"sms_parts", "", 0}, {"sms_parts", strings.Repeat("光", 70), 1}, {"sms_parts", strings.Repeat("光", 71), 2}, {"sms_parts", strings.Repeat("光", 134), 2}, {"sms_parts", strings.Repeat("光", 135), 3},
		{"sms_parts", strings.Repeat("a", 160), 1}, {"sms_parts", strings.Repeat("a", 161), 2}, {"sms_parts", strings.Repeat("a", 306), 2}, {"sms_parts", strings.Repeat("a", 307), 3},
		{"sms_parts", strings.Repeat("€", 80), 1}, {"sms_parts", strings.Repeat("€", 81), 2}, {"sms_parts", strings.Repeat("a", 152) + "€" + strings.Repeat("a", 152), 3},
		{"sms_parts", "光" + strings.Repeat("a", 70), 2}, {"sms_parts", strings.Repeat("😀", 67), 3}, {"sms_parts", strings.Repeat("😀", 35), 1},
		{"word", "让光回到生活", 6}, {"word", "Don't pay 1,499 for a U-4, ok?", 7}, {"word", "买 iPhone手机", 4}, {"word", "3.5折", 2}, {"word", "e\u0301te\u0301", 1}, {"word", "a.光", 2}, {"word", "—— …", 0},
		{"word", "한국어 문장", 2}, {"second", "光", -1}, {"count", "光", -1}, {"nonsense", "光", -1},
	} {
		if got := Count(tt.unit, tt.text); got != tt.want {
			t.Errorf("Count(%s, %q) = %d, want %d", tt.unit, tt.text, got, tt.want)
		}
	}
}

// Whatever the unit, a longer text is never shorter, and nothing panics.
func FuzzCount(f *testing.F) {
	f.Add("光a😀", "https://a.b")
	f.Add("\xff\u200d", "\ufe0f")
	units := strings.Fields(units())
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			for _, u := range units {
				Count(u, a+b)
			}
			return
		}
		for _, u := range units {
			whole := Count(u, a+" "+b)
			if part := Count(u, a); part > whole && u != "twitter" {
				t.Errorf("%s: %q is %d, but %d with %q after it", u, a, part, whole, b)
			}
		}
	})
}
