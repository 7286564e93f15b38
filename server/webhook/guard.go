package webhook

import (
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Where it cannot be called.
var (
	ErrAddress = errors.New("the address must be https, with a host name and nothing before or after it but a path")
	ErrNowhere = errors.New("the host is at an address that is never called")
)

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

// inside are the networks a municipality has of its own (RFC 1918, RFC 4193).
var inside = prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")

// never are those that no department's system is at: this machine, its neighbours
// on the line, what a provider shares among customers, what stands for another
// address, what is for examples, and what is for many at once.
var never = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
	"fe80::/10", "fec0::/10", "ff00::/8",
)

func prefixes(list ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(list))
	for i, one := range list {
		all[i] = netip.MustParsePrefix(one)
	}
	return all
}

// MayCall reports whether an address that a name stands for may be called. onInside
// says that the operator has said the system stands on the municipality's own
// network.
func MayCall(addr netip.Addr, onInside bool) bool {
	if !addr.IsValid() || addr.Zone() != "" {
		return false
	}
	addr = addr.Unmap()
	in := func(p netip.Prefix) bool { return p.Contains(addr) }
	return !slices.ContainsFunc(never, in) && (onInside || !slices.ContainsFunc(inside, in))
}
