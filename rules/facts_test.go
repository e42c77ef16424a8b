package rules

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// What is made from a master says what the master says: masters and their own
// variants give no finding of rules about facts.
func TestFactsOfVariants(t *testing.T) {
	masters, _ := filepath.Glob("../testdata/adapt/*/master.md")
	more, _ := filepath.Glob("../testdata/masters/*.md")
	masters = append(masters, more...)
	if dir := os.Getenv("MASTERS"); dir != "" {
		masters, _ = filepath.Glob(dir + "/*.md")
	}
	if len(masters) < 3 {
		t.Fatal("no masters")
	}
	for _, name := range masters {
		kit := brandkit.Neutral()
		if file, ok := brandkit.Find(filepath.Dir(name)); ok && strings.Contains(name, "masters") && os.Getenv("MASTERS") == "" {
			var err error
			if kit, err = brandkit.Load(file); err != nil {
				t.Fatal(err)
			}
		}
		d, err := read.File(name, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range factFindings(t, kit, append([]*doc.Document{d}, variants4(t, kit, d)...)) {
			t.Errorf("%s: %s on %s: %s", name, f.Rule.ID, f.Place.Doc.Channel, f.Message.ZH)
		}
	}
}

// variants4 makes the four variants of a master and reads them as the files
// that are written.
func variants4(t *testing.T, kit *brandkit.Kit, master *doc.Document) []*doc.Document {
	t.Helper()
	var out []*doc.Document
	for _, id := range []string{"wechat", "douyin", "xiaohongshu", "edm"} {
		v, err := adapt.To(context.Background(), kit, master, id, nil)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v.Doc)
		for _, f := range v.Files {
			if !read.Readable(f.Path) || strings.HasSuffix(f.Path, ".jpg") || strings.HasSuffix(f.Path, ".png") {
				continue
			}
			d, err := read.Bytes(f.Path, f.Data)
			if err != nil {
				t.Fatal(err)
			}
			d.Channel = id
			out = append(out, d)
		}
	}
	return out
}

var factRules = sync.OnceValue(func() []lint.Rule {
	list, _ := Builtin() // TestBuiltin says what is wrong with it
	return slices.DeleteFunc(list, func(r lint.Rule) bool { return !strings.HasPrefix(r.ID, "facts/") })
})

func factFindings(t *testing.T, kit *brandkit.Kit, docs []*doc.Document) []lint.Finding {
	t.Helper()
	rules := factRules()
	for _, d := range docs { // one campaign, whatever the folder
		d.Meta = slices.DeleteFunc(slices.Clone(d.Meta), func(f doc.Field) bool { return f.Path == "campaign" || f.Path == "campaign.id" })
		d.Meta = append(doc.Meta{{Path: "campaign.id", Text: say("one")}}, d.Meta...)
	}
	r, err := lint.Run(context.Background(), kit, rules, docs)
	if err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r.Failed)
	}
	var out []lint.Finding
	for _, f := range r.Findings {
		if f.Weight().Rank() >= lint.Warning.Rank() {
			out = append(out, f)
		}
	}
	return out
}

// A contradiction says who is right: the kit, else the master, else the others.
func TestWhoIsRight(t *testing.T) {
	kit := brandkit.Neutral()
	kit.Names = []brandkit.Name{{Text: "晴川 S3"}}
	master := "---\nprice: 899\n---\n\n晴川 S3 续航 20 天，首发价 ¥899。"
	for i, c := range []struct {
		docs []string
		want string
	}{
		{[]string{master, "晴川 S3 续航 24 天。", "晴川 S3 续航 24 天，真的。"}, "b.md 24 天 母稿 20 天; c.md 24 天 母稿 20 天"},
		{[]string{"晴川 S3 续航 20 天。", "晴川 S3 续航 24 天。", "晴川 S3 续航 24 天，真的。"}, "a.md 20 天 其他稿件 24 天"},
		{[]string{"晴川 S3 续航 20 天。", "晴川 S3 续航 24 天。"}, "b.md 24 天 其他稿件 20 天"},
		{[]string{master, "晴川 S3 首发价 ¥889。"}, "b.md ¥889 母稿 ¥899"},
	} {
		var docs []*doc.Document
		for k, text := range c.docs {
			d, err := read.Bytes(fmt.Sprintf("%c.md", 'a'+k), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, d)
		}
		var got []string
		for _, f := range factFindings(t, kit, docs) {
			parts := strings.FieldsFunc(f.Message.ZH, func(r rune) bool { return strings.ContainsRune("「」，", r) })
			got = append(got, fmt.Sprintf("%s %s %s %s", f.Place.Doc.Source.Name, parts[1], strings.TrimSuffix(parts[2], "是"), parts[3]))
			if len(f.Related) == 0 {
				t.Errorf("case %d: the other place isn't shown", i)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("case %d: got %s", i, strings.Join(got, "; "))
		}
	}
}
