package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onevoice/brandkit/provider"
)

// A recorder writes down what an endpoint says.
type recorder struct {
	t   *testing.T
	dir string
	n   int
}

// RoundTrip implements http.RoundTripper.
func (r *recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	asked, err := io.ReadAll(q.Body)
	if err != nil {
		return nil, err
	}
	q.Body = io.NopCloser(bytes.NewReader(asked))
	res, err := http.DefaultTransport.RoundTrip(q)
	if err != nil {
		return nil, err
	}
	said, err := io.ReadAll(res.Body)
	res.Body.Close()
	res.Body = io.NopCloser(bytes.NewReader(said))
	r.n++
	name := filepath.Join(r.dir, fmt.Sprintf("%02d.txt", r.n))
	text := scrub(fmt.Sprintf("%s\n\n%s\n%s\n\n%s\n", asked, res.Status, res.Header.Get("Content-Type"), said), os.Getenv("ONEVOICE_LIVE_API_KEY"))
	if wrote := os.WriteFile(name, []byte(text), 0o600); wrote != nil {
		r.t.Error(wrote)
	}
	return res, err
}

// A real endpoint gives an answer in each form, or a failure that says why; what
// it said is written down.
func TestLive(t *testing.T) {
	base := os.Getenv("ONEVOICE_LIVE_BASE_URL")
	if base == "" {
		t.Skip("ONEVOICE_LIVE_BASE_URL names no endpoint")
	}
	dir, err := os.MkdirTemp("", "onevoice-live-")
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("what it says is in %s", dir)
	rec := &recorder{t: t, dir: dir}
	for _, form := range []string{"schema", "object", "text"} {
		p := provider.Provider{BaseURL: base, Model: os.Getenv("ONEVOICE_LIVE_MODEL"), JSON: form}
		c, err := New(p, Options{Key: os.Getenv("ONEVOICE_LIVE_API_KEY"), Call: 5 * time.Minute, HTTP: &http.Client{Transport: rec}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Ask(context.Background(), Ask{
			System: "You reword titles. Answer in Chinese.", User: "为这一句写一个标题：早上的咖啡，去溪边喝。",
			Schema: json.RawMessage(`{"type":"object","properties":{"title":{"type":"string","maxLength":40}},"required":["title"],"additionalProperties":false}`), MaxTokens: 200,
		})
		t.Logf("%s: %s %v; %+v", form, got.Object, err, c.Spent().Usage)
		if err == nil {
			continue
		}
		if k := asError(err); k.Kind == Down || k.Kind == Auth || k.Kind == Asked {
			t.Errorf("%s: %v", form, err)
		}
	}
}
