package brandkit

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
)

var update = flag.Bool("update", false, "rewrite what the tests want")

func TestOK(t *testing.T) {
	names, _ := filepath.Glob("testdata/ok/*.yaml")
	if len(names) < 3 {
		t.Fatalf("only %d kits", len(names))
	}
	for _, name := range names {
		k, err := Load(name)
		if err != nil {
			t.Errorf("%s:\n%s", name, printed(err))
			continue
		}
		if err := k.Check(); err != nil {
			t.Errorf("%s: Check:\n%s", name, printed(err))
		}
	}
}

// Each kit of testdata/bad must give exactly the errors beside it.
func TestBad(t *testing.T) {
	golden(t, "testdata/bad/*.yaml", func(name string) error { _, err := Load(name); return err })
}

// Each kit of testdata/check loads, and Check must give what stands beside it.
func TestCheck(t *testing.T) {
	golden(t, "testdata/check/*.yaml", func(name string) error {
		k, err := Load(name)
		if err != nil {
			t.Errorf("%s doesn't load: %v", name, err)
			return err
		}
		return k.Check()
	})
}

func golden(t *testing.T, pattern string, run func(string) error) {
	names, _ := filepath.Glob(pattern)
	if len(names) < 2 {
		t.Fatalf("%s finds %d files", pattern, len(names))
	}
	for _, name := range names {
		got, file := printed(run(name)), strings.TrimSuffix(name, ".yaml")+".want"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || got != string(want) || got == "" {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// printed shows an error about as a terminal does, in Chinese, and makes sure
// that it is said in English too.
func printed(err error) string {
	var b strings.Builder
	for _, e := range lang.All(err) {
		fmt.Fprintln(&b, e.In("zh"))
		if e.Source != "" {
			fmt.Fprintf(&b, "    %s\n", e.Source)
			line := []rune(e.Source)
			for i := 0; i < min(e.Column-1+e.Width, len(line)); i++ {
				mark := " "
				if i >= e.Column-1 {
					mark = "^"
				} else if i == 0 {
					mark = "     "
				}
				if i == 0 && e.Column == 1 {
					mark = "    ^"
				}
				b.WriteString(mark)
				if line[i] >= 0x1100 && line[i] != '“' && line[i] != '”' {
					b.WriteString(mark[len(mark)-1:])
				}
			}
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "  → %s\n", e.Hint.In("zh"))
		if e.What.EN == "" || e.Hint.EN == "" || strings.Contains(e.In("en")+e.Hint.In("en"), "%!") {
			fmt.Fprintf(&b, "  NO ENGLISH: %q %q\n", e.What.EN, e.Hint.EN)
		}
	}
	return b.String()
}

func TestDefaults(t *testing.T) {
	min, err := Load("testdata/ok/minimal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []*Kit{min, Neutral()} {
		ty := k.Typography
		if !slices.Equal(k.Markets, []string{"cn"}) || ty.CJKLatinSpace == nil || !*ty.CJKLatinSpace || ty.Quotes != "curly" || ty.Brackets != "keep" || ty.Ellipsis != "……" || ty.Numbers != "keep" {
			t.Errorf("%q: %v %+v", k.Path, k.Markets, ty)
		}
	}
	if min.Dir != "testdata/ok" || min.Sector != "" {
		t.Errorf("Dir %q, Sector %q", min.Dir, min.Sector)
	}
	full, err := Load("testdata/ok/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if *full.Typography.CJKLatinSpace || full.Typography.Quotes != "corner" || full.Palette[1].DeltaE != 5 || full.Terms[0].Severity != "warning" || *full.Voice.Emoji.Max != 0 {
		t.Errorf("%+v", full)
	}
	if c, ok := full.Color("primary"); !ok || c.Hex != "#0B5FFF" {
		t.Errorf("primary is %+v", c)
	}
	var facts []string
	for _, s := range full.Facts.Scalars() {
		facts = append(facts, s.Path+"="+s.Value)
	}
	if got := strings.Join(facts, " "); got != "price.萤汀 L3=¥1,299 code=0123" {
		t.Errorf("facts: %s", got)
	}
}

func TestUnreadable(t *testing.T) {
	for path, want := range map[string]string{
		"testdata/none.yaml": "testdata/none.yaml: there is no such brand kit",
		"testdata/ok":        "testdata/ok: this is a folder, not a brand kit",
	} {
		if _, err := Load(path); err == nil || err.Error() != want {
			t.Errorf("Load(%s): %v", path, err)
		}
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if path, ok := Find(deep); ok && strings.HasPrefix(path, root) {
		t.Fatalf("found %s", path)
	}
	kit := filepath.Join(root, "a", FileName)
	if err := os.WriteFile(kit, []byte("onevoice: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(deep, FileName), 0o755); err != nil {
		t.Fatal(err)
	}
	if path, ok := Find(deep); !ok || path != kit {
		t.Errorf("Find = %q, %v", path, ok)
	}
	t.Chdir(deep)
	for dir, want := range map[string]string{"": "../brand.yaml", ".": "../brand.yaml", "..": "../brand.yaml", "brand.yaml": "../brand.yaml", "../b": "../brand.yaml"} {
		if path, ok := Find(dir); !ok || filepath.ToSlash(path) != want {
			t.Errorf("Find(%q) = %q, %v; want %s", dir, path, ok, want)
		}
	}
}

func TestChannel(t *testing.T) {
	k, err := Load("testdata/ok/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(k.ChannelIDs()), len(channel.IDs())+2; got != want || !slices.IsSorted(k.ChannelIDs()) {
		t.Errorf("%d ids, want %d: %v", got, want, k.ChannelIDs())
	}
	var specs [8]*channel.Spec
	var wg sync.WaitGroup
	for i := range specs {
		wg.Go(func() { specs[i], _ = k.Channel("shop") })
	}
	wg.Wait()
	shop := specs[0]
	for _, s := range specs {
		if s == nil || s != shop {
			t.Fatal("not made once")
		}
	}
	title := shop.Fields["title"]
	if shop.ID != "shop" || shop.Author != "商城" || shop.Name.EN != "萤汀商城" || title.Advise.Max != 20 || len(title.Limits) != 2 || shop.Output[0].File != "shop/article.html" {
		t.Errorf("shop: %+v", shop)
	}
	if w, _ := k.Channel("wechat"); w.Author != "萤汀" || w.Output[0].File != "wechat/article.html" {
		t.Errorf("wechat: %+v", w)
	}
	if m, ok := k.Channel("memo"); !ok || m.Name.ZH != "备忘" || m.Fields["title"].Limits[0].Max != 10 {
		t.Errorf("memo: %+v", m)
	}
	if d, ok := k.Channel("douyin"); !ok || d.Script.RateZH != 4.5 {
		t.Errorf("douyin: %+v", d)
	}
	if s, ok := k.Channel("wechta"); ok || s != nil {
		t.Error("an unknown channel was found")
	}
	if s, ok := new(Kit).Channel("edm"); !ok || s.ID != "edm" {
		t.Error("the zero kit has no channels")
	}
}

func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "[2026] 品牌")
	if err := os.MkdirAll(filepath.Join(dir, "on"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"on/b.md", "on/a.md", "on/c.txt", "logo.png"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	k := &Kit{Dir: dir}
	if got := k.Files([]string{"on/*.md", "./logo.png", "on/a.md", "none/*"}); !slices.Equal(got, []string{"logo.png", "on/a.md", "on/b.md"}) {
		t.Errorf("Files = %v", got)
	}
	if got := k.File("on/a.md"); got != filepath.Join(dir, "on", "a.md") {
		t.Errorf("File = %s", got)
	}
}

// Nothing that can stand in a kit makes it panic, and a kit that loads can be
// asked anything.
func FuzzKit(f *testing.F) {
	names, _ := filepath.Glob("testdata/*/*.yaml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		k, err := Parse("testdata/ok/x.yaml", data, nil)
		if err != nil {
			if printed(err) == "" {
				t.Error("an error that says nothing")
			}
			return
		}
		_ = k.Check()
		for _, id := range k.ChannelIDs() {
			if _, ok := k.Channel(id); !ok {
				t.Errorf("the channel %q can't be made", id)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("testdata/ok/full.yaml"); err != nil {
			b.Fatal(err)
		}
	}
}
