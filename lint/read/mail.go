package read

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// readMail reads a mail (RFC 5322 and MIME): its subject, its parts of HTML and
// of plain text. Attachments are left out. The source it makes says what the
// parts say with their code undone (quoted-printable, base64, another
// charset), each where the mail has it; lines count in that.
func readMail(name string, disk []byte) (*doc.Document, error) {
	m := &envelope{name: name, disk: disk}
	if err := m.entity(0, len(disk), 0); err != nil {
		return nil, err
	}
	src := m.source()
	format := "text"
	for _, part := range m.parts {
		if part.html {
			format = "html"
		}
	}
	p := newPage(src, format)
	if s := m.subject; s.start < s.end {
		p.begin(doc.Block{Kind: doc.Subject})
		p.copy(s.start, s.end)
	}
	for _, part := range m.parts {
		p.begin(doc.Block{Kind: doc.Paragraph})
		if part.html {
			readPreheader(p, part.start, part.end)
			readMarkup(p, part.start, part.end)
		} else {
			readPlain(p, part.start, part.end)
		}
		p.bare = false
	}
	d := p.finish()
	m.hang(d)
	if d.Channel = d.Meta.Get("channel"); d.Channel == "" && m.bulk {
		d.Channel = "edm"
	}
	return d, nil
}

