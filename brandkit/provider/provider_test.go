package provider

import (
	"slices"
	"testing"
)

func TestBuiltIn(t *testing.T) {
	all := BuiltIn()
	for _, id := range []string{"deepseek", "qwen", "doubao", "kimi", "zhipu", "openai", "ollama", "vllm", "llamacpp"} {
		p, ok := all[id]
		if !ok {
			t.Errorf("no %s", id)
		}
		if key, why := p.Wrong(); !why.Empty() {
			t.Errorf("%s: %s %v", id, key, why)
		}
		if p.Name.ZH == "" || p.Name.EN == "" || p.Source == "" || p.Checked == "" || p.JSON == "" {
			t.Errorf("%s says too little of itself: %+v", id, p)
		}
		if local := slices.Contains([]string{"ollama", "vllm", "llamacpp"}, id); local != (p.Key == "") {
			t.Errorf("%s: key %q", id, p.Key)
		}
	}
}

func TestWrong(t *testing.T) {
	for want, p := range map[string]Provider{
		"base_url": {BaseURL: "api.example.com/v1"},
		"body":     {BaseURL: "https://api.example.com/v1", Body: "[1]"},
		"":         {BaseURL: "https://api.example.com/v1", Body: `{"a": 1}`},
	} {
		if key, why := p.Wrong(); key != want || why.Empty() != (want == "") {
			t.Errorf("%+v: %q %v, want %q", p, key, why, want)
		}
	}
	if _, why := (Provider{}).Wrong(); why.Empty() {
		t.Error("an empty entry is fine")
	}
}
