package brandkit

import (
	"reflect"
	"strings"
)

// Sectors returns the ids a kit's or an asset's sector may have: what the tag
// of Kit.Sector allows.
func Sectors() []string {
	f, _ := reflect.TypeFor[Kit]().FieldByName("Sector")
	return strings.Fields(f.Tag.Get("allow"))
}
