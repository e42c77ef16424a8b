package lint

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, id string
		want        bool
	}{
		{"law/absolute", "law/absolute", true},
		{"law/*", "law/absolute", true},
		{"law/*", "law/", true},
		{"*", "law/absolute", false},
		{"*/*", "law/absolute", true},
		{"law/a*e", "law/absolute", true},
		{"law/a*x", "law/absolute", false},
		{"*/absolute", "law/absolute", true},
		{"law", "law/absolute", false},
		{"", "", true},
	} {
		if got := Glob(c.pattern, c.id); got != c.want {
			t.Errorf("Glob(%q, %q) = %v", c.pattern, c.id, got)
		}
	}
}

// page makes a document of paragraphs, one a line.
func page(name string, meta map[string]string, lines ...string) *doc.Document {
	src := doc.NewSource(name, []byte(strings.Join(lines, "\n")))
	d := &doc.Document{Source: src, Channel: meta["channel"], Format: "markdown"}
	for k, v := range meta {
		d.Meta = append(d.Meta, doc.Field{Path: k, Text: doc.Derive(v, doc.Span{})})
	}
	at := 0
	for _, l := range lines {
		d.Blocks = append(d.Blocks, doc.Block{Kind: doc.Paragraph, Text: doc.Copy(src, at, at+len(l))})
		at += len(l) + 1
	}
	return d
}

// sayNo reports every 坏 in its scope.
func sayNo(id string, s Scope) Rule {
	return Rule{ID: id, Severity: Warning, Scope: s, Check: func(p *Pass) error {
		for d, b := range p.Blocks() {
			for i, r := range b.Text.String() {
				if r == '坏' {
					p.Report(Finding{Message: Words{ZH: "坏", EN: "bad"}, Place: doc.At(d, b, i, i+len("坏"))})
				}
			}
		}
		return nil
	}}
}

