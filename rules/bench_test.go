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

// All rules together on ordinary copy, on one core: with the neutral kit and
// with one of ten thousand words to avoid; in files as people write them and
// in one as nobody does. What reading costs is measured in lint/read.
func BenchmarkCheck(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	list, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	rich := *brandkit.Neutral()
	for i := range 10_000 {
		rich.Terms = append(rich.Terms, brandkit.Term{Not: []string{rare(i)}})
	}
	sets := []struct {
		name string
		docs []*doc.Document
	}{{"3KB", copies(b, 3_000, 300)}, {"1MB", copies(b, 900_000, 1)}}
	for _, set := range sets {
		for i, kit := range []*brandkit.Kit{brandkit.Neutral(), &rich} {
			b.Run(set.name+"/"+[]string{"neutral", "10000-terms"}[i], func(b *testing.B) {
				total := 0
				for _, d := range set.docs {
					total += len(d.Source.Data)
				}
				b.ReportAllocs()
				used := processor(b)
				for b.Loop() {
					if _, err := lint.Run(context.Background(), kit, list, set.docs); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(total)*float64(b.N)/1e6/used().Seconds(), "MB/cpu-s")
			})
		}
	}
}

// Reading every rule, as each run of the command does.
func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	used := processor(b)
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(used().Seconds()*1e3/float64(b.N), "cpu-ms/op")
}

// processor returns how long this process has been at work since, whatever
// else the machine does.
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
	parts := paragraphs(tb, "../testdata/masters", "../testdata/campaigns", "../testdata/adapt")
	var out []*doc.Document
	for k := range n {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(parts[(7*k+i)%len(parts)] + "\n\n")
		}
		d, err := read.Bytes(fmt.Sprintf("%03d.md", k), []byte(b.String()))
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
