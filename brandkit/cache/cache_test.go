package cache

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func names(t *testing.T, dir string) map[string]bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, e := range entries {
		out[e.Name()] = true
	}
	return out
}

// A full folder keeps the newest, and lets what a killed run left go as well.
func TestPrune(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	past := time.Now().Add(-time.Hour)
	for i := range Most + 10 {
		name := filepath.Join(dir, fmt.Sprintf("%03d", i))
		if i == 3 {
			name = filepath.Join(dir, "new-123")
		}
		Keep(name, []byte("x"))
		if err := os.Chtimes(name, past, past.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	left := names(t, dir)
	if len(left) != Most || left["009"] || left["new-123"] || !left["010"] || !left[fmt.Sprintf("%03d", Most+9)] {
		t.Errorf("%d files are left: %v", len(left), left)
	}
	Keep(filepath.Join(dir, "010"), []byte("again"))
	if data, err := os.ReadFile(filepath.Join(dir, "010")); len(names(t, dir)) != Most || string(data) != "again" {
		t.Errorf("written again it is %q (%v)", data, err)
	}
}

// Folders in it stay, and where nothing can be written nothing is.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	for i := range Most + 5 {
		if err := os.Mkdir(filepath.Join(dir, fmt.Sprintf("d%03d", i)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	Keep(filepath.Join(dir, "x"), []byte("x"))
	if left := names(t, dir); len(left) != Most+6 || !left["x"] {
		t.Errorf("%d are left", len(left))
	}
	Keep(filepath.Join(dir, "x", "y"), []byte("y")) // x is no folder
	Keep(filepath.Join(dir, "d000"), []byte("z"))   // nor a file d000
	if left := names(t, dir); len(left) != Most+6 {
		t.Errorf("%d are left", len(left))
	}
}
