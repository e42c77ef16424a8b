package adapt

import (
	"testing"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
)

func TestTracked(t *testing.T) {
	edm := channel.Track{Source: "edm", Medium: "email"}
	both := channel.Track{Source: "edm", Medium: "email", Baidu: true}
	const utm = "utm_source=edm&utm_medium=email&utm_campaign=fb-f2-2026&utm_content=edm-cta"
	const hm = "hmsr=edm&hmpl=fb-f2-2026&hmci=edm-cta"
	for _, c := range []struct {
		how      channel.Track
		campaign string
		in, want string
	}{
		{edm, "FB-F2-2026", "https://a.example/f2", "https://a.example/f2?" + utm},
		{edm, "FB-F2-2026", "https://a.example/f2?ref=1", "https://a.example/f2?ref=1&" + utm},
		{edm, "FB-F2-2026", "https://a.example/f2?#buy", "https://a.example/f2?" + utm + "#buy"},
		{edm, "FB-F2-2026", "https://a.example/f2?a=1&#buy", "https://a.example/f2?a=1&" + utm + "#buy"},
		{edm, "FB-F2-2026", "https://a.example/#/f2?ref=1", "https://a.example/?" + utm + "#/f2?ref=1"},
		{both, "FB-F2-2026", "https://a.example/f2", "https://a.example/f2?" + utm + "&" + hm},
		{both, "FB-F2-2026", "https://a.example/f2?utm_source=x", "https://a.example/f2?utm_source=x&" + hm},
		{edm, "FB-F2-2026", "https://a.example/f2?utm_source=x", "https://a.example/f2?utm_source=x"},
		{edm, "FB-F2-2026", "{{unsubscribe_url}}", "{{unsubscribe_url}}"},
		{edm, "FB-F2-2026", "https://a.example/{{id}}", "https://a.example/{{id}}"},
		{edm, "FB-F2-2026", "https://a.example/*|ID|*", "https://a.example/*|ID|*"},
		{edm, "FB-F2-2026", "mailto:a@b.example", "mailto:a@b.example"},
		{edm, "FB-F2-2026", "tel:+861234", "tel:+861234"},
		{edm, "FB-F2-2026", "weixin://dl/x", "weixin://dl/x"},
		{edm, "FB-F2-2026", "https://mp.weixin.qq.com/s/x", "https://mp.weixin.qq.com/s/x"},
		{edm, "FB-F2-2026", "", ""},
		{edm, "", "https://a.example/f2", "https://a.example/f2"},
		{channel.Track{}, "FB-F2-2026", "https://a.example/f2", "https://a.example/f2"},
		{edm, "春季 上新", "https://a.example/f2", "https://a.example/f2?utm_source=edm&utm_medium=email&utm_campaign=%E6%98%A5%E5%AD%A3-%E4%B8%8A%E6%96%B0&utm_content=edm-cta"},
	} {
		j := &job{spec: &channel.Spec{ID: "edm", Track: c.how}, master: &doc.Document{}}
		if c.campaign != "" {
			j.master.Meta = doc.Meta{{Path: "campaign.id", Text: doc.Derive(c.campaign, doc.Span{})}}
		}
		got := j.tracked(c.in, "cta")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
		if twice := j.tracked(got, "cta"); twice != got {
			t.Errorf("%s: tagged twice: %s", c.in, twice)
		}
	}
}
