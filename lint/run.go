package lint

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A Result is what a run saw, and what it could not look at.
type Result struct {
	Findings []Finding
	NotRun   []NotRun      // rules that lacked something they must know
	Failed   []*lang.Error // what could not be looked at, by path
	Let      []Let         // what was let pass, in the same order as findings
}

// A NotRun is a rule that did not run on some documents, and why.
type NotRun struct {
	Rule string
	Why  Words
	Docs int
}

// Run holds each document against each rule, and each campaign against the
// rules that look across. The kit's word on a rule (off, another severity)
// holds. Findings come in the order a reader meets them, whatever the number
// of workers. The error is the context's.
func Run(ctx context.Context, kit *brandkit.Kit, rules []Rule, docs []*doc.Document) (Result, error) {
	on := decided(kit, rules)
	seen, them, kept := make([]sheet, len(docs)), make([]about, len(docs)), make([]known, len(docs))
	memory := newRoom(pictureMemory)
	Each(len(docs), func(i int) {
		if ctx.Err() == nil {
			kept[i] = make(known, len(docs[i].Blocks))
			seen[i], them[i] = single(kit, on, docs[i], memory, kept[i])
		}
	})
	groups := campaigns(docs)
	across := make([]sheet, len(groups))
	Each(len(groups), func(i int) {
		if ctx.Err() == nil {
			across[i] = together(kit, on, docs, them, groups[i], kept)
		}
	})
	return sum(kit, append(seen, across...), on, docs), ctx.Err()
}

// A sheet is what one worker wrote down.
type sheet struct {
	findings []Finding
	let      []Let
	failed   []*lang.Error
	notRun   []NotRun
}

// decided returns the rules as the kit wants them. Those it leaves alone are the
// caller's own: a finding keeps no others.
func decided(kit *brandkit.Kit, rules []Rule) []*Rule {
	out := make([]*Rule, 0, len(rules))
	for i := range rules {
		r := &rules[i]
		s := Severity(kit.Rules[r.ID])
		if s == Off || r.Severity == Off && s == "" || r.Needs != nil && !r.Needs(kit) {
			continue
		}
		if s != "" && s != r.Severity {
			other := *r
			other.Severity, r = s, &other
		}
		out = append(out, r)
	}
	return out
}

// known is what is kept of blocks.
type known map[*doc.Block]any

func single(kit *brandkit.Kit, rules []*Rule, d *doc.Document, memory *room, kept known) (sheet, about) {
	var s sheet
	release, err := d.Source.Hold()
	if err != nil {
		s.failed = lang.All(err)
		return s, describe(kit, d)
	}
	defer release()
	pictures := &unfolded{memory: memory}
	defer pictures.letGo()
	s.readPaint(rules, d, pictures)
	it := describe(kit, d)
	memo := make(map[any]any, 4*len(d.Blocks)+len(rules)) // about what rules keep in it
	memo[tongueKey{d}], memo[aboutKey{d}] = it.tongue, it
	for _, r := range rules {
		if r.Across {
			continue
		}
		v := r.Scope.document(it)
		switch {
		case v.run:
			s.check(&Pass{Rule: r, Kit: kit, Docs: []*doc.Document{d}, memo: memo, kept: kept, pictures: pictures})
		case !v.why.Empty():
			s.notRun = append(s.notRun, NotRun{r.ID, v.why, 1})
		}
	}
	return s, it
}

func together(kit *brandkit.Kit, rules []*Rule, docs []*doc.Document, them []about, group []int, all []known) sheet {
	var s sheet
	memo, kept := map[any]any{}, all[group[0]]
	for _, k := range group[1:] {
		maps.Copy(kept, all[k])
	}
	for _, r := range rules {
		if !r.Across {
			continue
		}
		var in []*doc.Document
		for _, k := range group {
			if r.Scope.document(them[k]).run {
				in = append(in, docs[k])
			}
		}
		if len(in) > 0 {
			s.check(&Pass{Rule: r, Kit: kit, Docs: in, memo: memo, kept: kept})
		}
	}
	return s
}

// check runs one pass. A rule that panics could not look; the others go on.
func (s *sheet) check(p *Pass) {
	defer func() {
		if v := recover(); v != nil {
			s.failed = append(s.failed, broken(p, fmt.Errorf("%v", v)))
		}
	}()
	if err := p.Rule.Check(p); err != nil {
		for _, e := range lang.All(err) {
			if e.Path == "" {
				e = broken(p, e)
			}
			s.failed = append(s.failed, e)
		}
	}
	s.findings = append(s.findings, p.findings...)
	s.let = append(s.let, p.let...)
}

func broken(p *Pass, err error) *lang.Error {
	return &lang.Error{
		Path: p.Docs[0].Source.Name,
		What: lang.F("规则 %s 没能检查这个文件：%v", "rule %s could not look at this file: %v", p.Rule.ID, err),
		Hint: lang.F("请把这个文件和这条信息发给维护者；用 --rules '!%s' 可以先跳过它", "please report the file with this message; --rules '!%s' skips the rule meanwhile", p.Rule.ID),
		Err:  err,
	}
}

// sum joins the sheets: findings that an ignore covers go, ignores that cover
// nothing become findings, and all of it is put in order.
func sum(kit *brandkit.Kit, sheets []sheet, rules []*Rule, docs []*doc.Document) Result {
	var r Result
	for _, s := range sheets {
		r.Findings = append(r.Findings, s.findings...)
		r.Failed = append(r.Failed, s.failed...)
		r.Let = append(r.Let, s.let...)
		r.NotRun = append(r.NotRun, s.notRun...)
	}
	r.Findings = gravest(merge(heed(kit, r.Findings, rules, docs)))
	r.Failed = distinct(r.Failed)
	r.Let = passed(r.Let, r.Findings)
	r.NotRun = tally(r.NotRun)
	return r
}

func distinct(failed []*lang.Error) []*lang.Error {
	slices.SortStableFunc(failed, func(a, b *lang.Error) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.What.ZH, b.What.ZH))
	})
	return slices.CompactFunc(failed, func(a, b *lang.Error) bool { return a.Path == b.Path && a.What == b.What })
}

func tally(all []NotRun) []NotRun {
	slices.SortStableFunc(all, func(a, b NotRun) int {
		return cmp.Or(strings.Compare(a.Rule, b.Rule), strings.Compare(a.Why.EN, b.Why.EN))
	})
	var out []NotRun
	for _, n := range all {
		if k := len(out) - 1; k >= 0 && out[k].Rule == n.Rule && out[k].Why == n.Why {
			out[k].Docs += n.Docs
			continue
		}
		out = append(out, n)
	}
	return out
}

// Each calls do for each i below n, on as many goroutines as there are
// processors.
func Each(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
