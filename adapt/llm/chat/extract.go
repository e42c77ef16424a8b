package chat

import (
	"strings"
)

// Limits of what is looked at.
const (
	mostText  = 1 << 20 // bytes
	mostBrace = 100     // places at which an object may begin
)

// extract returns the one JSON object in an answer. Words and fences round it
// don't matter, nor do a byte order mark, comments, trailing commas, single or
// full-width quotes. Two objects are refused, and so is one that is broken or
// says a key twice: nobody could tell which was meant.
func extract(text string) (map[string]any, error) {
	if len(text) > mostText {
		return nil, misshapen("an answer of more than %d KB", mostText>>10)
	}
	var found map[string]any
	for at, tried := 0, 0; ; tried++ {
		i := strings.IndexByte(text[at:], '{')
		if i < 0 {
			break
		}
		if at += i; tried == mostBrace {
			return nil, misshapen("too many braces")
		}
		p := &parser{s: text, at: at}
		object, err := p.object(0)
		switch {
		case err != nil && p.begun:
			return nil, misshapen("broken JSON: %v", err)
		case err != nil:
			at++ // a brace in prose
			continue
		case found != nil:
			return nil, misshapen("two JSON objects")
		}
		found, at = object, p.at
	}
	if found == nil {
		return nil, misshapen("no JSON object")
	}
	return found, nil
}
