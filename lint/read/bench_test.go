package read

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// article returns the kind of Markdown text most copy is, 2 KB long, unlike
// others of another number.
func article(no int) []byte {
	const part = `
## 第 %[1]d 个理由：少油，也很香

我们用了 **417 天**，只为一锅不油的薯条。从选材到风道，每一步都请了十二位家庭主厨试过，
再由实验室复测；测到第 %[1]d 版，才敢说一句：可以端上桌了。原价 ~~¥1,699~~，首发价 **¥1,499**，截至 12 月 12 日。

- 热风均匀，薯条不用翻面；
- 可拆洗的内篮，*三分钟*洗干净；
- 详情见 [产品页](https://www.example.com/p3?no=%[1]d)，或写信给 hello@example.com。

> 第一次做就成功了，孩子说比外面的好吃。
> —— 试用者 小岚
`
	head := fmt.Sprintf("---\ntitle: 第 %d 篇\nchannel: wechat\ncampaign: p3\n---\n\n# 把油烟关在门外\n", no)
	return []byte(head + fmt.Sprintf(part, no) + fmt.Sprintf(part, no+1) + fmt.Sprintf(part, no+2) + "\n| 型号 | 价格 |\n| -- | -- |\n| P3 | ¥1,499 |\n")
}

// BenchmarkMarkdown reads files of the length most copy has, 2 KB.
func BenchmarkMarkdown(b *testing.B) {
	files := make([][]byte, 100)
	for i := range files {
		files[i] = article(i)
	}
	b.SetBytes(int64(len(files[0])))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Bytes("a.md", files[i%len(files)]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHTML reads a mail.
func BenchmarkHTML(b *testing.B) {
	one, err := os.ReadFile("testdata/mail.html")
	if err != nil {
		b.Fatal(err)
	}
	data := []byte(strings.Repeat(string(one), 10))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes("a.html", data); err != nil {
			b.Fatal(err)
		}
	}
}
