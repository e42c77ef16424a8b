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

// tallies returns the run's tally and the master's, each with its budget.
func (p *purse) tallies(master string) map[*tally]Budget {
	all := map[*tally]Budget{&p.total: p.run}
	if master != "" {
		if p.of[master] == nil {
			p.of[master] = &tally{}
		}
		all[p.of[master]] = p.each
	}
	for t := range all {
		if t.start.IsZero() {
			t.start = time.Now()
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
	all := p.tallies(master)
	for t, b := range all {
		if b.Tokens > 0 && t.in+t.out+t.outstanding+tokens > b.Tokens {
			return end, spentUp(lang.F("%d 个词元", "%d tokens", b.Tokens))
		}
		if b.Time > 0 {
			if at := t.start.Add(b.Time); end.IsZero() || at.Before(end) {
				end = at
			}
			if time.Since(t.start) >= b.Time {
				return end, spentUp(seconds(b))
			}
		}
	}
	for t := range all {
		t.outstanding += tokens
	}
	return end, nil
}

// overtime is the failure of a question in the midst of which the time ended.
func (p *purse) overtime(master string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for t, b := range p.tallies(master) {
		if b.Time > 0 && time.Since(t.start) >= b.Time {
			return spentUp(seconds(b))
		}
	}
	return &Error{Kind: Late}
}

func seconds(b Budget) lang.Words {
	return lang.F("%.0f 秒", "%.0f seconds", b.Time.Seconds())
}

// call counts one request, or refuses.
func (p *purse) call(master string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.tallies(master)
	for t, b := range all {
		if b.Calls > 0 && t.calls >= b.Calls {
			return spentUp(lang.F("%d 次请求", "%d requests", b.Calls))
		}
	}
	for t := range all {
		t.calls++
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
	for t := range p.tallies(master) {
		t.outstanding -= tokens
		t.in += u.In
		t.out += u.Out
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
