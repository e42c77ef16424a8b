package chat

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how many levels an object may have. Those asked for are flat, with
// lists at most.
const deepest = 8

// A parser reads JSON as models write it.
type parser struct {
	s     string
	at    int
	begun bool // what was read so far can only be an object: a brace and a key in quotes, or nothing
}

var errEnd = errors.New("it ends too early")

// object reads an object from its brace on.
func (p *parser) object(depth int) (map[string]any, error) {
	out := map[string]any{}
	p.at++
	for {
		if err := p.space(); err != nil {
			return nil, err
		}
		if p.take("}") {
			p.begun = true
			return out, nil
		}
		key, err := p.text()
		if err != nil {
			return nil, err
		}
		if err := p.space(); err != nil {
			return nil, err
		}
		if !p.take(":") && !p.take("：") {
			return nil, p.odd()
		}
		p.begun = true
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("the key %q twice", short(key))
		}
		if out[key], err = p.value(depth + 1); err != nil {
			return nil, err
		}
		if err := p.next("}"); err != nil {
			return nil, err
		}
	}
}

// list reads a list from its bracket on.
func (p *parser) list(depth int) ([]any, error) {
	out := []any{}
	p.at++
	for {
		if err := p.space(); err != nil {
			return nil, err
		}
		if p.take("]") {
			return out, nil
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		if err := p.next("]"); err != nil {
			return nil, err
		}
	}
}

// next passes over the comma behind a value; the end may stand in its place.
func (p *parser) next(end string) error {
	if err := p.space(); err != nil {
		return err
	}
	if p.take(",") || p.take("，") || strings.HasPrefix(p.s[p.at:], end) {
		return nil
	}
	return p.odd()
}

var number = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`)

func (p *parser) value(depth int) (any, error) {
	if err := p.space(); err != nil {
		return nil, err
	}
	if depth > deepest {
		return nil, errors.New("too deep")
	}
	rest := p.s[p.at:]
	switch {
	case strings.HasPrefix(rest, "{"):
		return p.object(depth)
	case strings.HasPrefix(rest, "["):
		return p.list(depth)
	}
	for word, v := range map[string]any{"true": true, "True": true, "false": false, "False": false, "null": nil, "None": nil} {
		if p.take(word) {
			return v, nil
		}
	}
	if s := number.FindString(rest[:min(len(rest), 64)]); s != "" {
		p.at += len(s)
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || v == 0 && strings.ContainsAny(strings.TrimLeft(s, "-0."), "123456789") && !strings.HasPrefix(s, "0e") || math.IsInf(v, 0) {
			return nil, fmt.Errorf("the number %s", s)
		}
		return v, nil
	}
	return p.text()
}

// text reads a string in quotes of any kind.
func (p *parser) text() (string, error) {
	for open, shut := range map[string]string{`"`: `"`, "'": "'", "“": "”", "＂": "＂"} {
		if p.take(open) {
			return p.until(shut)
		}
	}
	return "", p.odd()
}

func (p *parser) until(shut string) (string, error) {
	var out strings.Builder
	for p.at < len(p.s) {
		switch {
		case p.take(shut):
			return out.String(), nil
		case p.s[p.at] == '\\':
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			out.WriteRune(r)
		default:
			r, n := utf8.DecodeRuneInString(p.s[p.at:])
			if r == utf8.RuneError && n == 1 {
				return "", errors.New("damaged characters")
			}
			out.WriteRune(r)
			p.at += n
		}
	}
	return "", errEnd
}

// escape reads one character behind a backslash. Half of a surrogate pair is no
// character.
func (p *parser) escape() (rune, error) {
	if p.at+1 >= len(p.s) {
		return 0, errEnd
	}
	c := p.s[p.at+1]
	p.at += 2
	if i := strings.IndexByte(`"\/'bfnrt`, c); i >= 0 {
		return rune("\"\\/'\b\f\n\r\t"[i]), nil
	}
	if c != 'u' {
		return 0, fmt.Errorf("the escape \\%c", c)
	}
	r, err := p.hex()
	if err != nil || !utf16.IsSurrogate(r) {
		return r, err
	}
	if !p.take(`\u`) {
		return 0, errors.New("half a character")
	}
	low, err := p.hex()
	if r = utf16.DecodeRune(r, low); err == nil && r == utf8.RuneError {
		err = errors.New("half a character")
	}
	return r, err
}

func (p *parser) hex() (rune, error) {
	if p.at+4 > len(p.s) {
		return 0, errEnd
	}
	n, err := strconv.ParseUint(p.s[p.at:p.at+4], 16, 16)
	p.at += 4
	if err != nil {
		return 0, errors.New("a broken escape")
	}
	return rune(n), nil
}

// space passes over space and comments.
func (p *parser) space() error {
	for p.at < len(p.s) {
		end := ""
		switch rest := p.s[p.at:]; {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			p.at++
			continue
		case strings.HasPrefix(rest, "\ufeff"), strings.HasPrefix(rest, "\u00a0"), strings.HasPrefix(rest, "\u3000"):
			_, n := utf8.DecodeRuneInString(rest)
			p.at += n
			continue
		case strings.HasPrefix(rest, "//"):
			end = "\n"
		case strings.HasPrefix(rest, "/*"):
			end = "*/"
		default:
			return nil
		}
		i := strings.Index(p.s[p.at:], end)
		if i < 0 {
			p.at = len(p.s)
			return errEnd
		}
		p.at += i + len(end)
	}
	return errEnd
}

func (p *parser) take(word string) bool {
	if !strings.HasPrefix(p.s[p.at:], word) {
		return false
	}
	p.at += len(word)
	return true
}

func (p *parser) odd() error {
	if p.at >= len(p.s) {
		return errEnd
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.at:])
	return fmt.Errorf("%q where it can't stand", r)
}
