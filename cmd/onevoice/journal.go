package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// A journal remembers, below the output folder, which masters of a batch are
// done and from what, so that a run that was killed, or is run again, redoes
// nothing. A line is added only when every file of a master is in its place; a
// line that was torn is a master that isn't done.
type journal struct {
	path string
	mu   sync.Mutex
	done map[string]entry
	file *os.File
}

// An entry is one master that came out without a finding a person should see:
// the others are looked at in every run, so that nothing is ever silently
// passed over.
type entry struct {
	Name   string            `json:"name"`   // its folder below the output folder
	Key    string            `json:"key"`    // of the options, the kit and the build
	Inputs map[string]string `json:"inputs"` // what it was made from, with hashes
	Files  []string          `json:"files"`  // what was made, below its folder
}

// openJournal reads the journal below an output folder. A journal that can't
// be read or written is none: everything is done anew.
func openJournal(out string) *journal {
	j := &journal{path: filepath.Join(out, ".onevoice", "journal.jsonl"), done: map[string]entry{}}
	data, err := os.ReadFile(j.path)
	if err != nil {
		return j
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e entry
		if json.Unmarshal(lines.Bytes(), &e) == nil && e.Name != "" {
			j.done[e.Name] = e
		}
	}
	return j
}

// has reports whether a master is done: with the same key, from the same
// bytes, and everything made of it still there.
func (j *journal) has(name, key, dir, master string) bool {
	e, ok := j.done[name]
	if !ok || e.Key != key || e.Inputs[master] == "" {
		return false
	}
	for path, sum := range e.Inputs {
		if hashFile(path) != sum {
			return false
		}
	}
	return !slices.ContainsFunc(e.Files, func(f string) bool { return !exists(filepath.Join(dir, filepath.FromSlash(f))) })
}

// add writes down a master that is done. What can't be written down is done
// again next time.
func (j *journal) add(e entry) {
	line, err := json.Marshal(e)
	if err != nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		if os.MkdirAll(filepath.Dir(j.path), 0o755) != nil {
			return
		}
		if j.file, err = os.OpenFile(j.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644); err != nil {
			return
		}
		fmt.Fprintln(j.file) // ends a line that was torn
	}
	j.file.Write(append(line, '\n'))
	j.done[e.Name] = e
}

// close tidies the journal: one line for each master.
func (j *journal) close() {
	if j.file == nil {
		return
	}
	j.file.Close()
	var all bytes.Buffer
	for _, name := range sorted(j.done) {
		if line, err := json.Marshal(j.done[name]); err == nil {
			all.Write(append(line, '\n'))
		}
	}
	if replace(j.path, all.Bytes()) != nil {
		return // the untidy one serves as well
	}
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// hashFile returns the hash of a file's bytes, "" where it can't be read.
func hashFile(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
