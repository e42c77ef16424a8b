package lang

import (
	"cmp"
	"errors"
	"slices"
)

// Join makes one error of many, in the order of paths, lines and columns, each
// said once; nil of none.
func Join(errs []*Error) error {
	if len(errs) == 0 {
		return nil
	}
	errs = slices.Clone(errs)
	slices.SortStableFunc(errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs = slices.CompactFunc(errs, func(a, b *Error) bool {
		return a.Path == b.Path && a.Line == b.Line && a.Column == b.Column && a.What == b.What
	})
	all := make([]error, len(errs))
	for i, e := range errs {
		all[i] = e
	}
	return errors.Join(all...)
}
