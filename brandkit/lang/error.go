package lang

import (
	"errors"
	"fmt"
)

// An Error says, for a person, what could not be done, where, and what to do
// next. It is for what went wrong on the way (a file that is not there, a kit
// with a typo), never for what a rule found.
type Error struct {
	Path   string // the file as the user named it; "" when no file is to blame
	Line   int    // from 1; 0 when unknown
	Column int    // from 1, in characters; 0 when unknown
	Width  int    // characters to underline from Column; 0 means one
	Source string // the line itself, without its line break
	What   Words  // what is wrong
	Hint   Words  // what to do next
	Err    error  // the cause, if any
}

// Error says the failure in English.
func (e *Error) Error() string { return e.In("en") }

// In returns the error on one line in language to, without its hint.
func (e *Error) In(to string) string {
	s := e.What.In(to)
	switch {
	case e.Path == "":
		return s
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.Path, s)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, s)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, s)
}

// Unwrap returns what lies behind the failure; nil where nothing does.
func (e *Error) Unwrap() error { return e.Err }

// All returns the Errors that err is made of, in order: err itself, those it
// wraps, those it joins. A plain error becomes an Error that quotes it.
func All(err error) []*Error {
	if err == nil {
		return nil
	}
	if e, ok := err.(*Error); ok {
		return []*Error{e}
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out []*Error
		for _, one := range joined.Unwrap() {
			out = append(out, All(one)...)
		}
		return out
	}
	var e *Error
	if errors.As(err, &e) {
		return []*Error{e}
	}
	return []*Error{{What: Same(err.Error()), Err: err}}
}
