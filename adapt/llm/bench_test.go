package llm_test

import (
	"testing"

	"onevoice/adapt"
	"onevoice/adapt/llm"
	"onevoice/adapt/llm/double"
	"onevoice/brandkit"
)

// BenchmarkRewrite measures what a rewriter costs beside the network: the four
// variants of one master with a model that answers at once.
func BenchmarkRewrite(b *testing.B) {
	kit := brandkit.Neutral()
	rw := llm.New(kit, rulebook(b), model(double.Each(double.Perfect)), llm.Options{})
	for _, name := range []string{"zh-promo", "en-webinar"} {
		d := master(b, "../../testdata/adapt/"+name+"/master.md")
		for _, id := range four {
			b.Run(name+"/"+id, func(b *testing.B) {
				for b.Loop() {
					if _, err := adapt.To(b.Context(), kit, d, id, rw); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
