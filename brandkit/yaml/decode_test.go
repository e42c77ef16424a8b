package yaml

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"onevoice/brandkit/lang"
)

var update = flag.Bool("update", false, "rewrite what the tests want")

// everything has a field of every type that can be decoded.
type everything struct {
	Text  string            `yaml:"text" need:"true"`
	On    bool              `yaml:"on"`
	Max   *int              `yaml:"max"`
	Share float64           `yaml:"share"`
	Tags  []string          `yaml:"tags" allow:"red green blue"`
	Paint []paint           `yaml:"paint"`
	Rules map[string]string `yaml:"rules" allow:"off error warning"`
	Deep  map[string]paint  `yaml:"deep"`
	Free  Raw               `yaml:"free"`
	Name  lang.Words        `yaml:"name"`
	Skip  string            `yaml:"-"`
}

type paint struct {
	Hex  string `yaml:"hex" need:"true"`
	Role string `yaml:"role" allow:"primary accent"`
}

func words(s string) lang.Words { return lang.Same(s) }

func TestDecode(t *testing.T) {
	f, err := Parse("a.yaml", []byte(`
text: 0123
on: true
max: 8
share: .5
tags: [red, blue]
paint: [{hex: "#0B5FFF", role: accent}]
rules: {voice/person: off}
deep: {a: {role: primary}}
free: {任意: [1, 2026-12-12]}
name: {zh: 光}
`))
	if err != nil {
		t.Fatal(err)
	}
	got := everything{Deep: map[string]paint{"a": {Hex: "#000000"}, "b": {Hex: "#111111"}}, Skip: "kept", Name: lang.Words{EN: "light"}}
	if err := f.Decode(&got); err == nil || !strings.Contains(err.Error(), "lacks hex") {
		t.Errorf("a needed key that only the default has: %v", err)
	}
	free := got.Free.Scalars()
	got.Free = Raw{}
	max := 8
	want := everything{
		Text: "0123", On: true, Max: &max, Share: .5, Tags: []string{"red", "blue"}, Paint: []paint{{"#0B5FFF", "accent"}},
		Rules: map[string]string{"voice/person": "off"}, Deep: map[string]paint{"a": {"#000000", "primary"}, "b": {"#111111", ""}},
		Name: lang.Words{ZH: "光", EN: "light"}, Skip: "kept",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if len(free) != 2 || free[1].Path != "任意.1" || free[1].Value != "2026-12-12" {
		t.Errorf("free holds %v", free)
	}
}

// Each file of testdata/bad must give exactly the errors beside it, in both
// languages.
func TestMistakes(t *testing.T) {
	names, _ := filepath.Glob("testdata/bad/*.yaml")
	if len(names) < 20 {
		t.Fatalf("only %d bad files", len(names))
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(filepath.Base(name), data)
		if err == nil {
			err = f.Decode(&everything{})
		}
		wellFormed(t, err, data)
		got, file := printed(err), strings.TrimSuffix(name, ".yaml")+".want"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := os.ReadFile(file)
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// printed shows an error about as a terminal does.
func printed(err error) string {
	var b strings.Builder
	for _, e := range lang.All(err) {
		fmt.Fprintln(&b, e.In("zh"))
		if e.Line > 0 {
			var pad strings.Builder
			for i, r := range []rune(e.Source) {
				if i+1 >= e.Column+e.Width {
					break
				}
				mark := " "
				if i+1 >= e.Column {
					mark = "^"
				}
				pad.WriteString(mark)
				if r >= 0x1100 {
					pad.WriteString(mark)
				}
			}
			fmt.Fprintf(&b, "    %s\n    %s\n", e.Source, pad.String())
		}
		fmt.Fprintf(&b, "  → %s\n  %s\n  → %s\n", e.Hint.In("zh"), e.In("en"), e.Hint.In("en"))
	}
	return b.String()
}

// wellFormed checks what every error promises.
func wellFormed(t *testing.T, err error, data []byte) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, e := range lang.All(err) {
		if e.Path == "" || e.What.ZH == "" || e.What.EN == "" || e.Hint.ZH == "" || e.Hint.EN == "" || !bytes.Contains(data, []byte("%")) && strings.Contains(e.What.ZH+e.What.EN+e.Hint.ZH+e.Hint.EN, "%!") {
			t.Fatalf("an error that says too little: %+v", e)
		}
		if e.Line == 0 {
			continue
		}
		lines := bytes.Count(data, []byte("\n")) + 1
		if e.Line > lines || e.Column < 1 || e.Width < 1 || len(e.Source) > 0 && e.Column > utf8.RuneCountInString(e.Source)+1 {
			t.Fatalf("an error outside the file: %+v", e)
		}
	}
}

func TestHostile(t *testing.T) {
	laughs := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 20; i++ {
		a := fmt.Sprintf("*a%d", i-1)
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.Join([]string{a, a, a, a, a, a, a, a, a}, ","))
	}
	for name, in := range hostile() {
		_, err := Parse(name, []byte(in))
		wellFormed(t, err, []byte(in))
		if n := len(lang.All(err)); n > maxMistakes {
			t.Errorf("%s: %d errors", name, n)
		}
	}
	if _, err := Parse("laughs", []byte(laughs)); err == nil || !strings.Contains(err.Error(), "more than 60000 values") {
		t.Errorf("billion laughs: %v", err)
	}
}

// hostile returns files made to hurt, each of which must be refused.
func hostile() map[string]string {
	var keys strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&keys, "%x:\n", i)
	}
	return map[string]string{
		"keys": keys.String(), "brackets": strings.Repeat("[", 1<<20), "deep": strings.Repeat("- ", 9000) + "a", "keys in keys": strings.Repeat("? ", 9000),
		"big": strings.Repeat("#", 1<<20+1), "dup": strings.Repeat("a: b\n", 50_000), "self": "a: &a [*a]\n", "colons": strings.Repeat(":", 1<<20),
		"docs": strings.Repeat("---\n- a\n", 100_000), "flow": "a: [" + strings.Repeat("a,", 1<<18), "quote": "a: \"" + strings.Repeat("\n", 1<<19),
		"anchors": "a: [" + strings.Repeat("&a b,", 1<<17) + "]", "braces": strings.Repeat("{a: ", 1<<17), "merge": "a: &a {b: c}\nd: {<<: *a}\n",
		"tabs": strings.Repeat("\t", 1<<19) + "a", "one line": "a: {" + strings.Repeat("b: c, ", 20_000) + "}", "unknown": strings.Repeat("标语：最好\n", 40_000),
	}
}

// The largest file that is let in, and wrong from end to end.
func BenchmarkDecodeFull(b *testing.B) {
	var in strings.Builder
	for i := range 29_000 {
		fmt.Fprintf(&in, "txet%d: 光\n", i)
	}
	for b.Loop() {
		f, err := Parse("full", []byte(in.String()))
		if err != nil {
			b.Fatal(err)
		}
		if n := len(lang.All(f.Decode(&everything{}))); n != maxMistakes {
			b.Fatal(n)
		}
	}
}

func BenchmarkParseHostile(b *testing.B) {
	for name, in := range hostile() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse(name, []byte(in)); err == nil {
					b.Fatal("taken")
				}
			}
		})
	}
}
