package chat

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"onevoice/brandkit/provider"
)

// An envelope is what an answer may hold instead of choices. OpenAI nests the
// error, Ollama says it in a string, DashScope, vLLM and SiliconFlow lay it flat.
type envelope struct {
	Error   json.RawMessage `json:"error"`
	Choices json.RawMessage `json:"choices"`
	Message string          `json:"message"`
	Detail  json.RawMessage `json:"detail"` // FastAPI's
	Code    any             `json:"code"`
	Type    string          `json:"type"`
}

// verdict returns what an answer of the endpoint failed with; nil where it is
// one to read on in.
func verdict(res *http.Response, data []byte) *Error {
	var env envelope
	broken := json.Unmarshal(data, &env) != nil
	fine := res.StatusCode/100 == 2
	if fine && !broken && !said(env.Error) && said(env.Choices) {
		return nil
	}
	e := &Error{Status: res.StatusCode, Message: env.words()}
	switch {
	case fine && broken:
		// cut off on the way, or a page that isn't the endpoint's
		return &Error{Kind: Shape, Status: e.Status, Message: glimpse(data), retry: len(data) == 0 || data[0] == '{'}
	case res.StatusCode/100 == 3:
		e.Message = "moved to " + provider.Shown(res.Header.Get("Location"))
	case broken:
		e.Message = glimpse(data)
	}
	status := e.Status
	if within := env.status(); fine && within != 0 {
		status = within // a gateway hides what went wrong behind it
	}
	e.Kind, e.retry = kindOf(status, e.Message+" "+env.tags())
	if wait, ok := retryAfter(res.Header.Get("Retry-After"), time.Now()); ok && e.retry {
		e.again = max(wait, time.Millisecond)
	}
	return e
}

// bare is an answer without what keeps a connection alive: empty lines, and
// comments of an event stream.
func bare(data []byte) []byte {
	for {
		data = bytes.TrimSpace(data)
		if !bytes.HasPrefix(data, []byte(":")) {
			return data
		}
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
}

// said reports whether anything stands in a part of an envelope.
func said(part json.RawMessage) bool {
	return len(part) > 0 && string(part) != "null" && string(part) != `""`
}

// words is what an envelope says.
func (v envelope) words() string {
	var nested struct {
		Message any `json:"message"`
	}
	var plain string
	switch {
	case json.Unmarshal(v.Error, &plain) == nil && plain != "":
		return plain
	case json.Unmarshal(v.Error, &nested) == nil && nested.Message != nil:
		if s, ok := nested.Message.(string); ok {
			return s
		}
		data, _ := json.Marshal(nested.Message) // it came from JSON
		return string(data)
	case v.Message != "":
		return v.Message
	case len(v.Detail) > 0:
		return string(v.Detail)
	}
	return strings.Trim(string(v.Error), "{}")
}

// status is the HTTP status that an envelope names; 0 where it names none.
func (v envelope) status() int {
	var nested struct {
		Code any `json:"code"`
	}
	_ = json.Unmarshal(v.Error, &nested) // a string has no code
	for _, code := range []any{nested.Code, v.Code} {
		if n, ok := code.(float64); ok && n >= 400 && n < 600 {
			return int(n)
		}
	}
	return 0
}

// tags are the codes and types of an envelope.
func (v envelope) tags() string {
	var nested struct {
		Code any    `json:"code"`
		Type string `json:"type"`
	}
	if json.Unmarshal(v.Error, &nested) != nil {
		nested.Code = nil
	}
	data, _ := json.Marshal([]any{v.Code, v.Type, nested.Code, nested.Type}) // they came from JSON
	return string(data)
}

// glimpse is the beginning of what was no JSON; of a web page its title.
func glimpse(data []byte) string {
	s := string(data[:min(len(data), 2000)])
	if _, rest, ok := strings.Cut(s, "<title>"); ok {
		title, _, _ := strings.Cut(rest, "</title>")
		return "a web page: " + title
	}
	if s == "" {
		return "an empty answer"
	}
	return "no JSON: " + string([]rune(s)[:min(len([]rune(s)), 60)])
}

// kindOf sorts a refusal by its status and words, and says whether asking the
// same again may help.
func kindOf(status int, words string) (Kind, bool) {
	w := strings.ToLower(words)
	has := func(any ...string) bool {
		for _, s := range any {
			if strings.Contains(w, s) {
				return true
			}
		}
		return false
	}
	switch {
	case has("insufficient_quota", "insufficient balance", "insufficient_balance", "arrearage", "exceeded your current quota", "余额不足", "欠费"):
		return Balance, false
	case status == 402:
		return Balance, false
	case has("data_inspection_failed", "content_filter", "content_policy", "sensitive", "risk control", "敏感", "不安全"):
		return Refused, false
	case has("maximum context length", "context_length_exceeded", "exceed_context_size", "context window"):
		return Window, false
	case status == 401 || status == 403:
		return Auth, false
	case has("invalid json schema"):
		return Asked, false // Ollama says so with 500
	case status == 429:
		return Rate, true
	case status == 408 || status == 425 || status >= 500:
		return Down, true
	case status/100 == 2:
		return Down, true
	}
	return Asked, false
}

// retryAfter reads a Retry-After header: seconds, or a date (RFC 9110, 10.2.3).
func retryAfter(s string, now time.Time) (time.Duration, bool) {
	if s == "" {
		return 0, false
	}
	if sec, err := strconv.ParseFloat(s, 64); err == nil && sec >= 0 && sec < 1e6 {
		return time.Duration(sec * float64(time.Second)), true
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(at.Sub(now), 0), true
	}
	return 0, false
}
