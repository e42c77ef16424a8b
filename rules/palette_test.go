package rules

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/disintegration/imaging"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// What a logo is painted in is no matter of the palette; the same colour
// beside the logo is.
func TestPaletteBesideLogos(t *testing.T) {
	dir := t.TempDir()
	logo, err := imaging.Open("../testdata/campaigns/brand/logo.png")
	if err != nil {
		t.Fatal(err)
	}
	poster := image.NewNRGBA(image.Rect(0, 0, 520, 320))
	draw.Draw(poster, poster.Rect, image.White, image.Point{}, draw.Src)
	small := imaging.Resize(logo, 400, 0, imaging.Lanczos)
	draw.Draw(poster, small.Rect.Add(image.Pt(60, 40)), small, image.Point{}, draw.Over)
	keep := func(name string, m image.Image) {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, m); err != nil {
			t.Fatal(err)
		}
	}
	keep("logo.png", logo)
	keep("poster.png", poster)
	draw.Draw(poster, image.Rect(150, 190, 350, 290), image.NewUniform(color.NRGBA{31, 111, 92, 255}), image.Point{}, draw.Src)
	keep("badge.png", poster)
	const palette = "onevoice: 1\nbrand: {zh: 折溪}\npalette: [{name: 红, hex: \"#D01020\", role: primary}]\n"
	for _, c := range []struct {
		kit, picture string
		want         int
	}{{"", "poster.png", 1}, {"logos: [{file: logo.png}]\n", "poster.png", 0}, {"logos: [{file: logo.png}]\n", "badge.png", 1}} {
		if got := strange(t, dir, palette+c.kit, c.picture); (got > 0) != (c.want > 0) {
			t.Errorf("%q, %s: %d colours, want %d", c.kit, c.picture, got, c.want)
		}
	}
}

// strange counts the colours in a picture that a kit doesn't have.
func strange(t *testing.T, dir, kitText, picture string) int {
	file := filepath.Join(dir, "brand.yaml")
	if err := os.WriteFile(file, []byte(kitText), 0o644); err != nil {
		t.Fatal(err)
	}
	kit, err := brandkit.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	d, err := read.File(filepath.Join(dir, picture), picture)
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(r lint.Rule) bool { return r.ID != "look/palette" })
	r, err := lint.Run(context.Background(), kit, all, []*doc.Document{d})
	if err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r.Failed)
	}
	return len(r.Findings)
}
