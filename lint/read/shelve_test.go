package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A picture that was let go is unfolded from its file, unless that has become
// another one.
func TestShelve(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.gif")
	all := pictures(t)
	if err := os.WriteFile(file, all["gif"], 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := File(file, "a.gif")
	if err != nil {
		t.Fatal(err)
	}
	img := d.Blocks[0].Image
	Shelve(d, file)
	if d.Source.Data != nil {
		t.Error("its bytes are still there")
	}
	if m, err := img.Decode(); err != nil || m.Rect.Dx() != 24 {
		t.Errorf("unfolded to %v, %v", m, err)
	}
	if err := os.WriteFile(file, all["png"], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := img.Decode(); err == nil || !strings.Contains(err.Error(), "changed") && !strings.Contains(err.Error(), "改过") {
		t.Errorf("another picture in its place: %v", err)
	}
	for m, err := range img.Film {
		if m != nil || err == nil {
			t.Errorf("its frames: %v, %v", m, err)
		}
	}
}
