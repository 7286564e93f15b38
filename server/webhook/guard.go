package webhook

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
)

// ErrAddress says where it cannot be called.
var ErrAddress = errors.New("the address must be https, with a host name and nothing before or after it but a path")

// longestAddress is how many bytes an address may have.
const longestAddress = 1000

// CheckAddress refuses an address that is not https to a named host: no user, no
// fragment, no number for a host, no name without a dot, and of the ports below
// 1024 only 443.
func CheckAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || len(address) > longestAddress || u.Scheme != "https" || u.User != nil || u.Opaque != "" || strings.Contains(address, "#") {
		return nil, ErrAddress
	}
	host := u.Hostname()
	if !isName(host) || strings.HasSuffix(u.Host, ":") || !isPort(u.Port()) {
		return nil, ErrAddress
	}
	return u, nil
}

func isPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && (n == 443 || n >= 1024)
}

// isName reports whether a host is a name: small letters, digits and hyphens, with
// a dot, and not a number in any of the ways numbers are written as hosts.
func isName(host string) bool {
	labels := strings.Split(host, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	last := labels[len(labels)-1]
	return len(labels) > 1 && len(host) <= 253 && strings.Trim(last[:1], "abcdefghijklmnopqrstuvwxyz") == "" && last != "local" && last != "localhost"
}
