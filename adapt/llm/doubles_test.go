package llm_test

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/adapt/llm"
	"onevoice/adapt/llm/chat"
	"onevoice/adapt/llm/double"
	"onevoice/brandkit"
)

// mangler alters a fact in every passage it can, each time by another operator.
func mangler(seed uint64) double.Behaviour {
	r := rand.New(rand.NewPCG(seed, 9))
	ops := double.Operators()
	names := slices.Sorted(maps.Keys(ops))
	return double.Each(func(q double.Question, p double.Passage) string {
		words := double.Perfect(q, p)
		if out, ok := ops[names[r.IntN(len(names))]](r, q, p, words); ok && r.IntN(3) > 0 {
			return out
		}
		return words
	})
}

// TestDoubles: whatever a model is like, its variants hold every gate and every
// rule that those made by rule hold.
func TestDoubles(t *testing.T) {
	all := map[string]double.Behaviour{
		"echo": double.Each(double.Echo), "long": double.Each(double.Long), "forbidden": double.Each(double.Forbidden), "flavoured": double.Each(double.Flavoured),
		"chatty": double.Each(double.Chatty), "random": double.Random(1), "mangler": mangler(2), "obedient": double.Each(double.Obedient),
		"silent": func(double.Question) map[string]string { return nil },
	}
	for i, path := range masters(t) {
		if i%20 != 3 && !*long {
			continue
		}
		d := master(t, path)
		for _, id := range four {
			plain, err := adapt.To(context.Background(), brandkit.Neutral(), d, id, nil)
			if err != nil {
				t.Fatal(err)
			}
			for name, b := range all {
				v := rewritten(t, d, id, model(b))
				for _, bad := range append(gained(v, plain, d), worse(t, v, d, id)...) {
					t.Errorf("%s %s, %s: %s", path, id, name, bad)
				}
				if v.AI && name != "mangler" && name != "obedient" && name != "random" && name != "chatty" && name != "long" {
					t.Errorf("%s %s, %s: its words are taken", path, id, name)
				}
			}
		}
	}
}

// asks is a model that counts and answers by turns.
type asks struct {
	turns []double.Behaviour
	users []string
	fail  error
}

func (a *asks) Ask(ctx context.Context, q chat.Ask) (chat.Answer, error) {
	a.users = append(a.users, q.User)
	if a.fail != nil {
		return chat.Answer{}, a.fail
	}
	return model(a.turns[min(len(a.users), len(a.turns))-1]).Ask(ctx, q)
}

const kettle = "---\ntitle: 云雀水壶换了壶嘴\nproduct: 云雀水壶\ncta: {text: 去看看, url: \"https://k.example\"}\n---\n\n**云雀水壶**的壶嘴变细了，倒水的时候不会溅出来，**199 元**。\n\n因为把手换成了木头，烧开以后也可以直接拿起来。\n"

