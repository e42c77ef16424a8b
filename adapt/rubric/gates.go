package rubric

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"sync"

	"onevoice/adapt"
	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/read"
	"onevoice/lint/words"
)

// Gates returns what keeps a variant from being published, one sentence a
// gate that doesn't hold: what adapting called an error, and what its channel
// refuses. Channels without a list of gates have the former alone.
func Gates(v *adapt.Variant, d *doc.Document) []string {
	g := gate{v: v, d: d, crisis: d.Meta.Stage() == "crisis", failed: new([]string)}
	for _, n := range v.Notes {
		g.holds(n.Severity != "error", "%s (%s)", n.Message.EN, n.Text)
	}
	if look := map[string]func(gate){"wechat": wechat, "douyin": douyin, "xiaohongshu": xiaohongshu, "edm": edm}[v.Channel]; look != nil {
		look(g)
	}
	return *g.failed
}

type gate struct {
	v      *adapt.Variant
	d      *doc.Document
	crisis bool
	failed *[]string
}

func (g gate) file(path string) []byte {
	for _, f := range g.v.Files {
		if f.Path == path {
			return f.Data
		}
	}
	g.holds(false, "no file %s", path)
	return nil
}

func (g gate) holds(ok bool, format string, args ...any) {
	if !ok {
		*g.failed = append(*g.failed, g.v.Channel+": "+fmt.Sprintf(format, args...))
	}
}

func (g gate) decode(path string, into any) {
	err := json.Unmarshal(g.file(path), into)
	g.holds(err == nil, "%s: %v", path, err)
}

func (g gate) max(field, s string, max int, unit string) {
	n := channel.Count(unit, s)
	g.holds(n > 0 && n <= max, "%s is %d %s, at most %d: %s", field, n, unit, max, s)
}

// A pattern is compiled when first needed.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var (
	tags     = pattern(`<([a-z][a-z0-9]*)`)
	handlers = pattern(`<[^>]* (class|id|on\w+)=`)
	hrefs    = pattern(`href="([^"]*)"`)
	banned   = pattern(`<(script|form|svg|video|iframe)`)
	imgs     = pattern(`<img [^>]*>`)
	leftover = pattern(`\*\*|~~|\]\(|!\[|\[\^|\\\*|</?[a-z]+>|\bTODO\b|⟦|⟧|\bundefined\b|<nil>|%!\w?\(`)
	digits   = pattern(`\d+(?:\.\d+)?`)
	commas   = pattern(`(\d),(\d{3})`)
	emoji    = pattern(`[\x{1F300}-\x{1FAFF}\x{2600}-\x{27BF}]`)
	noted    = pattern(`\[\d+\]`)
	linked   = pattern(`https?://|www\.`)
	phoned   = pattern(`1[3-9]\d{9}|400[- ]?\d{3}`)
)

func numbersIn(s string) map[string]bool {
	s = words.Narrow(s).Text
	for range 3 {
		s = commas().ReplaceAllString(s, "$1$2")
	}
	out := map[string]bool{}
	for _, n := range digits().FindAllString(s, -1) {
		out[strings.TrimLeft(n, "0")] = true
	}
	return out
}

// words holds the finished words against the master.
func (g gate) words(s string, numbering bool) {
	have := numbersIn(string(g.d.Source.Data))
	for n := range numbersIn(s) {
		g.holds(have[n] || numbering && len(n) == 1, "invented number %s", n)
	}
	g.holds(!leftover().MatchString(s), "markup left: %q", leftover().FindString(s))
	for _, secret := range g.d.Meta.List("do_not_disclose") {
		g.holds(!strings.Contains(s, secret.String()), "tells %s", secret)
	}
	if g.crisis {
		g.holds(!emoji().MatchString(s) && !strings.Contains(s, "！"), "a crisis has no emoji and no exclamation mark")
	}
}

func (g gate) page(path string) string {
	d, err := read.Bytes(path, g.file(path))
	if err != nil {
		g.holds(false, "%s: %v", path, err)
		return ""
	}
	var b strings.Builder
	for _, x := range d.Blocks {
		b.WriteString(x.Text.String() + "\n")
	}
	return b.String()
}

func wechat(g gate) {
	var j struct{ Title, Digest, Content string }
	g.decode("wechat/article.json", &j)
	g.max("title", j.Title, 64, "rune")
	g.max("digest", j.Digest, 128, "rune")
	raw := string(g.file("wechat/article.html"))
	g.holds(j.Content == raw, "content is not the article")
	allowed := " section p span strong em br h1 h2 h3 h4 h5 h6 blockquote ul ol li pre code table thead tbody tr th td img hr sup sub a "
	for _, tag := range tags().FindAllStringSubmatch(raw, -1) {
		g.holds(strings.Contains(allowed, " "+tag[1]+" "), "tag %s", tag[1])
	}
	g.holds(!handlers().MatchString(raw), "class, id or handler")
	for _, a := range hrefs().FindAllStringSubmatch(raw, -1) {
		g.holds(strings.HasPrefix(a[1], "https://mp.weixin.qq.com"), "link to %s", a[1])
	}
	g.words(j.Title+"\n"+noted().ReplaceAllString(g.page("wechat/article.html"), " "), true)
}

func xiaohongshu(g gate) {
	var j struct {
		Title, Body string
		Topics      []string
	}
	g.decode("xiaohongshu/note.json", &j)
	g.max("title", j.Title, 20, "xhs")
	g.max("body", j.Body, 1000, "utf16")
	g.holds(len(j.Topics) <= 10 && (g.crisis && len(j.Topics) == 0 || len(j.Topics) >= 3), "topics %q", j.Topics)
	g.holds(!linked().MatchString(j.Body), "link")
	g.holds(g.crisis || !phoned().MatchString(j.Body), "phone")
	g.words(j.Title+"\n"+j.Body, false)
}

func edm(g gate) {
	var j struct {
		Subject, Preheader string
		Bytes              int `json:"html_bytes"`
	}
	g.decode("edm/mail.json", &j)
	g.max("subject", j.Subject, 78, "rune")
	g.holds(j.Preheader != "" && j.Preheader != j.Subject, "preheader %q", j.Preheader)
	raw := string(g.file("edm/mail.html"))
	g.holds(len(raw) < 102000 && len(raw) == j.Bytes, "%d bytes", len(raw))
	g.holds(strings.Contains(raw, "<table") && strings.Contains(raw, "{{unsubscribe_url}}"), "table and unsubscribe")
	g.holds(!banned().MatchString(raw), "forbidden tag")
	for _, img := range imgs().FindAllString(raw, -1) {
		g.holds(strings.Contains(img, " alt=") && strings.Contains(img, " width="), "%s", img)
	}
	g.words(j.Subject+"\n"+noted().ReplaceAllString(g.page("edm/mail.html"), " "), true)
	m, err := mail.ReadMessage(bytes.NewReader(g.file("edm/mail.eml")))
	if err != nil {
		g.holds(false, "mail.eml: %v", err)
		return
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	g.holds(err == nil && subject == j.Subject, "subject %q of the message", subject)
	g.holds(m.Header.Get("List-Unsubscribe") != "" && m.Header.Get("List-Unsubscribe-Post") != "", "unsubscribe headers")
}
