package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"onevoice/adapt"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/report"
)

// tell writes what was made of the masters and what stands in the variants,
// and settles the exit status.
func (c *adapter) tell(d *desk, works []*work) error {
	a := c.app
	errs := d.failures()
	var results []lint.Result
	r := report.Report{}
	for _, w := range works {
		results = append(results, w.seen)
		for _, err := range w.errs {
			errs = append(errs, lang.All(err)...)
		}
		if w.doc != nil {
			r.Files++
		}
	}
	all := lint.Join(results...)
	r.Findings, r.NotRun, r.Errors = all.Findings, all.NotRun, append(errs, all.Failed...)
	report.Problems(a.stderr, r.Errors, a.style(a.stderr))
	switch {
	case len(r.Errors) > 0:
		a.status = unable
	case a.fails(r.Findings):
		a.status = max(a.status, found)
	}
	if err := c.preview(works); err != nil {
		a.fail(err)
		a.status = unable
	}
	if c.format == "json" {
		return c.tellJSON(works, r)
	}
	if !a.quiet {
		c.sums(works)
	}
	r.Findings = slices.DeleteFunc(r.Findings, aside) // they stand with their channels
	style := a.style(a.stdout)
	style.Channel = channelNames(works)
	return report.Text(a.stdout, r, style)
}

// channelNames returns how people call channels.
func channelNames(works []*work) func(string) lang.Words {
	return func(id string) lang.Words {
		for _, w := range works {
			if spec, ok := w.house.kit.Channel(id); ok && !spec.Name.Empty() {
				return spec.Name
			}
		}
		return lang.Same(id)
	}
}

// sums prints what became of the masters: of a few each channel, of many a line
// each.
func (c *adapter) sums(works []*work) {
	for _, w := range works {
		if len(works) <= crowd {
			c.sum(w)
		} else if s := c.line(w); s != "" && len(w.errs) == 0 {
			fmt.Fprintln(c.app.stdout, s)
		}
	}
	if s := c.tally(works); s != "" {
		fmt.Fprintln(c.app.stdout, s)
		fmt.Fprintln(c.app.stdout)
	}
}

// sum prints what became of one master, channel by channel.
func (c *adapter) sum(w *work) {
	a := c.app
	if w.doc == nil {
		return
	}
	fmt.Fprintf(a.stdout, "%s → %s/\n\n", w.doc.Source.Name, filepath.ToSlash(w.dir))
	name := channelNames([]*work{w})
	var rows [][]string
	for _, m := range w.made {
		rows = append(rows, []string{a.called(m, name), c.fate(w, m)})
		if !m.review.Empty() && !c.approved {
			rows = append(rows, []string{"", m.review.In(a.lang)})
		}
		if !m.first() {
			continue // it differs from the channel's first in one thing
		}
		if s := a.kept(m.Ledger); s != "" {
			rows = append(rows, []string{"", s})
		}
		for _, s := range append(a.lost(m.Ledger), a.asides(w.firsts(), m.Channel)...) {
			rows = append(rows, []string{"", s})
		}
	}
	for _, s := range c.rest(w, func(id string) string { return name(id).In(a.lang) }) {
		rows = append(rows, []string{a.say("上次的", "earlier"), s})
	}
	table(a.stdout, "  ", rows)
	fmt.Fprintln(a.stdout)
}

// called is a variant's name in the table: the channel's, and of the arm of a
// test its letter and how its wording was made.
func (a *app) called(m made, name func(string) lang.Words) string {
	s := name(m.Channel).In(a.lang)
	if m.Arm.Letter == "" {
		return s
	}
	return s + " " + m.Arm.Letter + a.say("（", " (") + m.Arm.Pattern.In(a.lang) + a.say("）", ")")
}

// fate says whether a variant was written, and why not.
func (c *adapter) fate(w *work, m made) string {
	a := c.app
	var names []string
	for _, f := range m.Files {
		names = append(names, path.Base(f.Path))
	}
	switch {
	case m.written && m.blocked > 0:
		return a.say("照 --force 写了（其中有 %d 处错误）：%s", "written as --force asks (%d errors stand): %s", m.blocked, strings.Join(names, " "))
	case m.written && c.dryRun:
		return a.say("会写：", "would be written: ") + strings.Join(names, " ")
	case m.written:
		return a.say("写好了：", "written: ") + strings.Join(names, " ")
	case m.blocked > 0:
		return a.say("没有写：有 %d 处错误，见下；改好母稿再运行，或用 --force 照写", "not written: %d errors stand, see below; mend the master, or --force", m.blocked)
	}
	if len(w.errs) > 0 {
		return a.say("没有写：写到一半出了错，见说明", "not written: writing failed, see what is said")
	}
	return a.say("没有写：母稿里没有能用的内容", "not written: the master has nothing for it")
}

