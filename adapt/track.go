package adapt

import (
	"net/url"
	"strings"
	"unicode"
)

// tracked returns the address to with the tags by which web analytics tell
// channels apart: utm_source, utm_medium, utm_campaign and utm_content, and
// Baidu's hmsr, hmpl and hmci where the channel's spec asks for them; slot says
// where the link stands. They go behind the query that is there and before the
// fragment. An address that is tagged already stays as it is, and so does one
// that leads to no web page or is for a sending service to fill in. Without a
// campaign nothing is tagged: its tags would say nothing. A statement in a
// crisis is no campaign.
func (j *job) tracked(to, slot string) string {
	t := j.spec.Track
	campaign := tag(j.master.Meta.Campaign())
	if t.Source == "" || campaign == "" || j.mood.crisis || !trackable(to) {
		return to
	}
	content := tag(j.spec.ID + "-" + slot)
	if j.wish.letter != "" {
		content += "-" + j.wish.letter
	}
	var add []string
	if !strings.Contains(to, "utm_") {
		add = append(add, "utm_source="+tag(t.Source), "utm_medium="+tag(t.Medium), "utm_campaign="+campaign, "utm_content="+content)
	}
	if t.Baidu && !strings.Contains(to, "hmsr=") {
		add = append(add, "hmsr="+tag(t.Source), "hmpl="+campaign, "hmci="+content)
	}
	if len(add) == 0 {
		return to
	}
	at, sep := len(to), "?"
	if i := strings.IndexByte(to, '#'); i >= 0 {
		at = i
	}
	switch i := strings.IndexByte(to[:at], '?'); {
	case i == at-1 || i >= 0 && to[at-1] == '&':
		sep = ""
	case i >= 0:
		sep = "&"
	}
	return to[:at] + sep + strings.Join(add, "&") + to[at:]
}

// trackable reports whether an address leads to a web page whose owner reads
// its tags: WeChat's own pages don't.
func trackable(to string) bool {
	for _, hole := range [...]string{"{", "*|", "%%", "[["} {
		if strings.Contains(to, hole) {
			return false
		}
	}
	u, err := url.Parse(to)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.Host != "mp.weixin.qq.com"
}

// tag writes s as a tag's value: reports tell Spring from spring, so it is in
// lower case, and without spaces.
func tag(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("/?#&=+:", r)
	}), "-")
	return url.QueryEscape(s)
}
