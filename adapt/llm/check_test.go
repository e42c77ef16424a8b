package llm

import (
	"context"
	"os"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// catch is a rewriter that keeps the question.
type catch struct{ req adapt.Request }

func (c *catch) Rewrite(_ context.Context, r adapt.Request) (adapt.Reply, error) {
	c.req = r
	return adapt.Reply{}, nil
}

// asked returns the question that one passage comes to in an article, and its
// slip.
func asked(t testing.TB, passage string) (*task, slip) {
	frame := "# 题目在这里\n\n导语说的是另一件事情。\n\n## 一段\n\n"
	if words.Lang(passage) == "en" {
		frame = "# A title for it\n\nThe lead is about another thing.\n\n## A part\n\n"
	}
	d, err := read.Bytes("m.md", []byte(frame+passage+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	kit := brandkit.Neutral()
	c := &catch{}
	if _, err := adapt.To(context.Background(), kit, d, "wechat", c); err != nil {
		t.Fatal(err)
	}
	task := New(kit, nil, nil, Options{}).(*rewriter).task(c.req)
	for _, s := range task.slips {
		if s.Role == "body" {
			return task, s
		}
	}
	return task, slip{}
}

// marked puts placeholders where the words they stand for are; false where one
// of them isn't there in its turn.
func marked(s slip, now string) (string, bool) {
	out, whole := "", true
	for _, h := range s.holds {
		i := strings.Index(now, h.text)
		if i < 0 {
			whole = false
			continue
		}
		out, now = out+now[:i]+h.mark, now[i+len(h.text):]
	}
	return out + now, whole
}

// TestReworded holds that what an editor would write passes: as a model can
// say it, with placeholders in their order.
func TestReworded(t *testing.T) {
	data, err := os.ReadFile("testdata/reworded.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range strings.Split(string(data), "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			lines = append(lines, l)
		}
	}
	for i := 0; i+1 < len(lines); i += 2 {
		task, s := asked(t, lines[i])
		raw, whole := marked(s, lines[i+1])
		if s.ID == "" || !whole {
			t.Fatalf("%s isn't said again by %s: %v", lines[i], lines[i+1], s.holds)
		}
		for _, f := range task.held(s, raw).faults {
			t.Errorf("%s: %q %s\n%s\n%s", f.rule, f.span, f.say.ZH, s.text, raw)
		}
	}
	if len(lines) < 70 {
		t.Errorf("%d lines", len(lines))
	}
}

// TestPrompt: the orders are constant and hold nothing of the master; every
// line of data bears the nonce; a title is asked for at 85 % of what the channel
// takes or what it advises; what stands in the master's own brackets is kept.
func TestPrompt(t *testing.T) {
	d, err := read.Bytes("m.md", []byte("# 陶杯 ⟦F1·abcdef⟧ 上新了\n\n这只陶杯 40 元，写作 ⟦P9·abcdef⟧ 也一样。\n"))
	if err != nil {
		t.Fatal(err)
	}
	kit := brandkit.Neutral()
	c := &catch{}
	if _, err := adapt.To(context.Background(), kit, d, "xiaohongshu", c); err != nil {
		t.Fatal(err)
	}
	task := New(kit, nil, nil, Options{}).(*rewriter).task(c.req)
	ask := task.ask(task.slips, nil, 0)
	if strings.Contains(ask.System, "陶杯") || !strings.Contains(ask.System, system.ZH) || ask.Nonce != task.nonce {
		t.Errorf("the orders are %s", ask.System)
	}
	if !strings.Contains(ask.User, "title：标题，不超过 17 ") || strings.Contains(ask.User, "⟦F1·abcdef") || strings.Contains(ask.User, "⟦P9") {
		t.Errorf("asked is %s", ask.User)
	}
	_, data, _ := strings.Cut(ask.User, "<<"+task.nonce+" master\n")
	data, _, found := strings.Cut(data, "master "+task.nonce+">>")
	for _, l := range strings.Split(strings.TrimSpace(data), "\n") {
		if !strings.HasPrefix(l, task.nonce+"│") || !found {
			t.Errorf("a line of data without its mark: %s", l)
		}
	}
	if other := New(kit, nil, nil, Options{}).(*rewriter); other.nonce == task.nonce {
		t.Error("two runs share a nonce")
	}
}
