package look

import (
	"image"
	"testing"
)

// Labels of one region stand beside one another and not on it, while there is
// room; a region as large as the picture still gets its label.
func TestLabelsApart(t *testing.T) {
	within := image.Rect(0, 0, 400, 300)
	for _, region := range []image.Rectangle{image.Rect(40, 100, 200, 140), image.Rect(0, 0, 100, 20), image.Rect(300, 280, 400, 300)} {
		n := Note{Region: region, Label: "1 look/contrast"}
		var taken []image.Rectangle
		for range 5 {
			box := n.room(within, taken, 1)
			for _, other := range append(taken, region) {
				if box.Overlaps(other) {
					t.Errorf("of %v a label at %v lies on %v", region, box, other)
				}
			}
			if !box.In(within) {
				t.Errorf("of %v a label at %v is off the picture", region, box)
			}
			taken = append(taken, box)
		}
	}
	if box := (Note{Region: within, Label: "x"}).room(within, nil, 1); !box.Overlaps(within) {
		t.Errorf("of all a label at %v", box)
	}
}
