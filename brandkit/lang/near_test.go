package lang

import "testing"

func TestNear(t *testing.T) {
	keys := []string{"brand", "sector", "taglines", "terms", "topics", "logos", "min_width", "zh", "en", "wechat", "主色.png"}
	for word, want := range map[string]string{
		"tagline": "taglines", "Taglines": "taglines", "taglnies": "taglines", "min-width": "min_width",
		"sektor": "sector", "z": "zh", "xq": "", "colour": "", "": "", "weixin": "", "wechatt": "wechat",
		"主色.jpg": "主色.png", "品牌": "", "term": "terms",
	} {
		if got := Near(word, keys); got != want {
			t.Errorf("Near(%q) = %q, want %q", word, got, want)
		}
	}
}
