package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"testing"
	"time"

	"onevoice/brandkit/provider"
)

// A parrot is an endpoint that says one thing, without a network.
type parrot struct {
	status int
	body   []byte
}

// RoundTrip implements http.RoundTripper.
func (p parrot) RoundTrip(q *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: p.status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(p.body)), Request: q}, nil
}

// Whatever an endpoint says, nothing panics or hangs, the key stays where it is,
// and what is taken is in the shape that was asked for.
func FuzzAsk(f *testing.F) {
	f.Add(200, []byte(reply(`{"title": "一"}`)))
	f.Add(200, []byte(`{"error":"no"}`))
	f.Add(200, []byte(`{"choices":[{"message":{"content":"`+canary+`"},"finish_reason":"stop"}]}`))
	f.Add(400, []byte(`{"code":"x","message":"response_format"}`))
	f.Add(401, []byte(`{"error":{"message":["`+canary+`"],"code":[1]}}`))
	f.Add(503, []byte(`<html><title>`))
	f.Add(200, []byte(`{"choices":[{"message":{"content":[{"type":"text","text":"{}"}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":-1}}`))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if status < 100 || status > 999 {
			return
		}
		c, err := New(provider.Provider{BaseURL: "http://127.0.0.1/v1", Model: "m"}, Options{Key: canary, Call: 10 * time.Second, HTTP: &http.Client{Transport: parrot{status, body}}})
		if err != nil {
			t.Fatal(err)
		}
		c.pause = 1
		got, err := c.Ask(context.Background(), Ask{User: "U", Schema: json.RawMessage(wanted)})
		if err != nil {
			secret(t, err.Error()+asError(err).Words().ZH)
			return
		}
		secret(t, got.Text+got.Model+string(got.Object))
		var object struct{ Title *string }
		if json.Unmarshal(got.Object, &object) != nil || object.Title == nil || status/100 != 2 {
			t.Errorf("status %d, %q gives %s", status, body, got.Object)
		}
	})
}
