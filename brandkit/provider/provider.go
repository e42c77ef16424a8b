// Package provider knows the endpoints of language models that speak OpenAI's
// chat completions: their addresses, the variables that hold their keys, and
// their ways. They are data: providers.yaml.
package provider

import (
	_ "embed"
	"encoding/json"
	"net/url"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// A Provider is one endpoint.
type Provider struct {
	Name      lang.Words `yaml:"name"`
	BaseURL   string     `yaml:"base_url"` // without /chat/completions
	Key       string     `yaml:"key"`      // the variable of the environment that holds the key; "": none is needed
	Model     string     `yaml:"model"`    // unless another is asked for; "": one must be
	JSON      string     `yaml:"json" allow:"schema object text"`
	MaxTokens string     `yaml:"max_tokens" allow:"max_tokens max_completion_tokens"`
	Sampling  string     `yaml:"sampling" allow:"free fixed"` // fixed: no temperature is sent
	Window    int        `yaml:"window"`                      // tokens of question and answer; 0: unknown
	Body      string     `yaml:"body"`                        // a JSON object: further fields of each request
	Note      lang.Words `yaml:"note"`
	Source    string     `yaml:"source"`
	Checked   string     `yaml:"checked"` // YYYY-MM
}

// Wrong returns what is wrong with an entry, and the key it is about, "" where
// one is missing; no words where nothing is.
func (p Provider) Wrong() (key string, why lang.Words) {
	if p.BaseURL == "" {
		return "", lang.F("没有 base_url", "it lacks base_url")
	}
	if u, err := url.Parse(p.BaseURL); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return "base_url", lang.F("这不是一个网址，写成 https://主机/v1 的样子", "this is no address: write it like https://host/v1")
	}
	if body := map[string]any{}; p.Body != "" && json.Unmarshal([]byte(p.Body), &body) != nil {
		return "body", lang.F("这不是一个 JSON 对象", "this is no JSON object")
	}
	return "", lang.Words{}
}

// Like shows what an entry looks like.
func Like() lang.Words {
	return lang.F("写成这个样子：%s", "write it like this: %s", `acme: {base_url: "https://llm.example.com/v1", key: ONEVOICE_ACME_KEY, model: acme-large, body: '{"top_k": 1}'}`)
}

//go:embed providers.yaml
var file []byte

// BuiltIn returns the providers that onevoice knows, by id.
var BuiltIn = sync.OnceValue(func() map[string]Provider {
	all := map[string]Provider{}
	f, err := yaml.Parse("providers.yaml", file)
	if err == nil {
		err = f.Decode(&all)
	}
	if err != nil {
		panic(err) // embedded and tested
	}
	return all
})
