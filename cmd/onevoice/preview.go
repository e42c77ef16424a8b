package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onevoice/lint"
	"onevoice/lint/report"
)

//go:embed preview.html
var previewHTML string

// previewFile is the page's name in the output folder.
const previewFile = "index.html"

// mostShown is of how many masters the page shows the variants; of the others
// it tells what was found.
const mostShown = 60

// A preview is the page that shows each master beside its variants. It is read
// back from the output folder, so that it shows what is there.
type preview struct {
	Lang, Title, Sum string
	Accent           template.CSS
	Words            previewWords
	Masters          []previewMaster
}

type previewWords struct{ Master, NotWritten, Findings, Fact, Required string }

type previewMaster struct {
	ID, Name, Dir, Text, Mood string
	State                     string        // what it was drawn from
	Drawn                     template.HTML // its section as an earlier run drew it
	Failures                  []string
	Shown, Lost               bool
	Channels                  []previewChannel
	Findings                  []previewFinding
	Columns                   []string
	Facts                     []previewFact
	FactsSum                  string
}

type previewFinding struct{ Mood, Severity, Message, Where, Rule string }

type previewFact struct {
	Text     string
	Required bool
	Cells    []previewCell
}

type previewCell struct{ Text, Mood string }

// writePreview writes index.html into the output folder.
func (c *adapter) writePreview(works []*work) error {
	a := c.app
	all := c.everyone(works)
	p := preview{
		Lang: map[string]string{"zh": "zh-CN"}[a.lang], Title: a.say("改写总览", "what was made"), Sum: c.counted(all), Accent: "#0b5fff",
		Words: previewWords{a.say("母稿", "master"), a.say("没有写", "not written"), a.say("发现的问题", "findings"), a.say("事实", "fact"), a.say("必须保留", "has to be kept")},
	}
	if p.Lang == "" {
		p.Lang = "en"
	}
	drawn := drawnBefore(filepath.Join(c.out, previewFile))
	whole := wholly(all)
	for i, w := range all {
		p.Masters = append(p.Masters, c.section(w, whole[i], drawn))
	}
	page, err := template.New("preview").Parse(previewHTML)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := page.Execute(&out, p); err != nil {
		return err
	}
	return replace(filepath.Join(c.out, previewFile), out.Bytes())
}

// counted says how many masters the page shows: the same whether this run or
// an earlier one made them.
func (c *adapter) counted(works []*work) string {
	failed := 0
	for _, w := range works {
		if len(w.errs) > 0 {
			failed++
		}
	}
	s := c.app.say("%d 份母稿", "%d masters", len(works))
	if failed > 0 {
		s += c.app.say("，%d 份失败", ", %d failed", failed)
	}
	return s
}

// shown returns what the page says of one master.
func (c *adapter) shown(w *work, whole bool) previewMaster {
	a := c.app
	m := previewMaster{Name: w.asset.name, Dir: c.name(w)}
	for _, err := range w.errs {
		m.Failures, m.Mood = append(m.Failures, err.Error()), "bad"
	}
	read, ok := manifestIn(w.dir)
	if !ok || len(w.errs) > 0 {
		return m
	}
	m.Name = read.Master.Path
	if m.Shown = whole; whole && w.asset.path != "" {
		text, _ := os.ReadFile(w.asset.path)
		m.Text = strings.ToValidUTF8(string(text), "\uFFFD")
	}
	name := channelNames([]*work{w})
	kept, all := 0, 0
	rows := map[string]int{}
	for i, ch := range read.Channels {
		title := name(ch.Channel).In(a.lang)
		if ch.Test.Variant != "" {
			title += " " + ch.Test.Variant
		}
		var files []string
		for _, f := range ch.Files {
			files = append(files, f.Path)
		}
		if whole {
			m.Channels = append(m.Channels, c.variant(w, ch.Channel, title, files))
		}
		for _, f := range ch.Findings {
			m.note(a, f, title)
		}
		m.Columns = append(m.Columns, title)
		for _, f := range ch.Facts {
			at, ok := rows[f.Text]
			if !ok {
				at = len(m.Facts)
				rows[f.Text] = at
				m.Facts = append(m.Facts, previewFact{Text: f.Text, Required: f.Required, Cells: make([]previewCell, len(read.Channels))})
			}
			cell := previewCell{"✓", "good"}
			if all++; f.Kept {
				kept++
			} else {
				cell = previewCell{a.reason(f.Why), "soft"}
				if f.Required {
					cell.Mood, m.Lost = "bad", true
				}
			}
			m.Facts[at].Cells[i] = cell
		}
	}
	m.FactsSum = a.say("事实 %d 条，各渠道共保留 %d/%d", "%d facts; kept over the channels: %d of %d", len(m.Facts), kept, all)
	if len(m.Facts) == 0 {
		m.Facts = nil
	}
	return m
}

// note adds a finding, once for all channels it stands in.
func (m *previewMaster) note(a *app, f remark, channel string) {
	if f.Severity == string(lint.Info) {
		return
	}
	mood := map[string]string{"error": "bad"}[f.Severity]
	if mood == "" {
		mood = "warn"
	}
	if m.Mood != "bad" {
		m.Mood = mood
	}
	i := slices.IndexFunc(m.Findings, func(o previewFinding) bool { return o.Message == f.Message && o.Rule == f.Rule })
	if i >= 0 && strings.HasSuffix(m.Findings[i].Where, channel) { // at another place of the same channel
		return
	}
	if i >= 0 {
		m.Findings[i].Where += a.say("、", ", ") + channel
		return
	}
	where := channel
	if f.Line > 0 {
		where = strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Column) + " " + channel
	}
	m.Findings = append(m.Findings, previewFinding{mood, report.SeverityName(lint.Severity(f.Severity)).In(a.lang), f.Message, where, f.Rule})
}

// preview writes the page where anything was written, or an earlier page
// would not tell what became of these masters.
func (c *adapter) preview(works []*work) error {
	some := func(w *work) bool {
		return w.unchanged || slices.ContainsFunc(w.made, func(m made) bool { return m.written })
	}
	if c.dryRun || !slices.ContainsFunc(works, some) && !exists(filepath.Join(c.out, previewFile)) {
		return nil
	}
	return c.writePreview(works)
}