func run(t *testing.T, kit *brandkit.Kit, rules []Rule, docs ...*doc.Document) Result {
	t.Helper()
	r, err := Run(context.Background(), kit, rules, docs)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func said(r Result) string {
	var out []string
	for _, f := range r.Findings {
		s := f.Place.Span()
		out = append(out, fmt.Sprintf("%s:%d %s %s %s", s.Source.Name, s.Source.Position(s.Start).Line, f.Rule.ID, f.Weight(), strings.Join(f.Channels, "+")))
	}
	return strings.Join(out, "; ")
}

func TestRunKeepsReadingOrder(t *testing.T) {
	kit := &brandkit.Kit{}
	docs := []*doc.Document{page("b.md", nil, "好", "坏 坏"), page("a.md", nil, "坏")}
	want := "a.md:1 x/no warning ; b.md:2 x/no warning ; b.md:2 x/no warning "
	for range 20 {
		if got := said(run(t, kit, []Rule{sayNo("x/no", Scope{})}, docs...)); got != want {
			t.Fatalf("got %s", got)
		}
	}
}

func TestKitDecides(t *testing.T) {
	rules := []Rule{sayNo("x/off", Scope{}), sayNo("x/loud", Scope{})}
	got := said(run(t, &brandkit.Kit{Rules: map[string]string{"x/off": "off", "x/loud": "error"}}, rules, page("a.md", nil, "坏")))
	if got != "a.md:1 x/loud error " {
		t.Errorf("got %s", got)
	}
}

func TestScope(t *testing.T) {
	kit := &brandkit.Kit{Markets: []string{"us"}}
	doc1 := page("a.md", map[string]string{"channel": "edm", "lang": "zh-CN", "commercial": "news"}, "坏")
	for _, c := range []struct {
		scope Scope
		want  bool
	}{
		{Scope{}, true},
		{Scope{Channels: []string{"edm"}}, true},
		{Scope{Channels: []string{"wechat"}}, false},
		{Scope{Markets: []string{"cn"}}, false},
		{Scope{Markets: []string{"cn", "us"}}, true},
		{Scope{Langs: []string{"en"}}, false},
		{Scope{Commercial: []string{"ad"}}, false},
		{Scope{Commercial: []string{"ad", "news"}}, true},
		{Scope{Kinds: []doc.Kind{doc.Title}}, false},
	} {
		if got := len(run(t, kit, []Rule{sayNo("x/no", c.scope)}, doc1).Findings) > 0; got != c.want {
			t.Errorf("%+v: %v", c.scope, got)
		}
	}
}

// A rule that must know the sector says that it did not run, once for all
// documents.
func TestNotRun(t *testing.T) {
	r := run(t, &brandkit.Kit{}, []Rule{sayNo("x/food", Scope{Sectors: []string{"food"}})}, page("a.md", nil, "坏"), page("b.md", nil, "坏"), page("c.md", map[string]string{"sector": "food"}, "坏"))
	if len(r.NotRun) != 1 || r.NotRun[0].Docs != 2 || r.NotRun[0].Why.EN != "sector unknown" {
		t.Errorf("not run: %+v", r.NotRun)
	}
	if got := said(r); got != "c.md:1 x/food warning " {
		t.Errorf("got %s", got)
	}
}

// What several variants inherit from the same words of their master is said
// once, with all their channels.
func TestInheritedOnce(t *testing.T) {
	m := page("m.md", nil, "坏")
	a, b := *m, *m
	a.Channel, b.Channel = "wechat", "edm"
	if got := said(run(t, &brandkit.Kit{}, []Rule{sayNo("x/no", Scope{})}, &a, &b)); got != "m.md:1 x/no warning edm+wechat" {
		t.Errorf("got %s", got)
	}
}

func TestCodeIsNoProse(t *testing.T) {
	d := page("a.md", nil, "坏 坏")
	d.Blocks[0].Marks = []doc.Mark{{Kind: doc.Literal, Start: 0, End: 3}}
	if n := len(run(t, &brandkit.Kit{}, []Rule{sayNo("x/no", Scope{})}, d).Findings); n != 1 {
		t.Errorf("%d findings", n)
	}
}

// A rule that fails or panics could not look; the others go on and the file is
// named.
func TestCouldNotLook(t *testing.T) {
	rules := []Rule{
		{ID: "x/fails", Check: func(*Pass) error { return errors.New("no pixels") }},
		{ID: "x/panics", Check: func(p *Pass) error { return []error{}[len(p.Docs)] }},
		sayNo("x/no", Scope{}),
	}
	r := run(t, &brandkit.Kit{}, rules, page("a.md", nil, "坏"))
	if len(r.Failed) != 2 || r.Failed[0].Path != "a.md" || len(r.Findings) != 1 {
		t.Errorf("failed %v, findings %s", r.Failed, said(r))
	}
}

func TestIgnore(t *testing.T) {
	ignored := func(rule, reason string, block int) *doc.Document {
		d := page("a.md", nil, "坏", "坏")
		d.Ignores = []doc.Ignore{{Rule: rule, Reason: reason, Block: block, Span: doc.Span{Source: d.Source, End: 3}}}
		return d
	}
	for _, c := range []struct {
		d    *doc.Document
		want string
	}{
		{ignored("x/no", "quoted", 0), "a.md:2 x/no warning "},
		{ignored("x/*", "quoted", -1), ""},
		{ignored("x/no", "", -1), "a.md:1 onevoice/ignore warning ; a.md:1 x/no warning ; a.md:2 x/no warning "},
		{ignored("x/other", "not among the rules that ran", -1), "a.md:1 x/no warning ; a.md:2 x/no warning "},
		{ignored("x/no", "past the end", 9), "a.md:1 onevoice/ignore warning ; a.md:1 x/no warning ; a.md:2 x/no warning "},
	} {
		if got := said(run(t, &brandkit.Kit{}, []Rule{sayNo("x/no", Scope{})}, c.d)); got != c.want {
			t.Errorf("%+v:\n got %s\nwant %s", c.d.Ignores[0], got, c.want)
		}
	}
}

// The kit decides about ignore comments as about every rule.
func TestIgnoreRuleObeysKit(t *testing.T) {
	d := page("a.md", nil, "好")
	d.Ignores = []doc.Ignore{{Rule: "x/no", Span: doc.Span{Source: d.Source, End: 3}}}
	for severity, want := range map[string]string{"off": "", "error": "a.md:1 onevoice/ignore error "} {
		kit := &brandkit.Kit{Rules: map[string]string{"onevoice/ignore": severity}}
		if got := said(run(t, kit, []Rule{sayNo("x/no", Scope{})}, d)); got != want {
			t.Errorf("%s: got %q", severity, got)
		}
	}
}

func TestCampaigns(t *testing.T) {
	in := func(name, id string) *doc.Document {
		if id == "" {
			return page(name, nil)
		}
		return page(name, map[string]string{"campaign.id": id})
	}
	docs := []*doc.Document{
		in("spring/a.md", "s1"), in("spring/b.md", ""), // the folder's only campaign
		in("mail/c.md", "s1"),                                        // the same id elsewhere
		in("two/d.md", "x"), in("two/e.md", "y"), in("two/f.md", ""), // could be either: none
		in("plain/g.md", ""), in("plain/h.md", ""),
	}
	var got []string
	for _, group := range campaigns(docs) {
		var names []string
		for _, k := range group {
			names = append(names, docs[k].Source.Name)
		}
		got = append(got, strings.Join(names, "+"))
	}
	want := []string{"spring/a.md+spring/b.md+mail/c.md", "two/d.md", "two/e.md", "plain/g.md+plain/h.md"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// A fix is offered only where its words would stay words.
func TestSay(t *testing.T) {
	d := page("a.md", nil, "登陆")
	at := doc.At(d, &d.Blocks[0], 0, len("登陆"))
	if got := Say(at, "登录", Words{}); len(got) != 1 || got[0].Edits[0].New != "登录" {
		t.Errorf("got %+v", got)
	}
	if got := Say(at, "R*D", Words{}); got != nil {
		t.Errorf("offers markup: %+v", got)
	}
	d.Blocks[0].Kind = doc.Title
	if got := Say(at, "登录：A #1", Words{}); got != nil {
		t.Errorf("offers YAML: %+v", got)
	}
}
