package adapt_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/adapt/rubric"
	"onevoice/brandkit"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

var keep = flag.String("keep", "", "write the variants below this folder")

// masters are the masters of the project by the folder or file they stand in.
func masters(t testing.TB) map[string]string {
	out := map[string]string{}
	for _, glob := range []string{"../testdata/adapt/*/master.md", "../testdata/masters/*.md", "../testdata/masters/more/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			name := strings.TrimSuffix(filepath.Base(f), ".md")
			if name == "master" {
				name = filepath.Base(filepath.Dir(f))
			}
			out[name] = f
		}
	}
	if len(out) < 40 {
		t.Fatalf("%d masters, want 40 or more", len(out))
	}
	return out
}

func master(t testing.TB, path string) *doc.Document {
	d, err := read.File(path, filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var four = []string{"wechat", "douyin", "xiaohongshu", "edm"}

func variant(t testing.TB, d *doc.Document, id string) *adapt.Variant {
	v, err := adapt.To(context.Background(), brandkit.Neutral(), d, id, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestGates holds every variant of every master to its channel's gates.
func TestGates(t *testing.T) {
	for name, path := range masters(t) {
		t.Run(name, func(t *testing.T) {
			d := master(t, path)
			for _, id := range four {
				v := variant(t, d, id)
				again := variant(t, master(t, path), id)
				for i, f := range v.Files {
					if !bytes.Equal(f.Data, again.Files[i].Data) {
						t.Errorf("%s differs the second time", f.Path)
					}
					if *keep != "" {
						to := filepath.Join(*keep, name, f.Path)
						os.MkdirAll(filepath.Dir(to), 0o755)
						os.WriteFile(to, f.Data, 0o644)
					}
				}
				for _, bad := range rubric.Gates(v, d) {
					t.Error(bad)
				}
			}
		})
	}
}

// BenchmarkFour measures one master, already read, to its four variants.
func BenchmarkFour(b *testing.B) {
	kit := brandkit.Neutral()
	for _, name := range []string{"zh-promo", "en-webinar"} {
		b.Run(name, func(b *testing.B) {
			d := master(b, "../testdata/adapt/"+name+"/master.md")
			for b.Loop() {
				for _, id := range four {
					if _, err := adapt.To(b.Context(), kit, d, id, nil); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
