package report

import (
	"net/url"
	"path"
	"unicode/utf16"

	"onevoice/lint/doc"
)

// utf16Column returns the column of byte off in UTF-16 units, from 1: what
// editors and SARIF count.
func utf16Column(s *doc.Source, off int) int {
	start, _ := s.LineSpan(s.Position(off).Line)
	n := 1
	for _, r := range string(s.Data[start:off]) {
		n += utf16.RuneLen(r)
	}
	return n
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
