package rules

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// The rules about brand, voice, facts and typography on one article of 3,000 characters,
// with a kit that gives each of them something to do.
func BenchmarkVoice(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	kit, err := brandkit.Load("../testdata/campaigns/brand.yaml")
	if err != nil {
		b.Fatal(err)
	}
	samples(b, kit)
	list, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	var mine []lint.Rule
	for _, r := range list {
		switch family, _, _ := strings.Cut(r.ID, "/"); family {
		case "brand", "voice", "facts", "type":
			mine = append(mine, r)
		}
	}
	var text strings.Builder
	parts := paragraphs(b, "../testdata/masters", "../testdata/campaigns", "../testdata/adapt")
	for i := 0; len([]rune(text.String())) < 3000; i++ {
		text.WriteString(parts[i%len(parts)] + "\n\n")
	}
	d, err := read.Bytes("a.md", []byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	check := func() {
		if _, err := lint.Run(context.Background(), kit, mine, []*doc.Document{d}); err != nil {
			b.Fatal(err)
		}
	}
	check() // what is made once: matchers, the profile
	b.ReportAllocs()
	for b.Loop() {
		check()
	}
}

// samples gives a kit those of testdata/voice.
func samples(tb testing.TB, kit *brandkit.Kit) {
	tb.Helper()
	dir := tb.TempDir()
	for label, texts := range voicesOf(tb, "zh.txt") {
		for i, text := range texts {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s.%d.md", label, i)), []byte(text), 0o600); err != nil {
				tb.Fatal(err)
			}
		}
	}
	kit.Voice.Samples = brandkit.Samples{On: []string{dir + "/on.*.md"}, Off: []string{dir + "/off.*.md"}}
}
