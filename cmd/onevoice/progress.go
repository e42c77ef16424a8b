package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

// A progress tells on stderr how far a batch is: on a terminal in one line
// that is written over, else in a line for each tenth.
type progress struct {
	app         *app
	total       int
	mu          sync.Mutex
	done, fails int
	passed      int // of done, those that an earlier run did
	live        bool
	start, last time.Time
}

// few is up to how many masters a batch needs no progress told.
const few = 20

func (a *app) progress(total int) *progress {
	p := &progress{app: a, total: total, start: time.Now()}
	if f, ok := a.stderr.(*os.File); ok && a.getenv("CI") == "" && a.getenv("TERM") != "dumb" {
		info, err := f.Stat()
		p.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// pass counts one master that an earlier run did.
func (p *progress) pass() {
	p.mu.Lock()
	p.passed++
	p.mu.Unlock()
	p.step(false)
}

// step counts one master.
func (p *progress) step(failed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if failed {
		p.fails++
	}
	if p.total <= few || p.app.quiet {
		return
	}
	switch {
	case p.live && (time.Since(p.last) > 100*time.Millisecond || p.done == p.total):
		p.last = time.Now()
		fmt.Fprint(p.app.stderr, "\r\x1b[K"+p.line())
	case !p.live && p.done*10/p.total > (p.done-1)*10/p.total:
		fmt.Fprintln(p.app.stderr, p.line())
	}
}

// line is where the batch stands: how many, how fast, how long to go.
func (p *progress) line() string {
	a := p.app
	parts := []string{fmt.Sprintf("%d/%d", p.done, p.total)}
	worked := p.done - p.passed // how fast what is done already was passed over says nothing
	rate := float64(worked) / max(time.Since(p.start).Seconds(), 0.001)
	if worked > 0 {
		parts = append(parts, a.say("每秒 %.0f 份", "%.0f a second", rate))
	}
	if left := p.total - p.done; left > 0 && worked > 0 {
		parts = append(parts, a.say("还要 %s", "%s to go", (time.Duration(float64(left)/rate)*time.Second).String()))
	}
	if p.fails > 0 {
		parts = append(parts, a.say("失败 %d 份", "%d failed", p.fails))
	}
	return strings.Join(parts, "  ")
}

// end clears the line that was written over.
func (p *progress) end() {
	if p.live && p.total > few && !p.app.quiet {
		fmt.Fprint(p.app.stderr, "\r\x1b[K")
	}
}
