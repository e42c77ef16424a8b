package main

import (
	"slices"

	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/report"
)

// A batch is the edits that may be made together, by file.
type batch struct {
	order []*doc.Source
	edits map[*doc.Source][]doc.Edit // in order of their places
}

// gathered takes the safe fixes of findings, and where bold also others, that
// don't get in each other's way, each whole or not at all. What is left over is
// for the next round.
func gathered(findings []lint.Finding, bold bool) batch {
	b := batch{edits: map[*doc.Source][]doc.Edit{}}
	for _, f := range findings {
		if x := fixOf(f, bold); x != nil && b.fits(x.Edits) {
			b.add(x.Edits)
		}
	}
	return b
}

// fixOf returns the fix of a finding that is to be made; nil where there is none.
func fixOf(f lint.Finding, bold bool) *lint.Fix {
	x := report.SafeFix(f)
	if x == nil && bold && len(f.Fixes) > 0 {
		x = &f.Fixes[0]
	}
	return x
}

func (b *batch) fits(edits []doc.Edit) bool {
	for _, e := range edits {
		taken := b.edits[e.Span.Source]
		i, _ := slices.BinarySearchFunc(taken, e, byPlace)
		for _, t := range taken[max(0, i-1):min(len(taken), i+1)] {
			if clash(e, t) {
				return false
			}
		}
	}
	return true
}

func byPlace(a, b doc.Edit) int { return a.Span.Start - b.Span.Start }

// clash reports whether two different edits want the same bytes.
func clash(a, b doc.Edit) bool {
	return a != b && (a.Span.Start < b.Span.End && b.Span.Start < a.Span.End || a.Span.Start == b.Span.Start)
}

func (b *batch) add(edits []doc.Edit) {
	for _, e := range edits {
		src := e.Span.Source
		if b.edits[src] == nil {
			b.order = append(b.order, src)
		}
		if i, known := slices.BinarySearchFunc(b.edits[src], e, byPlace); !known {
			b.edits[src] = slices.Insert(b.edits[src], i, e)
		}
	}
}
