package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onevoice/brandkit/yaml"
	"onevoice/lint/read"
	"onevoice/lint/report"
)

// What the page on hooks tells people to run has its verbs, flags and formats,
// and its YAML can be read.
func TestHooksPage(t *testing.T) {
	page, err := os.ReadFile("../../.github/HOOKS.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile("onevoice ((?:check|hook)(?: [^`|&>)\n]+)?)").FindAllStringSubmatch(string(page), -1)
	if len(lines) < 8 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, m := range lines {
		runs(t, strings.Fields(strings.ReplaceAll(m[1], "\"", " ")))
	}
	for _, name := range regexp.MustCompile("--format ([a-z]+)").FindAllStringSubmatch(string(page), -1) {
		if !slices.Contains(report.Formats(), name[1]) {
			t.Errorf("no format %s", name[1])
		}
	}
	for _, block := range fenced(string(page), "yaml") {
		if _, err := yaml.Parse("page.yaml", []byte(block)); err != nil {
			t.Errorf("%v:\n%s", err, block)
		}
	}
}

// runs reports words that name no verb, or flags that it doesn't have.
func runs(t *testing.T, words []string) {
	a := &app{command: command{stdout: io.Discard, stderr: io.Discard, getenv: os.Getenv}}
	cmd, rest, err := a.root().Find(words)
	if err == nil {
		err = cmd.ParseFlags(rest)
	}
	if err != nil || !cmd.HasParent() {
		t.Errorf("onevoice %s: %v", strings.Join(words, " "), err)
	}
}

// The patterns by which hooks choose files take in all that can be read, and
// no others: a type that they lack would be passed over without a word.
func TestHooksTakeEveryFormat(t *testing.T) {
	manifest, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../.github/HOOKS.md")
	if err != nil {
		t.Fatal(err)
	}
	pattern := regexp.MustCompile(regexp.MustCompile(`'(.*)'`).FindStringSubmatch(string(manifest))[1])
	globs := regexp.MustCompile(`\*\.\{([a-z0-9,]+)\}`).FindAllStringSubmatch(string(page), -1)
	if len(globs) != 2 {
		t.Fatalf("%d globs", len(globs))
	}
	for ext := range strings.FieldsSeq(".md .markdown .html .htm .txt .srt .vtt .ass .ssa .eml .csv .docx .xlsx .pptx .pdf .svg .png .jpg .jpeg .gif .webp .heic .heif .avif") {
		name := filepath.Join("文案", "推文"+ext)
		if !read.Readable(name) {
			continue
		}
		if !pattern.MatchString(name) || !pattern.MatchString(strings.ToUpper(name)) {
			t.Errorf(".pre-commit-hooks.yaml passes %s over", name)
		}
		for _, g := range globs {
			if !slices.Contains(strings.Split(g[1], ","), ext[1:]) {
				t.Errorf("HOOKS.md passes %s over: %s", name, g[1])
			}
		}
	}
	if pattern.MatchString("a.go") {
		t.Error("code is no copy")
	}
}