func adapted(t *testing.T, m llm.Model, o llm.Options) *adapt.Variant {
	kit := brandkit.Neutral()
	v, err := adapt.To(context.Background(), kit, text(t, kettle), "wechat", llm.New(kit, rulebook(t), m, o))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// A passage that fails is asked for again, alone, with the rule and the words
// at fault; at most twice.
func TestAgain(t *testing.T) {
	m := &asks{turns: []double.Behaviour{
		double.Each(func(q double.Question, p double.Passage) string {
			if len(p.Marks) > 0 {
				return double.Perfect(q, p) + "只要 188 元。"
			}
			return double.Perfect(q, p)
		}),
		double.Each(double.Perfect),
	}}
	v := adapted(t, m, llm.Options{})
	if len(m.users) != 2 || !strings.Contains(m.users[1], "188") || !strings.Contains(m.users[1], "digit | 1 | 占位符之外不能有数字") || strings.Contains(m.users[1], "│因为把手") {
		t.Errorf("asked %d times, last:\n%s", len(m.users), m.users[len(m.users)-1])
	}
	if !v.AI || !strings.Contains(words(v.Doc), "倒水时不会溅出来") {
		t.Errorf("got %s", words(v.Doc))
	}
	stubborn := &asks{turns: []double.Behaviour{double.Each(double.Forbidden)}}
	v = adapted(t, stubborn, llm.Options{})
	if len(stubborn.users) != 3 || v.AI {
		t.Errorf("a model that learns nothing is asked %d times", len(stubborn.users))
	}
}

// Of several answers the best is taken, and a passage that one lacks comes from
// another.
func TestBest(t *testing.T) {
	m := &asks{turns: []double.Behaviour{
		double.Each(double.Echo),
		double.Each(func(q double.Question, p double.Passage) string {
			if p.ID == "p2" {
				return double.Perfect(q, p)
			}
			return p.Text
		}),
		double.Each(double.Echo),
	}}
	v := adapted(t, m, llm.Options{N: 3})
	if len(m.users) != 3 || !strings.Contains(words(v.Doc), "由于把手改成了木头") {
		t.Errorf("asked %d times: %s", len(m.users), words(v.Doc))
	}
}

// A model that slips up now and then, as real ones do, keeps nineteen of twenty
// of its passages after it was asked again.
func TestRealistic(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	ops := double.Operators()
	names := slices.Sorted(maps.Keys(ops))
	meant, taken := 0, 0
	for i, path := range masters(t) {
		if i%3 != 1 && !*long {
			continue
		}
		d := master(t, path)
		want := map[string]bool{}
		v := rewritten(t, d, "wechat", model(double.Each(func(q double.Question, p double.Passage) string {
			words := double.Perfect(q, p)
			if p.ID == "title" || p.ID == "digest" { // other words may be too long for it
				return p.Text
			}
			want[p.ID] = words != p.Text
			if out, ok := ops[names[r.IntN(len(names))]](r, q, p, words); ok && r.IntN(4) == 0 {
				return out
			}
			return words
		})))
		for _, w := range want {
			if w {
				meant++
			}
		}
		for _, f := range v.Fields {
			if f.By == "llm" {
				taken++
			}
		}
	}
	t.Logf("%d of %d passages are the model's", taken, meant)
	if float64(taken) < 0.95*float64(meant) || meant < 5 {
		t.Errorf("%d of %d passages are the model's", taken, meant)
	}
}

// A model that can't be reached leaves the variant as it is, and says so.
func TestDown(t *testing.T) {
	v := adapted(t, &asks{fail: errors.New("nobody there")}, llm.Options{})
	told := false
	for _, n := range v.Notes {
		told = told || strings.Contains(n.Message.EN, "nobody there")
	}
	if v.AI || v.Failed() || !told {
		t.Error("nobody says that the model is down")
	}
}

// TestSaysTheSame: what is said of a model's words names what they had to
// leave alone, and holds nothing that differs from run to run.
func TestSaysTheSame(t *testing.T) {
	d := text(t, "---\ntitle: 折溪 F2 上架\n---\n\n早上的咖啡，去溪边喝，慢慢地等它开。\n\n折溪 F2 重 286 g，收起来厚 18 mm，可以放进背包的侧袋。\n")
	for name, b := range map[string]double.Behaviour{
		"drops": double.Each(func(q double.Question, p double.Passage) string {
			return strings.NewReplacer(pairs(p.Marks)...).Replace(p.Text)
		}),
		"scatters": double.Each(func(q double.Question, p double.Passage) string {
			nonce := strings.Split(q.System, "ov-")[1][:6]
			return p.Text + " ⟦F9·" + nonce + "⟧"
		}),
		"quotes": double.Each(func(q double.Question, p double.Passage) string {
			return p.Text + " " + strings.Split(q.System, "ov-")[1][:6] + "Zenko 9"
		}),
	} {
		said := map[string]bool{}
		for range 3 {
			var all strings.Builder
			for _, n := range rewritten(t, d, "wechat", model(b)).Notes {
				all.WriteString(n.Message.ZH + n.Message.EN + "\n")
			}
			said[all.String()] = true
			if strings.Contains(all.String(), "⟦") || name == "drops" && !strings.Contains(all.String(), "“286 g”、“18 mm”") {
				t.Errorf("%s: %s", name, all.String())
			}
		}
		if len(said) != 1 {
			t.Errorf("%s: three runs say %q", name, slices.Sorted(maps.Keys(said)))
		}
	}
}

// pairs replaces each of a few words by nothing.
func pairs(words []string) (out []string) {
	for _, w := range words {
		out = append(out, w, "")
	}
	return out
}
