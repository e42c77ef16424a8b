package brandkit

import (
	"slices"
	"strings"
	"unicode/utf8"

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

// NearChannel returns the channel that id most likely was meant to be, by its
// id or by what people call it (小红书, email); "" where none is close.
func (k *Kit) NearChannel(id string) string {
	known := k.ChannelIDs()
	if near := lang.Near(id, known); near != "" || utf8.RuneCountInString(id) < 2 {
		return near
	}
	for _, one := range known {
		if spec, ok := k.Channel(one); ok && strings.Contains(strings.ToLower(spec.Name.ZH+" "+spec.Name.EN), strings.ToLower(id)) {
			return one
		}
	}
	return ""
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
		if spec, err = k.spec(id); err != nil {
			spec = nil
		}
		k.specs[id] = spec
	}
	return spec, spec != nil
}

// spec makes a channel: the built-in one at the end of its line, or an empty
// one, with the kit's words laid over it one after the other.
func (k *Kit) spec(id string) (*channel.Spec, error) {
	line, err := k.lineage(id)
	if err != nil {
		return nil, err
	}
	last := line[len(line)-1]
	spec := &channel.Spec{ID: last, Name: lang.Same(last)}
	if builtin(last) {
		if spec, err = channel.Load(last); err != nil {
			return nil, err
		}
	}
	for _, id := range slices.Backward(line) {
		if raw, own := k.Channels[id]; own {
			if spec, err = channel.Over(spec, id, raw); err != nil {
				return nil, err
			}
		}
	}
	return spec, nil
}

// lineage returns id, the channel it extends, the one that extends, and so on
// to a built-in one or one that only has an archetype.
func (k *Kit) lineage(id string) ([]string, error) {
	line := []string{id}
	for {
		raw, own := k.Channels[id]
		from := one(raw, "extends")
		switch {
		case from == "" && !own && !builtin(id):
			return nil, channel.Unknown(id, k.ChannelIDs())
		case from == "" && !builtin(id) && one(raw, "archetype") == "":
			e := channel.Unknown(id, channel.IDs())
			return nil, k.Mistake("channels."+id, e.What, lang.F("%s；要新加一个渠道，写上 extends 或 archetype",
				"%s; to add a channel, give its extends or archetype", e.Hint))
		case from == "", from == id && builtin(id):
			return line, nil
		case slices.Contains(line, from):
			return nil, raw.Mistake("extends", lang.F("extends 绕成了一圈：%s", "extends leads back to %s", from),
				lang.F("从一个内置渠道开始", "start from a built-in channel"))
		case !slices.Contains(k.ChannelIDs(), from):
			e := channel.Unknown(from, k.ChannelIDs())
			return nil, raw.Mistake("extends", e.What, e.Hint)
		}
		id = from
		line = append(line, id)
	}
}

func builtin(id string) bool { return slices.Contains(channel.IDs(), id) }

// one returns the value at path of raw, "" if there is none.
func one(raw yaml.Raw, path string) string {
	for _, s := range raw.Scalars() {
		if s.Path == path {
			return s.Value
		}
	}
	return ""
}
