package adapt_test

import (
	"strings"
	"testing"

	"onevoice/adapt/rubric"
	"onevoice/lint/doc"
)

// TestRubricSees holds the rubric itself to account: what an editor would
// send back loses marks, what can't be published fails its gate.
func TestRubricSees(t *testing.T) {
	d := master(t, "../testdata/masters/more/zh-food-member.md")
	before := findings(t, d)
	for _, id := range four {
		v := variant(t, d, id)
		good := rubric.Of(v, d, nil, before).Total()
		half := *v
		half.Doc = &doc.Document{Source: v.Doc.Source, Channel: id, Blocks: v.Doc.Blocks[:len(v.Doc.Blocks)/2]}
		for i := range half.Ledger.Entries {
			half.Ledger.Entries[i].Kept = false
		}
		if less := rubric.Of(&half, d, nil, before).Total(); less > good-5 {
			t.Errorf("%s: half of it gets %.1f, all of it %.1f", id, less, good)
		}
	}
	for file, damage := range map[string][2]string{
		"wechat/article.html":   {"¥22.4", "¥21.4"},
		"xiaohongshu/note.json": {"22.4", "23.4"},
		"edm/mail.html":         {"{{unsubscribe_url}}", "#"},
		"douyin/script.srt":     {"00:00:00,000", "later"},
	} {
		id, _, _ := strings.Cut(file, "/")
		v := variant(t, d, id)
		for i := range v.Files {
			if v.Files[i].Path == file {
				v.Files[i].Data = []byte(strings.ReplaceAll(string(v.Files[i].Data), damage[0], damage[1]))
			}
		}
		if len(rubric.Gates(v, d)) == 0 {
			t.Errorf("%s: %q for %q goes unseen", file, damage[1], damage[0])
		}
	}
}
