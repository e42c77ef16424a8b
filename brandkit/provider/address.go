package provider

import (
	"net"
	"net/url"
	"strings"

	"onevoice/brandkit/lang"
)

// PlainVar set to 1 lets a key go unencrypted to another network.
const PlainVar = Prefix + "LLM_PLAIN_HTTP"

// Shown is an address without what may be secret in it: a name and password
// before the host, and what follows the path.
func Shown(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "…"
	}
	return u.Scheme + "://" + u.Host + u.Path
}

// Near reports whether an address is on one's own machine or network: a
// loopback or private address (RFC 1918, RFC 4193), a name without a dot, or
// one that only a local network has (RFC 6761, RFC 6762, RFC 8375, .internal).
func Near(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsPrivate()
	}
	for _, end := range [...]string{".localhost", ".local", ".internal", ".home.arpa"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return !strings.Contains(host, ".")
}

// overheard refuses an address to which a key would travel in plain sight of
// every network on its way.
func overheard(address, key string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || Near(address) || key == "" && u.User == nil {
		return nil
	}
	return &lang.Error{
		What: lang.F("%s 没有加密，密钥在路上谁都能看到，所以没有发", "%s is not encrypted: the key could be read on its way, so it was not sent", Shown(address)),
		Hint: lang.F("把地址写成 https://；确实要这样发，就设 %s=1", "write the address with https://; to send it all the same set %s=1", PlainVar),
	}
}
