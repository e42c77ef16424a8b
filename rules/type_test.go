package rules

import (
	"context"
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// What is wrong becomes right, and what is right stays.
func TestSetting(t *testing.T) {
	kit := settingKit(t, "")
	for name, lines := range typeCases(t, "fix.txt") {
		for i := 0; i+1 < len(lines); i += 2 {
			wantSet(t, kit, name, lines[i], lines[i+1])
		}
	}
	for name, lines := range typeCases(t, "keep.txt") {
		for _, line := range lines {
			wantSet(t, kit, name, line, line)
		}
	}
}

// A kit has its own way.
func TestSettingOfKits(t *testing.T) {
	for style, lines := range typeCases(t, "kits.txt") {
		for i := 0; i+1 < len(lines); i += 2 {
			wantSet(t, settingKit(t, style), "a.md", lines[i], lines[i+1])
		}
	}
}

func wantSet(t *testing.T, kit *brandkit.Kit, name, in, want string) {
	t.Helper()
	got := set(t, kit, name, in)
	if got != want {
		t.Errorf("%s\n   in %s\n  got %s\n want %s", name, in, got, want)
	}
	if again := set(t, kit, name, got); again != got {
		t.Errorf("%s set twice: %s\n      then %s", name, got, again)
	}
}

// typeCases reads a file of cases: lines under the part they stand in.
func typeCases(t testing.TB, file string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/type/" + file)
	if err != nil {
		t.Fatal(err)
	}
	out, part := map[string][]string{}, ""
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		switch {
		case i == 0: // says what the file is
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			part = line[1 : len(line)-1]
		default:
			out[part] = append(out[part], strings.ReplaceAll(line, `\n`, "\n"))
		}
	}
	return out
}

func settingKit(t testing.TB, style string) *brandkit.Kit {
	t.Helper()
	kit := brandkit.Neutral()
	f, err := yaml.Parse("brand.yaml", []byte("onevoice: 1\nbrand: {zh: 晴川}\nnames: [{text: 豆瓣FM}]\ntaglines: [{text: 把灯abc留着}]\ntypography: {"+style+"}\n"))
	if err == nil {
		err = f.Decode(kit)
	}
	if err != nil {
		t.Fatal(err)
	}
	return kit
}

// settingRules are the rules of the family, loaded once.
var settingRules = sync.OnceValue(func() []lint.Rule {
	all, err := Builtin()
	if err != nil {
		panic(err)
	}
	return slices.DeleteFunc(all, func(r lint.Rule) bool { return !strings.HasPrefix(r.ID, "type/") })
})

// set mends text, a file called name, until nothing is left to mend.
func set(t testing.TB, kit *brandkit.Kit, name, text string) string {
	t.Helper()
	for range 8 {
		d, err := read.Bytes(name, []byte(text))
		if err != nil {
			return text
		}
		r, err := lint.Run(context.Background(), kit, settingRules(), []*doc.Document{d})
		if err != nil || len(r.Failed) > 0 {
			t.Fatal(err, r.Failed)
		}
		var edits []doc.Edit
		for _, f := range r.Findings {
			for _, x := range f.Fixes {
				if more := append(edits[:len(edits):len(edits)], x.Edits...); fits(d.Source, more) {
					edits = more
				}
			}
		}
		if len(edits) == 0 {
			return text
		}
		data, err := doc.Apply(d.Source, edits)
		if err != nil {
			t.Fatal(err)
		}
		text = string(data)
	}
	t.Errorf("never done mending %q", text)
	return text
}

func fits(src *doc.Source, edits []doc.Edit) bool {
	_, err := doc.Apply(src, edits)
	return !errors.Is(err, doc.ErrConflict)
}

// No letter and no Chinese character is lost, changed or moved, no block or
// mark appears or goes, and mending twice is mending once.
func FuzzSetting(f *testing.F) {
	for _, file := range []string{"fix.txt", "keep.txt", "kits.txt"} {
		for name, lines := range typeCases(f, file) {
			for _, line := range lines {
				f.Add(uint8(len(name)), line)
			}
		}
	}
	f.Add(uint8(0), "：foo@qing.email６")
	f.Add(uint8(1), `中文 abc <b>渭䖇">链接f/b> abc，<a hyef=">链接`)
	f.Add(uint8(2), `中文 abc<bhref="x</bc，<a f="x中a>        中文中abc">链`)
	styles := []string{"", "cjk_latin_space: false, quotes: corner, brackets: full", "quotes: straight, brackets: half, ellipsis: ..."}
	f.Fuzz(func(t *testing.T, n uint8, text string) {
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\r\n", r) }) {
			return // a sign of control before ** makes it no emphasis; nobody writes one
		}
		name := []string{"a.txt", "a.md", "a.html"}[n%3]
		kit := settingKit(t, styles[n/3%3])
		before, err := read.Bytes(name, []byte(text))
		if err != nil {
			return
		}
		got := set(t, kit, name, text)
		after, err := read.Bytes(name, []byte(got))
		if err != nil {
			t.Fatalf("%q can't be read: %v", got, err)
		}
		if lettersOf(string(before.Source.Data)) != lettersOf(string(after.Source.Data)) {
			t.Errorf("letters of %q changed: %q", text, got)
		}
		defines := n%3 == 1 && strings.Contains(text, "]:") // [Mac 电脑] set as [Mac电脑] finds what defines that: a link, as was meant
		if a, b := shape(before), shape(after); a != b && !defines {
			t.Errorf("%q became %q\n%s\n%s", text, got, a, b)
		}
		if again := set(t, kit, name, got); again != got {
			t.Errorf("%q set twice: %q", got, again)
		}
	})
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) {
			return r
		}
		return -1
	}, words.Narrow(s).Text)
}

// shape is what a document is made of, but for its marks of punctuation.
func shape(d *doc.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		b.WriteString(string(x.Kind) + "|" + x.Marker + "|" + lettersOf(x.Text.String()))
		for _, m := range x.Marks {
			b.WriteString("|" + string(m.Kind) + " " + m.To + " " + lettersOf(x.Text.String()[m.Start:m.End]))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// The pass over every block, on one core: on copy that is right, with all the
// rules of the family, and by itself on copy with something wrong in every
// clause.
func BenchmarkSetting(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list, right := settingRules(), copies(b, 900_000, 1)
	b.Run("right", func(b *testing.B) {
		b.SetBytes(int64(len(right[0].Source.Data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := lint.Run(context.Background(), brandkit.Neutral(), list, right); err != nil {
				b.Fatal(err)
			}
		}
	})
	text := strings.Repeat("折溪的新架子今天上新,首发价399元起,前100名送Filter一只 ，先到先得!还有\"第二杯\"等着你...\n\n", 8000)
	wrong, err := read.Bytes("a.md", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("wrong", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var cache perKit[*house]
			if out := slips(&lint.Pass{Kit: brandkit.Neutral()}, wrong, &cache); len(out) < 8000 {
				b.Fatal(len(out))
			}
		}
	})
}
