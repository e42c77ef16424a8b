package report

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"onevoice/lint"
)

// Fingerprints returns for each finding what knows it again after the file
// around it has changed: its rule, its path, the passage it stands in, and
// which of several such it is; never the line. name says what a path is called
// in them; nil: as it is.
func Fingerprints(findings []lint.Finding, name func(string) string) []string {
	out := make([]string, len(findings))
	seen := map[string]int{}
	for i, f := range findings {
		at := locate(f.Place)
		path := path.Clean(at.name)
		if name != nil {
			path = name(path)
		}
		key := strings.Join([]string{f.Rule.ID, path, at.text.String(), passage(f)}, "\x00")
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
// A picture has none; what is found in it is its message.
func passage(f lint.Finding) string {
	if f.Place.Block == nil {
		return f.Message.ZH
	}
	return strings.Join(strings.Fields(f.Place.Block.Text.String()), " ")
}
