package adapt

import (
	"slices"
	"strings"

	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// mail shapes a newsletter: the whole master in one column with one button,
// its plain twin, and the message that holds both.
func mail(j *job) {
	prefix := j.prefix()
	title := j.titled("subject", prefix)
	subject := title
	if prefix != "" && title.Len() > 0 {
		subject = doc.Join(label(prefix), title)
	}
	preheader := j.about("preheader", title)
	j.field("subject", said(doc.Subject, subject))
	j.field("preheader", said(doc.Preheader, preheader))
	if h := j.out.title; h.Len() > 0 && !j.mood.secret.told(h.String()) {
		b := said(doc.Title, h)
		b.Level = 1
		if j.mood.crisis {
			b = sober(b)
		}
		j.field("title", b)
	}
	j.long()
	l := &letter{job: j, theme: themeOf(j.kit), subject: subject.String(), preheader: preheader.String(), from: j.sender()}
	page, plain := l.html(), l.text()
	for _, line := range []string{or(l.company(), l.from), l.postal(), l.zhOr("退订", "Unsubscribe")} {
		j.v.Doc.Blocks = append(j.v.Doc.Blocks, said(doc.Paragraph, label(line))) // the foot: rules that ask for it look here
	}
	text, to := j.action()
	type cta struct {
		Text string `json:"text"`
		URL  string `json:"url"`
	}
	j.files(map[string][]byte{
		"mail": []byte(page), "html": []byte(page), "text": []byte(plain),
		"eml": l.message(page, plain),
		"fields": encode(struct {
			Subject   string `json:"subject"`
			Preheader string `json:"preheader"`
			From      string `json:"from_name"`
			CTA       cta    `json:"cta"`
			Bytes     int    `json:"html_bytes"`
			AI        bool   `json:"ai_generated,omitempty"`
		}{subject.String(), preheader.String(), l.from, cta{text.String(), j.tracked(to, "cta")}, len(page), j.aided()}),
	})
}

// prefix is what an advertising mail in the cn market begins its subject
// with, by the channel's spec; a notice and a statement in a crisis are no
// advertising.
func (j *job) prefix() string {
	p := j.spec.Fields["subject"].Prefix
	kind := j.master.Meta.Get("commercial")
	if j.mood.crisis || kind != "" && kind != "ad" || !slices.Contains(j.kit.Markets, "cn") || j.out.lang != "zh" && !j.out.both || strings.HasPrefix(j.out.title.String(), p) {
		return ""
	}
	return p
}

// sender is the name a mail comes from: the channel's, the brand's, else who
// signed the master, else the brand its products are called after.
func (j *job) sender() string {
	if name := j.author(); name != "" {
		return name
	}
	for _, p := range j.out.portions {
		if s := p.blocks[0].Text.String(); p.role == sign && len(s) < 60 && !strings.ContainsAny(s, "0123456789") {
			return s
		}
	}
	return or(j.maker(), "{{from_name}}")
}

// maker is the brand in the names of the products: the word all begin with, the
// short Chinese word set apart before the name of the only one, or a name that
// is one Latin word. "" where nobody can tell it: Winter Night Market.
func (j *job) maker() string {
	all := j.products()
	one := ""
	if len(all) == 1 && words.Lang(all[0].String()) == "en" && !strings.Contains(all[0].String(), " ") {
		return all[0].String()
	}
	for i, t := range all {
		word, rest, _ := strings.Cut(t.String(), " ")
		if rest == "" || i > 0 && word != one {
			return ""
		}
		one = word
	}
	switch {
	case len(all) == 1 && !words.IsHan(first(one)), len(one) > len("四个汉字"):
		return ""
	}
	return one
}

// or returns the first of its arguments that says something.
func or(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

func (j *job) unsubscribe() string { return or(j.spec.Mail.Unsubscribe, "{{unsubscribe_url}}") }

// postal is the sender's postal address, which a mail has to carry.
func (j *job) postal() string {
	return or(j.spec.Mail.Address.In(j.out.lang), j.kit.Brand.Legal.Address.In(j.out.lang), "{{postal_address}}")
}

// company is the sender's registered name.
func (j *job) company() string {
	l := j.kit.Brand.Legal
	if j.out.lang == "en" {
		return or(l.EN, l.ZH)
	}
	return or(l.ZH, l.EN)
}
