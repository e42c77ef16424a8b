package rubric

import (
	"fmt"
	"math"
	"strings"

	"onevoice/lint"
	"onevoice/lint/words"
)

// voice gives 15 for speaking as the master does: what the rules of voice
// say of the variant and not of the master costs 5 each, a change of sentence
// length beyond a half 5.
func (w view) voice(found, before []lint.Finding) Mark {
	lost, why := 0.0, ""
	had := ids(before, "voice/")
	for id := range ids(found, "voice/") {
		if !had[id] {
			lost, why = lost+5, why+id+" "
		}
	}
	if a, b := typical(w.lines), typical(strings.Split(w.source, "\n")); a > b*2 || a < b/2 {
		lost, why = lost+5, why+fmt.Sprintf("sentences of %.0f, the master's of %.0f", a, b)
	}
	return part("voice", 15, 1-lost/15, why)
}

func ids(found []lint.Finding, family string) map[string]bool {
	out := map[string]bool{}
	for _, f := range found {
		if strings.HasPrefix(f.Rule.ID, family) {
			out[f.Rule.ID] = true
		}
	}
	return out
}

// typical is how wide a sentence of ls is on average.
func typical(ls []string) float64 {
	sum, n := 0.0, 0.0
	for _, l := range ls {
		for _, r := range words.Sentences(l) {
			sum, n = sum+wide(l[r[0]:r[1]]), n+1
		}
	}
	return sum / max(n, 1)
}

// rhythm gives 10: sentences of different lengths, none of them hard to take
// in where pieces are short, nothing said twice.
func (w view) rhythm() Mark {
	var ls []float64
	sum, long, twice := 0.0, 0, ""
	seen := map[string]bool{}
	for _, l := range w.lines {
		for _, r := range words.Sentences(l) {
			s := l[r[0]:r[1]]
			n := wide(s)
			ls, sum = append(ls, n), sum+n
			if w.short && n > 60 {
				long++
			}
			if key := words.Fold(s).Text; n > 12 && seen[key] && w.Channel != "douyin" {
				twice = s
			} else {
				seen[key] = true
			}
		}
	}
	mean, dev := sum/max(float64(len(ls)), 1), 0.0
	for _, n := range ls {
		dev += (n - mean) * (n - mean)
	}
	cv := math.Sqrt(dev/max(float64(len(ls)), 1)) / max(mean, 1)
	got := 4*min(cv/0.35, 1) + max(3-float64(long), 0)
	if twice == "" {
		got += 3
	}
	return part("rhythm", 10, got/10, fmt.Sprintf("cv %.2f, %d long, twice %q", cv, long, twice))
}

// machine gives 10 for no more set phrases than the master has.
func (w view) machine(found, before []lint.Finding) Mark {
	lost := 0.0
	for _, id := range []string{"voice/machine", "voice/hedge", "voice/exclamation"} {
		if ids(found, id)[id] && !ids(before, id)[id] {
			lost += 5
		}
	}
	return part("machine", 10, 1-lost/10, "")
}

// length gives 5 for a piece as long as its channel likes or its master
// allows.
func (w view) length() Mark {
	n, all := wide(strings.Join(w.lines, "")), wide(w.source)
	want := map[string]float64{"xiaohongshu": 600, "douyin": 300}[w.Channel]
	if want == 0 || want > all*0.8 {
		want = all * 0.8
	}
	if w.both && w.short {
		want /= 2
	}
	return part("length", 5, n/want/0.7, fmt.Sprintf("%.0f of %.0f", n, want))
}
