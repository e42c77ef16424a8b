package lint

import (
	"context"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint/doc"
)

// A rule for all sectors but some is silent in those, and where the sector is
// unknown it only warns, unless the kit has decided.
func TestNotSectors(t *testing.T) {
	rule := sayNo("law/x", Scope{NotSectors: []string{"drug"}})
	rule.Severity = Error
	for _, c := range []struct {
		sector string
		kit    map[string]string
		want   Severity // "": no finding
	}{
		{"drug", nil, ""},
		{"food", nil, Error},
		{"", nil, Warning},
		{"", map[string]string{"law/x": "error"}, Error},
		{"", map[string]string{"law/x": "info"}, Info},
	} {
		meta := map[string]string{}
		if c.sector != "" {
			meta["sector"] = c.sector
		}
		r, err := Run(context.Background(), &brandkit.Kit{Rules: c.kit}, []Rule{rule}, []*doc.Document{page("a.md", meta, "坏")})
		if err != nil || len(r.NotRun) > 0 {
			t.Fatal(err, r.NotRun)
		}
		var got Severity
		if len(r.Findings) == 1 {
			got = r.Findings[0].Weight()
		}
		if got != c.want || len(r.Findings) > 1 {
			t.Errorf("sector %q, kit %v: %q, want %q", c.sector, c.kit, got, c.want)
		}
	}
}
