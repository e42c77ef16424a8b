package chat

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"onevoice/brandkit/cache"
	"onevoice/brandkit/provider"
)

// storeVersion is part of every name in the cache: a change to what is asked
// beside an Ask's own words, or to what is kept, counts it up.
const storeVersion = "1"

// masked stands for the nonce in what is kept: a noncharacter that no answer
// holds.
const masked = "\ufdd0"

// A store keeps answers as they came, by everything that was asked. The zero
// value keeps nothing.
type store struct{ dir string }

// A stored answer.
type stored struct {
	Model     string `json:"model"`
	Text      string `json:"text"` // with the nonce masked
	In        int    `json:"in"`
	Out       int    `json:"out"`
	Estimated bool   `json:"estimated,omitempty"`
}

// UserCache returns the folder of the answers in the user's cache; "" where
// there is none.
func UserCache() string { return cache.Dir("llm") }

// name is the file of an answer: by what was sent, wherever it went.
func (s store) name(p provider.Provider, a Ask) string {
	if s.dir == "" {
		return ""
	}
	hide := func(text string) string {
		if a.Nonce == "" {
			return text
		}
		return strings.ReplaceAll(text, a.Nonce, masked)
	}
	return s.file("answer", p.Model, p.Body, hide(a.System), hide(a.User), string(a.Schema), a.MaxTokens, a.Temperature, a.Sample)
}

// file is the file for what all stands for.
func (s store) file(kind string, all ...any) string {
	data, _ := json.Marshal(all) // strings and numbers always encode
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	return filepath.Join(s.dir, storeVersion, kind, hash[:2], hash+".json")
}

// load returns a kept answer with nonce in it; false where there is none, or
// none that can be understood.
func (s store) load(name, nonce string) (Answer, bool) {
	data, err := os.ReadFile(name)
	if name == "" || err != nil {
		return Answer{}, false
	}
	var got stored
	if json.Unmarshal(data, &got) != nil || got.Text == "" {
		return Answer{}, false
	}
	return Answer{Text: strings.ReplaceAll(got.Text, masked, nonce), Model: got.Model, Usage: Usage{got.In, got.Out, got.Estimated}, Cached: true}, true
}

// keep keeps an answer. That it can't is no failure: the folder may be
// read-only, the disk full.
func (s store) keep(name, nonce string, a Answer) {
	if name == "" || strings.Contains(a.Text, masked) {
		return
	}
	text := a.Text
	if nonce != "" {
		text = strings.ReplaceAll(text, nonce, masked)
	}
	data, err := json.Marshal(stored{a.Model, text, a.Usage.In, a.Usage.Out, a.Usage.Estimated})
	if err == nil {
		cache.Keep(name, data)
	}
}

// manners returns what earlier runs learned of an endpoint.
func (s store) manners(p provider.Provider) *manners {
	m := &manners{how: mannerOf(p)}
	if s.dir == "" {
		return m
	}
	if data, err := os.ReadFile(s.endpoint(p)); err == nil {
		if how, ok := readManner(data); ok {
			m.how = how
		}
	}
	return m
}

func (s store) keepManners(p provider.Provider, how manner) {
	if s.dir != "" {
		cache.Keep(s.endpoint(p), how.encode())
	}
}

// endpoint is the file of an endpoint's manners: what a provider's entry says
// is part of its name, so that a new entry is learned anew.
func (s store) endpoint(p provider.Provider) string {
	return s.file("endpoint", p.BaseURL, p.Model, p.Body, p.JSON, p.MaxTokens, p.Sampling)
}
