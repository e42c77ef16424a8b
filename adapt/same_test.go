package adapt_test

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// TestSame writes masters again and again: the bytes never change.
func TestSame(t *testing.T) {
	runs := 100
	if testing.Short() {
		runs = 10
	}
	for _, name := range []string{"zh-short", "zh-teaser-tea", "bi-serum"} {
		first := ""
		for range runs {
			h := sha256.New()
			for _, id := range four {
				for _, f := range variant(t, master(t, "../testdata/masters/more/"+name+".md"), id).Files {
					fmt.Fprintf(h, "%s %d\n", f.Path, len(f.Data))
					h.Write(f.Data)
				}
			}
			if sum := fmt.Sprintf("%x", h.Sum(nil)); first == "" {
				first = sum
			} else if sum != first {
				t.Fatalf("%s isn't the same each time", name)
			}
		}
	}
}
