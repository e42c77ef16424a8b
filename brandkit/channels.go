package brandkit

import (
	"slices"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// ChannelIDs returns the ids of the built-in channels and of those the kit
// adds, sorted.
func (k *Kit) ChannelIDs() []string {
	ids := channel.IDs()
	for id := range k.Channels {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Channel returns the channel called id with what the kit says about it, and
// whether there is one. It is made once, when first asked for; the caller must
// not change it. Several goroutines may ask at the same time.
func (k *Kit) Channel(id string) (*channel.Spec, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	spec, known := k.specs[id]
	if !known {
		if k.specs == nil {
			k.specs = map[string]*channel.Spec{}
		}
		var err error
		if spec, err = k.spec(id, nil); err != nil {
			spec = nil
		}
		k.specs[id] = spec
	}
	return spec, spec != nil
}

// spec makes a channel: a built-in one, the one it extends or an empty one,
// with the kit's words laid over it. within are the ids that are being made.
func (k *Kit) spec(id string, within []string) (*channel.Spec, error) {
	raw, own := k.Channels[id]
	if !own {
		return channel.Load(id)
	}
	base, err := k.base(id, raw, append(within, id))
	if err != nil {
		return nil, err
	}
	return channel.Over(base, id, raw)
}

func (k *Kit) base(id string, raw yaml.Raw, within []string) (*channel.Spec, error) {
	builtin := slices.Contains(channel.IDs(), id)
	from := one(raw, "extends")
	switch {
	case from != "" && from != id || from == id && !builtin:
		if slices.Contains(within, from) {
			return nil, raw.Mistake("extends", lang.F("extends 绕成了一圈：%s", "extends leads back to %s", from),
				lang.F("从一个内置渠道开始", "start from a built-in channel"))
		}
		if !slices.Contains(k.ChannelIDs(), from) {
			e := channel.Unknown(from, k.ChannelIDs())
			return nil, raw.Mistake("extends", e.What, e.Hint)
		}
		return k.spec(from, within)
	case builtin:
		return channel.Load(id)
	case one(raw, "archetype") == "":
		e := channel.Unknown(id, channel.IDs())
		return nil, k.Mistake("channels."+id, e.What, lang.F("%s；要新加一个渠道，写上 extends 或 archetype",
			"%s; to add a channel, give its extends or archetype", e.Hint))
	}
	return &channel.Spec{ID: id, Name: lang.Same(id)}, nil
}

// one returns the value at path of raw, "" if there is none.
func one(raw yaml.Raw, path string) string {
	for _, s := range raw.Scalars() {
		if s.Path == path {
			return s.Value
		}
	}
	return ""
}
