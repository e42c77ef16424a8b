package adapt_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected files below testdata/adapt")

// TestGolden holds three masters of three kinds to the words they become.
func TestGolden(t *testing.T) {
	for _, name := range []string{"zh-recall", "en-promo", "bi-event"} {
		dir := "../testdata/adapt/" + name
		d := master(t, dir+"/master.md")
		for _, id := range four {
			for _, f := range variant(t, d, id).Files {
				base := filepath.Base(f.Path)
				if base != "note.txt" && base != "script.md" && base != "mail.txt" && base != "article.html" {
					continue
				}
				want := filepath.Join(dir, "want", f.Path)
				if *update {
					if err := os.MkdirAll(filepath.Dir(want), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(want, f.Data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if data, err := os.ReadFile(want); err != nil || !bytes.Equal(data, f.Data) {
					t.Errorf("%s: not as expected (%v); go test ./adapt -update rewrites it", want, err)
				}
			}
		}
	}
}
