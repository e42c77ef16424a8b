package yaml

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func TestScalars(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "title: 让光回到生活\nn: 0123\nd: 2026-12-12\np: 1,299\n", "title=让光回到生活|n=0123|d=2026-12-12|p=1,299"},
		{"quoted", "a: \"光 \U0001F31E\"\nb: '好'\nc: \"\"\nd: ''\n", "a=光 🌞|b=好|c=|d="},
		{"escaped", "a: \"x\\ny\"\nb: 'it''s'\n", "a~\"x\\ny\"|b~'it''s'"},
		{"quotes over lines", "a: \"一\n  二\"\nb: 三\n", "a~\"一\n  二\"|b=三"},
		{"plain over lines", "a: one\n  two\n\n  three # no\nb: x\n", "a~one\n  two\n\n  three|b=x"},
		{"blocks", "a: |\n  第一行\n\n   第二行\n\nb: >-  # why\n  one\n  two\nc: |2\n    x\nd: |\ne: y\n", "a~|\n  第一行\n\n   第二行|b~>-  # why\n  one\n  two|c~|2\n    x|d~||e=y"},
		{"crlf", "a: 一\r\nb: \"二\"\r\nc: |\r\n  三\r\n  四\r\nd: 五\r\n", "a=一|b=二|c~|\r\n  三\r\n  四|d=五"},
		{"cr alone and line separators", "a: 一\rb: 二\u2028c: 三\u0085d: 四\n", "a=一|b=二|c=三|d=四"},
		{"bom", "\ufefftitle: 光\nb: x\n", "title=光|b=x"},
		{"flow", "{a: 光, b: [一, \"二\", '三' ], c: {d: e}, f: , g}", "a=光|b.0=一|b.1=二|b.2=三|c.d=e|f=|g="},
		{"json", `{"a":"光","b":[1,true,null]}`, "a=光|b.0=1|b.1=true|b.2=null"},
		{"lists", "- no\n", ""},
		{"nested", "a:\n  - b: 一\n    c: 二\n  - - 三\n    - 四\n  -\n  - 五\n", "a.0.b=一|a.0.c=二|a.1.0=三|a.1.1=四|a.2=|a.3=五"},
		{"anchors", "a: &x 光\nb: *x\nc: &y !!str\n  \"明\"\nd: !t &z 亮\ne: [&q 一, *q]\nf: &n\ng: h\n", "a=光|b=光|c=明|d=亮|e.0=一|e.1=一|f=|g=h"},
		{"empty", "a:\nb: # note\nc: ~\nd: \"#0B5FFF\"\n", "a=|b=|c=~|d=#0B5FFF"},
		{"indicators", "a: -x\nb: ?x\nc: a#b\nd: http://a.b/c?d=e&f\ne: \"a: b\"\n", "a=-x|b=?x|c=a#b|d=http://a.b/c?d=e&f|e=a: b"},
		{"complex key", "? a\n: b\n? c\n", "a=b|c="},
		{"document marks", "%YAML 1.1\n---\na: 光\n...\n", "a=光"},
		{"comments", "# 头\na: b # 尾\n  # 缩进\n# 下\nc: d\n", "a=b|c=d"},
		{"tabs", "a:\t光\nb: \"x\ty\"\n", "a=光|b=x\ty"},
		{"combining", "a: e\u0301\u200d光\nb: 👩‍👩‍👧 c\n", "a=e\u0301\u200d光|b=👩‍👩‍👧 c"},
		{"dots", "a.b: c\n", "a.b=c"},
	} {
		f, err := Parse(tt.name, []byte(tt.in))
		if err != nil {
			if tt.want != "" {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		var got []string
		for _, s := range f.Scalars() {
			sign := "~"
			if s.Verbatim {
				sign = "="
			}
			got = append(got, s.Path+sign+string(f.Data[s.Start:s.End]))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, g, tt.want)
		}
		holds(t, f)
	}
}

// holds checks what every scalar of every file promises.
func holds(t *testing.T, f *File) {
	t.Helper()
	for _, s := range f.Scalars() {
		if s.Start < f.from || s.End < s.Start || s.End > f.to {
			t.Fatalf("%s: place %d–%d of %d bytes", s.Path, s.Start, s.End, len(f.Data))
		}
		own := string(f.Data[s.Start:s.End])
		if s.Verbatim {
			if own != s.Value {
				t.Fatalf("%s: %q stands where %q was read", s.Path, own, s.Value)
			}
			continue
		}
		if err := says(own, s.Value); err != nil {
			t.Fatalf("%s: %v", s.Path, err)
		}
	}
}

// says reports whether the bytes of a scalar, read by themselves, are its
// value. Block scalars lose their indentation, so their letters are compared.
func says(own, value string) error {
	if own != "" && (own[0] == '"' || own[0] == '\'') {
		var v string
		if err := yaml.Unmarshal([]byte("- "+strings.ReplaceAll(own, "\n", "\n ")), &[]*string{&v}); err == nil && v == "" {
			var list []string
			if err := yaml.Unmarshal([]byte("- "+own), &list); err == nil && len(list) == 1 && list[0] != value {
				return fmt.Errorf("%q is not %q", own, value)
			}
		}
		return nil
	}
	if own == "" {
		return fmt.Errorf("%q has no place", value)
	}
	if own[0] == '|' || own[0] == '>' {
		own = own[header([]byte(own)):]
	}
	if a, b := letters(own), letters(value); a != b {
		return fmt.Errorf("%q is not %q", a, b)
	}
	return nil
}

func letters(s string) string {
	var b strings.Builder
	for rest := []byte(s); len(rest) > 0; {
		if n := blank(rest); n > 0 {
			rest = rest[n:]
			continue
		}
		b.WriteByte(rest[0])
		rest = rest[1:]
	}
	return b.String()
}

func TestParseIn(t *testing.T) {
	data := "---\ntitle: 光\ntagline:最好\n---\n# 正文\n"
	end := strings.Index(data, "---\n#")
	if _, err := ParseIn("a.md", []byte(data), 4, end); err == nil || err.Error() != `a.md:3:8: a space is missing after the colon of “tagline”` {
		t.Errorf("got %v", err)
	}
	data = strings.Replace(data, "tagline:", "tagline: ", 1)
	f, err := ParseIn("a.md", []byte(data), 4, end+1)
	if err != nil {
		t.Fatal(err)
	}
	s := f.Scalars()[1]
	if got := data[s.Start:s.End]; got != "最好" {
		t.Errorf("the tagline stands at %q", got)
	}
	if e := f.Mistake("tagline", words("x"), words("")); e.Line != 3 || e.Column != 10 || e.Width != 2 || e.Source != "tagline: 最好" {
		t.Errorf("got %+v", e)
	}
}

func FuzzScalars(f *testing.F) {
	for _, s := range []string{"a: 光\nb: \"x\\ny\" # c\n", "{a: [一, '二''三'], \"b\":c}", "a: |\n  x\n\n  y\nb: >+1\n  z\n", "- &a x\n- *a", "a: b\r\n  c\r\n",
		"a: !t &b\n  c\n", "? a\n: b\n", "\ufeffa: b\n", "a:\n- b\n- - c\n", "a: <<\n<<: *a", "#\n\n a: b\n #\n", "a: \"\\x41\n \\\n  b\"", "标语：最好\n", "a:b\nc: d", "a: #0B5FFF\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file, err := Parse("x", []byte(s))
		if err != nil {
			wellFormed(t, err, []byte(s))
			return
		}
		holds(t, file)
		var into everything
		if err := file.Decode(&into); err != nil {
			wellFormed(t, err, []byte(s))
		}
	})
}
