package adapt_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/rules"
)

// sealKits are the ways a kit has its marks: both drawings; one only, so that
// the other ground needs a plate; large with much free room; for any ground.
var sealKits = map[string]string{
	"both":  "{file: logo.png, on: [light], min_width: 0.12, clear: 0.25, required: true}, {file: logo-reversed.png, on: [dark], min_width: 0.12, clear: 0.25}",
	"light": "{file: logo.png, on: [light], min_width: 0.12, clear: 0.5, required: true}",
	"dark":  "{file: logo-reversed.png, on: [dark], min_width: 0.15, clear: 0.25, required: true}",
	"large": "{file: logo.png, on: [light], min_width: 0.3, clear: 1, required: true}, {file: logo-reversed.png, on: [dark], min_width: 0.3, clear: 1}",
	"any":   "{file: logo.png, min_width: 0.2, clear: 0.5, required: true}",
}

// What adapting draws itself holds to what the kit asks of its marks.
func TestSeals(t *testing.T) {
	if testing.Short() {
		t.Skip("draws and reads many pictures")
	}
	own, err := os.ReadFile("../testdata/campaigns/brand.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, palette, _ := strings.Cut(string(own), "\npalette:")
	palette, _, _ = strings.Cut(palette, "\n\n")
	for name, logos := range sealKits {
		dir := t.TempDir()
		for _, file := range []string{"logo.png", "logo-reversed.png"} {
			data, err := os.ReadFile(filepath.Join("../testdata/campaigns/brand", file))
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(dir, file), data)
		}
		put(t, filepath.Join(dir, "brand.yaml"), []byte("onevoice: 1\nbrand: {zh: 折溪, en: Foldbrook}\npalette:"+palette+"\nlogos: ["+logos+"]\n"))
		kit, err := brandkit.Load(filepath.Join(dir, "brand.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		studio := adapt.NewStudio(kit)
		for _, file := range []string{"../testdata/masters/crisis.md", "../testdata/masters/launch.md"} {
			d := master(t, file)
			for _, id := range []string{"wechat", "xiaohongshu"} {
				v, err := adapt.As(context.Background(), kit, d, id, adapt.Wish{Album: studio.Album(d, filepath.Dir(file))}, nil)
				if err != nil {
					t.Fatal(err)
				}
				sealed(t, kit, name, v)
			}
		}
	}
}

func put(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// sealed holds the pictures that adapting drew for v against the logo rules;
// of the cards the first two and the last will do.
func sealed(t *testing.T, kit *brandkit.Kit, name string, v *adapt.Variant) {
	all, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(r lint.Rule) bool { return !strings.HasPrefix(r.ID, "look/logo-") })
	var docs []*doc.Document
	for i, p := range v.Pictures {
		if !p.Drawn || path.Base(path.Dir(p.Path)) == "cards" && i > 1 && i < len(v.Pictures)-1 {
			continue
		}
		d, err := read.Bytes(p.Path, fileOf(t, v, p.Path))
		if err != nil {
			t.Fatal(err)
		}
		d.Channel = v.Channel
		docs = append(docs, d)
	}
	r, err := lint.Run(context.Background(), kit, all, docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Errorf("%s: %s: %s %s", name, f.Place.Doc.Source.Name, f.Rule.ID, f.Message.EN)
	}
	if dir := os.Getenv("SEALS"); dir != "" {
		for _, d := range docs {
			put(t, filepath.Join(dir, name+"-"+strings.ReplaceAll(d.Source.Name, "/", "-")), d.Source.OnDisk())
		}
	}
}
