package chat

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onevoice/brandkit/provider"
)

const wanted = `{"type":"object","properties":{"title":{"type":"string"},"body":{"type":"string"}},"required":["title"],"additionalProperties":false}`

// reply is an answer of an endpoint with text in it.
func reply(text string) string {
	data, _ := json.Marshal(text)
	return fmt.Sprintf(`{"id":"1","object":"chat.completion","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"stop"}],"usage":{"prompt_tokens":60,"completion_tokens":9,"total_tokens":69}}`, data)
}

// endpoint serves one answer after the other, the last one for ever, and keeps
// the bodies it was sent.
func endpoint(t *testing.T, answers ...string) (*httptest.Server, *[]map[string]any) {
	var n atomic.Int32
	var bodies []map[string]any
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		body := map[string]any{}
		if err := json.Unmarshal(data, &body); err != nil {
			t.Error(err)
		}
		bodies = append(bodies, body)
		answer := answers[min(int(n.Add(1))-1, len(answers)-1)]
		status := 200
		if code, rest, ok := strings.Cut(answer, " "); ok && len(code) == 3 {
			fmt.Sscan(code, &status)
			answer = rest
		}
		w.WriteHeader(status)
		io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	return s, &bodies
}

func client(t *testing.T, s *httptest.Server, p provider.Provider, o Options) *Client {
	t.Helper()
	p.BaseURL = s.URL + "/v1"
	if p.Model == "" {
		p.Model = "m-1"
	}
	c, err := New(p, o)
	if err != nil {
		t.Fatal(err)
	}
	c.pause = 1
	return c
}

func TestAsk(t *testing.T) {
	s, bodies := endpoint(t, reply(`{"title":"晨光","extra":1}`))
	c := client(t, s, provider.Provider{Body: `{"enable_thinking": false}`}, Options{Key: "sk-secret-0123456789"})
	got, err := c.Ask(context.Background(), Ask{System: "S", User: "U", Schema: json.RawMessage(wanted), MaxTokens: 300})
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Object) != `{"title":"晨光"}` || got.Model != "m-1" || got.Usage != (Usage{In: 60, Out: 9}) || got.Cached {
		t.Errorf("got %+v %s", got, got.Object)
	}
	body := (*bodies)[0]
	if body["temperature"] != 0.0 || body["max_tokens"] != 300.0 || body["enable_thinking"] != false || body["stream"] != false {
		t.Errorf("asked with %v", body)
	}
	if s := c.Spent(); s.Calls != 1 || s.In != 60 || s.Out != 9 || s.Cached != 0 || len(s.Fails) != 0 {
		t.Errorf("spent %+v", s)
	}
}

// An answer from the cache is the same, with the nonce of today.
func TestCache(t *testing.T) {
	s, _ := endpoint(t, reply(`{"title":"⟦F1-aaaa⟧ 上市"}`))
	o := Options{Cache: t.TempDir()}
	ask := Ask{User: "写 ⟦F1-aaaa⟧", Schema: json.RawMessage(wanted), Nonce: "aaaa"}
	first, err := client(t, s, provider.Provider{}, o).Ask(context.Background(), ask)
	if err != nil {
		t.Fatal(err)
	}
	o.Offline = true
	c := client(t, s, provider.Provider{}, o)
	ask.User, ask.Nonce = "写 ⟦F1-bbbb⟧", "bbbb"
	again, err := c.Ask(context.Background(), ask)
	if err != nil || !again.Cached || string(again.Object) != strings.ReplaceAll(string(first.Object), "aaaa", "bbbb") {
		t.Errorf("from the cache %s, %v", again.Object, err)
	}
	filepath.WalkDir(o.Cache, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			err = os.WriteFile(path, []byte(`{"text": "{\"title\":`), 0o600) // torn, by hand
		}
		return err
	})
	if _, err = c.Ask(context.Background(), ask); asError(err).Kind != Offline {
		t.Errorf("a torn answer: %v", err)
	}
	ask.Sample = 1
	if _, err = c.Ask(context.Background(), ask); asError(err).Kind != Offline {
		t.Errorf("another sample: %v", err)
	}
	if n := c.Spent(); n.Calls != 0 || n.Cached != 1 {
		t.Errorf("spent %+v", n)
	}
}

// An endpoint that refuses a way of asking is asked otherwise, at once in the
// next run.
func TestLadder(t *testing.T) {
	s, bodies := endpoint(t,
		`400 {"error":{"message":"This response_format type json_schema is unavailable","type":"invalid_request_error"}}`,
		`400 {"error":"Unsupported value: temperature does not support 0"}`,
		`400 {"code":400,"message":"response_format json_object is not supported"}`,
		reply("```json\n{\"title\": \"一\",}\n```"))
	o := Options{Cache: t.TempDir()}
	ask := Ask{User: "U", Schema: json.RawMessage(wanted)}
	got, err := client(t, s, provider.Provider{}, o).Ask(context.Background(), ask)
	if err != nil || string(got.Object) != `{"title":"一"}` {
		t.Fatalf("%s, %v", got.Object, err)
	}
	ask.Sample = 1
	if _, err := client(t, s, provider.Provider{}, o).Ask(context.Background(), ask); err != nil {
		t.Fatal(err)
	}
	if n := len(*bodies); n != 5 {
		t.Errorf("%d requests, want 4 to learn and 1 that knows", n)
	}
	last := (*bodies)[len(*bodies)-1]
	if _, ok := last["temperature"]; ok || last["response_format"] != nil {
		t.Errorf("asked with %v", last)
	}
}

