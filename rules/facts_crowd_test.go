package rules

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"onevoice/brandkit"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// crowd makes n documents of one campaign that say the same facts among words
// of their own.
func crowd(tb testing.TB, n int) []*doc.Document {
	tb.Helper()
	var out []*doc.Document
	for i := range n {
		var s strings.Builder
		fmt.Fprintf(&s, "# %s：晴川 S3，续航 20 天\n\n晴川 S3 首发价 ¥899，活动截至 12 月 20 日。12 月 8 日 20:00 开售。\n\n", names5(i))
		for k := range 8 {
			fmt.Fprintf(&s, "第 %d 站我们走了 %d 公里，海拔 %d 米，%s水温 %d 度，用时 %d 分钟，遇到 %d 位同伴。\n\n", k+1, 3+(i*7+k)%40, 300+i*13+k*100, names5(i+k), 40+(i+k)%50, 20+i%70, 2+(i*k)%9)
		}
		s.WriteString("客服 400-555-0188，下单填优惠码 RIVER26，详见 https://www.qingchuan.example.com/s3 。\n")
		d, err := read.Bytes(fmt.Sprintf("%04d.md", i), []byte(s.String()))
		if err != nil {
			tb.Fatal(err)
		}
		d.Meta = append(d.Meta, doc.Field{Path: "campaign.id", Text: say("one")})
		out = append(out, d)
	}
	return out
}

// names5 returns five characters of its own for each i.
func names5(i int) string {
	where, x := []rune("青石溪口竹林山腰云海松针鹿角茶亭古道断桥落雁回声"), uint32(i+1)*2654435761
	out := make([]rune, 5)
	for k := range out {
		out[k] = where[x>>(k*5)%uint32(len(where))]
	}
	return string(out)
}

// What one of many documents says otherwise is found however many there are.
func TestFactsOfACrowd(t *testing.T) {
	if testing.Short() {
		t.Skip("draws or reads many pictures")
	}
	docs := crowd(t, 90)
	for old, wrong := range map[string]string{"续航 20 天": "续航 24 天", "¥899": "¥889", "12 月 20 日": "12 月 25 日", "20:00": "21:00", "RIVER26": "RIVRE26", "400-555-0188": "400-555-0118", "qingchuan.": "qingchaun."} {
		d, err := read.Bytes("x.md", []byte(strings.Replace(docs[80].Blocks[0].Text.String()+"\n\n"+docs[80].Blocks[1].Text.String()+"\n\n"+docs[80].Blocks[len(docs[80].Blocks)-1].Text.String(), old, wrong, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got := factFindings(t, brandkit.Neutral(), append([]*doc.Document{d}, docs...)); len(got) != 1 || got[0].Place.Doc != d {
			t.Errorf("%s: %d findings", wrong, len(got))
			for _, f := range got[:min(len(got), 4)] {
				t.Logf("%s: %s: %s", f.Place.Doc.Source.Name, f.Place.Block.Text, f.Message.ZH)
			}
		}
	}
}

// The rules about facts on a thousand documents of one campaign.
func BenchmarkFactsOfACrowd(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs, kit := crowd(b, n), brandkit.Neutral()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := lint.Run(context.Background(), kit, factRules(), docs); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
