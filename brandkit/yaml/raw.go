package yaml

import (
	"gopkg.in/yaml.v3"

	"onevoice/brandkit/lang"
)

// A Raw is a part of a file that is kept for later, with its places. As the
// type of a struct field it takes whatever is written there. The zero value is
// empty.
type Raw struct {
	file *File
	node *yaml.Node
	path string
}

// Empty reports whether nothing is written there.
func (r Raw) Empty() bool {
	return r.node == nil || null(r.node) || r.node.Kind != yaml.ScalarNode && len(r.node.Content) == 0
}

// Decode is File.Decode of this part. An empty part changes nothing.
func (r Raw) Decode(into any) error {
	if r.node == nil || null(r.node) {
		return nil
	}
	return r.file.decode(r.node, into)
}

// Scalars returns the values of this part, their paths counted from it; a part
// that is one value has the path "".
func (r Raw) Scalars() []Scalar {
	if r.Empty() {
		return nil
	}
	return r.file.scalars(r.node)
}

// Keys returns the keys of a mapping as written; nil if it is none.
func (r Raw) Keys() []string {
	if r.node == nil || r.node.Kind != yaml.MappingNode {
		return nil
	}
	var keys []string
	for i := 0; i < len(r.node.Content); i += 2 {
		keys = append(keys, target(r.node.Content[i]).Value)
	}
	return keys
}

// Mistake is File.Mistake with a path counted from this part.
func (r Raw) Mistake(path string, what, hint lang.Words) *lang.Error {
	if r.file == nil {
		return &lang.Error{What: what, Hint: hint}
	}
	return r.file.mistake(r.node, path, what, hint)
}
