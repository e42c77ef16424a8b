package rules

import (
	"regexp"
	"sync"

	"onevoice/brandkit/channel"
)

// perSpec holds the compiled patterns of each channel met. The zero value is
// ready.
type perSpec struct {
	mu   sync.Mutex
	made map[*channel.Spec][]*regexp.Regexp
}

func (c *perSpec) get(spec *channel.Spec) ([]*regexp.Regexp, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if made, ok := c.made[spec]; ok {
		return made, nil
	}
	made := make([]*regexp.Regexp, len(spec.Forbid))
	for i, f := range spec.Forbid {
		re, err := compile(f.Pattern)
		if err != nil {
			return nil, err
		}
		made[i] = re
	}
	if c.made == nil {
		c.made = map[*channel.Spec][]*regexp.Regexp{}
	}
	c.made[spec] = made
	return made, nil
}
