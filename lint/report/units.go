package report

import (
	"net/url"
	"path"

	"onevoice/lint/doc"
)

// utf16Column returns the column of byte off in UTF-16 units, from 1: what
// editors and SARIF count.
func utf16Column(s *doc.Source, off int) int {
	return s.Position(off).Column + s.Pairs(off)
}

// byteColumn returns the column of byte off in UTF-8 bytes, from 1: what
// reviewdog counts.
func byteColumn(s *doc.Source, off int) int {
	start, _ := s.LineSpan(s.Position(off).Line)
	return off - start + 1
}

// uri writes a path as an address relative to the working folder,
// percent-encoded.
func uri(name string) string {
	u := url.URL{Path: path.Clean(name)}
	return u.EscapedPath()
}
