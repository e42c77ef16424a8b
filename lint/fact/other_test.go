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
		{"货号 4006-082-233", "number[4006]4006, number[082]82, number[233]233"},
		{"客服 2026-09-30 前回复", "date[2026-09-30]2026-09-30"},
		{"拨打 12-10-2026", "number[12]12, number[10]10, number[2026]2026"},
		{"热线 9-21 点", "number[9]9, number[21]21"},
		{"电话预约 3000-5000 元", "price[3000]3000 CNY, price[5000 元]5000 CNY"},
		{"客服 15000-20000 元起", "price[15000]15000 CNY, price[20000 元]20000 CNY"},
		{"95-588 元", "price[95]95 CNY, price[588 元]588 CNY"},
		{"客服 95.5%", "percent[95.5%]95.5"},
		{"拨打 96-100 次", "quantity[96]96 次, quantity[100 次]100 次"},
		{"客服 10086 人", "quantity[10086 人]10086 人"},
		{"90-120-150 cm", "number[90]90, quantity[120]120 cm, quantity[150 cm]150 cm"},
		{"400-500-600", "number[400]400, number[500]500, number[600]600"},
		{"型号 95-555-0100", "number[95]95, number[555]555, number[0100]100"},
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
