package brandkit

import (
	"reflect"
	"strings"

	"onevoice/brandkit/lang"
)

// examples says which fields are still as the template has them, where the
// brand's name or the palette is: a word that stayed on purpose is no matter
// once those are the brand's own.
func (v *validator) examples() {
	var still []string
	for _, to := range []string{"zh", "en"} {
		t, err := Parse(FileName, Template(to), nil)
		if err != nil {
			continue // a test loads the templates
		}
		if more := v.kit.still(t); len(more) > len(still) {
			still = more
		}
	}
	if list := strings.Join(still, " "); strings.Contains(list, "brand.") || strings.Contains(list, "palette") {
		v.no(still[0], lang.F("还是模板里的例子：%s", "still the template's examples: %s", list),
			lang.F("换成你们自己的；没有定下来的就删掉，删掉的不检查", "put your own there; what isn't decided may go, and isn't checked"))
	}
}

// still returns the fields in which a kit says what the template t does.
func (k *Kit) still(t *Kit) []string {
	var out []string
	for _, f := range []struct {
		name string
		a, b any
	}{
		{"brand.zh", k.Brand.ZH, t.Brand.ZH}, {"brand.en", k.Brand.EN, t.Brand.EN}, {"terms", k.Terms, t.Terms},
		{"voice.tone", k.Voice.Tone, t.Voice.Tone}, {"palette", k.Palette, t.Palette},
	} {
		if !reflect.ValueOf(f.a).IsZero() && reflect.DeepEqual(f.a, f.b) {
			out = append(out, f.name)
		}
	}
	return out
}
