package provider

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/brandkit/lang"
)

func TestResolve(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("HOME", home)
	more := map[string]Provider{"acme": {BaseURL: "https://llm.example.com/v1", Key: "ONEVOICE_ACME_KEY", Model: "acme-large"}}
	for _, c := range []struct {
		name, id, model string
		offline         bool
		env             map[string]string
		want            string // base URL, model, key
		fails           string // in its English words or hint
	}{
		{name: "its own", id: "deepseek", env: map[string]string{"DEEPSEEK_API_KEY": " k\n"}, want: "https://api.deepseek.com deepseek-v4-flash k"},
		{name: "our key wins", id: "deepseek", env: map[string]string{"DEEPSEEK_API_KEY": "k", KeyVar: "o"}, want: "https://api.deepseek.com deepseek-v4-flash o"},
		{name: "all three", id: "openai", env: map[string]string{BaseURLVar: "http://h/v1", KeyVar: "o", ModelVar: "m"}, want: "http://h/v1 m o"},
		{name: "the whole address", id: "openai", env: map[string]string{BaseURLVar: "http://h/v1/chat/completions/", KeyVar: "o"}, want: "http://h/v1 gpt-6-luna o"},
		{name: "a key stays at home", id: "openai", env: map[string]string{BaseURLVar: "http://h/v1", "OPENAI_API_KEY": "secret"}, want: "http://h/v1 gpt-6-luna "},
		{name: "a flag wins", id: "openai", model: "f", env: map[string]string{KeyVar: "o", ModelVar: "m"}, want: "https://api.openai.com/v1 f o"},
		{name: "no key offline", id: "kimi", offline: true, want: "https://api.moonshot.cn/v1 kimi-k2.6 "},
		{name: "no key needed", id: "ollama", model: "qwen", want: "http://127.0.0.1:11434/v1 qwen "},
		{name: "the kit's", id: "acme", env: map[string]string{"ONEVOICE_ACME_KEY": "a"}, want: "https://llm.example.com/v1 acme-large a"},
		{name: "the neighbour's machine", id: "openai", env: map[string]string{BaseURLVar: "http://192.168.1.4:8080/v1", KeyVar: "o"}, want: "http://192.168.1.4:8080/v1 gpt-6-luna o"},
		{name: "in the open", id: "openai", env: map[string]string{BaseURLVar: "http://me:word@llm.example.com/v1?k=v", KeyVar: "o"}, fails: "http://llm.example.com/v1 is not encrypted"},
		{name: "a name and password", id: "openai", env: map[string]string{BaseURLVar: "http://me:word@203.0.113.9/v1"}, fails: "ONEVOICE_LLM_PLAIN_HTTP=1"},
		{name: "no key to be read", id: "openai", env: map[string]string{BaseURLVar: "http://llm.example.com/v1"}, want: "http://llm.example.com/v1 gpt-6-luna "},
		{name: "in the open, offline", id: "openai", offline: true, env: map[string]string{BaseURLVar: "http://llm.example.com/v1", KeyVar: "o"}, want: "http://llm.example.com/v1 gpt-6-luna o"},
		{name: "in the open, as asked", id: "openai", env: map[string]string{BaseURLVar: "http://llm.example.com/v1", KeyVar: "o", PlainVar: "1"}, want: "http://llm.example.com/v1 gpt-6-luna o"},
		{name: "no key", id: "zhipu", fails: "ZHIPUAI_API_KEY"},
		{name: "no model", id: "doubao", env: map[string]string{"ARK_API_KEY": "k"}, fails: "--model"},
		{name: "a slip", id: "deepsek", fails: "did you mean deepseek"},
		{name: "nobody", id: "wxyz", fails: "acme deepseek doubao kimi llamacpp ollama openai qwen vllm zhipu"},
	} {
		p, key, err := Resolve(Choice{ID: c.id, Model: c.model, Offline: c.offline, More: more, Getenv: func(name string) string { return c.env[name] }})
		got := strings.Join([]string{p.BaseURL, p.Model, key}, " ")
		if c.fails == "" && (err != nil || got != c.want) {
			t.Errorf("%s: %s, %v", c.name, got, err)
		}
		if c.fails != "" && (err == nil || !strings.Contains(lang.All(err)[0].What.EN+lang.All(err)[0].Hint.EN, c.fails)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// The user's own file adds providers and changes built-in ones; a slip in it is
// said with its line.
func TestOwnFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("HOME", home)
	dir, err := os.UserConfigDir()
	if err != nil {
		t.Skip(err)
	}
	write := func(s string) {
		os.MkdirAll(filepath.Join(dir, "onevoice"), 0o755)
		if err := os.WriteFile(filepath.Join(dir, "onevoice", "providers.yaml"), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	none := func(string) string { return "" }
	write("mine: {base_url: \"http://10.0.0.1/v1\", model: m}\nqwen: {model: qwen-max}\n")
	p, _, err := Resolve(Choice{ID: "mine", Getenv: none})
	if err != nil || p.BaseURL != "http://10.0.0.1/v1" {
		t.Errorf("%+v, %v", p, err)
	}
	p, _, err = Resolve(Choice{ID: "qwen", Offline: true, Getenv: none})
	if err != nil || p.Model != "qwen-max" || p.BaseURL != BuiltIn()["qwen"].BaseURL {
		t.Errorf("%+v, %v", p, err)
	}
	for _, bad := range []string{"mine: {base_url: nowhere}\n", "mine: {bas_url: \"http://h/v1\"}\n"} {
		write(bad)
		if _, _, err := Resolve(Choice{ID: "mine", Getenv: none}); err == nil || lang.All(err)[0].Line != 1 {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
