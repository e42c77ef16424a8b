package adapt

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"path"
	"strings"
)

// message writes the mail as a file that mail programs and sending services
// open: text first, then HTML with its pictures (RFC 2046), with the headers of one-click
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
	b.WriteString("\r\n--" + boundary + "\r\n")
	written(&b, "text/plain", plain)
	b.WriteString("--" + boundary + "\r\n")
	if page, shown := l.enclosed(page); len(shown) == 0 {
		written(&b, "text/html", page)
	} else {
		withPictures(&b, page, shown, boundary+"-pictures")
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.Bytes()
}

// written writes a part of words.
func written(b *bytes.Buffer, kind, words string) {
	fmt.Fprintf(b, "Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", kind)
	w := quotedprintable.NewWriter(b)
	w.Write([]byte(words)) // a buffer takes everything
	w.Close()
	b.WriteString("\r\n")
}

// enclosed returns the page with the pictures made for it named by their
// Content-ID, and those pictures. A message is one file: a path beside it leads
// nowhere, data: addresses are dropped by Gmail and by Outlook for Windows, and
// nobody but the sender knows where the pictures will be hosted. What the master
// shows from the net stays a link, and the page itself keeps its paths, for
// services that host the pictures.
func (l *letter) enclosed(page string) (string, []pictureFile) {
	var shown []pictureFile
	for _, f := range l.wall.made {
		ref := `src="` + attr(path.Base(path.Dir(f.Path))+"/"+path.Base(f.Path)) + `"`
		if strings.Contains(page, ref) {
			page = strings.ReplaceAll(page, ref, `src="cid:`+contentID(f)+`"`)
			shown = append(shown, f)
		}
	}
	return page, shown
}

// contentID names a picture by what it holds (RFC 2392).
func contentID(f pictureFile) string { return hash(f.data)[:24] + "@onevoice" }

// withPictures writes a page and its pictures (RFC 2387).
func withPictures(b *bytes.Buffer, page string, shown []pictureFile, boundary string) {
	fmt.Fprintf(b, "Content-Type: multipart/related; type=\"text/html\"; boundary=%q\r\n\r\n--%s\r\n", boundary, boundary)
	written(b, "text/html", page)
	done := map[string]bool{}
	for _, f := range shown {
		id := contentID(f)
		if done[id] {
			continue // the same picture under two names
		}
		done[id] = true
		kind := map[string]string{".png": "image/png", ".gif": "image/gif"}[path.Ext(f.Path)]
		name := mime.FormatMediaType("inline", map[string]string{"filename": path.Base(f.Path)})
		fmt.Fprintf(b, "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <%s>\r\nContent-Disposition: %s\r\n\r\n", boundary, or(kind, "image/jpeg"), id, name)
		for code := base64.StdEncoding.EncodeToString(f.data); code != ""; {
			n := min(76, len(code))
			b.WriteString(code[:n] + "\r\n")
			code = code[n:]
		}
	}
	fmt.Fprintf(b, "--%s--\r\n", boundary)
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
