package adapt

import (
	"fmt"
	"image/color"
	"math/rand"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/look"
)

// Whatever colours a kit has, words can be read on what they stand on.
func TestPaintIsReadable(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	roles := []string{"primary", "secondary", "accent", "neutral", "text", "background"}
	for range 3000 {
		kit := brandkit.Neutral()
		for _, role := range roles {
			if r.Intn(3) > 0 {
				kit.Palette = append(kit.Palette, brandkit.Color{Hex: fmt.Sprintf("#%06X", r.Intn(1<<24)), Role: role})
			}
		}
		p := paintOf(kit)
		for name, c := range map[string][2]color.NRGBA{"ink": {p.ink, p.ground}, "quiet": {p.quiet, p.ground}, "strong": {p.strong, p.ground}, "onField": {p.onField, p.field}} {
			if got := contrast(c[0], c[1]); got < readable {
				t.Fatalf("%s: %.2f of %s on %s (%+v)", name, got, look.Hex(c[0]), look.Hex(c[1]), kit.Palette)
			}
		}
	}
}
