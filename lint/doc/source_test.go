package doc

import (
	"errors"
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
		if got, want := src.Pairs(off), strings.Count(text[start:off], "🎉"); got != want {
			t.Fatalf("before byte %d are %d pairs, want %d", off, got, want)
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

// What was let go comes back when someone asks, and only for as long as it is
// held; what can't be had again is an error, never an empty file.
func TestShelve(t *testing.T) {
	src := NewSource("a.png", []byte("picture"))
	gone := errors.New("gone")
	var err error
	src.Shelve(func() ([]byte, error) { return []byte("picture"), err })
	if src.Data != nil || src.Size() != 7 {
		t.Fatalf("let go, %q is left of %d bytes", src.Data, src.Size())
	}
	if b, err := src.Bytes(); string(b) != "picture" || err != nil || src.Data != nil {
		t.Errorf("asked for: %q, %v; %q is kept", b, err, src.Data)
	}
	release, _ := src.Hold()
	inner, _ := src.Hold()
	inner()
	if string(src.Data) != "picture" {
		t.Errorf("held twice, released once: %q", src.Data)
	}
	release()
	err = gone
	if _, got := src.Bytes(); src.Data != nil || got != gone {
		t.Errorf("released: %q, %v", src.Data, got)
	}
	if _, got := src.Hold(); got != gone {
		t.Errorf("held although gone: %v", got)
	}
}
