package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"onevoice/brandkit/lang"
)

// A Kind is what went wrong with a question.
type Kind string

// Kinds of failure.
const (
	Auth      Kind = "auth"      // the key isn't taken
	Balance   Kind = "balance"   // the account is empty
	Rate      Kind = "rate"      // too many questions
	Down      Kind = "down"      // nobody there, or not in a state to answer
	Late      Kind = "late"      // no answer in time
	Asked     Kind = "asked"     // the endpoint doesn't take the question: the model's name, a parameter
	Refused   Kind = "refused"   // the model or a filter won't answer
	Truncated Kind = "truncated" // the answer was cut
	Window    Kind = "window"    // the question was cut: it doesn't fit the model's window
	Blank     Kind = "blank"     // an answer without words
	Shape     Kind = "shape"     // not what was asked for
	Exhausted Kind = "budget"    // a limit of this run or master
	Offline   Kind = "offline"   // not in the cache
)

// An Error is a question without an answer.
type Error struct {
	Kind    Kind
	Status  int    // of HTTP; 0 when there was none
	Message string // the endpoint's own words, or ours; never holds the key
	Err     error  // the cause, if any

	limit  lang.Words    // the limit that is reached
	again  time.Duration // when the endpoint wants to be asked again; 0: it doesn't say
	retry  bool          // asking the same again may help
	nobody bool          // no connection came about
}

// Error says the failure in English.
func (e *Error) Error() string { return e.Words().EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Words says the failure to a person.
func (e *Error) Words() lang.Words {
	w := kinds(e.Kind)
	switch {
	case !e.limit.Empty():
		return lang.F("%[1]s（%[2]s）", "%[1]s (%[2]s)", w, e.limit)
	case e.Status != 0 && e.Message != "":
		return lang.F("%[1]s（HTTP %[2]d：%[3]s）", "%[1]s (HTTP %[2]d: %[3]s)", w, e.Status, e.Message)
	case e.Status != 0:
		return lang.F("%[1]s（HTTP %[2]d）", "%[1]s (HTTP %[2]d)", w, e.Status)
	case e.Message != "":
		return lang.F("%[1]s（%[2]s）", "%[1]s (%[2]s)", w, e.Message)
	}
	return w
}

func kinds(k Kind) lang.Words {
	switch k {
	case Auth:
		return lang.F("接口不认这个密钥", "the endpoint doesn't take the key")
	case Balance:
		return lang.F("账户余额不足", "the account is out of credit")
	case Rate:
		return lang.F("请求太密，被限流", "too many requests")
	case Down:
		return lang.F("连不上接口", "the endpoint can't be reached")
	case Late:
		return lang.F("没有在时限内答完", "no answer in time")
	case Asked:
		return lang.F("接口不接受这个请求", "the endpoint doesn't take the request")
	case Refused:
		return lang.F("模型拒绝回答", "the model refuses to answer")
	case Truncated:
		return lang.F("回答被截断", "the answer was cut short")
	case Window:
		return lang.F("提示词超出模型的窗口，被截断", "the prompt was cut: it doesn't fit the model's window")
	case Blank:
		return lang.F("回答是空的", "the answer is blank")
	case Exhausted:
		return lang.F("到了用量上限", "a limit of this run is reached")
	case Offline:
		return lang.F("缓存里没有，又不许联网", "not in the cache, and the network is not to be used")
	}
	return lang.F("回答不是要的样子", "the answer isn't in the shape that was asked for")
}

// asError makes an Error of any failure.
func asError(err error) *Error {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{Kind: Late, Err: err}
	case errors.Is(err, context.Canceled):
		return &Error{Kind: Late, Message: "interrupted", Err: err}
	}
	return &Error{Kind: Shape, Message: short(err.Error()), Err: err}
}

func misshapen(format string, args ...any) *Error {
	return &Error{Kind: Shape, Message: fmt.Sprintf(format, args...)}
}

// longest is how much of an endpoint's own words is repeated, in characters.
const longest = 200

// short makes foreign words fit for one line: no control characters, not too
// many.
func short(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' }), " ")
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return strings.ToValidUTF8(s, "�")
}
