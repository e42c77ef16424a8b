package rules

import (
	"context"
	"slices"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// A word that is only banned has the kit's reason, and no other word is
// promised for it.
func TestBannedTermSaysTheKitsReason(t *testing.T) {
	kit, err := brandkit.Parse("brand.yaml", []byte("onevoice: 1\nbrand: {zh: 木砚}\nterms: [{not: [亮眼神器], why: 不做医疗承诺}, {not: [王炸]}, {say: 登录, not: [登陆], why: 登陆是上岸}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := read.Bytes("a.md", []byte("亮眼神器，王炸登场，请登陆。"))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := lint.Run(context.Background(), kit, slices.DeleteFunc(rules, func(r lint.Rule) bool { return r.ID != "brand/term" }), []*doc.Document{d})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Findings
	if len(got) != 3 {
		t.Fatalf("%d findings", len(got))
	}
	for i, f := range got {
		banned := i < 2
		if (f.Reason() != f.Rule.Why) != banned || (f.Remedy() != f.Rule.Mend) != banned {
			t.Errorf("%s: why %s, fix %s", f.Message.ZH, f.Reason().ZH, f.Remedy().ZH)
		}
	}
	if got[0].Reason().ZH != "不做医疗承诺" {
		t.Errorf("why %s", got[0].Reason().ZH)
	}
}