// hiddenFirst matches what a page hides and an inbox shows beside the subject.
var hiddenFirst = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(?:div|span|p|td)\b[^>]*display:\s*none[^>]*>([^<]+)`)
})

// fillers stand behind a preheader so that nothing of the body follows it.
var fillers = [...]string{"&#847;", "&zwnj;", "&#8204;", "&#x200c;", "\u034f", "\u200c"}

// readPreheader reads what the page at src.Data[start:end] has hidden at its
// head for the inbox.
func readPreheader(p *page, start, end int) {
	head := p.src.Data[start:min(end, start+16<<10)]
	at := hiddenFirst().FindSubmatchIndex(head)
	if at == nil {
		return
	}
	stop := at[3]
	for _, f := range fillers {
		if i := bytes.Index(head[at[2]:stop], []byte(f)); i >= 0 {
			stop = at[2] + i
		}
	}
	p.begin(doc.Block{Kind: doc.Preheader})
	readMarkup(p, start+at[2], start+stop)
	p.begin(doc.Block{Kind: doc.Paragraph})
}

// An envelope is a mail being taken apart.
type envelope struct {
	name    string
	disk    []byte
	data    []byte // what it says
	steps   []doc.Step
	coded   bool // data isn't disk
	bulk    bool // it says how to unsubscribe
	subject stretch
	parts   []part
	inlays  map[string]inlay // pictures by their Content-ID
	count   int
}

// A stretch is bytes of what a mail says.
type stretch struct{ start, end int }

// A part is the words of one.
type part struct {
	stretch
	html bool
}

// What a mail may hold, so that a made-up one ends.
const (
	deepestPart = 8
	mostParts   = 500
)

// entity reads a mail, or a part of one, at disk[start:end].
func (m *envelope) entity(start, end, depth int) error {
	if m.count++; m.count > mostParts || depth > deepestPart {
		return m.wrong(start, lang.F("邮件分成的部分太多", "the mail has too many parts"), lang.F("拆成几封，或把正文另存为 HTML", "make it several, or save its body as HTML"))
	}
	h, body, err := m.headers(start, end, depth == 0)
	if err != nil {
		return err
	}
	m.bulk = m.bulk || depth == 0 && h["list-unsubscribe"] != ""
	kind, params, err := mime.ParseMediaType(h["content-type"])
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	disposition, _, _ := strings.Cut(h["content-disposition"], ";")
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		return m.multipart(body, end, params["boundary"], depth)
	case strings.HasPrefix(kind, "image/") || kind == "application/octet-stream":
		m.inlay(h["content-id"], inlay{body, end, strings.ToLower(strings.TrimSpace(h["content-transfer-encoding"]))})
		fallthrough
	case kind != "text/html" && kind != "text/plain" || strings.EqualFold(strings.TrimSpace(disposition), "attachment"):
		m.coded = m.coded || body < end
		return nil
	}
	from := len(m.data)
	if err := m.text(body, end, strings.ToLower(strings.TrimSpace(h["content-transfer-encoding"])), params["charset"]); err != nil {
		return err
	}
	m.parts = append(m.parts, part{stretch{from, len(m.data)}, kind == "text/html"})
	return nil
}

// headers reads the header lines at disk[start:end], folded ones as one, and
// returns them by name and where the body begins.
func (m *envelope) headers(start, end int, top bool) (map[string]string, int, error) {
	h := map[string]string{}
	for at := start; at < end; {
		next := min(line(m.disk, at), end)
		for next < end && (m.disk[next] == ' ' || m.disk[next] == '\t') && !blankLine(m.disk[at:next]) {
			next = min(line(m.disk, next), end)
		}
		row := m.disk[at:next]
		if blankLine(row) {
			m.raw(at, next)
			return h, next, nil
		}
		name, value, ok := bytes.Cut(row, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t<>") {
			if top && len(h) == 0 {
				return nil, 0, m.wrong(at, lang.F("这不是邮件：开头应是「Subject: …」这样的行", "this is no mail: it should begin with lines such as Subject: …"), lang.F("在邮件软件里另存为 .eml，或改正扩展名", "save it as .eml in a mail program, or correct the extension"))
			}
			return h, at, nil // a body without a blank line before it
		}
		key := strings.ToLower(string(name))
		if _, again := h[key]; !again {
			h[key] = strings.TrimSpace(string(bytes.ReplaceAll(bytes.ReplaceAll(value, []byte("\r"), nil), []byte("\n"), nil)))
		}
		if top && key == "subject" && m.subject.end == 0 {
			m.raw(at, at+len(name)+1)
			m.title(at+len(name)+1, next)
		} else {
			m.raw(at, next)
		}
		at = next
	}
	return h, end, nil
}

// title reads the subject, whose words may be in code.
func (m *envelope) title(start, end int) {
	from := start
	for start < end && (m.disk[start] == ' ' || m.disk[start] == '\t') {
		start++
	}
	m.raw(from, start)
	stop := start + len(bytes.TrimRight(m.disk[start:end], "\r\n"))
	m.subject.start = len(m.data)
	m.encodedWords(start, stop)
	m.subject.end = len(m.data)
	m.raw(stop, end)
}

// multipart reads the parts at disk[start:end], which lines of --boundary part.
func (m *envelope) multipart(start, end int, boundary string, depth int) error {
	mark, shut := []byte("--"+boundary), []byte("--"+boundary+"--")
	open := -1 // where the part being read begins
	raw := start
	for at := start; at < end; {
		next := min(line(m.disk, at), end)
		row := bytes.TrimRight(m.disk[at:next], " \t\r\n")
		last := bytes.Equal(row, shut)
		if last || bytes.Equal(row, mark) {
			if open >= 0 {
				if err := m.entity(open, at, depth+1); err != nil {
					return err
				}
				raw = at
			}
			m.raw(raw, next)
			open, raw = next, next
			if last {
				m.raw(next, end)
				return nil
			}
		}
		at = next
	}
	return m.wrong(max(start, end-1), lang.F("邮件在这里断了：最后的分界线没有", "the mail breaks off here: its last boundary is missing"), lang.F("重新导出或下载一次", "export or download it again"))
}

func (m *envelope) wrong(at int, what, hint lang.Words) error {
	return &lang.Error{Path: m.name, Line: 1 + bytes.Count(m.disk[:min(at, len(m.disk))], []byte("\n")), What: what, Hint: hint}
}

// source returns what the mail says; the file itself where nothing in it is in
// code, so that it can be mended.
func (m *envelope) source() *doc.Source {
	if !m.coded && bytes.Equal(m.data, m.disk) {
		return doc.NewSource(m.name, m.disk)
	}
	m.place(0, len(m.disk), 1, 1)
	return doc.NewCoded(m.name, m.data, doc.Coding{Name: "mail", OnDisk: m.disk, Steps: m.steps, Sealed: true})
}
