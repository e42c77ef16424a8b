package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"短的一句。", []string{"短的一句。"}},
		{"缺了必填项，后台不让提交，或者随便截一段。", []string{"缺了必填项，后台不让", "提交，或者随便截一", "段。"}},
		{"广告里的数据（调查和研究）必须真实，写明出处", []string{"广告里的数据（调查和", "研究）必须真实，写明", "出处"}},
		{"Nothing works for everyone every time.", []string{"Nothing works for", "everyone every time."}},
		{"见 https://example.com/a/very/long/address 一页", []string{"见", "https://example.com/a/very/long/address", "一页"}},
		{"一家人👨‍👩‍👧‍👦都说好，爷爷奶奶也说好", []string{"一家人👨‍👩‍👧‍👦都说好，爷爷", "奶奶也说好"}},
	} {
		if got := Wrap(c.in, 20); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q", c.in, got)
		}
	}
	long := strings.Repeat("汉字与 Latin words，混排；", 40)
	for _, l := range Wrap(long, 33) {
		if w := displaywidth.String(l); w > 33 {
			t.Errorf("%d columns: %s", w, l)
		}
	}
	if got := strings.ReplaceAll(strings.Join(Wrap(long, 33), ""), " ", ""); got != strings.ReplaceAll(long, " ", "") {
		t.Error("words are lost")
	}
}
