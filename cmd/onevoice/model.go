package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/pflag"

	"onevoice/adapt/llm/chat"
	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/provider"
)

// Asking is what the flags say about the model to ask, and who was found.
type asking struct {
	llm, model             string
	n                      int // answers to choose from; 0 is 1
	offline                bool
	calls, tokens, seconds int
	otherwise              lang.Words // what holds where the model is no help

	engaged []engaged // each once, in the order of the kits
	chosen  map[*house]engaged
}

// An engaged is an endpoint that is asked.
type engaged struct {
	provider provider.Provider
	limits   brandkit.Limits
	client   *chat.Client
}

// Limits of a run where no flag says otherwise, and of a master where its kit
// doesn't; those of a master are for each answer that --n asks for.
const (
	runCalls, runTokens, runSeconds          = 500, 2_000_000, 1800
	masterCalls, masterTokens, masterSeconds = 40, 200_000, 600
	mostAnswers                              = 9
)

// bind binds the flags; does says what --llm is for.
func (k *asking) bind(f *pflag.FlagSet, a *app, does string) {
	f.StringVar(&k.llm, "llm", "off", does)
	f.StringVar(&k.model, "model", "", a.say("用哪个模型 `NAME`；默认是接口自己的", "which model `NAME`; default: the provider's"))
	f.BoolVar(&k.offline, "offline", false, a.say("不联网，只用缓存里的回答", "no network: only answers from the cache"))
	f.IntVar(&k.calls, "llm-calls", runCalls, a.say("最多请求 `N` 次（默认 500）", "`N` requests at most (default 500)"))
	f.IntVar(&k.tokens, "llm-tokens", runTokens, a.say("最多用 `N` 个词元（默认 2000000）", "`N` tokens at most (default 2000000)"))
	f.IntVar(&k.seconds, "llm-seconds", runSeconds, a.say("最多等 `N` 秒（默认 1800）", "`N` seconds at most (default 1800)"))
}

// sensible refuses flags that can't be meant.
func (k *asking) sensible() error {
	if k.llm == "off" && (k.model != "" || k.offline || k.n > 1) {
		return &lang.Error{What: lang.F("--model、--n 和 --offline 要和 --llm 一起用", "--model, --n and --offline go with --llm"), Hint: lang.F("加上 --llm 和接口的名字，比如 --llm deepseek", "add --llm and a provider: --llm deepseek")}
	}
	for _, flag := range []struct {
		name  string
		value int
	}{{"--llm-calls", k.calls}, {"--llm-tokens", k.tokens}, {"--llm-seconds", k.seconds}} {
		if flag.value < 1 {
			return &lang.Error{What: lang.F("%[1]s 不能是 %[2]d", "%[1]s can't be %[2]d", flag.name, flag.value), Hint: lang.F("写 1 或更大的数；不用大模型就去掉 --llm", "1 or more; to ask no model leave --llm out")}
		}
	}
	return nil
}

// engage finds the endpoint that is asked for each kit. Kits that come to the
// same one share it, and its limits.
func (k *asking) engage(d *desk) error {
	k.chosen = map[*house]engaged{}
	if k.llm == "off" {
		return nil
	}
	for _, h := range d.order {
		p, key, err := provider.Resolve(provider.Choice{ID: k.llm, Model: k.model, Offline: k.offline, More: h.kit.LLM.Providers, Getenv: d.app.getenv})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(k.engaged, func(e engaged) bool { return e.provider == p && e.limits == h.kit.LLM.PerMaster })
		if i < 0 {
			client, err := chat.New(p, k.options(key, h.kit.LLM.PerMaster))
			if err != nil {
				return err
			}
			i = len(k.engaged)
			k.engaged = append(k.engaged, engaged{p, h.kit.LLM.PerMaster, client})
		}
		k.chosen[h] = k.engaged[i]
	}
	return nil
}

