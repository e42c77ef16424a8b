package lint

import "slices"

// Join returns the results of several runs as one, in the order a reader
// meets them: of files under different kits, each held against its own.
func Join(results ...Result) Result {
	var all Result
	for _, r := range results {
		all.Findings = append(all.Findings, r.Findings...)
		all.NotRun = append(all.NotRun, r.NotRun...)
		all.Failed = append(all.Failed, r.Failed...)
		all.Let = append(all.Let, r.Let...)
	}
	slices.SortStableFunc(all.Findings, order)
	all.NotRun = tally(all.NotRun)
	all.Failed = distinct(all.Failed)
	all.Let = passed(all.Let, all.Findings)
	return all
}
