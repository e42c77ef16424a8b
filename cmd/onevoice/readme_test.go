package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every console block of the READMEs is run, and prints what it shows: its
// lines stand in the output in this order, one right after the other but where
// a line is "…".
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README.md", ".github/README.zh.md"} {
		page, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.Symlink(filepath.Join(root, "testdata"), "testdata"); err != nil {
				t.Skip("no symbolic links here:", err)
			}
			blocks := fenced(string(page), "console")
			if len(blocks) < 3 {
				t.Fatalf("%d console blocks", len(blocks))
			}
			for _, b := range blocks {
				prints(t, b)
			}
			for _, line := range fenced(string(page), "sh") {
				types(t, line)
			}
		})
	}
}

// prints runs the first line of a console block and compares the rest.
func prints(t *testing.T, block string) {
	line, rest, _ := strings.Cut(block, "\n")
	got := strings.Split(output(t, strings.TrimPrefix(line, "$ onevoice ")), "\n")
	next, free := 0, false
	for _, want := range strings.Split(strings.TrimSpace(rest), "\n") {
		if want == "…" {
			free = true
			continue
		}
		for free && next < len(got) && strings.TrimRight(got[next], " ") != want {
			next++
		}
		if next >= len(got) || strings.TrimRight(got[next], " ") != want {
			t.Fatalf("%s\ndoesn't print %q here:\n%s", line, want, strings.Join(got[min(next, len(got)):min(next+3, len(got))], "\n"))
		}
		next, free = next+1, false
	}
}

// types runs what a newcomer types: each onevoice of a shell line, which must
// not end in 2.
func types(t *testing.T, block string) {
	for _, part := range strings.Split(strings.TrimSpace(block), "; ") {
		if args, ok := strings.CutPrefix(part, "go run ./cmd/onevoice "); ok && output(t, args) == "" {
			t.Errorf("%s prints nothing", part)
		}
	}
}

func output(t *testing.T, line string) string {
	t.Helper()
	var out, errs bytes.Buffer
	c := command{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: func(string) string { return "" }}
	if status := c.Main(strings.Fields(strings.ReplaceAll(line, "'", ""))); status == unable {
		t.Fatalf("onevoice %s: exit 2\n%s", line, errs.String())
	}
	return out.String()
}

// fenced returns the code blocks of a language.
func fenced(page, language string) []string {
	var out []string
	for _, part := range strings.Split(page, "\n```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "\n```")
		out = append(out, block)
	}
	return out
}
