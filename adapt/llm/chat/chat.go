// Package chat asks one question of a language model behind an endpoint that
// speaks OpenAI's chat completions, and gets one whole answer or a plain
// failure. It knows nothing of masters and rules.
//
// What an endpoint says is never trusted: an answer counts only when it
// finished by itself, isn't blank, and, where an object was wanted, is exactly
// one object with the fields that were asked for.
package chat

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"sync"
	"time"

	"onevoice/brandkit/provider"
)

// An Ask is one question.
type Ask struct {
	System, User string

	// Schema describes the one flat JSON object that is wanted: type,
	// properties (string, integer, number, boolean, array), required, enum.
	// Without it the answer is plain text. Lengths in it are a wish that some
	// endpoints heed; they aren't held against the answer.
	Schema json.RawMessage

	// Partial takes an object in which fields are missing or of another type:
	// those that are right, if there is one.
	Partial bool

	MaxTokens   int     // of the answer; 0: 2,048
	Temperature float64 // 0 is said to the endpoint as 0
	Sample      int     // tells answers to the same question apart: 0, 1, 2 …

	// Nonce is the random part of the placeholders in System and User. It is
	// no part of what the cache knows a question by, and an answer from the
	// cache carries this one.
	Nonce string

	// Master is whose budget this counts against; "" is nobody's.
	Master string
}

// An Answer is what the model said.
type Answer struct {
	Text   string          // without thoughts and outer space
	Object json.RawMessage // the object that Schema asked for; keys sorted, only those it names
	Model  string          // as the endpoint calls it
	Usage  Usage
	Cached bool // no request was made
}

// Usage is how many tokens an answer took.
type Usage struct {
	In, Out   int
	Estimated bool // the endpoint didn't say
}

// Options are what a Client needs beside its provider. The zero value asks
// without a key, a cache or a limit.
type Options struct {
	Key     string        // sent as a bearer token, kept nowhere else
	Offline bool          // answer from the cache only
	Cache   string        // the folder of the cache; "" keeps nothing
	Run     Budget        // for all questions
	Master  Budget        // for those of one master
	Call    time.Duration // for one answer; 0: two minutes, ten where the endpoint is one's own
	HTTP    *http.Client  // nil: one of its own
}

// Defaults of an Ask and of Options.
const (
	defaultTokens = 2048
	mostTokens    = 8192 // to which a cut answer may be raised
	callTime      = 2 * time.Minute
	nearTime      = 10 * time.Minute // of a model on one's own machines: a few words a second
	dialTime      = 10 * time.Second
)

// A Client asks one endpoint. Several goroutines may use it at once.
type Client struct {
	provider provider.Provider
	opts     Options
	http     *http.Client
	purse    *purse
	store    store
	manners  *manners
	pause    time.Duration // before the first retry

	mu    sync.Mutex
	over  *Error // why nothing more is asked
	downs int    // calls in a row that found nobody
	met   bool   // somebody has answered
	fails []*Error
}

// New returns a client for a provider. The failure is a *lang.Error: a base
// URL or a key that can't be sent.
func New(p provider.Provider, o Options) (*Client, error) {
	if err := sendable(p, o); err != nil {
		return nil, err
	}
	if o.Call == 0 {
		o.Call = patience(p.BaseURL)
	}
	c := &Client{provider: p, opts: o, http: o.HTTP, purse: newPurse(o.Run, o.Master), store: store{o.Cache}, pause: 500 * time.Millisecond}
	if c.http == nil {
		wire := http.DefaultTransport.(*http.Transport).Clone()
		wire.DialContext = (&net.Dialer{Timeout: dialTime}).DialContext
		c.http = &http.Client{Transport: wire}
	} else {
		own := *c.http
		c.http = &own
	}
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	c.manners = c.store.manners(p)
	return c, nil
}

// Endpoint is the address that is asked, without what may be secret in it.
func (c *Client) Endpoint() string { return provider.Shown(c.provider.BaseURL) }

// Ask asks, or answers from the cache. A failure is an *Error. It ends when ctx
// does, or the call's or the run's time is over, whichever is first.
func (c *Client) Ask(ctx context.Context, a Ask) (Answer, error) {
	want, err := shapeOf(a.Schema, a.Partial)
	if err != nil {
		return Answer{}, err
	}
	if a.MaxTokens == 0 {
		a.MaxTokens = defaultTokens
	}
	name := c.store.name(c.provider, a)
	if got, ok := c.store.load(name, a.Nonce); ok {
		if got.Object, err = want.read(got.Text); err == nil {
			c.purse.hit()
			return got, nil
		}
	}
	if c.opts.Offline {
		return Answer{}, c.note(&Error{Kind: Offline})
	}
	got, err := c.talk(ctx, a, want)
	if err != nil {
		return Answer{}, c.note(asError(err))
	}
	c.store.keep(name, a.Nonce, got)
	c.mu.Lock()
	c.met, c.downs = true, 0
	c.mu.Unlock()
	return got, nil
}

// talk asks until there is an answer in the shape that is wanted. A blank or
// misshapen answer is asked for once more, a cut one once with more room, and
// what the endpoint refuses to be sent is left out from then on.
func (c *Client) talk(ctx context.Context, a Ask, want *shape) (Answer, error) {
	raised, again := false, false
	for {
		how := c.manners.now()
		got, err := c.once(ctx, a, want, how)
		if err == nil {
			got.Object, err = want.read(got.Text)
		}
		switch {
		case err != nil:
		case c.tells(string(got.Object)): // spelled otherwise in the text
			err = misshapen("it says the key")
		default:
			return got, nil
		}
		switch e := asError(err); {
		case e.Kind == Truncated && !raised && a.MaxTokens < mostTokens:
			raised, a.MaxTokens = true, min(4*a.MaxTokens, mostTokens)
		case (e.Kind == Blank || e.Kind == Shape) && !again && !e.retry:
			again = true
		case e.Kind == Asked && c.manners.learn(how, e):
			c.store.keepManners(c.provider, c.manners.now())
		default:
			return Answer{}, e
		}
	}
}

// note remembers a failure for the end, and stops asking where the next
// question can only fail alike: a key that isn't taken, an empty account,
// nobody there at the first time, or three times in a row.
func (c *Client) note(e *Error) *Error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fails = append(c.fails, e)
	switch e.Kind {
	case Down, Late:
		c.downs++
	case Offline, Exhausted:
		return e
	default:
		c.downs = 0
	}
	if c.over == nil && (e.Kind == Auth || e.Kind == Balance || c.downs >= 3 || e.nobody && !c.met) {
		c.over = e
	}
	return e
}

// stopped returns why nothing more is asked; nil while there is.
func (c *Client) stopped() *Error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.over
}

// Spent is what a client came to.
type Spent struct {
	Calls, Cached int // requests made; answers from the cache
	Usage
	Fails []*Error // in the order they came
}

// Spent returns what has been used so far.
func (c *Client) Spent() Spent {
	s := c.purse.spent()
	c.mu.Lock()
	defer c.mu.Unlock()
	s.Fails = append(s.Fails, c.fails...)
	return s
}
