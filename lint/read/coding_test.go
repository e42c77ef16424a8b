package read

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

const letter = "# 青岚 P3：少油也很香 😀\r\n\r\n全国**最**好的€ café 炸锅，在这里我们写一段足够长的中文说明它的来历。\r\n"

func utf16Bytes(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func gb(t testing.TB, s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Whatever the encoding, a word is found at its own bytes of the file, and an
// edit writes the file's encoding and touches nothing else.
func TestCoding(t *testing.T) {
	for name, c := range map[string]struct {
		disk   []byte
		encode func(string) []byte
	}{
		"":          {[]byte(letter), func(s string) []byte { return []byte(s) }},
		"utf-8-bom": {[]byte("\ufeff" + letter), func(s string) []byte { return []byte(s) }},
		"utf-16le":  {utf16Bytes(letter, false), func(s string) []byte { return utf16Bytes(s, false)[2:] }},
		"utf-16be":  {utf16Bytes(letter, true), func(s string) []byte { return utf16Bytes(s, true)[2:] }},
		"gb18030":   {gb(t, letter), func(s string) []byte { return gb(t, s) }},
	} {
		d, err := Bytes("a.md", c.disk)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if d.Source.Encoding() != name || string(d.Source.Data) != letter || !bytes.Equal(d.Source.OnDisk(), c.disk) {
			t.Errorf("%q: read as %q: %q", name, d.Source.Encoding(), d.Source.Data)
		}
		for i := range letter {
			head := len(c.disk) - len(c.encode(letter[i:]))
			if got := d.Source.Offset(i); got != head {
				t.Errorf("%q: byte %d is at %d of the file, not %d", name, i, got, head)
			}
		}
		b := d.Blocks[1]
		at := strings.Index(b.Text.String(), "最好")
		edits, ok := b.Text.Slice(at, at+len("最好")).Replace("很香")
		out, err := doc.Apply(d.Source, edits)
		want, _ := Bytes("a.md", c.disk)
		changed := strings.NewReplacer("**最**好", "**很**香").Replace(string(want.Source.Data))
		bom := c.disk[:d.Source.Offset(0)]
		if !ok || err != nil || !bytes.Equal(out, append(bytes.Clone(bom), c.encode(changed)...)) {
			t.Errorf("%q: edited to %q, %v", name, out, err)
		}
	}
}

// What is not plainly Chinese is not guessed: the first bad byte is named.
func TestBadBytes(t *testing.T) {
	encode := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	long := "안녕하세요 이 글은 한국어로 쓴 글입니다 그래서 중국어가 아닙니다"
	for name, c := range map[string]struct {
		in           []byte
		line, column int
	}{
		"a stray byte in Chinese": {[]byte("第一行\n全国最\xff好的炸锅"), 2, 4},
		"cut within a character":  {[]byte("好的\xe4\xbd"), 1, 3},
		"Latin-1":                 {[]byte("a caf\xe9 with cr\xe8me"), 1, 6},
		"Windows-1252":            {[]byte("He said \x93Hello\x94 again"), 1, 9},
		"Big5":                    {encode(traditionalchinese.Big5.NewEncoder().Bytes([]byte("我們的產品是最好的選擇，請大家放心購買"))), 1, 1},
		"Shift JIS":               {encode(japanese.ShiftJIS.NewEncoder().Bytes([]byte("これは日本語の文章です"))), 1, 1},
		"EUC-JP":                  {encode(japanese.EUCJP.NewEncoder().Bytes([]byte("これは日本語の文章です"))), 1, 1},
		"EUC-KR":                  {encode(korean.EUCKR.NewEncoder().Bytes([]byte(long))), 1, 1},
		"zero bytes":              {[]byte("ab\x00c"), 1, 3},
		"UTF-16 without a mark":   {utf16Bytes("hello", false)[2:], 1, 2},
		"UTF-16 cut short":        {utf16Bytes("你好", false)[:5], 1, 2},
		"half a surrogate pair":   {[]byte("\xff\xfea\x00\x3d\xd8b\x00"), 1, 2},
		"BOM, then bad":           {[]byte("\xef\xbb\xbfok\xff"), 1, 3},
	} {
		_, err := Bytes("a.txt", c.in)
		var e *lang.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if e.Line != c.line || e.Column != c.column || e.Hint.ZH == "" || e.Hint.EN == "" {
			t.Errorf("%s: %v (%v)", name, err, e.Hint)
		}
	}
}
