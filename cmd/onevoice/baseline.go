package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

// baselineFile is where --write-baseline writes by itself.
const baselineFile = ".onevoice-baseline.json"

// A baseline is the findings a team has decided to live with, each known by
// its rule, its path and the passage it stands in, never by its line. One that
// is mended and comes back after the next --write-baseline is new.
type baseline struct {
	Version  int     `json:"version"`
	Findings []known `json:"findings"`
}

type known struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Path        string `json:"path"`
	Message     string `json:"message"`
}

// known leaves the findings of the baseline out of a report, or writes the
// baseline.
func (c *checker) known(r *report.Report) error {
	path := c.baseline
	if path == "" && c.writeBaseline {
		path = baselineFile
	}
	if path == "" {
		return nil
	}
	prints := report.Fingerprints(r.Findings, from(path))
	if c.writeBaseline {
		if err := writeBaseline(path, r.Findings, prints); err != nil {
			return err
		}
		c.aside(c.app.say("记下了 %d 处：%s", "%d findings written to %s", len(r.Findings), path))
		r.Findings = nil
		return nil
	}
	old, err := readBaseline(path)
	if err != nil {
		return err
	}
	var fresh []lint.Finding
	met := map[string]bool{}
	for i, f := range r.Findings {
		if old[prints[i]] {
			met[prints[i]] = true
		} else {
			fresh = append(fresh, f)
		}
	}
	gone := len(old) - len(met)
	if n := len(r.Findings) - len(fresh); n > 0 || gone > 0 {
		s := c.app.say("基线里的 %d 处没有再报", "%d findings of the baseline are not told again", n)
		if gone > 0 {
			s += c.app.say("；基线里有 %d 处已经不在了，用 --write-baseline 更新", "; %d of the baseline are gone: --write-baseline brings it up to date", gone)
		}
		c.aside(s)
	}
	r.Findings = fresh
	return nil
}

// aside says a line beside the report.
func (c *checker) aside(s string) {
	if !c.app.quiet {
		fmt.Fprintln(c.app.stderr, s)
	}
}

// from names files as they lie from the folder of the baseline, so that it
// doesn't matter where a run is started.
func from(baseline string) func(string) string {
	dir := whole(filepath.Dir(baseline))
	return func(name string) string {
		if rel, err := filepath.Rel(dir, whole(filepath.FromSlash(name))); err == nil {
			return filepath.ToSlash(rel)
		}
		return name
	}
}

func writeBaseline(path string, findings []lint.Finding, prints []string) error {
	b := baseline{Version: 1, Findings: []known{}}
	name := from(path)
	for i, f := range findings {
		b.Findings = append(b.Findings, known{prints[i], f.Rule.ID, name(report.Path(f)), f.Message.ZH})
	}
	data, err := json.MarshalIndent(b, "", "  ")
	if err == nil {
		err = replace(path, append(data, '\n'))
	}
	if err != nil {
		return &lang.Error{Path: path, What: lang.F("写不了基线文件", "the baseline can't be written"), Hint: lang.F("检查文件夹的权限，或用 --baseline 换一个位置", "check the folder's permissions, or choose another place with --baseline"), Err: err}
	}
	return nil
}

func readBaseline(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	var b baseline
	if err == nil {
		err = json.Unmarshal(data, &b)
	}
	if errors.Is(err, fs.ErrNotExist) {
		e := &lang.Error{Path: path, What: lang.F("没有这个基线文件", "there is no such baseline"), Hint: lang.F("用 --write-baseline 写一份", "--write-baseline writes one"), Err: err}
		if near := neighbour(path); near != "" {
			e.Hint = lang.F("是不是想写 %s？", "did you mean %s?", near)
		}
		return nil, e
	}
	if err != nil || b.Version != 1 {
		return nil, &lang.Error{Path: path, What: lang.F("读不了这个基线文件", "this baseline can't be read"), Hint: lang.F("用 --write-baseline 写一份", "--write-baseline writes one"), Err: err}
	}
	out := map[string]bool{}
	for _, f := range b.Findings {
		out[f.Fingerprint] = true
	}
	return out, nil
}
