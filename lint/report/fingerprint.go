package report

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"onevoice/lint"
	"onevoice/lint/doc"
)

// Fingerprints returns for each finding what knows it again after the file
// around it has changed: its rule, its path, the passage it stands in, and
// which of several such it is; never the line. name says what a path is called
// in them; nil: as it is.
func Fingerprints(findings []lint.Finding, name func(string) string) []string {
	out := make([]string, len(findings))
	seen, said := map[string]int{}, map[*doc.Block]string{}
	for i, f := range findings {
		at := locate(f.Place)
		path := path.Clean(at.name)
		if name != nil {
			path = name(path)
		}
		key := strings.Join([]string{f.Rule.ID, path, at.text.String(), passage(f, said)}, "\x00")
		n := seen[key]
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n)))
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}

// Path returns the path of the file a finding is in, as it was shown.
func Path(f lint.Finding) string { return locate(f.Place).name }

// passage is the words around a finding: its block's, white space evened out.
// A picture has none; what is found in it is its message. said holds those of
// blocks that were asked for.
func passage(f lint.Finding, said map[*doc.Block]string) string {
	b := f.Place.Block
	if b == nil {
		return f.Message.ZH
	}
	if s, ok := said[b]; ok {
		return s
	}
	s := strings.Join(strings.Fields(b.Text.String()), " ")
	if len(s) > longest {
		sum := sha256.Sum256([]byte(s))
		s = string(sum[:])
	}
	said[b] = s
	return s
}

// longest is the bytes of a passage that stand in a fingerprint as they are.
// A longer one is no paragraph but a whole file without line ends, with a
// finding every few words: its sum stands for it.
const longest = 1 << 14
