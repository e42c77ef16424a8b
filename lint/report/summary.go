package report

import (
	"fmt"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint"
)

// summary prints what there was in one line, then what to do next.
func (p *printer) summary(r Report) {
	if r.Files == 0 && len(r.Findings) == 0 {
		return
	}
	if len(r.Findings) == 0 {
		fmt.Fprintln(p, p.paint(green, p.say("检查了 %[1]d 个文件，没有发现问题。", "%[1]d file%[2]s checked, nothing found.", r.Files, plural(r.Files))))
	} else {
		fmt.Fprintln(p, p.say("检查了 %[1]d 个文件：%[3]s。", "%[1]d file%[2]s checked: %[3]s.", r.Files, plural(r.Files), p.counts(r.Findings)))
	}
	if r.Fixed != nil && (*r.Fixed > 0 || len(r.Copies) == 0) {
		fmt.Fprintln(p, p.say("已经改好 %[1]d 处。", "%[1]d edit%[2]s made.", *r.Fixed, plural(*r.Fixed)))
	}
	p.copies(r.Copies)
	if n := len(r.Let); r.Let != nil {
		fmt.Fprintln(p, p.say("放行了 %[1]d 处。", "%[1]d place%[2]s let pass.", n, plural(n)))
	}
	if n := len(r.Errors); n > 0 {
		fmt.Fprintln(p, p.paint(red, p.say("另有 %[1]d 处没能检查，见上面的说明。", "%[1]d could not be looked at: see above.", n)))
	}
	p.notRun(r.NotRun)
	p.next(r)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// counts says how many findings of each severity there are: "2 处错误、1 处警告".
func (p *printer) counts(findings []lint.Finding) lang.Words {
	n := map[lint.Severity]int{}
	for _, f := range findings {
		n[f.Weight()]++
	}
	var zh, en []string
	for _, s := range []lint.Severity{lint.Error, lint.Evidence, lint.Warning, lint.Info} {
		if n[s] > 0 {
			zh = append(zh, fmt.Sprintf("%d 处%s", n[s], SeverityName(s).ZH))
			en = append(en, fmt.Sprintf("%d %s", n[s], counted[s].In(plural(n[s]))))
		}
	}
	return lang.Words{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// counted is how severities are counted in English.
var counted = map[lint.Severity]numbered{
	lint.Error:    {"error", "errors"},
	lint.Evidence: {"claim wants evidence", "claims want evidence"},
	lint.Warning:  {"warning", "warnings"},
	lint.Info:     {"note", "notes"},
}

type numbered struct{ one, many string }

// In returns the word for one, or with "s" for many.
func (n numbered) In(s string) string {
	if s == "" {
		return n.one
	}
	return n.many
}

// notRun says which rules did not run, one line for each reason.
func (p *printer) notRun(list []lint.NotRun) {
	var whys []lang.Words
	rules := map[lang.Words][]string{}
	for _, n := range list {
		if rules[n.Why] == nil {
			whys = append(whys, n.Why)
		}
		rules[n.Why] = append(rules[n.Why], n.Rule)
	}
	for _, why := range whys {
		ids := rules[why]
		some := lang.Same(ids[0])
		if len(ids) > 1 {
			some = lang.F("%[1]s 等 %[2]d 条规则", "%[1]s and %[3]d more", ids[0], len(ids), len(ids)-1)
		}
		fmt.Fprintln(p, p.paint(dim, p.say("没有运行：%[1]s，因为%[2]s。", "Not run: %[1]s, because: %[2]s.", some, why)))
	}
}

// next says in one line what to run next.
func (p *printer) next(r Report) {
	findings := r.Findings
	if len(findings) == 0 {
		return
	}
	safe, bold, gravest := 0, 0, findings[0]
	for _, f := range findings {
		if f.Weight().Rank() > gravest.Weight().Rank() {
			gravest = f
		}
		switch {
		case !mendable(r, f):
		case SafeFix(f) != nil:
			safe++
		case len(f.Fixes) > 0:
			bold++
		}
	}
	fmt.Fprintln(p, p.paint(dim, p.say("接下来：onevoice explain %[1]s 看这条规则的来由%[2]s。", "Next: onevoice explain %[1]s for the reasons behind that rule%[2]s.", gravest.Rule.ID, p.fixable(safe, bold))))
}

// fixable says how many fixes there are to make, and with which flags.
func (p *printer) fixable(safe, bold int) lang.Words {
	switch {
	case p.style.Channel != nil || safe+bold == 0: // variants are written anew from their master
		return lang.Words{}
	case bold == 0:
		return lang.F("；能自动改的有 %[1]d 处，--diff 先看，--fix 改好", "; %[1]d can be mended for you: --diff shows how, --fix does it", safe)
	case safe == 0:
		return lang.F("；有 %[1]d 处改法要人看过：--diff --unsafe-fixes", "; %[1]d fix%[2]s a person's eye: --diff --unsafe-fixes", bold, map[bool]string{true: " wants", false: "es want"}[bold == 1])
	}
	return lang.F("；能自动改的有 %[1]d 处，--diff 先看，--fix 改好；另有 %[2]d 处改法要人看过，加上 --unsafe-fixes", "; %[1]d can be mended for you: --diff shows how, --fix does it; %[2]d more with --unsafe-fixes, after a person's eye", safe, bold)
}

// mendable reports whether --fix can do something about the file a finding is
// in, and hasn't yet: slides and sheets are read only, of a Word file there is a
// copy.
func mendable(r Report, f lint.Finding) bool {
	src := f.Place.Span().Source
	return src == nil || !src.Packed() || src.Encoding() == "word" && len(r.Copies) == 0
}

// SafeFix returns the first fix of a finding that needs no person's eye, or
// nil.
func SafeFix(f lint.Finding) *lint.Fix {
	for i := range f.Fixes {
		if !f.Fixes[i].Unsafe {
			return &f.Fixes[i]
		}
	}
	return nil
}
