package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKill kills a batch in the middle of its work and starts it again: what
// was done isn't done again, nothing is missing, nothing half-written is left,
// and the outcome is what a run without a kill gives.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	exe := filepath.Join(t.TempDir(), "onevoice")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := t.TempDir()
	const masters = 60
	for i := range masters {
		text := fmt.Sprintf("---\ntitle: 周末修表第 %d 场\nlang: zh-CN\n---\n\n# 周末修表第 %d 场\n\n手表走慢了？把它带来，当场看诊不收费。\n\n周六 14:00 到 17:00，两位师傅在店里。只修机械表和石英表，不修智能手表。\n", i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("m%02d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(out string) *exec.Cmd {
		cmd := exec.Command(exe, "adapt", "--lang", "en", "--jobs", "2", "--out", out, dir)
		cmd.Stderr = new(bytes.Buffer)
		return cmd
	}
	out := filepath.Join(t.TempDir(), "out")
	first := run(out)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	journal := filepath.Join(out, ".onevoice", "journal.jsonl")
	lines := func() int {
		data, _ := os.ReadFile(journal)
		return bytes.Count(data, []byte("\n"))
	}
	ended := make(chan struct{})
	go func() { first.Wait(); close(ended) }()
	for killed := false; !killed; {
		select {
		case <-ended: // faster than the journal could be read: nothing to kill
			killed = true
		case <-time.After(time.Millisecond):
			if lines() >= 5 {
				first.Process.Kill()
				<-ended
				killed = true
			}
		}
	}
	before := times(t, out)
	if len(before) == 0 {
		t.Fatal("nothing was done before the kill")
	}
	if _, err := os.Stat(journal); err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	data, _ := os.ReadFile(journal)
	for _, line := range strings.Split(string(data), "\n") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(line, `{"name":"`), `"`); ok && strings.HasSuffix(line, "}") {
			done[name] = true
		}
	}
	if _, err := run(out).Output(); err != nil {
		t.Fatal(err)
	}
	again := run(out)
	report, err := again.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, again.Stderr)
	}
	if want := fmt.Sprintf("%d masters: 0 adapted, %d as before", masters, masters); !strings.Contains(string(report), want) {
		t.Errorf("the third run says %q, want %q", report, want)
	}
	for file, at := range times(t, out) {
		name, _, _ := strings.Cut(file, string(filepath.Separator))
		if was, ok := before[file]; ok && done[name] && !was.Equal(at) {
			t.Errorf("%s was written again", file)
		}
		if strings.Contains(file, ".onevoice-") {
			t.Errorf("%s is left over", file)
		}
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if _, err := run(fresh).Output(); err != nil {
		t.Fatal(err)
	}
	if a, b := contents(t, out), contents(t, fresh); a != b {
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		t.Errorf("the outcome isn't what a run without a kill gives: %q, without %q", a[max(0, i-80):min(len(a), i+80)], b[max(0, i-80):min(len(b), i+80)])
	}
}

func times(t *testing.T, dir string) map[string]time.Time {
	out := map[string]time.Time{}
	walkFiles(t, dir, func(name, path string) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = info.ModTime()
	})
	return out
}

func contents(t *testing.T, dir string) string {
	var out strings.Builder
	walkFiles(t, dir, func(name, path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n%s\n", name, data)
	})
	return out.String()
}

// walkFiles calls f for each file of an output folder but the journal.
func walkFiles(t *testing.T, dir string, f func(name, path string)) {
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil && !strings.HasPrefix(name, ".onevoice"+string(filepath.Separator)) {
			f(name, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
