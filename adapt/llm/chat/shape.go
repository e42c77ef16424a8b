package chat

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// A shape is the one flat object that is wanted. nil wants plain text.
type shape struct {
	raw   json.RawMessage
	props map[string]property
	need  []string
	some  bool // of the fields are enough
}

// A property is one field of it.
type property struct {
	Type  string    `json:"type"`
	Enum  []string  `json:"enum"`
	Items *property `json:"items"`
}

func shapeOf(schema json.RawMessage, some bool) (*shape, error) {
	if len(schema) == 0 {
		return nil, nil
	}
	var s struct {
		Type       string              `json:"type"`
		Properties map[string]property `json:"properties"`
		Required   []string            `json:"required"`
	}
	if err := json.Unmarshal(schema, &s); err != nil || s.Type != "object" || len(s.Properties) == 0 {
		return nil, misshapen("the schema isn't one of a flat object: %v", err)
	}
	return &shape{schema, s.Properties, s.Required, some}, nil
}

// plea says what is wanted, with an example: endpoints that don't hold answers
// to a schema go by it.
func (s *shape) plea(fenced bool) string {
	like := map[string]any{}
	for name, p := range s.props {
		like[name] = p.like()
	}
	data, _ := json.Marshal(like) // plain values always encode
	if fenced {
		return "Answer with exactly one JSON object with these keys, in a ```json block, and nothing else:\n" + string(data)
	}
	return "Answer with exactly one JSON object with these keys and nothing else:\n" + string(data)
}

func (p property) like() any {
	switch {
	case len(p.Enum) > 0:
		return strings.Join(p.Enum, "|")
	case p.Type == "array" && p.Items != nil:
		return []any{p.Items.like()}
	case p.Type == "integer" || p.Type == "number":
		return 1
	case p.Type == "boolean":
		return true
	}
	return "…"
}

// read returns the object in an answer, its keys sorted, without those that
// weren't asked for.
func (s *shape) read(text string) (json.RawMessage, error) {
	if s == nil {
		return nil, nil
	}
	object, err := extract(text)
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(s.props)) {
		value, ok := object[name]
		if !ok {
			continue
		}
		if why := s.props[name].wrong(value); why == "" {
			out[name] = value
		} else if !s.some {
			return nil, misshapen("%q %s", name, why)
		}
	}
	for _, name := range s.need {
		if _, ok := out[name]; !ok && (!s.some || len(out) == 0) {
			return nil, misshapen("%q is missing", name)
		}
	}
	data, err := json.Marshal(out)
	if err != nil {
		return nil, misshapen("%v", err)
	}
	return data, nil
}

// wrong says what is wrong with a value; "" where nothing is.
func (p property) wrong(value any) string {
	ok := false
	switch v := value.(type) {
	case string:
		if len(p.Enum) > 0 && !slices.Contains(p.Enum, v) {
			return fmt.Sprintf("is none of %s", strings.Join(p.Enum, ", "))
		}
		ok = p.Type == "string"
	case float64:
		ok = p.Type == "number" || p.Type == "integer" && v == math.Trunc(v) && math.Abs(v) < 1<<53
	case bool:
		ok = p.Type == "boolean"
	case []any:
		ok = p.Type == "array"
		for _, one := range v {
			if p.Items != nil && p.Items.wrong(one) != "" {
				return "holds what isn't " + p.Items.Type
			}
		}
	}
	if !ok {
		return "isn't " + p.Type
	}
	return ""
}
