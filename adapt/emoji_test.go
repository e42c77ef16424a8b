package adapt_test

import (
	"context"
	"strings"
	"testing"

	"onevoice/adapt"
	"onevoice/lint/read"
)

// An emoji that no typeface has is left out of the cards, with a word about it,
// and what it stands in is drawn all the same: no box stands for it.
func TestCardsWithoutEmoji(t *testing.T) {
	kit := campaignKit(t)
	const none = "\U0001FAFF" // no character has this place, and so no typeface has a picture for it
	d, err := read.Bytes("m.md", []byte("# 跨年看日落"+none+"\n\n湖边的房间还有 9 间"+none+"\u200d"+none+"\ufe0f，早餐两份。\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := adapt.As(context.Background(), kit, d, "xiaohongshu", adapt.Wish{Album: adapt.NewStudio(kit).Album(d, t.TempDir())}, nil)
	if err != nil || len(v.Pictures) == 0 {
		t.Fatal(err, len(v.Pictures))
	}
	told := false
	for _, n := range v.Notes {
		told = told || strings.Contains(n.Message.EN, "left out of the pictures")
		if strings.Contains(n.Message.EN, "was not drawn") {
			t.Errorf("a sentence is missing for its emoji: %s", n.Message.EN)
		}
	}
	if !told {
		t.Error("nothing says that an emoji is missing")
	}
}
