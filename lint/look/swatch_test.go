package look

import (
	"fmt"
	"image"
	"strings"
	"testing"
)

func TestSwatches(t *testing.T) {
	m := paint(paint(canvas(400, 400, "#FFFFFF"), image.Rect(0, 0, 400, 100), "#1F6F5C"), image.Rect(0, 300, 200, 400), "#C7683F")
	photo(m, image.Rect(200, 200, 400, 400), 12)
	var got []string
	for _, s := range Swatches(m) {
		got = append(got, fmt.Sprintf("%s %.0f%%", Hex(s.Color), 100*s.Share))
	}
	if s := strings.Join(got, ", "); s != "#FFFFFF 38%, #1F6F5C 25%, #C7683F 12%" {
		t.Error(s)
	}
	if got := Swatches(image.NewNRGBA(image.Rectangle{})); len(got) > 0 {
		t.Error(got)
	}
}
