package provider

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// Prefix begins the variables that are onevoice's own.
const Prefix = "ONEVOICE_"

// Variables that take the place of any provider's own.
const (
	BaseURLVar = Prefix + "LLM_BASE_URL"
	KeyVar     = Prefix + "LLM_API_KEY"
	ModelVar   = Prefix + "LLM_MODEL"
)

// A Choice is what somebody wants to ask.
type Choice struct {
	ID      string
	Model   string // "": the provider's own
	Offline bool   // no key is needed
	More    map[string]Provider
	Getenv  func(string) string
}

// Resolve returns the provider that is chosen as the environment wants it, and
// its key. Of a model, what is asked for comes first, then the environment. Where
// the environment gives another address, the provider's own key isn't sent
// there. Failures (*lang.Error): nobody knows it, its key or a model is missing,
// its key would go unencrypted to another network.
func Resolve(c Choice) (p Provider, key string, err error) {
	all, err := known(c.More)
	if err != nil {
		return p, "", err
	}
	p, ok := all[c.ID]
	if !ok {
		return p, "", unknown(c.ID, slices.Sorted(maps.Keys(all)))
	}
	env := func(name string) string { return strings.TrimSpace(c.Getenv(name)) }
	for _, model := range []string{env(ModelVar), c.Model} {
		if model != "" {
			p.Model = model
		}
	}
	if key = env(KeyVar); key == "" && env(BaseURLVar) == "" && p.Key != "" {
		key = env(p.Key)
		if key == "" && !c.Offline {
			return p, "", &lang.Error{What: lang.F("没有 %[1]s 的密钥：环境变量 %[2]s 是空的", "there is no key for %[1]s: the variable %[2]s is empty", c.ID, p.Key),
				Hint: lang.F("设好 %[1]s（或 %[2]s）再运行；密钥只从环境变量读", "set %[1]s (or %[2]s) and run again; keys are read from the environment only", p.Key, KeyVar)}
		}
	}
	if base := env(BaseURLVar); base != "" {
		p.BaseURL = strings.TrimSuffix(strings.TrimRight(base, "/"), "/chat/completions")
	}
	if err := overheard(p.BaseURL, key); err != nil && !c.Offline && env(PlainVar) != "1" {
		return p, "", err
	}
	if p.Model == "" {
		return p, "", &lang.Error{What: lang.F("没有说用 %s 的哪个模型", "no model of %s is named", c.ID),
			Hint: lang.F("用 --model 写模型的名字，或设 %s", "name it with --model, or set %s", ModelVar)}
	}
	return p, key, nil
}

func unknown(id string, ids []string) error {
	all := strings.Join(ids, " ")
	e := &lang.Error{What: lang.F("没有「%s」这个大模型接口", "there is no model provider %q", id), Hint: lang.F("有这些：%s；或在 brand.yaml 的 llm: providers: 里加一个", "there are: %s; or add one under llm: providers: of brand.yaml", all)}
	if near := lang.Near(id, ids); near != "" {
		e.Hint = lang.F("是不是想写 %[1]s？有这些：%[2]s", "did you mean %[1]s? There are: %[2]s", near, all)
	}
	return e
}

// known returns the built-in providers, as the user's own file has it, with more
// beside them.
func known(more map[string]Provider) (map[string]Provider, error) {
	all := maps.Clone(BuiltIn())
	maps.Copy(all, more)
	dir, err := os.UserConfigDir()
	if err != nil {
		return all, nil
	}
	path := filepath.Join(dir, "onevoice", "providers.yaml")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, &lang.Error{Path: path, What: lang.F("读不了这个文件", "this file can't be read"), Hint: lang.F("检查它的权限", "check its permissions"), Err: err}
	}
	f, err := yaml.Parse(path, data)
	if err == nil {
		err = f.Decode(&all)
	}
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		switch key, why := all[id].Wrong(); {
		case why.Empty():
		case key == "":
			return nil, f.Misnamed(id, why, Like())
		default:
			return nil, f.Mistake(id+"."+key, why, Like())
		}
	}
	return all, nil
}
