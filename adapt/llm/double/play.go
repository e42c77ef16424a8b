package double

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Play is an endpoint that does what a script says.
func Play(s Script) http.Handler {
	var c counter
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q, err := read(r, c.next())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.Steps[min(q.Number, len(s.Steps))-1].play(w, r, q)
	})
}

// play gives one answer.
func (s Step) play(w http.ResponseWriter, r *http.Request, q Request) {
	if !pause(r, s.Wait) {
		return
	}
	body := s.bytes(q)
	w.Header().Set("Content-Type", "application/json")
	for key, value := range s.Header {
		if seconds, ok := strings.CutPrefix(value, "now+"); ok { // a date
			n, _ := strconv.Atoi(seconds)
			value = time.Now().Add(time.Duration(n) * time.Second).UTC().Format(http.TimeFormat)
		}
		w.Header().Set(key, strings.ReplaceAll(value, "{{key}}", q.Key))
	}
	if s.Gzip {
		w.Header().Set("Content-Encoding", "gzip")
	}
	if s.Cut > 0 {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		body = body[:s.Cut]
	}
	w.WriteHeader(max(s.Status, 200))
	if s.Drip == 0 {
		w.Write(body) // who asks may be gone
		return
	}
	for i := range body {
		if _, err := w.Write(body[i : i+1]); err != nil || !pause(r, s.Drip) {
			return
		}
		http.NewResponseController(w).Flush()
	}
}

// bytes is the whole body of an answer.
func (s Step) bytes(q Request) []byte {
	body := []byte(strings.ReplaceAll(s.Body, "{{key}}", q.Key))
	if s.Content != "" {
		body = q.reply(strings.ReplaceAll(s.Content, "{{key}}", q.Key))
	}
	body = append([]byte(strings.Repeat(s.Before.Text, s.Before.Times)), body...)
	body = append(body, bytes.Repeat([]byte(" "), s.Pad)...)
	if !s.Gzip {
		return body
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(body) // a buffer takes everything
	z.Close()
	return out.Bytes()
}

// pause waits; false where who asks has gone.
func pause(r *http.Request, s Span) bool {
	select {
	case <-time.After(time.Duration(s)):
		return true
	case <-r.Context().Done():
		return false
	}
}
