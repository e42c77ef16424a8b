package rules

import (
	"sync"

	"onevoice/brandkit"
)

// perKit holds what a rule works out of a kit once, for every document that
// is held against it. The zero value is ready.
type perKit[T any] struct {
	mu   sync.Mutex
	kit  *brandkit.Kit
	made T
}

func (p *perKit[T]) get(kit *brandkit.Kit, make func(*brandkit.Kit) T) T {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kit != kit {
		p.kit, p.made = kit, make(kit)
	}
	return p.made
}
