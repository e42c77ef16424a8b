package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onevoice/lint"
)

// The tables of the READMEs name the keys that onevoice knows, in its order
// and its words.
func TestKeysInReadme(t *testing.T) {
	for name, to := range map[string]string{"../../README.md": "en", "../../.github/README.zh.md": "zh"} {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for _, k := range lint.Keys() {
			if !strings.Contains(k.Name, ".") {
				want.WriteString("| `" + k.Name + "` | " + k.Does.In(to) + " |\n")
			}
		}
		if !strings.Contains(string(page), "|---|---|\n"+want.String()) {
			t.Errorf("%s lacks this table:\n%s", name, want.String())
		}
	}
}

// Every key that the code asks an asset for is one that is listed.
func TestKeysOfCode(t *testing.T) {
	asked := regexp.MustCompile(`Meta\.(?:Get|Text|List|Has|Under|Bool)\("([a-z_]+)`)
	var known []string
	for _, k := range lint.Keys() {
		known = append(known, k.Name)
	}
	n := 0
	for _, dir := range []string{"lint", "lint/doc", "lint/read", "rules", "adapt", "cmd/onevoice"} {
		files, _ := filepath.Glob(filepath.Join("../..", dir, "*.go"))
		for _, file := range files {
			code, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllStringSubmatch(string(code), -1) {
				n++
				if !slices.Contains(known, m[1]) && m[1] != "currency" && m[1] != "time" { // a part of a price; what the line of dates names too
					t.Errorf("%s asks for %q, which lint.Keys lacks", file, m[1])
				}
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d keys are asked for", n)
	}
}

// What adapt tells readers of the front matter stands in the table too.
func TestKeysOfLabels(t *testing.T) {
	code, err := os.ReadFile("../../adapt/labels.go")
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(string(code), "// A labelled part")
	labels := regexp.MustCompile(`"([a-z]+)": +\{`).FindAllStringSubmatch(table, -1)
	if len(labels) < 15 {
		t.Fatalf("%d labels", len(labels))
	}
	for _, m := range labels {
		if !slices.ContainsFunc(lint.Keys(), func(k lint.Key) bool { return k.Name == m[1] || strings.Contains(k.Does.EN, "`"+m[1]+"`") }) {
			t.Errorf("adapt labels %q, which lint.Keys lacks", m[1])
		}
	}
}
