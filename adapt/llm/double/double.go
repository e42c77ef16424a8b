// Package double is the endpoint of a language model for tests: it speaks the
// wire format of OpenAI's chat completions, and says what a script or a function
// tells it to, also what real endpoints say on bad days. Only tests import it.
package double

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// A Request is what the endpoint is asked.
type Request struct {
	Model    string
	Messages []Message
	Body     map[string]any // all of it
	Key      string         // the bearer token
	Number   int            // from 1, of this double's requests
}

// A Message is one turn of a conversation.
type Message struct{ Role, Content string }

// User returns the last message of the user.
func (r Request) User() string { return r.last("user") }

// System returns the last message of the system.
func (r Request) System() string { return r.last("system") }

func (r Request) last(role string) string {
	for i := len(r.Messages) - 1; i >= 0; i-- {
		if r.Messages[i].Role == role {
			return r.Messages[i].Content
		}
	}
	return ""
}

// read reads a request.
func read(r *http.Request, number int) (Request, error) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return Request{}, err
	}
	q := Request{Number: number, Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")}
	if err := json.Unmarshal(data, &q); err != nil {
		return q, err
	}
	err = json.Unmarshal(data, &q.Body)
	if err == nil && (r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/chat/completions")) {
		err = fmt.Errorf("%s %s is no chat completion", r.Method, r.URL.Path)
	}
	return q, err
}

// tokens guesses how many tokens a request is, as a server would count them.
func (r Request) tokens() int {
	n := 0
	for _, m := range r.Messages {
		n += len([]rune(m.Content))
	}
	return n*3/4 + 8
}

// reply is a good answer with words in it.
func (r Request) reply(words string) []byte {
	out := len([]rune(words))*3/4 + 1
	data, err := json.Marshal(map[string]any{
		"id": fmt.Sprintf("chatcmpl-%d", r.Number), "object": "chat.completion", "created": 1, "model": r.Model,
		"choices": []any{map[string]any{"index": 0, "message": map[string]any{"role": "assistant", "content": words}, "finish_reason": "stop"}},
		"usage":   map[string]any{"prompt_tokens": r.tokens(), "completion_tokens": out, "total_tokens": r.tokens() + out},
	})
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return data
}

// Talk is an endpoint whose model answers as behave does. Requests may come at
// once: behave must bear that.
func Talk(behave func(Request) string) http.Handler {
	var c counter
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q, err := read(r, c.next())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write(q.reply(behave(q)))
	})
}
