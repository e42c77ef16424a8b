package adapt

import (
	"regexp"
	"slices"
	"sync"

	"onevoice/lint/doc"
)

// warns reports whether a notice takes something back, tells to stop using it,
// or tells of an incident.
func warns(d *doc.Document) bool {
	return withdraws().MatchString(headline(d).String()) || slices.ContainsFunc(d.Blocks, func(b doc.Block) bool {
		return withdraws().MatchString(b.Text.String())
	})
}

var withdraws = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`召回|停售|停止(?:使用|销售|食用|饮用)|(?:立即|马上|请)停用|下架|安全(?:事故|事件|隐患)|质量问题|(?:数据|信息)泄[露漏]|起火|漏电|烫伤|触电|(?i:\b(?:recall(?:s|ed|ing)?|stop (?:using|selling|eating|drinking)|unplug|data breach|security incident|fire hazard|safety notice)\b)`)
})
