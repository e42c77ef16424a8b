package report

import (
	"io"
)

// A Format writes a report.
type Format func(w io.Writer, r Report, s Style) error

// Formats lists what a report can be written as, in the order people are told.
func Formats() []string {
	return []string{"text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "rdjsonl", "checkstyle", "junit", "html"}
}

// In returns the format called name; nil where there is none.
func In(name string) Format {
	switch name {
	case "text":
		return func(w io.Writer, r Report, s Style) error { return Text(w, r, s) }
	case "concise":
		return Concise
	case "json":
		return JSON
	case "jsonl":
		return JSONLines
	case "sarif":
		return SARIF
	case "github":
		return GitHub
	case "gitlab":
		return GitLab
	case "rdjsonl":
		return Reviewdog
	case "checkstyle":
		return Checkstyle
	case "junit":
		return JUnit
	case "html":
		return HTML
	}
	return nil
}
