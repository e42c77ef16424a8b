package chat

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit/provider"
)

// A manner is how an endpoint wants to be asked.
type manner struct {
	Form    string   `json:"form"`    // in which an object is asked for: schema, object, text
	Tokens  string   `json:"tokens"`  // the field for the longest answer; "": none
	Without []string `json:"without"` // fields it doesn't take
}

// Manners are what has been learned of the endpoint.
type manners struct {
	mu  sync.Mutex
	how manner
}

func mannerOf(p provider.Provider) manner {
	how := manner{Form: p.JSON, Tokens: p.MaxTokens}
	if how.Form == "" {
		how.Form = "schema"
	}
	if how.Tokens == "" {
		how.Tokens = "max_tokens"
	}
	if p.Sampling == "fixed" {
		how.Without = []string{"temperature"}
	}
	return how
}

func (m *manners) now() manner {
	m.mu.Lock()
	defer m.mu.Unlock()
	how := m.how
	how.Without = slices.Clone(how.Without)
	return how
}

// learn reads from a refusal of what was asked as how which field the endpoint
// doesn't take, and reports whether asking otherwise may help. Each step leaves
// something out, so learning ends.
func (m *manners) learn(how manner, e *Error) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !how.same(m.how) {
		return true // another question has learned meanwhile
	}
	w := strings.ToLower(e.Message)
	names := func(words ...string) bool {
		return slices.ContainsFunc(words, func(s string) bool { return strings.Contains(w, s) })
	}
	switch {
	case names("temperature", "sampling") && !slices.Contains(how.Without, "temperature"):
		m.how.Without = append(m.how.Without, "temperature")
	case how.Tokens != "" && names("max_tokens", "max_completion_tokens") && names("too large", "at most", "range", "less than", "exceed"):
		m.how.Tokens = "" // it takes fewer than were asked for: then as many as it likes
	case names("max_completion_tokens") && how.Tokens == "max_tokens":
		m.how.Tokens = "max_completion_tokens" // openai names both: use the other instead
	case names("max_completion_tokens", "max_tokens") && how.Tokens == "max_completion_tokens":
		m.how.Tokens = "" // neither
	case names("enable_thinking", "chat_template_kwargs", "reasoning_effort", "thinking") && !slices.Contains(how.Without, "thinking"):
		m.how.Without = append(m.how.Without, "thinking", "enable_thinking", "chat_template_kwargs", "reasoning_effort")
	case names("response_format", "json_schema", "json_object", "json schema", "schema", "structured output", "grammar", "guided") && how.Form == "schema":
		m.how.Form = "object"
	case names("response_format", "json_object", "json mode", "json_mode", "grammar", "guided") && how.Form == "object":
		m.how.Form = "text"
	default:
		return false
	}
	return true
}

func (a manner) same(b manner) bool {
	return a.Form == b.Form && a.Tokens == b.Tokens && slices.Equal(a.Without, b.Without)
}

// encode and readManner keep manners in the cache.
func (a manner) encode() []byte {
	data, _ := json.Marshal(a) // strings always encode
	return data
}

func readManner(data []byte) (manner, bool) {
	var a manner
	ok := json.Unmarshal(data, &a) == nil && slices.Contains([]string{"schema", "object", "text"}, a.Form) && (a.Tokens == "" || strings.HasPrefix(a.Tokens, "max_"))
	return a, ok
}
