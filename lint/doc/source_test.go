package doc

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// A place in a line of any length has the column that counting gives.
func TestPositionInLongLines(t *testing.T) {
	line := strings.Repeat("请登陆官网 see 🎉 ", 700)
	text := "短\n" + line + "\n\n" + line
	src := NewSource("a.md", []byte(text))
	n, start := 1, 0
	for off, r := range text {
		want := Position{n, utf8.RuneCountInString(text[start:off]) + 1}
		if got := src.Position(off); got != want {
			t.Fatalf("byte %d is at %v, want %v", off, got, want)
		}
		if r == '\n' {
			n, start = n+1, off+1
		}
	}
	want := Position{n, utf8.RuneCountInString(text[start:]) + 1}
	if got := src.Position(len(text)); got != want {
		t.Fatalf("the end is at %v, want %v", got, want)
	}
}
