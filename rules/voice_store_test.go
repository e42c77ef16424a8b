package rules

import (
	"os"
	"path/filepath"
	"testing"

	"onevoice/brandkit"
)

// What a run has learned the next one judges by, to the last bit; a file that
// is cut short is learned anew; other samples are other profiles.
func TestStore(t *testing.T) {
	v := voicesOf(t, "zh.txt")
	p := newProfile(v["on"], v["off"])
	s := store{t.TempDir()}
	name := filepath.Join(s.dir, "a")
	s.keep(name, map[string]*profile{"zh": p})
	by, ok := s.load(name)
	if !ok || by["zh"] == nil {
		t.Fatal("what was kept isn't there")
	}
	for _, text := range append(v["+on"], v["+off"]...) {
		a, n := p.hear(text)
		b, m := by["zh"].hear(text)
		x, _ := p.scoreHeard(text, a, n, signs(text), lengths(text))
		y, _ := by["zh"].scoreHeard(text, b, m, signs(text), lengths(text))
		if x != y || by["zh"].trusted() != p.trusted() || by["zh"].least != p.least || by["zh"].far != p.far {
			t.Fatalf("%v %v, learned %v %v", y, by["zh"], x, p)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 40, len(data) / 2, len(data) - 1} {
		if err := os.WriteFile(name, data[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := s.load(name); ok {
			t.Errorf("%d of %d bytes are taken for profiles", n, len(data))
		}
	}
	if _, ok := (store{}).load(""); ok || (store{}).name(brandkit.Neutral()) != "" {
		t.Error("the zero store keeps something")
	}
}

// The name of a profile follows the samples' bytes.
func TestStoreName(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("brand.yaml", "onevoice: 1\nbrand: {zh: 青岚}\nvoice: {samples: {on: [on.md], off: [off.md]}}\n")
	put("on.md", "我们慢慢来。")
	put("off.md", "家人们冲！")
	kit, err := brandkit.Load(filepath.Join(dir, "brand.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	s := store{t.TempDir()}
	first := s.name(kit)
	if first == "" || first != s.name(kit) {
		t.Fatal("the same samples have two names")
	}
	put("on.md", "我们慢慢来！")
	if s.name(kit) == first {
		t.Error("other samples have the same name")
	}
	os.Remove(filepath.Join(dir, "off.md"))
	if s.name(kit) == first {
		t.Error("samples that are gone have the name of those that were there")
	}
}
