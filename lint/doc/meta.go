package doc

import (
	"strconv"
	"strings"
)

// Meta is what an asset says about itself, in front matter or a side file:
// every scalar with its path ("campaign.id", "price.0.launch"), in the order
// written. The zero value says nothing.
type Meta []Field

// A Field is one scalar of the meta data.
type Field struct {
	Path string
	Text Text
}

// Get returns the value at path; "" where there is none.
func (m Meta) Get(path string) string { return m.Text(path).String() }

// Text returns the value at path with its place.
func (m Meta) Text(path string) Text {
	for _, f := range m {
		if f.Path == path {
			return f.Text
		}
	}
	return Text{}
}

// List returns the values of a key that holds a list of scalars or one scalar.
func (m Meta) List(path string) []Text {
	if t := m.Text(path); t.Len() > 0 {
		return []Text{t}
	}
	var out []Text
	for i := 0; ; i++ {
		t := m.Text(path + "." + strconv.Itoa(i))
		if t.Len() == 0 {
			return out
		}
		out = append(out, t)
	}
}

// Under returns the fields below path, their paths cut by it: of "price",
// "0.launch".
func (m Meta) Under(path string) Meta {
	var out Meta
	for _, f := range m {
		if rest, ok := strings.CutPrefix(f.Path, path+"."); ok {
			out = append(out, Field{rest, f.Text})
		}
	}
	return out
}

// Has reports whether anything is said at path or below it.
func (m Meta) Has(path string) bool {
	for _, f := range m {
		if f.Path == path || strings.HasPrefix(f.Path, path+".") {
			return true
		}
	}
	return false
}

// Bool reports whether path says yes.
func (m Meta) Bool(path string) bool {
	switch strings.ToLower(m.Get(path)) {
	case "true", "yes", "on":
		return true
	}
	return false
}

// Campaign returns the id of the campaign the asset belongs to, "" if it names
// none.
func (m Meta) Campaign() string {
	if id := m.Get("campaign.id"); id != "" {
		return id
	}
	return m.Get("campaign")
}

// Stage returns the campaign's stage: awareness consideration conversion
// action teaser crisis, or "".
func (m Meta) Stage() string { return strings.ToLower(m.Get("campaign.stage")) }

// Langs returns the languages it is said to be in, as written.
func (m Meta) Langs() []string {
	var out []string
	for _, t := range m.List("lang") {
		out = append(out, t.String())
	}
	return out
}
