package read

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the .want files anew")

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range files {
		if !Readable(path) {
			continue
		}
		n++
		t.Run(filepath.Base(path), func(t *testing.T) {
			d, err := File(path, filepath.Base(path))
			if err != nil {
				t.Fatal(err)
			}
			if msg := broken(d); msg != "" {
				t.Error(msg)
			}
			got, want := dump(d), path+".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(data) {
				t.Errorf("%s reads differently:\n%s", path, diff(string(data), got))
			}
		})
	}
	if n < 8 {
		t.Errorf("only %d golden files found", n)
	}
}

// diff shows the lines that only one of a and b has.
func diff(a, b string) string {
	var out strings.Builder
	show := func(sign, from, other string) {
		have := map[string]bool{}
		for _, l := range strings.Split(other, "\n") {
			have[l] = true
		}
		for _, l := range strings.Split(from, "\n") {
			if !have[l] {
				out.WriteString(sign + l + "\n")
			}
		}
	}
	show("- ", a, b)
	show("+ ", b, a)
	return out.String()
}

// The parser is shared: readers side by side read what one alone does.
func TestReadAtOnce(t *testing.T) {
	data, err := os.ReadFile("testdata/article.md")
	if err != nil {
		t.Fatal(err)
	}
	want, err := Bytes("article.md", data)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if d, err := Bytes("article.md", data); err != nil || dump(d) != dump(want) {
					t.Errorf("read differently beside others: %v", err)
				}
			}
		})
	}
	all.Wait()
}
