package chat

import (
	"sync"
	"time"

	"onevoice/brandkit/lang"
)

// A Budget is the most that may be used. 0 is no limit.
type Budget struct {
	Calls  int // requests, retries among them
	Tokens int // of questions and answers
	Time   time.Duration
}

// A purse counts what is used, for the run and for each master.
type purse struct {
	run, each Budget
	mu        sync.Mutex
	total     tally
	of        map[string]*tally
	cached    int
	guessed   bool
	retries   int
}

type tally struct {
	start       time.Time // of the first question
	calls       int
	in, out     int
	outstanding int // tokens that questions under way may take
}

func newPurse(run, each Budget) *purse {
	return &purse{run: run, each: each, of: map[string]*tally{}}
}

// An account is a tally and what it may come to.
type account struct {
	*tally
	Budget
}

// accounts returns the run's, then the master's.
func (p *purse) accounts(master string) []account {
	all := []account{{&p.total, p.run}}
	if master != "" {
		if p.of[master] == nil {
			p.of[master] = &tally{}
		}
		all = append(all, account{p.of[master], p.each})
	}
	for _, a := range all {
		if a.start.IsZero() {
			a.start = time.Now()
		}
	}
	return all
}

// reserve sets tokens aside for a question, or refuses. It returns when the
// time of the run or the master is over; the zero time where it never is.
func (p *purse) reserve(master string, tokens int) (time.Time, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var end time.Time
	all := p.accounts(master)
	for _, a := range all {
		if a.Tokens > 0 && a.in+a.out+a.outstanding+tokens > a.Tokens {
			return end, spentUp(lang.F("%d 个词元", "%d tokens", a.Tokens))
		}
		if a.Time > 0 {
			if at := a.start.Add(a.Time); end.IsZero() || at.Before(end) {
				end = at
			}
			if a.over() {
				return end, spentUp(a.seconds())
			}
		}
	}
	for _, a := range all {
		a.outstanding += tokens
	}
	return end, nil
}

// overtime is the failure of a question in the midst of which the time ended.
func (p *purse) overtime(master string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.accounts(master) {
		if a.over() {
			return spentUp(a.seconds())
		}
	}
	return &Error{Kind: Late}
}

// over reports whether the time of an account has ended.
func (a account) over() bool { return a.Time > 0 && time.Since(a.start) >= a.Time }

func (b Budget) seconds() lang.Words {
	return lang.F("%.0f 秒", "%.0f seconds", b.Time.Seconds())
}

// call counts one request, or refuses.
func (p *purse) call(master string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.accounts(master)
	for _, a := range all {
		if a.Calls > 0 && a.calls >= a.Calls {
			return spentUp(lang.F("%d 次请求", "%d requests", a.Calls))
		}
	}
	for _, a := range all {
		a.calls++
	}
	return nil
}

// retry takes one retry of those that a run has: ten, and one for every fifth
// request, so that an endpoint in trouble isn't pressed.
func (p *purse) retry() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.retries++
	return p.retries <= 10+p.total.calls/5
}

// settle puts in the stead of what was reserved what was used.
func (p *purse) settle(master string, tokens int, u Usage) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.accounts(master) {
		a.outstanding -= tokens
		a.in += u.In
		a.out += u.Out
	}
	p.guessed = p.guessed || u.Estimated
}

func (p *purse) hit() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cached++
}

func (p *purse) spent() Spent {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Spent{Calls: p.total.calls, Cached: p.cached, Usage: Usage{In: p.total.in, Out: p.total.out, Estimated: p.guessed}}
}

// spentUp is the refusal of a question for which nothing is left.
func spentUp(limit lang.Words) error { return &Error{Kind: Exhausted, limit: limit} }
