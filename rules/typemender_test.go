package rules

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// A block of many marks is mended as its parts are, each in a block of its own.
func TestMenderNear(t *testing.T) {
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "**看*这%d里*的**[灯%d](https://a.example/%d)和`x`~~旧~~", i, i, i)
	}
	d, err := read.Bytes("a.md", []byte("**"+strings.Repeat("好", 9)+"**"+text.String()))
	if err != nil {
		t.Fatal(err)
	}
	b := &d.Blocks[0]
	if len(b.Marks) <= handful {
		t.Fatalf("only %d marks", len(b.Marks))
	}
	n := mender{d: d}
	for i := 0; i < b.Text.Len(); i += 7 {
		w := swap{start: i, end: min(i+i%3, b.Text.Len())}
		var want []doc.Mark
		for _, m := range b.Marks {
			if m.Start <= w.end && m.End >= w.start {
				want = append(want, m)
			}
		}
		if got := n.near(b, w).Marks; len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%v: %v, want %v", w, got, want)
		}
	}
}
