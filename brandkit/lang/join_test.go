package lang

import "testing"

func TestJoin(t *testing.T) {
	if err := Join(nil); err != nil {
		t.Errorf("Join(nil) = %v", err)
	}
	at := func(path string, line, col int, what string) *Error {
		return &Error{Path: path, Line: line, Column: col, What: Same(what)}
	}
	got := ""
	for _, e := range All(Join([]*Error{at("b", 1, 1, "4"), at("a", 2, 9, "3"), at("a", 2, 1, "1"), at("a", 2, 1, "2"), at("a", 2, 1, "2")})) {
		got += e.What.ZH
	}
	if got != "1234" {
		t.Errorf("order %s", got)
	}
}
