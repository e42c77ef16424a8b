package adapt

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"
)

// message writes the mail as a file that mail programs and sending services
// open: text first, then HTML (RFC 2046), with the headers of one-click
// unsubscribing (RFC 8058). It bears no date and its boundary comes from its
// words, so that the same mail is the same bytes.
func (l *letter) message(page, plain string) []byte {
	sum := sha256.Sum256([]byte(page + plain))
	boundary := "onevoice-" + hex.EncodeToString(sum[:12])
	var b bytes.Buffer
	header := func(name, value string) {
		value = strings.ReplaceAll(value, "?= =?", "?=\r\n =?")
		fmt.Fprintf(&b, "%s: %s\r\n", name, value)
	}
	header("MIME-Version", "1.0")
	header("From", mailbox(l.from)+" <"+or(l.spec.Mail.From, l.kit.Brand.Legal.Email, "{{from_address}}")+">")
	if to := l.spec.Mail.ReplyTo; to != "" {
		header("Reply-To", to)
	}
	header("Subject", mime.BEncoding.Encode("utf-8", l.subject))
	links := "<" + l.unsubscribe() + ">"
	if m := l.spec.Mail.UnsubscribeMail; m != "" {
		links += ", <mailto:" + strings.TrimPrefix(m, "mailto:") + ">"
	}
	header("List-Unsubscribe", links)
	header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	header("X-Unsent", "1")
	header("Content-Type", `multipart/alternative; boundary="`+boundary+`"`)
	b.WriteString("\r\n")
	for _, part := range [...][2]string{{"text/plain", plain}, {"text/html", page}} {
		fmt.Fprintf(&b, "--%s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", boundary, part[0])
		w := quotedprintable.NewWriter(&b)
		w.Write([]byte(part[1])) // a buffer takes everything
		w.Close()
		b.WriteString("\r\n")
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.Bytes()
}

// mailbox writes a sender's name as a header can hold it.
func mailbox(name string) string {
	for _, r := range name {
		if r > 126 {
			return mime.BEncoding.Encode("utf-8", name)
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}
