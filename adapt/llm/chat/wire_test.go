package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onevoice/adapt/llm/double"
	"onevoice/brandkit/provider"
)

const (
	wireSchema = `{"type":"object","properties":{"title":{"type":"string"},"body":{"type":"string"},"count":{"type":"integer"}},"required":["title"],"additionalProperties":false}`
	canary     = "sk-canary-7f3a9c1e5b2d8046"
)

// Each shape of testdata/wire comes to what it expects: in time, after the
// requests it says, and without a word of the key.
func TestWire(t *testing.T) {
	files, _ := filepath.Glob("../../../testdata/wire/*.yaml")
	if len(files) < 80 {
		t.Fatalf("%d shapes", len(files))
	}
	for _, file := range files {
		s, err := double.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			wire(t, s)
		})
	}
}

func wire(t *testing.T, s double.Script) {
	var asked atomic.Int64
	play := double.Play(s)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		play.ServeHTTP(w, r)
	}))
	server.Config.ErrorLog = quiet()
	if server.Start(); s.TLS {
		server.Close()
		server = httptest.NewUnstartedServer(play)
		server.Config.ErrorLog = quiet()
		server.StartTLS()
	}
	defer server.Close()
	dir := t.TempDir()
	c := client(t, server, provider.Provider{}, Options{Key: canary, Cache: dir})
	limit := time.Duration(s.Expect.Limit)
	if limit == 0 {
		limit = 20 * time.Second
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	type outcome struct {
		Answer
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		a, err := c.Ask(ctx, Ask{System: "S", User: s.Ask + "?", Schema: json.RawMessage(wireSchema)})
		done <- outcome{a, err}
	}()
	var got outcome
	select {
	case got = <-done:
	case <-time.After(limit + 10*time.Second):
		t.Fatal("hangs")
	}
	judge(t, s.Expect, got.Answer, got.err)
	if n := int(asked.Load()); s.Expect.Requests != 0 && n != s.Expect.Requests {
		t.Errorf("%d requests, want %d", n, s.Expect.Requests)
	}
	secret(t, fmt.Sprintf("%+v %+v %s", got.Answer, c.Spent(), got.Object))
	for err := got.err; err != nil; err = errors.Unwrap(err) {
		secret(t, fmt.Sprintf("%v %+v %#v", err, err, err))
	}
	if got.err != nil {
		e := asError(got.err)
		secret(t, e.Words().ZH+e.Words().EN)
	}
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			data, _ := os.ReadFile(path)
			secret(t, path+string(data))
		}
		return err
	})
}

// judge compares what came of a question with what should.
func judge(t *testing.T, want double.Expect, got Answer, err error) {
	t.Helper()
	if want.Fails != "" {
		if err == nil {
			t.Errorf("a wrong success: %s", got.Object)
		} else if k := asError(err).Kind; string(k) != want.Fails {
			t.Errorf("fails with %s (%v), want %s", k, err, want.Fails)
		}
		return
	}
	var object struct{ Title string }
	if err != nil {
		t.Errorf("fails: %v", err)
	} else if json.Unmarshal(got.Object, &object); object.Title != want.Title {
		t.Errorf("got %s, want the title %s", got.Object, want.Title)
	}
}

// secret fails where any part of the key stands in s.
func secret(t *testing.T, s string) {
	t.Helper()
	for i := 0; i+leak <= len(canary); i++ {
		if strings.Contains(s, canary[i:i+leak]) {
			t.Errorf("the key stands in %s", s)
			return
		}
	}
}
