//go:build unix

package rules

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// The rules on words together on ordinary copy, on one core: with the neutral
// kit and with one of ten thousand words to avoid; in files as people write
// them and in one as nobody does. What reading costs is measured in lint/read.
func BenchmarkCheck(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list := families(b, "law", "platform", "en", "brand")
	rich := *brandkit.Neutral()
	for i := range 10_000 {
		rich.Terms = append(rich.Terms, brandkit.Term{Not: []string{rare(i)}})
	}
	sets := []struct {
		name string
		docs []*doc.Document
	}{{"3KB", copies(b, 3_000, 30)}, {"1MB", copies(b, 900_000, 1)}}
	for _, set := range sets {
		for i, kit := range []*brandkit.Kit{brandkit.Neutral(), &rich} {
			b.Run(set.name+"/"+[]string{"neutral", "10000-terms"}[i], func(b *testing.B) { throughput(b, kit, list, set.docs) })
		}
	}
}

// The rules of law, of platforms and of English claims alone, on one core: on
// ordinary copy, on sentences of which half break a rule, and on English.
func BenchmarkPacks(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list := families(b, "law", "platform", "en")
	kit := *brandkit.Neutral()
	kit.Markets = []string{"cn", "us", "eu", "uk"}
	var claims []string
	for _, s := range sentences(b, "../testdata/law/own.jsonl") {
		if s.Lang != "en" {
			claims = append(claims, s.Text)
		}
	}
	for _, set := range []struct {
		name string
		docs []*doc.Document
	}{
		{"copy-3KB", copies(b, 3_000, 30)},
		{"copy-1MB", copies(b, 900_000, 1)},
		{"claims-3KB", documents(b, claims, 3_000, 30)},
		{"english-3KB", documents(b, english(b), 3_000, 30)},
	} {
		b.Run(set.name, func(b *testing.B) { throughput(b, &kit, list, set.docs) })
	}
}

// throughput reports how much of the documents one core checks in a second.
func throughput(b *testing.B, kit *brandkit.Kit, list []lint.Rule, docs []*doc.Document) {
	total := 0
	for _, d := range docs {
		total += len(d.Source.Data)
	}
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		used := processor(b)
		if _, err := lint.Run(context.Background(), kit, list, docs); err != nil {
			b.Fatal(err)
		}
		best = min(best, used())
	}
	b.ReportMetric(float64(total)/1e6/best.Seconds(), "MB/cpu-s")
}

// Reading every rule, as each run of the command does.
func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		used := processor(b)
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
		best = min(best, used())
	}
	b.ReportMetric(best.Seconds()*1e3, "cpu-ms")
}

// BenchmarkFirst is what a run on one small file pays: every rule read, and all
// that the first text has made.
func BenchmarkFirst(b *testing.B) {
	kit := brandkit.Neutral()
	d, err := read.Bytes("a.md", []byte("# 新品\n\n全国最好的灯，首发价 ¥399，12 月 8 日 20:00 开售。\n"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		list, err := Builtin()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := lint.Run(context.Background(), kit, list, []*doc.Document{d}); err != nil {
			b.Fatal(err)
		}
	}
}

// processor returns how long this process has been at work since. The best of
// many turns says what a thing costs, whatever else the machine does.
func processor(tb testing.TB) func() time.Duration {
	now := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			tb.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	from := now()
	return func() time.Duration { return now() - from }
}

// rare returns word number i of those that no copy holds.
func rare(i int) string {
	return string([]rune{rune('一' + i%997), '龘', rune('丁' + i/997), rune('七' + i%89)})
}

// copies returns n documents of ordinary copy, each of about size bytes: the
// Chinese of testdata paragraph by paragraph, begun each time somewhere else.
func copies(tb testing.TB, size, n int) []*doc.Document {
	tb.Helper()
	return documents(tb, paragraphs(tb, "../testdata/masters", "../testdata/campaigns", "../testdata/adapt"), size, n)
}

// english returns paragraphs of English prose.
func english(tb testing.TB) []string {
	tb.Helper()
	var out []string
	for _, name := range []string{"../README.md", "../CONTRIBUTING.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, strings.Split(string(data), "\n\n")...)
	}
	return out
}

// documents returns n documents, each of about size bytes, made of parts.
func documents(tb testing.TB, parts []string, size, n int) []*doc.Document {
	tb.Helper()
	var out []*doc.Document
	for k := range n {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(parts[(7*k+i)%len(parts)] + "\n\n")
		}
		d, err := read.Bytes(fmt.Sprintf("%03d/a.md", k), []byte(b.String()))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// paragraphs returns those of Markdown files below folders that are mostly
// Chinese.
func paragraphs(tb testing.TB, folders ...string) []string {
	tb.Helper()
	var out []string
	for _, dir := range folders {
		err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".md" {
				return err
			}
			data, err := os.ReadFile(name)
			for p := range strings.SplitSeq(string(data), "\n\n") {
				if 2*strings.Count(p, "") < len(p) && !strings.HasPrefix(p, "---") {
					out = append(out, p)
				}
			}
			return err
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return out
}
