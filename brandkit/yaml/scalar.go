package yaml

import (
	"strconv"

	"gopkg.in/yaml.v3"
)

// A Scalar is one value of a file.
type Scalar struct {
	Path  string // keys and numbers from the root: "price.0.launch"
	Value string // the text it stands for: no type is guessed
	// Data[Start:End] is the scalar's own bytes: without its quotes where it
	// is Verbatim, with them where it is not; a block scalar (| or >) goes
	// from its sign to its last word.
	Start, End int
	Verbatim   bool // Value == Data[Start:End], byte for byte
}

// Scalars returns every value of the file in the order written. An alias
// gives the values it refers to under its own path, in the place where they
// are written.
func (f *File) Scalars() []Scalar { return f.scalars(f.root) }

func (f *File) scalars(n *yaml.Node) []Scalar {
	if n == nil {
		return nil
	}
	var out []Scalar
	f.collect(n, "", &out)
	return out
}

func (f *File) collect(n *yaml.Node, path string, out *[]Scalar) {
	n = target(n)
	switch n.Kind {
	case yaml.ScalarNode:
		p := f.at(n)
		*out = append(*out, Scalar{path, n.Value, p.start, p.end, p.verbatim})
	case yaml.SequenceNode:
		for i, c := range n.Content {
			f.collect(c, below(path, strconv.Itoa(i)), out)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			f.collect(n.Content[i+1], below(path, target(n.Content[i]).Value), out)
		}
	}
}

func below(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// find returns the node at path and the key it stands under; nil where the
// path leads nowhere. A key may itself hold dots.
func find(n *yaml.Node, path string) (key, value *yaml.Node) {
	if n == nil {
		return nil, nil
	}
	if path == "" {
		return nil, n
	}
	n = target(n)
	for i := 0; i < len(n.Content); i++ {
		name, k, v := strconv.Itoa(i), n.Content[i], n.Content[i]
		if n.Kind == yaml.MappingNode {
			name, v = target(k).Value, n.Content[i+1]
			i++
		}
		if path == name {
			return k, v
		}
		if len(path) > len(name) && path[:len(name)] == name && path[len(name)] == '.' {
			if key, value = find(v, path[len(name)+1:]); value != nil {
				return key, value
			}
		}
	}
	return nil, nil
}
