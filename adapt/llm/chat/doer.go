package chat

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Limits of one question on the wire.
const (
	tries       = 4 // the first and three more
	longestWait = 20 * time.Second
	mostBody    = 4 << 20 // bytes of an answer
)

// A doer sends one question: with further fields in its body, again where that
// may help, and so that every failure comes back as an *Error.
type doer struct {
	client *Client
	master string
	extra  map[string]any
}

// Do is http.Client.Do for the library. The answer is whole, has status 200 and
// is JSON without an error in it; everything else is an *Error.
func (d *doer) Do(req *http.Request) (*http.Response, error) {
	body, err := d.body(req)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		if err := d.client.purse.call(d.master); err != nil {
			return nil, err
		}
		res, failed := d.try(req, body)
		if failed == nil {
			return res, nil
		}
		wait := failed.again
		if wait == 0 {
			wait = d.client.pause<<(try-1) + rand.N(d.client.pause/2+1)
		}
		if !failed.retry || try == tries || wait > longestWait || tooLate(req.Context(), wait) || !d.client.purse.retry() {
			return nil, failed
		}
		select {
		case <-time.After(wait):
		case <-req.Context().Done():
			return nil, failed
		}
	}
}

// tooLate reports whether the time is over before a wait is.
func tooLate(ctx context.Context, wait time.Duration) bool {
	end, ok := ctx.Deadline()
	return ok && time.Until(end) <= wait
}

// body is the body of a request with the further fields.
func (d *doer) body(req *http.Request) ([]byte, error) {
	data, err := io.ReadAll(req.Body)
	req.Body.Close()
	if err != nil {
		return nil, err
	}
	all := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	for key, value := range d.extra {
		if all[key], err = json.Marshal(value); err != nil {
			return nil, err
		}
	}
	return json.Marshal(all)
}

// try sends the question once.
func (d *doer) try(req *http.Request, body []byte) (*http.Response, *Error) {
	r := req.Clone(req.Context())
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	res, err := d.client.http.Do(r)
	if err != nil {
		return nil, d.unreached(req.Context(), err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, mostBody+1))
	switch {
	case len(data) > mostBody:
		return nil, misshapen("an answer of more than %d MB", mostBody>>20)
	case err != nil:
		return nil, d.unreached(req.Context(), err)
	}
	data = bare(data)
	if e := verdict(res, data); e != nil {
		e.Message = short(scrub(e.Message, d.client.opts.Key))
		return nil, e
	}
	res.Body = io.NopCloser(bytes.NewReader(data))
	return res, nil
}

// unreached is the failure of a request that got no whole answer. What no
// second try mends isn't tried again: a certificate, a name or an address where
// nobody is.
func (d *doer) unreached(ctx context.Context, err error) *Error {
	if ctx.Err() != nil {
		return asError(ctx.Err())
	}
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err // without the address, which may hold a password
	}
	e := &Error{Kind: Down, Message: short(scrub(err.Error(), d.client.opts.Key)), Err: err, retry: true}
	var op *net.OpError
	e.nobody = errors.As(err, &op) && op.Op == "dial"
	var cert *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	if errors.As(err, &cert) || errors.As(err, &unknown) || errors.As(err, &record) || e.nobody {
		e.retry = false
	}
	return e
}
