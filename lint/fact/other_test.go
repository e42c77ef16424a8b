package fact

import (
	"strings"
	"testing"
)

// What looks like a price, a date or a time and is none.
func TestFalseFriends(t *testing.T) {
	check(t, [][2]string{
		{"第9.3节", "number[9.3]9.3"},
		{"3.14版本", "number[3.14]3.14"},
		{"iPhone 16", "number[16]16"},
		{"iPhone17 和 M2", ""},
		{"1对1", ""},
		{"24/7", "number[24/7]24/7"},
		{"9/10分", "number[9/10]9/10"},
		{"1/2 杯", "number[1/2]1/2"},
		{"版本号 2.0.1", "number[2.0.1]2.0.1"},
		{"V2.0.1", ""},
		{"房间 1203", "number[1203]1203"},
		{"2.35:1", "number[2.35:1]2.35:1"},
		{"16:9", "number[16:9]16:9"},
		{"国标 GB 7718-2025", "code[GB 7718-2025]GB 7718-2025"},
		{"太仓工厂 2 号线", ""},
		{"@user2026 你好 {{code_2026}}", ""},
		{"双11、618", "number[11]11, number[618]618"},
		{"1. 打开", ""},
		{"Top 5", ""},
		{"PM2.5 和 CO2", ""},
		{"", ""},
	})
}

func FuzzIn(f *testing.F) {
	for _, s := range []string{"¥1,499–1.5万元 2026年9月30日（周三）晚上8点半", "满300减50 35g×10 ≤ 2.1 百分之五", "Sept 30, 2026 8 p.m. $1.7–2.1 bn", "+86 (010) 400-608-2233 GB/T 1-2 \xe4\xb8一百", "９．３０至１０．７，2026-12-03T10:00:00+08:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, one := range In(s) {
			if one.Start < last || one.End <= one.Start || one.End > len(s) {
				t.Fatalf("%q: %+v after byte %d", s, one, last)
			}
			if !boundary(s, one.Start) || !boundary(s, one.End) {
				t.Fatalf("%q: %+v cuts a character", s, one)
			}
			if one.Value == "" && !one.Bad {
				t.Fatalf("%q: %+v says nothing", s, one)
			}
			last = one.End
		}
	})
}

// boundary reports whether a character begins at byte i of s, or ends there.
func boundary(s string, i int) bool {
	for k := range s {
		if k == i {
			return true
		}
	}
	return i == len(s)
}

const copyText = "清晨的光从窗边慢慢铺开，桌上那杯咖啡还温着。我们花了四百一十七天，只为让每一次开灯都更安静。" +
	"新款支持 Matter 协议，可以接入家里已有的设备，首发价 ¥1,499，截至 12 月 12 日 24:00。周末来店里坐坐吧，咖啡管够！\n"

func BenchmarkIn(b *testing.B) {
	text := strings.Repeat(copyText, 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		In(text)
	}
}
