package adapt

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"onevoice/lint/read"
)

// A rewriter says what a test has it say.
type rewriter func(Request) (Reply, error)

func (r rewriter) Rewrite(_ context.Context, req Request) (Reply, error) { return r(req) }

func rewritten(t *testing.T, master, id string, rw rewriter) *Variant {
	d, err := read.Bytes("m.md", []byte(master))
	if err != nil {
		t.Fatal(err)
	}
	v, err := To(context.Background(), neutral(), d, id, rw)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

const cup = "---\ntitle: 可以叠的露营陶杯上新了\nproduct: 叠山杯\ncta: {text: 去看看, url: \"https://c.example/cup\"}\n---\n\n叠山杯可以一只套一只，**40 元**一只，10 月 8 日起卖。\n\n它不漏水，但不能放进微波炉。看[说明](https://c.example/how)。\n\n想露营的人，背包里总有它的位置。\n"

// What a rewriter says is taken where the facts, their order, the digits and
// the links are the passage's, and nowhere else.
func TestRewriter(t *testing.T) {
	for say, taken := range map[string]bool{
		"一只套着一只的叠山杯，**只要**":            false,
		"叠山杯一只套一只，40 元一只，10 月 8 日开卖。":  true,
		"叠山杯一只套一只，10 月 8 日开卖，40 元一只。":  false, // another order
		"叠山杯一只套一只，45 元一只，10 月 8 日开卖。":  false,
		"叠山杯一只套一只，四十五元一只，10 月 8 日开卖。":  false,
		"叠山杯一只套一只，40 元一只，10 月 9 日开卖。":  false,
		"叠山杯一只套一只，40 元一只。":             false,
		"叠山杯免费，40 元一只，10 月 8 日开卖。":     false,
		"杯子一只套一只，40 元一只，10 月 8 日开卖。":   false,
		"叠山杯 40 元一只，\u200b10 月 8 日开卖。": false,
		"叠山杯 40 元一只，\u316410 月 8 日开卖。": false,
		"":     false,
		"   ":  false,
		"\xff": false,
	} {
		v := rewritten(t, cup, "wechat", func(r Request) (Reply, error) {
			out := Say{}
			for _, p := range r.Passages {
				if p.Role == "lead" {
					out[p.ID] = say
				}
			}
			return Reply{Say: out}, nil
		})
		if has(v, say) && strings.TrimSpace(say) != "" != taken || v.AI != taken || has(v, "AI 生成") != taken {
			t.Errorf("%q: taken is %v, want %v", say, v.AI, taken)
		}
	}
}

// Each passage says what it holds; the links keep their words.
func TestPassages(t *testing.T) {
	var got []string
	rewritten(t, cup, "wechat", func(r Request) (Reply, error) {
		for _, p := range r.Passages {
			got = append(got, p.ID+" "+p.Role)
			if bad := p.Check(p.Block.Text.String()); len(bad) > 0 {
				t.Errorf("%s refuses its own words: %s", p.ID, bad[0].EN)
			}
			if p.Role == "body" && strings.Contains(p.Block.Text.String(), "说明") && len(p.Check("它不漏水，但不能放进微波炉。")) == 0 {
				t.Error("a link may go")
			}
		}
		return Reply{}, nil
	})
	if s := strings.Join(got, ", "); s != "title title, digest digest, p1 lead, p2 body, p3 body" {
		t.Errorf("got %s", s)
	}
	rewritten(t, strings.Replace(cup, "product", "campaign: {id: c, stage: crisis}\nproduct", 1), "wechat", func(r Request) (Reply, error) {
		t.Error("a crisis is said in other words")
		return Reply{}, nil
	})
}

// Heads are said in other words within their limits, and everything says who
// worded it.
func TestHeads(t *testing.T) {
	for id, heads := range map[string][]string{"xiaohongshu": {"title"}, "douyin": {"title", "hook"}, "edm": {"subject", "preheader"}, "wechat": {"title", "digest"}} {
		v := rewritten(t, cup, id, func(r Request) (Reply, error) {
			out := Say{}
			for _, p := range r.Passages {
				if slices.Contains(heads, p.ID) {
					out[p.ID] = strings.NewReplacer("上新了", "来了", "总有", "会有").Replace(p.Block.Text.String())
				}
			}
			return Reply{Say: out}, nil
		})
		by := map[string]string{}
		for _, f := range v.Fields {
			by[f.Name] = f.By
		}
		if by["title"]+by["subject"] == "" || !strings.Contains(by["title"]+by["subject"], "llm") || !v.AI {
			t.Errorf("%s: %v", id, by)
		}
		for _, f := range v.Files {
			if strings.HasSuffix(f.Path, ".json") && !strings.Contains(string(f.Data), `"ai_generated": true`) {
				t.Errorf("%s doesn't say that a model worded it", f.Path)
			}
		}
	}
	v := rewritten(t, cup, "xiaohongshu", func(r Request) (Reply, error) {
		return Reply{Say: Say{"title": "可以叠起来带去山里露营用的那一只陶杯终于上新了"}}, nil
	})
	if v.AI || !has(v, "可以叠的露营陶杯上新了") {
		t.Error("a title that doesn't fit is taken")
	}
}

// A rewriter that fails, says nothing, or says the same leaves the bytes as
// they are without one.
func TestNoHelp(t *testing.T) {
	for _, id := range []string{"wechat", "douyin", "xiaohongshu", "edm", "landing", "weibo", "infeed"} {
		plain := made(t, cup, id)
		for name, rw := range map[string]rewriter{
			"fails":   func(Request) (Reply, error) { return Reply{}, errors.New("no answer") },
			"silent":  func(Request) (Reply, error) { return Reply{}, nil },
			"unknown": func(Request) (Reply, error) { return Reply{Say: Say{"p99": "好"}}, nil },
			"same": func(r Request) (Reply, error) {
				out := Say{}
				for _, p := range r.Passages {
					out[p.ID] = p.Block.Text.String()
				}
				return Reply{Say: out}, nil
			},
		} {
			v := rewritten(t, cup, id, rw)
			for i, f := range plain.Files {
				if string(v.Files[i].Data) != string(f.Data) {
					t.Errorf("%s: %s isn't as without a rewriter", name, f.Path)
				}
			}
		}
	}
}

// The arms of a test differ in what is tested and nowhere else: they share one
// answer.
func TestArmsShare(t *testing.T) {
	d, err := read.Bytes("m.md", []byte(strings.Replace(cup, "上新了", "上新：40 元一只", 1)))
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	rw := rewriter(func(r Request) (Reply, error) {
		asked++
		out := Say{}
		for _, p := range r.Passages {
			out[p.ID] = strings.Replace(p.Block.Text.String(), "想露营", "爱露营", 1)
		}
		return Reply{Say: out}, nil
	})
	all, err := Split(context.Background(), neutral(), d, "wechat", Wish{Field: "title"}, 2, rw)
	if err != nil || len(all) != 2 || asked != 1 {
		t.Fatalf("%d arms, asked %d times, %v", len(all), asked, err)
	}
	for _, v := range all {
		if !has(v, "爱露营") || !v.AI {
			t.Errorf("%s hasn't the other words", v.Name())
		}
	}
}