func (k *asking) options(key string, each brandkit.Limits) chat.Options {
	or := func(n, otherwise int) int {
		if n == 0 {
			return otherwise * max(k.n, 1)
		}
		return n
	}
	return chat.Options{
		Key: key, Offline: k.offline, Cache: chat.UserCache(),
		Run:    chat.Budget{Calls: k.calls, Tokens: k.tokens, Time: time.Duration(k.seconds) * time.Second},
		Master: chat.Budget{Calls: or(each.Calls, masterCalls), Tokens: or(each.Tokens, masterTokens), Time: time.Duration(or(each.Seconds, masterSeconds)) * time.Second},
	}
}

// key is what a master's variants depend on beside its house's.
func (k *asking) key(h *house) []any {
	if k.llm == "off" {
		return nil
	}
	p := k.chosen[h].provider
	return []any{k.llm, p.BaseURL, p.Model, p.Body, k.n, k.offline, k.calls, k.tokens, k.seconds}
}

// bill says what the models came to: what went wrong, by kind, and how much was
// used. Prices aren't known here, so it counts.
func (k *asking) bill(a *app) {
	for _, e := range k.engaged {
		s := e.client.Spent()
		said := map[chat.Kind]bool{}
		for _, f := range s.Fails {
			if said[f.Kind] {
				continue
			}
			said[f.Kind] = true
			n := 0
			for _, o := range s.Fails {
				if o.Kind == f.Kind {
					n++
				}
			}
			fmt.Fprintln(a.stderr, a.say("大模型 %[1]s 有 %[2]d 次没帮上忙：%[3]s。%[5]s。%[4]s。", "No help from the model of %[1]s, %[2]d×: %[3]s. %[5]s. %[4]s.", k.llm, n, f.Words(), k.remedy(f.Kind, e), k.otherwise))
		}
		if !a.quiet {
			fmt.Fprintln(a.stderr, a.say("大模型 %[1]s（%[2]s）：请求 %[3]d 次，缓存里有 %[4]d 次；词元%[5]s %[6]d 进、%[7]d 出", "Model %[2]s of %[1]s: %[3]d requests, %[4]d answers from the cache;%[5]s %[6]d tokens in, %[7]d out",
				k.llm, e.provider.Model, s.Calls, s.Cached, roughly(s.Estimated), s.In, s.Out))
		}
	}
}

func roughly(guessed bool) lang.Words {
	if guessed {
		return lang.F("约", " about")
	}
	return lang.Words{}
}

// remedy is what to do about a kind of failure.
func (k *asking) remedy(kind chat.Kind, e engaged) lang.Words {
	switch kind {
	case chat.Auth:
		return lang.F("检查密钥：%s", "Look at the key: %s", keyVars(e.provider))
	case chat.Balance:
		return lang.F("给账户充值，或换一个接口", "Top up the account, or choose another provider")
	case chat.Down:
		return lang.F("检查网络和地址 %s，服务是不是开着", "Look at the network and the address %s, and whether the service is up", e.client.Endpoint())
	case chat.Asked:
		return lang.F("检查模型的名字（--model）和地址 %s", "Look at the model's name (--model) and the address %s", e.client.Endpoint())
	case chat.Window:
		return lang.F("换一个窗口更大的模型，或把文件分成几份", "Choose a model with a larger window, or part the file")
	case chat.Exhausted:
		return lang.F("用 --llm-calls、--llm-tokens、--llm-seconds 放宽，一份文件的上限在品牌包的 llm: per_master:", "Raise --llm-calls, --llm-tokens or --llm-seconds; a file's own limits are llm: per_master: of the kit")
	case chat.Offline:
		return lang.F("去掉 --offline 联网运行一次", "Run once without --offline")
	case chat.Refused:
		return lang.F("换一个模型，或自己写", "Choose another model, or write it yourself")
	}
	return lang.F("过一会儿再运行，已有的回答不会重问；或换一个模型", "Run again later, answers there are aren't asked for again; or choose another model")
}

func keyVars(p provider.Provider) string {
	if p.Key == "" {
		return provider.KeyVar
	}
	return p.Key + " / " + provider.KeyVar
}
