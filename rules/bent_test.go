package rules

import (
	"strings"
	"testing"
)

// bentIn returns what stands in s for something else: 蕞好=最好.
func bentIn(t *testing.T, s string) string {
	t.Helper()
	l, err := newLore()
	if err != nil {
		t.Fatal(err)
	}
	r := l.fold(s)
	var out []string
	for _, b := range l.bent().find(&r) {
		if !b.loose {
			out = append(out, s[r.origin(b.start):r.end(b.end)]+"="+b.phrase)
		}
	}
	return strings.Join(out, " ")
}

func TestBent(t *testing.T) {
	for said, want := range map[string]string{
		"本店蕞好吃的面":          "蕞好吃=最好吃",
		"全网销量苐一名":          "苐一名=第一名",
		"zui jia 伴侣":       "zui jia=最佳",
		"最zui好的":           "最zui好=最好",
		"顶·级食材":            "顶·级=顶级",
		"独①无②":             "独①无②=独一无二",
		"第1️⃣品牌":           "第1️⃣品牌=第一品牌",
		"稳\u200b赚\u200b不赔": "稳\u200b赚\u200b不赔=稳赚不赔",
		"氵台疗头痛":            "氵台疗=治疗",
		"糖niao病人":          "糖niao病=糖尿病",
		"全网最D价":            "全网最D价=全网最低价",
		"卫星同号":             "卫星同号=微信同号",
		// what only looks like it
		"第①步和第②步":     "",
		"第1名和第2名":     "",
		"气象卫星升空":      "",
		"增加威信":        "",
		"书包过几天到":      "",
		"他喝醉大笑":       "",
		"国家及地方":       "",
		"加V领的毛衣":      "",
		"加V8发动机":      "",
		"Li Cai came": "",
		"保·罗·先生":      "",
		"将糖倒进锅里":      "",
		"减·肥两字的写法":    "",
	} {
		if got := bentIn(t, said); got != want {
			t.Errorf("%s: %q, want %q", said, got, want)
		}
	}
}

func TestPhones(t *testing.T) {
	for said, want := range map[string]string{
		"打13900001187":         "13900001187",
		"139 0000 1187":        "13900001187",
		"一三九 零零零零 幺幺八七":        "13900001187",
		"139🐟0000🐟1187":        "13900001187",
		"1叁9零零00肆5二7":          "13900004527",
		"139xxxxxxx":           "139xxxxxxx",
		"139****1187":          "139xxxx1187",
		"订单139000011872":       "",
		"尺码1 3 5 7 9 11 13 15": "",
		"1560x2340x12":         "",
		"三点一四一五九二六五三五八":        "",
		"12900001187":          "",
		"¥13900001187":         "",
	} {
		var got []string
		for _, n := range phones(said) {
			got = append(got, digits(said[n[0]:n[1]]))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", said, s, want)
		}
	}
}

func TestLandlines(t *testing.T) {
	for said, want := range map[string]string{
		"门店电话 020-8366 5512，周末有人": "020-8366 5512",
		"打0571-88001234":          "0571-88001234",
		"(0571)88001234":          "(0571)88001234",
		"热线400-810-8888转2":        "400-810-8888",
		"800 810 8888":            "800 810 8888",
		// counts of something else
		"02083665512":          "",
		"型号 400-20":            "",
		"2026-0101":            "",
		"订单 1020-83665512":     "",
		"000-83665512":         "",
		"020-836655123":        "",
		"条码 010-1234567-89012": "",
	} {
		var got []string
		for _, n := range landlines(said) {
			got = append(got, said[n[0]:n[1]])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", said, s, want)
		}
	}
}

func TestFoldSigns(t *testing.T) {
	for said, want := range map[string]string{
		"①⓪⑫": "1012", "Ⓥ🅥𝐯": "vvv", "１００％": "100%", "zuì jiā": "zui jia", "治\u200b疗": "治疗", "⼀⽤": "一用",
		"頂級鵝絨": "顶级鹅绒", "❤️": "❤", "1️⃣": "1", "㊙🈚": "秘无",
	} {
		l := &lore{}
		if r := l.fold(said); r.text != want {
			t.Errorf("%s: %q, want %q", said, r.text, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("蕞好①⓪ zuì 1️⃣")
	f.Fuzz(func(t *testing.T, s string) {
		l := &lore{}
		r := l.fold(s)
		last := 0
		for i := 0; i <= len(r.text); i++ {
			at := r.origin(i)
			if at < last || at > len(s) || r.end(i) > len(s) {
				t.Fatalf("byte %d of %q comes from %d of %q, after %d", i, r.text, at, s, last)
			}
			last = at
		}
	})
}