// kept says how many of the facts stand in a variant.
func (a *app) kept(l adapt.Ledger) string {
	n := 0
	for _, e := range l.Entries {
		if e.Kept {
			n++
		}
	}
	if len(l.Entries) == 0 {
		return ""
	}
	return a.say("保留事实 %d/%d", "facts kept: %d of %d", n, len(l.Entries))
}

// manyFacts are as many as are shown of those left out for one reason.
const manyFacts = 12

// lost says which facts are not in a variant, one line a reason.
func (a *app) lost(l adapt.Ledger) []string {
	var whys []string
	facts := map[string][]string{}
	for _, e := range l.Entries {
		if e.Kept {
			continue
		}
		if facts[e.Why] == nil {
			whys = append(whys, e.Why)
		}
		facts[e.Why] = append(facts[e.Why], e.Text)
	}
	var out []string
	for _, why := range whys {
		list := facts[why]
		if n := len(list); n > manyFacts {
			list = append(list[:manyFacts:manyFacts], a.say("……还有 %d 个，见 manifest.json", "… and %d more, see manifest.json", n-manyFacts))
		}
		out = append(out, a.say("没放（%s）：%s", "left out (%s): %s", a.reason(why), strings.Join(list, a.say("、", ", "))))
	}
	return out
}

// reason says in a person's language why a fact was left out.
func (a *app) reason(why string) string {
	zh, ok := map[string]string{
		"its sentence is left out":                                  "所在的句子没有留下",
		"its row of the table is left out":                          "表格里的那一行没有留下",
		"its heading is left out":                                   "所在的小标题没有留下",
		"its footnote is left out":                                  "所在的脚注没有留下",
		"its title is left out":                                     "所在的标题没有用",
		"said in the other language":                                "是用另一种语言说的",
		"not to be told":                                            "不许对外说",
		"crossed out":                                               "已划掉",
		"the channel takes no link":                                 "渠道不收链接",
		"the channel takes no contact elsewhere":                    "渠道不收站外联系方式",
		"only the front matter states it, and its line is left out": "只写在前置信息里，那一条没有留下",
		"said along with a contact that the channel doesn't take":   "和渠道不收的联系方式在一起",
		"a teaser says no more than its body":                       "预告只说正文里有的",
		"the body says otherwise":                                   "和正文不一致",
	}[why]
	if a.lang == "zh" && ok {
		return zh
	}
	return why
}

// aside reports whether a finding is adapting's word on what it did: no fault,
// so it is told beside its channel, a line each.
func aside(f lint.Finding) bool {
	return (f.Rule.ID == fit.ID || f.Rule.ID == reworded.ID) && f.Weight() == lint.Info
}

// asides says what adapting left out of a channel or changed, sentence by
// sentence.
func (a *app) asides(findings []lint.Finding, channel string) []string {
	var heads []string
	below := map[string][]string{}
	for _, f := range findings {
		if !aside(f) || !slices.Contains(f.Channels, channel) {
			continue
		}
		head := f.Message.In(a.lang)
		if !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
		if s := f.Place.Span(); s.Source != nil && s.Start < s.End {
			at := s.Source.Position(s.Start)
			words := strings.Join(strings.Fields(f.Place.Text().String()), " ")
			where := fmt.Sprintf("%d:%d", at.Line, at.Column)
			if zh, en := s.Source.Where(s.Start); zh != "" {
				where = lang.Words{ZH: zh, EN: en}.In(a.lang)
			}
			below[head] = append(below[head], fmt.Sprintf("  %s  %s", where, displaywidth.TruncateString(words, 72, "…")))
		}
	}
	var out []string
	for _, h := range heads {
		list := below[h]
		if n := len(list); n > manyAsides {
			list = append(list[:someAsides:someAsides], "  "+a.say("……还有 %d 处，逐句见 manifest.json", "… and %d more, each in manifest.json", n-someAsides))
		}
		out = append(append(out, h), list...)
	}
	return out
}

// manyAsides are more places of one kind than are shown each; then someAsides
// are, and how many more there are.
const manyAsides, someAsides = 6, 3

// tellJSON writes the report with the manifest of each master.
func (c *adapter) tellJSON(works []*work, r report.Report) error {
	type master struct {
		Path     string          `json:"path"`
		Out      string          `json:"out"`
		Manifest json.RawMessage `json:"manifest,omitempty"`
	}
	out := struct {
		report.Object
		Masters []master `json:"masters"`
	}{Masters: []master{}}
	for _, w := range works {
		if w.unchanged {
			if data, err := os.ReadFile(filepath.Join(w.dir, manifestFile)); err == nil {
				out.Masters = append(out.Masters, master{w.asset.name, filepath.ToSlash(w.dir), data})
			}
		}
		if w.doc != nil {
			out.Masters = append(out.Masters, master{w.doc.Source.Name, filepath.ToSlash(w.dir), w.record})
		}
	}
	r.Errors = placed(r.Errors)
	out.Object = report.Of(r, c.app.style(c.app.stdout))
	return c.app.json(out)
}
