package ocr

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"onevoice/brandkit/cache"
)

// What was read is read once: not again, by another run, until its file is
// broken or the picture another.
func TestCache(t *testing.T) {
	c := Cache{Dir: filepath.Join(t.TempDir(), "made", "when", "needed"), Engine: "test"}
	times := 0
	lines := []Line{at("好茶", 1, 2, 30, 10), down("不怕晚", 5, 6, 7, 80)}
	ask := func(picture string, say []Line) []Line {
		t.Helper()
		got, err := c.Lines([]byte(picture), func() ([]Line, error) { times++; return say, nil })
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := ask("a", lines); !reflect.DeepEqual(got, lines) || times != 1 {
		t.Errorf("%v, read %d times", got, times)
	}
	if got := ask("a", nil); !reflect.DeepEqual(got, lines) || times != 1 {
		t.Errorf("kept %v, read %d times", got, times)
	}
	if ask("b", nil); times != 2 {
		t.Error("another picture was not read")
	}
	if got := ask("b", lines); len(got) != 0 || times != 2 {
		t.Errorf("a picture without words was read again: %v", got)
	}
	for _, broken := range []string{"", "{", `{"lines":null}`, `{"lines":7}`} {
		if err := os.WriteFile(c.name([]byte("a")), []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		before := times
		if got := ask("a", lines); !reflect.DeepEqual(got, lines) || times != before+1 {
			t.Errorf("after %q: %v", broken, got)
		}
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(c.name([]byte("a"))), "new-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What can't be kept is read all the same, and failures are not kept.
func TestCacheRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []Cache{{}, {Dir: file, Engine: "test"}} {
		got, err := c.Lines([]byte("a"), func() ([]Line, error) { return []Line{{Text: "字"}}, nil })
		if err != nil || len(got) != 1 {
			t.Errorf("%v: %v, %v", c, got, err)
		}
	}
	c := Cache{Dir: t.TempDir(), Engine: "test"}
	if _, err := c.Lines([]byte("a"), func() ([]Line, error) { return nil, errors.New("no") }); err == nil {
		t.Error("a failure was lost")
	}
	if got, err := c.Lines([]byte("a"), func() ([]Line, error) { return []Line{{Text: "字"}}, nil }); err != nil || len(got) != 1 {
		t.Errorf("a failure was kept: %v, %v", got, err)
	}
}

// A folder of the cache that is full loses its oldest readings, not its newest.
func TestCachePrunes(t *testing.T) {
	c := Cache{Dir: t.TempDir(), Engine: "test"}
	picture := []byte("one")
	dir := filepath.Dir(c.name(picture))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	for i := range cache.Most + 5 {
		name := filepath.Join(dir, fmt.Sprintf("%03d.json", i))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, long, long.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Lines(picture, func() ([]Line, error) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != cache.Most {
		t.Fatalf("%d left, want %d, %v", len(left), cache.Most, err)
	}
	if _, err := os.Stat(c.name(picture)); err != nil {
		t.Error("the newest is gone")
	}
	if _, err := os.Stat(filepath.Join(dir, "005.json")); err == nil {
		t.Error("an old one stayed")
	}
}