func TestBudget(t *testing.T) {
	s, _ := endpoint(t, reply(`{"title":"一"}`))
	c := client(t, s, provider.Provider{}, Options{Run: Budget{Calls: 3}, Master: Budget{Calls: 2}})
	var kinds []Kind
	for i, master := range []string{"a", "a", "a", "b", "b"} {
		_, err := c.Ask(context.Background(), Ask{User: "U", Schema: json.RawMessage(wanted), Sample: i, Master: master})
		if err == nil {
			kinds = append(kinds, "")
		} else {
			kinds = append(kinds, asError(err).Kind)
		}
	}
	if fmt.Sprint(kinds) != fmt.Sprint([]Kind{"", "", Exhausted, "", Exhausted}) {
		t.Errorf("%q", kinds)
	}
	c = client(t, s, provider.Provider{}, Options{Run: Budget{Tokens: 100}})
	if _, err := c.Ask(context.Background(), Ask{User: "U", MaxTokens: 100}); asError(err).Kind != Exhausted {
		t.Errorf("more tokens than there are: %v", err)
	}
	for range 20 { // of two limits that are reached the run's is named, always
		c = client(t, s, provider.Provider{}, Options{Run: Budget{Tokens: 50}, Master: Budget{Tokens: 40}})
		if _, err := c.Ask(context.Background(), Ask{User: "U", Master: "a"}); !strings.Contains(err.Error(), "50 tokens") {
			t.Fatal(err)
		}
	}
}

// An endpoint that repeats the key as its model's name or in why it ended
// doesn't get it kept or shown.
func TestKeyIsRepeated(t *testing.T) {
	const key = "sk-test-0a1b2c3d4e5f"
	s, _ := endpoint(t, strings.Replace(reply("words"), "m-1", key, 1), strings.Replace(reply("words"), `"stop"`, `"`+key+`"`, 1))
	dir := t.TempDir()
	c := client(t, s, provider.Provider{}, Options{Key: key, Cache: dir})
	a, err := c.Ask(context.Background(), Ask{User: "U"})
	if err != nil || a.Model != "***" {
		t.Errorf("%q %v", a.Model, err)
	}
	if _, err := c.Ask(context.Background(), Ask{User: "V"}); err == nil || strings.Contains(err.Error(), key) {
		t.Error(err)
	}
	s, _ = endpoint(t, reply(`{"title":"sk\u002dtest\u002d0a1b2c3d4e5f"}`))
	c = client(t, s, provider.Provider{}, Options{Key: key, Cache: dir})
	if a, err := c.Ask(context.Background(), Ask{User: "W", Schema: json.RawMessage(wanted)}); err == nil {
		t.Errorf("%s", a.Object)
	}
}

// quiet is a log that nobody reads.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

// Where nobody is, that is found once.
func TestNobody(t *testing.T) {
	s, _ := endpoint(t, reply("x"))
	c := client(t, s, provider.Provider{}, Options{})
	s.Close()
	for i := range 5 {
		if _, err := c.Ask(context.Background(), Ask{User: "U", Sample: i}); asError(err).Kind != Down {
			t.Errorf("%v", err)
		}
	}
	if n := c.Spent().Calls; n != 1 {
		t.Errorf("%d calls", n)
	}
}

// Three calls in a row that come to nothing are enough; one that does begins the
// count anew.
func TestBreaker(t *testing.T) {
	down := `500 {"error":"broken"}`
	fine := reply("x")
	var all []string
	for _, ok := range []bool{true, false, false, true, false, false, false, true} {
		if ok {
			all = append(all, fine)
			continue
		}
		all = append(all, down, down, down, down) // tries of one question
	}
	s, _ := endpoint(t, all...)
	c := client(t, s, provider.Provider{}, Options{})
	got := ""
	for i := range 9 {
		_, err := c.Ask(context.Background(), Ask{User: "U", Sample: i})
		got += map[bool]string{true: "+", false: "-"}[err == nil]
	}
	if got != "+--+-----" {
		t.Errorf("%s", got)
	}
}

func TestPatience(t *testing.T) {
	for address, want := range map[string]time.Duration{
		"http://127.0.0.1:11434/v1": nearTime, "http://localhost:8080/v1": nearTime, "http://192.168.1.4/v1": nearTime, "http://[::1]:1/v1": nearTime, "http://ollama:11434/v1": nearTime,
		"https://api.example.com/v1": callTime, "https://8.8.8.8/v1": callTime, ":": callTime,
	} {
		if got := patience(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}
