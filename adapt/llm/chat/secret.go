package chat

import (
	"net/url"
	"strings"
	"time"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/provider"
)

// leak is how many characters of a key in a row give it away.
const leak = 8

// scrub blots out whatever of the key stands in s: an endpoint may repeat it in
// a refusal, whole or in part.
func scrub(s, key string) string {
	if len(key) < leak {
		if key == "" {
			return s
		}
		return strings.ReplaceAll(s, key, "***")
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		n := 0
		if i+leak <= len(s) && strings.Contains(key, s[i:i+leak]) {
			n = leak
			for i+n < len(s) && strings.Contains(key, s[i:i+n+1]) {
				n++
			}
		}
		if n == 0 {
			out.WriteByte(s[i])
			i++
			continue
		}
		out.WriteString("***")
		i += n
	}
	return out.String()
}

// sendable refuses what can't be put into a request, without repeating a key.
func sendable(p provider.Provider, o Options) error {
	u, err := url.Parse(p.BaseURL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return &lang.Error{What: lang.F("大模型接口的地址不对：%s", "this is no address of an endpoint: %s", provider.Shown(p.BaseURL)),
			Hint: lang.F("写成 https://主机/v1 的样子", "write it like https://host/v1")}
	}
	if strings.ContainsFunc(o.Key, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return &lang.Error{What: lang.F("大模型的密钥里有不能发送的字符", "the key for the model holds characters that can't be sent"),
			Hint: lang.F("重新复制一次密钥：只有字母、数字和符号，没有空格和换行", "copy the key again: letters, digits and signs, no spaces or line breaks")}
	}
	return nil
}

// patience is how long one answer of an endpoint may take.
func patience(address string) time.Duration {
	if provider.Near(address) {
		return nearTime
	}
	return callTime
}
