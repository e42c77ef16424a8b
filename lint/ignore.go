package lint

import (
	"slices"

	"onevoice/brandkit"
	"onevoice/lint/doc"
)

// Ignored is the rule behind findings about ignore comments themselves.
var ignored = Rule{
	ID:       "onevoice/ignore",
	Title:    Words{ZH: "忽略注释", EN: "ignore comment"},
	Why:      Words{ZH: "没有理由或已经用不着的忽略注释，会把以后真正的问题也藏起来。", EN: "An ignore without a reason, or one that no longer matches, hides the next real problem."},
	Basis:    Words{ZH: "onevoice 的约定", EN: "onevoice's own convention"},
	Mend:     Words{ZH: "写成 <!-- onevoice ignore 规则: 理由 -->；不再需要的请删掉。", EN: "Write <!-- onevoice ignore RULE: reason -->; delete what is no longer needed."},
	Severity: Warning,
}

// IgnoreRule returns the rule that speaks of ignore comments, so that lists of
// rules can show it.
func IgnoreRule() Rule { return ignored }

// heed drops the findings that an ignore covers and reports ignores without a
// reason, and those for rules that ran and found nothing there.
func heed(kit *brandkit.Kit, findings []Finding, rules []*Rule, docs []*doc.Document) []Finding {
	var out []Finding
	used := map[*doc.Ignore]bool{}
	for _, f := range findings {
		if ig := cover(f); ig != nil {
			used[ig] = true
			continue
		}
		out = append(out, f)
	}
	for _, own := range decided(kit, []Rule{ignored}) {
		out = append(out, complaints(own, docs, used, rules)...)
	}
	return out
}

func complaints(own *Rule, docs []*doc.Document, used map[*doc.Ignore]bool, rules []*Rule) (out []Finding) {
	for _, d := range docs {
		for i := range d.Ignores {
			if f, ok := complain(own, d, &d.Ignores[i], used, rules); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// cover returns the ignore that covers a finding, if any. One without a
// reason covers nothing.
func cover(f Finding) *doc.Ignore {
	d := f.Place.Doc
	for i := range d.Ignores {
		ig := &d.Ignores[i]
		if ig.Reason != "" && Glob(ig.Rule, f.Rule.ID) && (ig.Block < 0 || belongs(d, ig.Block, f.Place.Block)) {
			return ig
		}
	}
	return nil
}

// belongs reports whether b is what a reader takes block i of d for: the block
// itself, the rest of its table, or what stands for a picture in words.
func belongs(d *doc.Document, i int, b *doc.Block) bool {
	if b == nil || i >= len(d.Blocks) {
		return false
	}
	first := &d.Blocks[i]
	if b == first || first.Kind == doc.Cell && b.Kind == doc.Cell && b.Group == first.Group {
		return true
	}
	if first.Kind != doc.Picture {
		return false
	}
	for k := i + 1; k < len(d.Blocks) && (d.Blocks[k].Kind == doc.Alt || d.Blocks[k].Kind == doc.Caption); k++ {
		if b == &d.Blocks[k] {
			return true
		}
	}
	return false
}

func complain(own *Rule, d *doc.Document, ig *doc.Ignore, used map[*doc.Ignore]bool, rules []*Rule) (Finding, bool) {
	f := Finding{Rule: own, Place: doc.Place{Doc: d, Block: &doc.Block{Text: doc.Copy(ig.Span.Source, ig.Span.Start, ig.Span.End)}}}
	f.Place.End = f.Place.Block.Text.Len()
	ran := slices.ContainsFunc(rules, func(r *Rule) bool { return Glob(ig.Rule, r.ID) })
	switch {
	case ig.Reason == "":
		f.Message = Words{ZH: "忽略注释没有写理由，所以不起作用", EN: "this ignore gives no reason, so it does nothing"}
	case used[ig] || !ran:
		return f, false
	default:
		f.Message = Words{ZH: "这里已经没有「" + ig.Rule + "」的问题，忽略注释可以删掉", EN: "nothing here breaks " + ig.Rule + " any more: delete this ignore"}
	}
	return f, true
}
