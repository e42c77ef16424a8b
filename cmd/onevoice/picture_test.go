package main

import (
	"context"
	"testing"

	"onevoice/adapt"
	"onevoice/brandkit"
	"onevoice/rules"
)

// The finished pages of a variant, in each of its arms, are held to what only
// their markup shows, and count as findings of the variant.
func TestFinishedPages(t *testing.T) {
	all, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	article := adapt.File{Path: "wechat/article.html", Data: []byte("<section><span style='background-color:#6B6B6B;color:#FFFFFF'>立即预约</span></section>")}
	letter := adapt.File{Path: "edm/mail.html", Data: []byte("<body><div style='position:fixed'>见面</div></body>")}
	w := &work{house: &house{kit: &brandkit.Kit{}, rules: all}, made: []made{
		{Variant: &adapt.Variant{Channel: "wechat", Files: []adapt.File{article, {Path: "wechat/article.json", Data: []byte("{}")}}}},
		{Variant: &adapt.Variant{Channel: "edm", Files: []adapt.File{letter}}},
	}}
	if err := w.hold(context.Background(), pageRules, w.pages); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"look/dark-mode", "channel/mail-clients"} {
		if own := w.made[i].own; len(own) != 1 || own[0].Rule.ID != want {
			t.Errorf("%s: %v, want one of %s", w.made[i].Channel, own, want)
		}
	}
	if len(w.seen.Findings) != 2 {
		t.Error(w.seen.Findings)
	}
}
