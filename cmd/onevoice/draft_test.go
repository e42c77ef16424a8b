package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// A file that somebody saved in the meantime is theirs.
func TestChangedFileIsLeftAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.md")
	for _, c := range []struct {
		onDisk, after string
		err           error
	}{
		{"登陆", "登录", nil},
		{"登录", "登录", nil},
		{"登陆。", "登陆。", doc.ErrChanged},
	} {
		if err := os.WriteFile(file, []byte(c.onDisk), 0o644); err != nil {
			t.Fatal(err)
		}
		r := draft{was: []byte("登陆"), now: []byte("登录")}
		if err := r.write(file); !errors.Is(err, c.err) {
			t.Errorf("%s: %v", c.onDisk, err)
		}
		if got, _ := os.ReadFile(file); string(got) != c.after {
			t.Errorf("%s became %s", c.onDisk, got)
		}
	}
}

// Fixes that undo one another end, at the same words whichever they start from.
func TestCirclesEnd(t *testing.T) {
	other := map[string]string{"甲": "乙", "乙": "丙", "丙": "乙"}
	end := func(word string) string {
		all := drafts{of: map[string]*draft{}}
		for range rounds {
			src := doc.NewSource("a.md", []byte(word))
			f := lint.Finding{Fixes: []lint.Fix{{Edits: []doc.Edit{{Span: doc.Span{Source: src, End: len(word)}, New: other[word]}}}}}
			if !all.draw(gathered([]lint.Finding{f}, false)) {
				return word
			}
			word = string(all.text("a.md"))
		}
		t.Fatalf("it goes on at %s", word)
		return ""
	}
	if got := end("甲"); got != "乙" || end(got) != got {
		t.Errorf("甲 becomes %s, which becomes %s", got, end(got))
	}
}

// Whenever it is killed, every file is whole: as it was or as it is to be.
func TestKilledWhileMending(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no kill -9 here")
	}
	dir := t.TempDir()
	was := strings.Repeat("请登陆官网。\n\n", 500)
	now := strings.ReplaceAll(was, "登陆", "登录")
	put := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("brand.yaml", "onevoice: 1\nbrand: {zh: 拾光}\nterms: [{say: 登录, not: [登陆]}]\n")
	for wait := time.Duration(0); wait < 120*time.Millisecond; wait += 5 * time.Millisecond {
		for i := range 60 {
			put(fmt.Sprintf("%02d.md", i), was)
		}
		cmd := exec.Command("onevoice", "check", "--fix", "--rules", "brand/term", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		cmd.Process.Kill()
		cmd.Wait()
		for i := range 60 {
			got, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%02d.md", i)))
			if err != nil || string(got) != was && string(got) != now {
				t.Fatalf("killed after %v: %02d.md is %d bytes, %v", wait, i, len(got), err)
			}
		}
	}
}
