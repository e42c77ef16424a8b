package read

import (
	"onevoice/brandkit/yaml"
	"onevoice/lint/doc"
)

// scalar returns the text of a YAML value. Of one in quotes only the escapes
// are in code, so that each of its words has its own place.
func scalar(src *doc.Source, s yaml.Scalar) doc.Text {
	if s.Verbatim {
		return doc.Copy(src, s.Start, s.End)
	}
	if s.End-s.Start < 2 {
		return doc.Decode(s.Value, src, s.Start, s.End)
	}
	var b doc.Builder
	quote := src.Data[s.Start]
	for i := s.Start + 1; i < s.End-1; {
		if c := src.Data[i]; c == '\\' && quote == '"' || c == '\'' && quote == '\'' {
			b.Decode(yamlEscape(quote, src.Data[i+1]), src, i, i+2)
			i += 2
			continue
		}
		b.Copy(src, i, i+1)
		i++
	}
	if t := b.Text(); t.String() == s.Value {
		return t
	}
	return doc.Decode(s.Value, src, s.Start, s.End) // folded, or with escapes nobody writes
}

// yamlEscape returns what the escape of c in quotes stands for; "" for the
// rare ones.
func yamlEscape(quote, c byte) string {
	switch {
	case c == quote, c == '\\', c == '/':
		return string(c)
	case c == 'n':
		return "\n"
	case c == 't':
		return "\t"
	}
	return ""
}
