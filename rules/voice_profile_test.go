package rules

import (
	"fmt"
	"math"
	"onevoice/lint/words"
	"os"
	"strings"
	"testing"
)

// voicesOf reads the texts of testdata/voice by their label.
func voicesOf(t testing.TB, name string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("../testdata/voice/" + name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		if label, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			out[label] = append(out[label], text)
		}
	}
	return out
}

// A profile tells texts that it has never seen apart: its own samples, each
// held against the others, and texts that were kept from it.
func TestProfileOnUnseen(t *testing.T) {
	for _, c := range []struct {
		name  string
		least float64 // share judged right
	}{{"zh.txt", 0.9}, {"en.txt", 0.85}} {
		v := voicesOf(t, c.name)
		p := newProfile(v["on"], v["off"])
		right, total := 0, 0
		for _, label := range []string{"+on", "+off"} {
			for _, text := range v[label] {
				s := measureText(text)
				score := p.score(&s)
				folded := words.Fold(text).Text
				grams, n := p.hear(folded)
				again, trait := p.scoreHeard(text, grams, n, s.signs, lengths(text))
				if math.Abs(again-score) > 1e-3 {
					t.Errorf("%s scores %v and %v", text, score, again)
				}
				total++
				if (score >= p.least) == (label == "+on") {
					right++
				} else {
					t.Logf("%s judged wrong (%.2f): %s; %s", label, score, text, p.why(folded, grams, n, trait).ZH)
				}
			}
		}
		t.Logf("%s: own samples %d of %d, unseen %d of %d; %s", c.name, p.right, p.judged, right, total, p)
		if total < 16 || float64(right) < c.least*float64(total) || float64(p.right) < c.least*float64(p.judged) {
			t.Errorf("%s: %d of %d own samples and %d of %d unseen texts judged right", c.name, p.right, p.judged, right, total)
		}
	}
}

// The same samples give the same profile, in any order.
func TestProfileIsStable(t *testing.T) {
	v := voicesOf(t, "zh.txt")
	text := measureText(v["+off"][0])
	why := func(p *profile) string {
		folded := words.Fold(v["+off"][0]).Text
		grams, n := p.hear(folded)
		return p.why(folded, grams, n, text.trait).ZH
	}
	first := newProfile(v["on"], v["off"])
	for range 5 {
		if p := newProfile(v["on"], v["off"]); p.String() != first.String() || why(p) != why(first) || p.score(&text) != first.score(&text) {
			t.Fatalf("%s %s, then %s %s", first, why(first), p, why(p))
		}
	}
}

// Two hundred samples of a page each.
func BenchmarkProfile(b *testing.B) {
	v := voicesOf(b, "zh.txt")
	var on, off []string
	for i := range 100 {
		var x, y strings.Builder
		for k := range 20 {
			fmt.Fprintln(&x, v["on"][(i+k*3)%len(v["on"])])
			fmt.Fprintln(&y, v["off"][(i+k*3)%len(v["off"])])
		}
		on, off = append(on, x.String()), append(off, y.String())
	}
	for b.Loop() {
		newProfile(on, off)
	}
}
