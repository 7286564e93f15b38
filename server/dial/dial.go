// Package dial holds which addresses are called from here, whoever gave the name
// that stands for them: never this machine, its neighbours or what stands for
// another address. It refuses to know what is said there.
package dial

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"syscall"
)

// ErrNowhere says that a name turned out to stand for an address that is never called.
var ErrNowhere = errors.New("the host is at an address that is never called")

// inside are the networks a municipality has of its own (RFC 1918, RFC 4193).
var inside = prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")

// never are those that nobody we call is at: this machine, its neighbours
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
// says that the operator has said the host stands on the municipality's own
// network.
func MayCall(addr netip.Addr, onInside bool) bool {
	if !addr.IsValid() || addr.Zone() != "" {
		return false
	}
	addr = addr.Unmap()
	in := func(p netip.Prefix) bool { return p.Contains(addr) }
	return !slices.ContainsFunc(never, in) && (onInside || !slices.ContainsFunc(inside, in))
}

// Only is a dialer that looks at each address a name turns out to stand for, after
// the name has been looked up, and calls only where it may.
func Only(may func(netip.Addr) bool) *net.Dialer {
	return &net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !may(at.Addr()) {
			return ErrNowhere
		}
		return nil
	}}
}

// WithoutAddress is the error without the address, which net/http puts before it.
func WithoutAddress(err error) error {
	var about interface{ Unwrap() error }
	if errors.As(err, &about) && about.Unwrap() != nil {
		return about.Unwrap()
	}
	return err
}
