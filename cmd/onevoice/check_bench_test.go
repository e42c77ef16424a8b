package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// About 2 KB of Chinese copy, a little different for each i.
func page(i int) string {
	lines := []string{
		"清晨的光照进厨房，我们把每一件器具都擦得很亮。", "这个季节适合去河边走走，带上一壶热水和一包豆子。",
		"新品将在 12 月 8 日 20:00 开售，价格 ¥399，限时到 12 月 20 日。", "如果你不知道怎么选，可以先看看我们的使用说明。",
		"**注意**：请在常温下保存，开封后三个月内用完。", "欢迎到门店试用，也可以在线预约：https://www.foldbrook.example/book 。",
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: 第 %d 篇\ncampaign: c%d\n---\n\n# 一篇关于咖啡的短文 %d\n\n", i, i, i)
	for k := i; b.Len() < 2000; k++ {
		b.WriteString(lines[k%len(lines)] + lines[(k*5+1)%len(lines)] + "\n\n")
	}
	return b.String()
}

// A folder of 1,000 files, from reading to the summary.
func BenchmarkCheckFolder(b *testing.B) {
	dir := b.TempDir()
	size := 0
	for i := range 1000 {
		text := page(i)
		size += len(text)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		run(b, 0, "check", "--quiet", dir)
	}
}

// One file, without what the process itself costs.
func BenchmarkCheckFile(b *testing.B) {
	name := filepath.Join(b.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte(page(7)), 0o644); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		run(b, 0, "check", "--quiet", name)
	}
}

func run(tb testing.TB, want int, args ...string) {
	tb.Helper()
	var errs strings.Builder
	c := command{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &errs, getenv: func(string) string { return "" }}
	if got := c.Main(args); got != want {
		tb.Fatalf("%v: exit %d, want %d\n%s", args, got, want, errs.String())
	}
}
