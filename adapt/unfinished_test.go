package adapt

import (
	"strings"
	"testing"
)

// A clause that leads up to the next is no sentence.
func TestUnfinished(t *testing.T) {
	for s, want := range map[string]bool{
		"手柄在连续烧水 6 小时以上时，": true, "因为锁芯会卡住，": true, "如果门打不开，": true, "11 月 18 日，": true, "我们在抽检中发现，": true,
		"下单之后，": true, "When the kettle is hot, ": true, "自 12 月 1 日起，": true, "因为锁芯会卡住，我们全部换新，": false,
		"手柄会很烫，": false, "连续烧水 6 小时，": false, "店员随时，": false, "我们管售后，": false,
	} {
		if unfinished(s) != want {
			t.Errorf("%s: want %v", s, want)
		}
	}
	recall := "---\ntitle: 说明\ncommercial: notice\n---\n\n11 月 18 日，我们在例行抽检中发现，批号以 Q5 开头的蓝盆热水壶手柄在连续烧水 6 小时以上时，手柄温度可能超过 80 ℃，握上去会觉得很烫，也可能有一点塑料受热以后的味道，闻到了请先拔下电源再说。\n"
	for _, id := range []string{"edm", "poster"} {
		for _, b := range made(t, recall, id).Doc.Blocks {
			if s := b.Text.String(); strings.HasSuffix(s, "时。") || strings.HasSuffix(s, "发现。") {
				t.Errorf("%s: half a sentence: %s", id, s)
			}
		}
	}
}

// A form that tells the day tells the hour.
func TestDayWithHour(t *testing.T) {
	v := made(t, "---\ntitle: 听雨会\ndate: 2026-12-05\ntime: \"19:00–21:30\"\n---\n\n# 听雨会\n\n12 月 5 日（周六）19:00–21:30，我们在河边的老房子二层临窗的那间大屋子里办一场听雨会，来的人都有一杯热茶和一张靠窗的椅子。\n", "poster")
	all := ""
	for _, b := range v.Doc.Blocks {
		all += b.Text.String() + "\n"
	}
	if !strings.Contains(all, "12 月 5 日 19:00–21:30") {
		t.Errorf("a day without its hour:\n%s", all)
	}
}
