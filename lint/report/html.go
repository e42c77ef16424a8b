package report

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"maps"
	"net/http"
	"slices"
	"unicode/utf8"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

//go:embed report.html
var reportHTML string

type (
	htmlPage struct {
		Lang, Title, Sum string
		Words            htmlWords
		Legend           []htmlMood // of the counts by severity
		Channels         []htmlChannel
		Files            []htmlFile
		Errors, NotRun   []string
	}
	htmlWords struct{ Channel, Assets, Clean, Why, Basis, Fix, Nothing, Failed, NotRun string }
	htmlMood  struct{ Mood, Name string }
	// A htmlChannel is how a channel's assets did: how many may be published
	// as they are, of how many.
	htmlChannel struct {
		Name                           string
		Assets, Fit                    int
		Share                          int // of 100
		Errors, Evidence, Warn, Remark int
	}
	htmlFile struct {
		Name     string
		Findings []htmlFinding
	}
	htmlFinding struct {
		Where, Rule, Severity, Mood, Message, Why, Basis string
		Before, Hit, After                               string
		Fixes, Related                                   []string
		Picture                                          template.URL
		Left, Top, Width, Height                         float64 // of the region, in percent
	}
)

// HTML writes a page for people who open no terminal: how each channel did,
// and every finding at the words or in the picture it is about. Nothing in it
// comes from elsewhere.
func HTML(w io.Writer, r Report, s Style) error {
	p := htmlPage{
		Lang: map[string]string{"zh": "zh-CN"}[s.Lang], Title: lang.F("检查报告", "report").In(s.Lang),
		Sum: lang.F("检查了 %d 个文件", "%d files checked", r.Files).In(s.Lang),
		Words: htmlWords{
			lang.F("渠道", "channel").In(s.Lang), lang.F("素材", "assets").In(s.Lang), lang.F("可以发布", "fit to publish").In(s.Lang), lang.F("为什么", "why").In(s.Lang),
			lang.F("依据", "basis").In(s.Lang), lang.F("改法", "fix").In(s.Lang), lang.F("没有发现问题。", "Nothing found.").In(s.Lang), lang.F("没能检查", "could not be checked").In(s.Lang), lang.F("没有运行的规则", "rules that did not run").In(s.Lang),
		},
	}
	if p.Lang == "" {
		p.Lang = "en"
	}
	for _, w := range []lint.Severity{lint.Error, lint.Evidence, lint.Warning, lint.Info} {
		p.Legend = append(p.Legend, htmlMood{string(w), SeverityName(w).In(s.Lang)})
	}
	p.Channels = htmlChannels(r, s)
	for _, g := range byFile(r) {
		one := htmlFile{Name: g.name}
		for _, f := range g.findings {
			one.Findings = append(one.Findings, htmlOf(f, s.Lang))
		}
		if len(one.Findings) > 0 {
			p.Files = append(p.Files, one)
		}
	}
	for _, e := range r.Errors {
		p.Errors = append(p.Errors, e.Path+": "+Sentence(e, s.Lang))
	}
	for _, n := range r.NotRun {
		p.NotRun = append(p.NotRun, n.Rule+": "+n.Why.In(s.Lang))
	}
	t, err := template.New("report").Parse(reportHTML)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return err
	}
	_, err = w.Write(bytes.ToValidUTF8(out.Bytes(), []byte("\uFFFD"))) // a file's name may be any bytes
	return err
}

// htmlChannels counts by channel. An asset is fit where nothing in it is an
// error or wants evidence.
func htmlChannels(r Report, s Style) []htmlChannel {
	at := map[string]*htmlChannel{}
	for id, n := range r.Channels {
		name := id
		if s.Channel != nil {
			name = s.Channel(id).In(s.Lang)
		}
		if id == "" {
			name = lang.F("没有写渠道", "no channel named").In(s.Lang)
		}
		at[id] = &htmlChannel{Name: name, Assets: n, Fit: n}
	}
	unfit := map[*doc.Document]bool{}
	for _, f := range r.Findings {
		d := f.Place.Doc
		if d == nil || at[d.Channel] == nil {
			continue
		}
		c := at[d.Channel]
		switch f.Weight() {
		case lint.Error:
			c.Errors++
		case lint.Evidence:
			c.Evidence++
		case lint.Warning:
			c.Warn++
		default:
			c.Remark++
		}
		if w := f.Weight(); (w == lint.Error || w == lint.Evidence) && !unfit[d] {
			unfit[d] = true
			c.Fit--
		}
	}
	var out []htmlChannel
	for _, id := range slices.Sorted(maps.Keys(at)) {
		c := *at[id]
		c.Share = 100 * max(c.Fit, 0) / max(c.Assets, 1)
		out = append(out, c)
	}
	return out
}

func htmlOf(f lint.Finding, to string) htmlFinding {
	at := locate(f.Place)
	h := htmlFinding{Where: at.told(to), Rule: f.Rule.ID, Severity: SeverityName(f.Weight()).In(to), Mood: string(f.Weight()), Message: f.Message.In(to), Why: f.Reason().In(to), Basis: basis(f).In(to)}
	if m := f.Remedy().In(to); m != "" {
		h.Fixes = append(h.Fixes, m)
	}
	for _, x := range f.Fixes {
		if m := fixWords(x, to); m != "" {
			h.Fixes = append(h.Fixes, m)
		}
	}
	for _, n := range f.Related {
		h.Related = append(h.Related, locate(n.Place).told(to)+" "+n.Message.In(to))
	}
	if b := f.Place.Block; b != nil && f.Place.Start < f.Place.End {
		h.Before, h.Hit, h.After = around(b.Text.String(), f.Place.Start, f.Place.End)
	}
	h.draw(f, at)
	return h
}

// passageSide is how many characters of a passage are shown on each side.
const passageSide = 60

// around cuts the passage round a hit, between characters.
func around(s string, i, j int) (before, hit, after string) {
	from, to := i, j
	for n := 0; n < passageSide && from > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(s[:from])
		from -= w
	}
	for n := 0; n < passageSide && to < len(s); n++ {
		_, w := utf8.DecodeRuneInString(s[to:])
		to += w
	}
	before, after = s[from:i], s[j:to]
	if from > 0 {
		before = "…" + before
	}
	if to < len(s) {
		after += "…"
	}
	return before, s[i:j], after
}

// heaviest is how large a picture, in bytes, is put into the page whole.
const heaviest = 1 << 20

// draw puts the picture with the finding's region into the page.
func (h *htmlFinding) draw(f lint.Finding, at spot) {
	d := f.Place.Doc
	if !at.picture || d == nil || at.Source == nil || at.Source.Size() == 0 || at.Source.Size() > heaviest {
		return
	}
	data, err := at.Source.Bytes()
	kind := http.DetectContentType(data)
	if err != nil || !slices.Contains([]string{"image/png", "image/jpeg", "image/gif", "image/webp"}, kind) {
		return
	}
	w, t := 0, 0
	for _, b := range d.Blocks {
		if b.Image != nil && b.Image.Source == at.Source {
			w, t = b.Image.Width, b.Image.Height
		}
	}
	h.Picture = template.URL(fmt.Sprintf("data:%s;base64,%s", kind, base64.StdEncoding.EncodeToString(data)))
	if r := at.Region; !r.Empty() && w > 0 && t > 0 {
		share := func(a, of int) float64 { return 100 * float64(a) / float64(of) }
		h.Left, h.Top, h.Width, h.Height = share(r.Min.X, w), share(r.Min.Y, t), share(r.Dx(), w), share(r.Dy(), t)
	}
}
