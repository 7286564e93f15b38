package web

import (
	"net/netip"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// client is the address that a request comes from. Only a proxy that is named in
// the settings may say that it is another, and then the last one that such a proxy
// did not add itself counts: what stands before it anybody can have written. Of
// IPv6 it is the network of 64 bits, which one household has.
func (d door) client(c *fiber.Ctx) string {
	address, _ := netip.AddrFromSlice(c.Context().RemoteIP())
	if c.IsProxyTrusted() {
		steps := strings.Split(c.Get(fiber.HeaderXForwardedFor), ",")
		for i := len(steps) - 1; i >= 0; i-- {
			step, err := netip.ParseAddr(strings.TrimSpace(steps[i]))
			if err != nil {
				break
			}
			if address = step; !d.isProxy(step.Unmap()) {
				break
			}
		}
	}
	if address = address.Unmap(); address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}

func (d door) isProxy(address netip.Addr) bool {
	for _, p := range d.Proxies {
		if p.Contains(address) {
			return true
		}
	}
	return false
}

// written are the networks as Fiber reads them.
func written(proxies []netip.Prefix) []string {
	all := make([]string, len(proxies))
	for i, p := range proxies {
		all[i] = p.String()
	}
	return all
}
